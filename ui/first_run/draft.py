"""What was typed at a first run: kept when somebody leaves, read, and turned into a centre."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.domain.new_codes import LETTERS_OF_A_SITE, code_from_name
from desktop_app.domain.typed_places import typed_opening, typed_rooms, typed_sites
from desktop_app.domain.usual_themes import USUAL_THEMES
from desktop_app.machine.errors import FileError
from desktop_app.machine.kept_list import EntryKind, KeptList

if TYPE_CHECKING:
    from desktop_app.commands.founding import Founding
    from desktop_app.domain.typed_places import TypedRoom, TypedSite, Unread

FILE_NAME = "first-run.json"
CENTRE_FILE = "centre.db"
MOST_TEXTS = 1000
"""Far more than the steps have fields."""

STEPS = ("centre", "rooms", "programmes", "desk")
NAME, ZONE, SITES, FOLDER = "name_fr", "school_zone", "sites", "folder"
DESK, DESK_SITE = "desk", "site"
USUAL_WEEK = dict.fromkeys(range(1, 6), "8h30-12h30, 13h30-18h30") | {6: "", 7: ""}


def rooms_of(site: str) -> str:
    """The code of what was typed about the rooms of a site."""
    return f"rooms:{site}"


def hours_of(weekday: int) -> str:
    """The code of what was typed about a weekday, Monday 1."""
    return f"hours:{weekday}"


def theme_of(code: str) -> str:
    """The code of what was typed about a theme."""
    return f"theme:{code}"


@dataclass(frozen=True, slots=True)
class TypedText:
    """One text of the draft, as it is kept."""

    code: str
    text: str


@dataclass(slots=True)
class FirstRunDraft:
    """Texts by code, as they were typed, and the steps that were passed over."""

    texts: dict[str, str] = field(default_factory=dict)
    skipped: set[str] = field(default_factory=set)

    def text(self, code: str) -> str:
        """What was typed, or nothing."""
        return self.texts.get(code, "")

    @property
    def sites(self) -> tuple[tuple[TypedSite, ...], tuple[Unread, ...]]:
        """The sites that can be read, and the lines that cannot."""
        return typed_sites(self.text(SITES))

    def rooms(self, site: str) -> tuple[tuple[TypedRoom, ...], tuple[Unread, ...]]:
        """The rooms of a site that can be read, and the lines that cannot."""
        return typed_rooms(self.text(rooms_of(site)))

    def site_code(self, name: str) -> str:
        """The code that a site will have, or nothing when it is not among those typed."""
        codes: dict[str, str] = {}
        for site in self.sites[0]:
            codes[site.name] = code_from_name(site.name, set(codes.values()), LETTERS_OF_A_SITE)
        return "" if STEPS[0] in self.skipped else codes.get(name, "")

    @property
    def path(self) -> Path:
        """The file of the centre to be made."""
        return Path(self.text(FOLDER).strip()).expanduser() / CENTRE_FILE

    def founding(self, name: str) -> Founding:
        """The centre that was described; steps passed over describe nothing.

        ``name`` is that of a centre to which nobody gave one.
        """
        from desktop_app.commands.founding import Founding  # noqa: PLC0415 - brings the store

        placed = STEPS[0] not in self.skipped
        roomed = placed and STEPS[1] not in self.skipped
        planned = STEPS[2] not in self.skipped
        sites = self.sites[0] if placed else ()
        themes = {one.code: self.text(theme_of(one.code)) for one in USUAL_THEMES}
        hours = {day: typed_opening(self.text(hours_of(day))) or () for day in USUAL_WEEK}
        usual = {one.code: one.title.fr for one in USUAL_THEMES}
        return Founding(
            name=(self.text(NAME).strip() if placed else "") or name,
            school_zone=self.text(ZONE) or "B",
            sites=sites,
            rooms={one.name: self.rooms(one.name)[0] for one in sites} if roomed else {},
            themes=themes if planned else usual,
            hours=hours if planned else _usual_hours(),
        )


def _usual_hours() -> dict[int, tuple[tuple[time, time], ...]]:
    return {day: typed_opening(text) or () for day, text in USUAL_WEEK.items()}


def begun_draft(folder: Path | None, *, desk: str, data: Path) -> FirstRunDraft:
    """The draft somebody left, else one with what is usual; a broken file counts as none."""
    usual = {
        ZONE: "B",
        DESK: desk,
        FOLDER: str(data / "centre"),
        **{hours_of(day): text for day, text in USUAL_WEEK.items()},
        **{theme_of(one.code): one.title.fr for one in USUAL_THEMES},
    }
    return FirstRunDraft(usual | (_kept(folder) if folder is not None else {}))


def keep_draft(folder: Path | None, draft: FirstRunDraft) -> None:
    """Keep what was typed for the next time.

    Raises:
        FileError: the disk refuses.
    """
    if folder is not None:
        _list(folder).keep_all(TypedText(*one) for one in draft.texts.items())


def forget_draft(folder: Path | None) -> None:
    """Drop what was typed: the centre is made."""
    if folder is not None:
        (folder / FILE_NAME).unlink(missing_ok=True)


def _kept(folder: Path) -> dict[str, str]:
    with suppress(FileError):
        return {one.code: one.text for one in _list(folder).entries()}
    return {}


def _list(folder: Path) -> KeptList[TypedText]:
    kind = EntryKind(lambda one: one.code, _typed_text, MOST_TEXTS)
    return KeptList(folder / FILE_NAME, kind)


def _typed_text(stored: Any) -> TypedText:
    return TypedText(str(stored["code"]), str(stored["text"]))
