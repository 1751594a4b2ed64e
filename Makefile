# Two commands matter: `make run` shows the application at work, `make test` checks everything.
# Both begin with `make setup`, which can be repeated at no cost.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.SILENT:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help setup system-packages environment run test bench faults lint messages lock pictures installers

BIN := .venv/bin
CODE := desktop_app db resources ui tests
# The drawing libraries are those of Qt, which the tests compare shaped text with.
PACKAGES := libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0 \
	postgresql poppler-utils qpdf
# What Qt needs besides to open windows on a real screen, and one screen for the tests.
SCREEN_PACKAGES := xvfb xauth xdotool libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 \
	libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0
PYTHON_PACKAGES := python3.11 python3.11-venv

help: ## this list
	sed -n 's/^\([a-z]*\):.*## /make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

# --- setting up -------------------------------------------------------------------------------

setup: environment ## everything the application needs, in .venv

# Debian's packages: installed by root, else named in the one line to type.
system-packages:
	command -v dpkg-query >/dev/null || { echo "setup: not a Debian system; PostgreSQL 15 or newer, poppler and qpdf are needed"; exit 0; }
	wanted="$(PACKAGES) $(SCREEN_PACKAGES)"
	[ -n "$$($(FIND_PYTHON))" ] || wanted="$$wanted $(PYTHON_PACKAGES)"
	missing=""
	for package in $$wanted; do
	    dpkg-query -W -f '$${db:Status-Status}' "$$package" 2>/dev/null | grep -qx installed || missing="$$missing $$package"
	done
	[ -n "$$missing" ] || { echo "setup: system packages are there"; exit 0; }
	if [ "$$(id -u)" != 0 ]; then
	    echo "setup: some system packages are missing; type this line, then the same command again:" >&2
	    echo "  sudo apt-get update && sudo apt-get install --yes$$missing" >&2
	    exit 1
	fi
	echo "setup: installing$$missing"
	export DEBIAN_FRONTEND=noninteractive
	apt-get update --quiet=2
	apt-get install --yes --quiet=2 --no-install-recommends $$missing

# The stamp holds what was installed: nothing is done again while it has not changed.
environment: system-packages
	python="$$($(FIND_PYTHON))"
	[ -n "$$python" ] || { echo "setup: Python 3.11 with venv is needed, and none was found" >&2; exit 1; }
	wanted="$$(cat requirements.lock pyproject.toml | sha256sum) $(CURDIR)"
	if [ "$$(cat .venv/.installed 2>/dev/null)" = "$$wanted" ] && $(BIN)/python -c 'import desktop_app' 2>/dev/null; then
	    echo "setup: .venv is up to date"
	    exit 0
	fi
	rm -f .venv/.installed
	# An environment of another Python, or moved from another folder, is made again.
	if ! { $(BIN)/python -c 'import sys, pip; sys.exit(sys.version_info[:2] != (3, 11))' && grep -qF "$(CURDIR)/.venv" .venv/bin/activate; } 2>/dev/null; then
	    echo "setup: making .venv with $$python"
	    "$$python" -m venv --clear .venv
	fi
	echo "setup: installing what requirements.lock names"
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	echo "$$wanted" >.venv/.installed
	echo "setup: done, the program is $(BIN)/permanence"

# Prints the first Python 3.11 that can make an environment, or nothing.
define FIND_PYTHON
for candidate in python3.11 python3 /usr/bin/python3.11; do
    if "$$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info[:2] != (3, 11))' >/dev/null 2>&1; then
        command -v "$$candidate"
        break
    fi
done
endef

# --- the application --------------------------------------------------------------------------

# A screen that windows can be shown on; empty where there is none.
export SCREEN := $(if $(filter Darwin,$(shell uname -s)),yes,$(DISPLAY)$(WAYLAND_DISPLAY))
DAY := 2026-11-24
DEMO := demo
CENTRE := $(DEMO)/centre.db
# The language of the person, French unless their computer speaks English.
SPOKEN := $(if $(filter en%,$(or $(LC_ALL),$(LC_MESSAGES),$(LANG))),--language en)

# Without a screen the same day is done through the same window, drawn on a virtual one.
run: setup ## the window on the day of the sample centre; without a screen, that day done and kept as files
	export PERMANENCE_NOW=$(DAY)T11:10
	[ -e $(CENTRE) ] || $(BIN)/permanence demo --folder $(DEMO) --no-window $(SPOKEN)
	if [ -n "$$SCREEN" ]; then
	    echo "run: opening the window on $(DAY)"
	    exec $(BIN)/permanence $(CENTRE) $(SPOKEN)
	fi
	echo "run: no screen here; the day is done on a virtual one" && echo
	virtual=""
	command -v xvfb-run >/dev/null && virtual="xvfb-run --auto-servernum --server-args=-screen\ 0\ 1366x768x24"
	eval "$$virtual" $(BIN)/permanence tour $(CENTRE) --date $(DAY) --out $(DEMO) $(SPOKEN)

# --- checking ---------------------------------------------------------------------------------

lint: setup ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Two at a time on two processors; then, one by one, what needs the whole machine (tests/conftest.py).
# Sets have the same order in both processes and at each run; `make faults` leaves it to chance.
test: export PYTHONHASHSEED := 0
test: lint ## every check: lint, types, contracts, tests on both engines
	$(SHORT_LIVED)
	TMPDIR="$$folder" $(BIN)/pytest --quiet -n 2 -m "not faults and not bench and not alone"
	$(BIN)/pytest --quiet -m "alone and not faults and not bench"

# The tests make and throw away thousands of small databases: in memory where there is room for them.
# What is tested alone waits for a real disk.
define SHORT_LIVED
folder="$$(mktemp -d)"
trap 'rm -rf "$$folder"' EXIT
room="$$(df --output=avail --block-size=1G /dev/shm 2>/dev/null | tail -n 1)"
if [ "$${room:-0}" -ge 4 ]; then
    rm -rf "$$folder"
    folder="$$(mktemp -d -p /dev/shm)"
    chmod 1777 "$$folder" # as any temporary folder: the database server of the tests has a user of its own
fi
endef

faults: setup ## the long forms of kills, races and bad input
	$(BIN)/pytest --hypothesis-profile=search --timeout=3600 -m faults

bench: setup ## the measurements, written to docs/speed.md
	$(BIN)/python -m tests.benchmarks

messages: setup ## gather the texts of the code into resources/i18n and compile them
	$(BIN)/python -m tests.messages $(FROM)

pictures: setup ## draw again the pictures of the screens and of the README; look at each before it is committed
	$(BIN)/python -m tests.pictures.screens
	folder="$$(mktemp -d)"
	trap 'rm -rf "$$folder"' EXIT
	export PERMANENCE_NOW=$(DAY)T11:10
	$(BIN)/permanence new "$$folder/centre.db" --from tests/pictures/centre
	$(BIN)/permanence screenshot "$$folder/centre.db" --screen planning --date $(DAY) --select C01-02 --out docs/pictures/window.png

installers: setup ## the Debian package, in dist/; needs binutils
	$(BIN)/python -m installer.build

lock: setup ## choose the parts again within pyproject.toml and write requirements.lock
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --all-extras --allow-unsafe --generate-hashes --strip-extras --no-header --no-annotate \
	    --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --output-file requirements.lock pyproject.toml
	sed -i -e '/^# The following packages/d' -e '1i # What Permanence is made of and tested with, with the hashes of every file; written by `make lock`.' requirements.lock
