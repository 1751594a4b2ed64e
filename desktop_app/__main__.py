"""The program `permanence`, also `python -m desktop_app`."""

import sys

from desktop_app.cli.program import main as program


def main() -> None:
    """Do what was typed and leave with its exit status."""
    sys.exit(program())


if __name__ == "__main__":
    main()
