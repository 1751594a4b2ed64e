"""What a desk has in view besides: options, blocked rooms, first names, wishes of people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from db.queries.people import search_key
from db.tables.people import InterpreterExclusion
from db.tables.people import Person as PersonRow
from db.tables.sessions import WorkshopSession
from db.tables.sites import RoomBlock
from desktop_app.domain.span import Span
from desktop_app.exchange.centre_folder.holdings import Holding
from desktop_app.exchange.centre_folder.sessions import FACILITATOR, PLACE
from desktop_app.exchange.sample.added_rows import AddedRows
from desktop_app.exchange.sample.draws import name_parts, rates, stream
from desktop_app.exchange.sample.scene import Scene


@dataclass(frozen=True, slots=True)
class Option:
    """A session kept in view: it overlaps a firm one and must be settled."""

    day: date
    start: time
    end: time
    room: str
    worker: str
    title: str


@dataclass(frozen=True, slots=True)
class Block:
    """A room closed for a while."""

    room: str
    span: Span
    kind: str
    reason: str


OPTIONS: Sequence[Option] = (
    Option(date(2026, 11, 24), time(15), time(16, 30), "VIL-06", "T02", "Réunion des partenaires"),
    Option(date(2026, 12, 1), time(15), time(17), "VIL-07", "T02", "Accueil des stagiaires"),
    Option(date(2026, 12, 3), time(14, 30), time(16), "VIL-07", "T03", "Atelier premiers secours"),
)
BLOCKS: Sequence[Block] = (
    Block("BEA-05", Span.on(date(2026, 11, 24), time(12, 30), time(13, 30)), "cleaning", "Ménage"),
    Block(
        "VIL-03", Span.on(date(2026, 11, 30), time(7), time(8)), "repair", "Réglage du chauffage"
    ),
    Block(
        "BEA-04",
        Span.whole_days(date(2026, 12, 28), date(2026, 12, 31)),
        "closure",
        "Révision du sol",
    ),
)
NOTES = ("Préfère être appelée le matin", "Vient avec une canne", "Message par SMS de préférence")
PARTNER = "Foyer des Ajoncs (fictif)"


def add_first_names(rows: AddedRows, people: int, first_number: int) -> None:
    """Add people of whom only the first name is known."""
    draw = stream("first names")
    count = round(people * rates()["first_name_only_share"])
    given = [part for part in name_parts() if part["part"] == "given"]
    draw.shuffle(given)
    names = (given[place % len(given)] for place in range(count))
    for number, part in enumerate(names, start=first_number):
        rows.add(
            PersonRow,
            code=f"U{number:04d}",
            given_name=part["latin"],
            gender=part["gender"],
            main_language=part["language_code"],
            birth_date=None,
            birth_year=None,
            guardian_id=None,
            first_contact_date=date(2026, 9, draw.choice((1, 8, 15, 22, 29))),
            search_key=search_key(part["latin"], ""),
        )


def add_options_and_blocks(scene: Scene) -> None:
    """Keep a few sessions in view, and close rooms for cleaning and repair."""
    numbers = scene.town.resources
    for position, option in enumerate(OPTIONS, start=_highest_lone(scene) + 1):
        span = Span.on(option.day, option.start, option.end)
        number = scene.rows.add(
            WorkshopSession,
            code=f"W{position:04d}",
            cycle_id=None,
            programme_id=None,
            number=None,
            title=option.title,
            starts=span.start,
            ends=span.end,
            room_id=numbers[option.room],
            status="option",
            places=None,
            headcount=None,
            planned_starts=None,
        )
        holdings = [
            Holding(option.room, PLACE, span, ""),
            Holding(option.worker, FACILITATOR, span, ""),
        ]
        scene.bookings.add({"session_id": number}, holdings, firm=False)
    for position, block in enumerate(BLOCKS, start=1):
        scene.rows.add(
            RoomBlock,
            code=f"B{position:04d}",
            room_id=numbers[block.room],
            starts=block.span.start,
            ends=block.span.end,
            kind=block.kind,
            reason=block.reason,
        )


def add_wishes(scene: Scene) -> None:
    """Note practical needs, a partner on whose behalf people come, and an excluded interpreter."""
    draw = scene.stream("wishes")
    adults = [one for one in scene.town.people if not one.minor and not one.first_name_only]
    for person, note in zip(draw.sample(adults, len(NOTES)), NOTES, strict=True):
        scene.rows.change(PersonRow, person.number, practical_note=note)
    for person in draw.sample(adults, 5):
        scene.rows.change(PersonRow, person.number, partner=PARTNER)
    arabic = [one for one in adults if one.needs_interpreter and one.language == "ar"]
    for person in arabic[:1]:
        scene.rows.add(
            InterpreterExclusion,
            person_id=person.number,
            interpreter_id=scene.town.resources["I02"],
        )


def _highest_lone(scene: Scene) -> int:
    codes = [one.code for one in scene.town.lone_sessions]
    return max((int(code[1:]) for code in codes if code[1:].isdecimal()), default=0)
