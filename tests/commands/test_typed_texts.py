"""Whatever is typed in whichever text of a command: kept as it is, or refused by name."""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from db.engine import transaction
from db.tables.journal import JournalEntry
from desktop_app import commands
from desktop_app.commands.absences import CloseSite, RecordAbsence
from desktop_app.commands.act import Command
from desktop_app.commands.added_dates import AddCycleDates
from desktop_app.commands.added_places import EnrolInAddedPlace
from desktop_app.commands.appointments import CancelAppointment
from desktop_app.commands.attendance import RecordAttendance
from desktop_app.commands.availability import SetAvailability, SetOpeningHours
from desktop_app.commands.calls import RecordCall
from desktop_app.commands.centre_settings import ChangeCentre
from desktop_app.commands.chosen_repairs import ChosenRepair
from desktop_app.commands.cycle_policies import ChangeHolidayPolicy
from desktop_app.commands.cycles import CreateCycle, CycleDateWanted
from desktop_app.commands.enrolment import Enrol, Promote, Withdraw
from desktop_app.commands.kept_conflicts import KeepConflict, StopKeeping
from desktop_app.commands.many_sheets import IssueSheets
from desktop_app.commands.people import CreatePerson
from desktop_app.commands.programme_settings import AddProgramme, ChangeProgramme
from desktop_app.commands.putting_away import PutProgrammeAway, PutSiteAway
from desktop_app.commands.repairs import ChangeWithRepairs
from desktop_app.commands.room_endings import EndRoom
from desktop_app.commands.room_settings import AddRoom, ChangeRoom
from desktop_app.commands.session_changes import Keeping
from desktop_app.commands.session_details import SessionDetails
from desktop_app.commands.session_edits import EditSession
from desktop_app.commands.session_state import Allocated
from desktop_app.commands.sessions import (
    BookSession,
    CancelSession,
    MoveSession,
    ReinstateSession,
    ResizeSession,
    Seen,
)
from desktop_app.commands.sheets import IssueSheet
from desktop_app.commands.site_moves import MoveSite
from desktop_app.commands.site_settings import AddSite, ChangeSite
from desktop_app.commands.sites import BlockRoom, UnblockRoom
from desktop_app.commands.undo import RedoLast, UndoLast
from desktop_app.commands.waiting_turns import PassOver
from desktop_app.domain.availability import AvailabilityKind, AvailabilityRule
from desktop_app.domain.errors import BadInputError, UnknownCodeError
from desktop_app.domain.findings import Code
from desktop_app.domain.frame_changes import RoomAgain
from desktop_app.domain.recurrence import Rhythm
from tests.commands.support_texts import ASKED, BOOKED, GIVEN_UP, ORDERED, SUPPORT_TEXTS
from tests.commands.town import Town, add_motive, at

START, END = at("10:00"), at("11:00")
SEEN = SessionDetails(START, END, "A")
THERE = SessionDetails(at("14:00"), at("15:00"), "OFFICE", needs=("step_free",))
KEPT = frozenset({str(Code.NOT_ACCESSIBLE)})

LATER, HOLIDAY = date(2026, 4, 13), date(2026, 4, 6)

BAD_TEXTS = {
    "too long": "é" * 2001,
    "a bell": "bon\ajour",
    "a line break": "bon\njour",
    "a NUL": "bon\0jour",
    "half of a surrogate pair": "bon\ud800jour",
}
ONE_DATE = CycleDateWanted(START, END, "A")
CYCLE = CreateCycle("DROITS", "A", START.date(), START.time(), END.time(), (ONE_DATE,))
AWAY = RecordAbsence("P2", START.date(), START.date())
VISIT = ChosenRepair(
    "R0001",
    Seen(BOOKED.start, BOOKED.end, "VIL-1"),
    BOOKED.start,
    BOOKED.end,
    "VIL-1",
    appointment=True,
)
WAY = ChosenRepair("W0001", Seen(START, END, "A"), START, END, "A")
MOVE = MoveSite("VIL", START.date(), START.date() + timedelta(days=7), "7 quai Imaginaire")
RULE = AvailabilityRule(
    "BEA",
    1,
    START.time(),
    END.time(),
    Rhythm.parse("weekly"),
    None,
    AvailabilityKind.GROUP,
    in_school_holidays=True,
    valid_from=START.date(),
)
TEXTS: dict[str, Callable[[str], Command]] = {
    "BookSession.room": lambda text: BookSession(START, END, text),
    "BookSession.programme": lambda text: BookSession(START, END, "A", programme=text),
    "BookSession.title": lambda text: BookSession(START, END, "A", title=text),
    "BookSession.partners": lambda text: BookSession(START, END, "A", partners=text),
    "BookSession.note": lambda text: BookSession(START, END, "A", note=text),
    "BookSession.needs": lambda text: BookSession(START, END, "A", needs=(text,)),
    "BookSession.interpreter_language": lambda text: BookSession(
        START, END, "A", interpreter_language=text
    ),
    "BookSession.allocated": lambda text: BookSession(
        START, END, "A", (Allocated(text, "facilitator"),)
    ),
    "BookSession.allocated, the role": lambda text: BookSession(
        START, END, "A", (Allocated("P1", text),)
    ),
    "BookSession.keeping": lambda text: BookSession(
        at("12:00"), at("13:00"), "OFFICE", needs=("step_free",), keeping=Keeping(KEPT, text)
    ),
    "MoveSession.session": MoveSession,
    "MoveSession.room": lambda text: MoveSession("W0001", text),
    "MoveSession.scope": lambda text: MoveSession("W0001", "B", scope=text),
    "MoveSession.keeping": lambda text: MoveSession(
        "W0002", start=at("18:00"), keeping=Keeping(KEPT, text)
    ),
    "EditSession.session": lambda text: EditSession(text, SEEN, replace(SEEN, places=2)),
    "EditSession.scope": lambda text: EditSession(
        "W0001", SEEN, replace(SEEN, places=2), scope=text
    ),
    "EditSession.keeping": lambda text: EditSession(
        "W0002", THERE, replace(THERE, start=at("14:15")), keeping=Keeping(KEPT, text)
    ),
    "EditSession.wanted, the title": lambda text: EditSession(
        "W0001", SEEN, replace(SEEN, title=text)
    ),
    "EditSession.wanted, the partners": lambda text: EditSession(
        "W0001", SEEN, replace(SEEN, partners=text)
    ),
    "EditSession.wanted, the note": lambda text: EditSession(
        "W0001", SEEN, replace(SEEN, note=text)
    ),
    "ChangeWithRepairs.repairs, the session": lambda text: ChangeWithRepairs(
        AWAY, (replace(WAY, code=text),)
    ),
    "ChangeWithRepairs.repairs, the room": lambda text: ChangeWithRepairs(
        AWAY, (replace(WAY, room=text),)
    ),
    "ChangeWithRepairs.repairs, the replaced": lambda text: ChangeWithRepairs(
        AWAY, (replace(WAY, replaced=(("P1", text),)),)
    ),
    "ChangeWithRepairs.repairs, the appointment": lambda text: ChangeWithRepairs(
        AWAY, (replace(VISIT, code=text),)
    ),
    "ChangeWithRepairs.repairs, where it goes": lambda text: ChangeWithRepairs(
        AWAY, (replace(VISIT, room=text),)
    ),
    "ChangeWithRepairs.repairs, who receives": lambda text: ChangeWithRepairs(
        AWAY, (replace(VISIT, replaced=(("P3", text),)),)
    ),
    "ChangeWithRepairs.repairs, the reason": lambda text: ChangeWithRepairs(
        AWAY, (replace(WAY, cancel=True, reason=text),)
    ),
    "MoveSite.site": lambda text: replace(MOVE, site=text),
    "MoveSite.address": lambda text: replace(MOVE, address=text),
    "MoveSite.rooms_again, the code": lambda text: replace(
        MOVE, rooms_again=(RoomAgain(text, "VIL-1"),)
    ),
    "MoveSite.rooms_again, the old one": lambda text: replace(
        MOVE, rooms_again=(RoomAgain("N", text),)
    ),
    "MoveSite.rooms_again, the name": lambda text: replace(
        MOVE, rooms_again=(RoomAgain("N", "VIL-1", text),)
    ),
    "SetAvailability.worker": lambda text: SetAvailability(text, (RULE,), START.date()),
    "SetAvailability.rules, the site": lambda text: SetAvailability(
        "P1", (replace(RULE, site=text),), START.date()
    ),
    "SetOpeningHours.site": lambda text: SetOpeningHours(text, "", (), START.date()),
    "SetOpeningHours.room": lambda text: SetOpeningHours("", text, (), START.date()),
    "RecordAbsence.worker": lambda text: RecordAbsence(text, START.date(), END.date()),
    "RecordAbsence.kind": lambda text: RecordAbsence("P1", START.date(), END.date(), text),
    "CloseSite.site": lambda text: CloseSite(text, START.date(), END.date(), "travaux"),
    "CloseSite.reason": lambda text: CloseSite("BEA", START.date(), END.date(), text),
    "CreateCycle.programme": lambda text: replace(CYCLE, programme=text),
    "CreateCycle.room": lambda text: replace(CYCLE, room=text),
    "CreateCycle.title": lambda text: replace(CYCLE, title=text),
    "CreateCycle.rhythm": lambda text: replace(CYCLE, rhythm=text),
    "CreateCycle.needs": lambda text: replace(CYCLE, needs=(text,)),
    "CreateCycle.interpreter_language": lambda text: replace(CYCLE, interpreter_language=text),
    "CreateCycle.reason": lambda text: replace(CYCLE, reason=text),
    "CreateCycle.policy": lambda text: replace(CYCLE, policy=text),
    "CreateCycle.team": lambda text: replace(CYCLE, team=(Allocated(text, "facilitator"),)),
    "CreateCycle.dates, the room": lambda text: replace(
        CYCLE, dates=(replace(ONE_DATE, room=text),)
    ),
    "CreateCycle.dates, the state": lambda text: replace(
        CYCLE, dates=(replace(ONE_DATE, status=text),)
    ),
    "CreateCycle.dates, the cause": lambda text: replace(
        CYCLE, dates=(replace(ONE_DATE, cause=text),)
    ),
    "CreateCycle.dates, the kind": lambda text: replace(
        CYCLE, dates=(replace(ONE_DATE, kind=text),)
    ),
    "ChangeHolidayPolicy.cycle": lambda text: ChangeHolidayPolicy(text, "pause", START.date()),
    "ChangeHolidayPolicy.policy": lambda text: ChangeHolidayPolicy("C1", text, START.date()),
    "AddCycleDates.cycle": lambda text: AddCycleDates(text, (START.date(),)),
    "AddCycleDates.room": lambda text: AddCycleDates("C1", (LATER,), room=text),
    "AddCycleDates.team": lambda text: AddCycleDates(
        "C1", (LATER,), team=(Allocated(text, "facilitator"),)
    ),
    "AddCycleDates.keeping": lambda text: AddCycleDates(
        "C1", (HOLIDAY,), keeping=Keeping(frozenset({str(Code.PUBLIC_HOLIDAY)}), text)
    ),
    "KeepConflict.session": lambda text: KeepConflict(text, "not_accessible", "accord"),
    "KeepConflict.finding": lambda text: KeepConflict("W0002", text, "accord"),
    "KeepConflict.reason": lambda text: KeepConflict("W0002", "not_accessible", text),
    "StopKeeping.session": lambda text: StopKeeping(text, "not_accessible"),
    "StopKeeping.finding": lambda text: StopKeeping("W0002", text),
    "ResizeSession.session": lambda text: ResizeSession(text, at("12:00")),
    "ResizeSession.keeping": lambda text: ResizeSession("W0002", at("16:00"), Keeping(KEPT, text)),
    "CancelSession.session": lambda text: CancelSession(text, "absence"),
    "CancelSession.reason": lambda text: CancelSession("W0001", text),
    "ReinstateSession.session": ReinstateSession,
    "ReinstateSession.room": lambda text: ReinstateSession("W0003", room=text),
    "ReinstateSession.keeping": lambda text: ReinstateSession("W0003", Keeping(KEPT, text)),
    "BlockRoom.room": lambda text: BlockRoom(text, START, END, "cleaning", "ménage"),
    "BlockRoom.kind": lambda text: BlockRoom("A", START, END, text, "ménage"),
    "BlockRoom.reason": lambda text: BlockRoom("A", START, END, "cleaning", text),
    "BlockRoom.instead": lambda text: BlockRoom("A", START, END, "cleaning", "ménage", text),
    "UnblockRoom.block": UnblockRoom,
    "Enrol.subject": lambda text: Enrol(text, "U0001"),
    "Enrol.person": lambda text: Enrol("W0001", text),
    "Withdraw.subject": lambda text: Withdraw(text, "U0001"),
    "Withdraw.person": lambda text: Withdraw("W0001", text),
    "Promote.subject": Promote,
    "Promote.person": lambda text: Promote("W0001", text),
    "RecordAttendance.session": RecordAttendance,
    "RecordAttendance.statuses": lambda text: RecordAttendance("W0004", ((text, "present"),)),
    "RecordAttendance.statuses, the word": lambda text: RecordAttendance(
        "W0004", (("U0001", text),)
    ),
    "IssueSheet.subject": IssueSheet,
    "IssueSheets.subjects": lambda text: IssueSheets((text,)),
    "CreatePerson.given": CreatePerson,
    "CreatePerson.family": lambda text: CreatePerson("Ana", text),
    "CreatePerson.phone": lambda text: CreatePerson("Ana", phone=text),
    "CreatePerson.language": lambda text: CreatePerson("Ana", language=text),
    "CreatePerson.native_name": lambda text: CreatePerson("Ana", native_name=text),
    "CreatePerson.guardian": lambda text: CreatePerson("Ana", guardian=text),
    "CreatePerson.partner": lambda text: CreatePerson("Ana", partner=text),
    "CreatePerson.household": lambda text: CreatePerson("Ana", household=text),
    "ChangeCentre.field": lambda text: ChangeCentre(text, "Centre"),
    "ChangeCentre.typed": lambda text: ChangeCentre("name_fr", text),
    "AddSite.name": AddSite,
    "AddSite.address": lambda text: AddSite("Annexe", text),
    "AddSite.hours_of": lambda text: AddSite("Annexe", hours_of=text),
    "ChangeSite.site": lambda text: ChangeSite(text, "name", "Annexe"),
    "ChangeSite.field": lambda text: ChangeSite("VIL", text, "Annexe"),
    "ChangeSite.typed": lambda text: ChangeSite("VIL", "name", text),
    "AddRoom.site": lambda text: AddRoom(text, "Salle"),
    "AddRoom.name": lambda text: AddRoom("VIL", text),
    "AddRoom.kind": lambda text: AddRoom("VIL", "Salle", text),
    "AddRoom.capacity": lambda text: AddRoom("VIL", "Salle", capacity=text),
    "AddRoom.parts": lambda text: AddRoom("VIL", "Salle", parts=(text, text)),
    "ChangeRoom.room": lambda text: ChangeRoom(text, "label", "Salle"),
    "ChangeRoom.field": lambda text: ChangeRoom("A", text, "Salle"),
    "ChangeRoom.typed": lambda text: ChangeRoom("A", "label", text),
    "EndRoom.room": lambda text: EndRoom(text, END.date()),
    "AddProgramme.title": lambda text: AddProgramme(text, "nutrition"),
    "AddProgramme.theme": lambda text: AddProgramme("Atelier", text),
    "AddProgramme.minutes": lambda text: AddProgramme("Atelier", "nutrition", text),
    "AddProgramme.places": lambda text: AddProgramme("Atelier", "nutrition", places=text),
    "ChangeProgramme.programme": lambda text: ChangeProgramme(text, "title", "Atelier"),
    "ChangeProgramme.field": lambda text: ChangeProgramme("DROITS", text, "Atelier"),
    "ChangeProgramme.typed": lambda text: ChangeProgramme("DROITS", "title", text),
    "PutSiteAway.site": PutSiteAway,
    "PutProgrammeAway.programme": PutProgrammeAway,
    "RecordCall.session": lambda text: RecordCall(text, "U0001", "told"),
    "RecordCall.person": lambda text: RecordCall("W0001", text, "told"),
    "RecordCall.status": lambda text: RecordCall("W0001", "U0001", text),
    "PassOver.subject": lambda text: PassOver(text, "U0001", "unreachable"),
    "PassOver.person": lambda text: PassOver("W0001", text, "unreachable"),
    "PassOver.reason": lambda text: PassOver("W0001", "U0001", text),
    "EnrolInAddedPlace.session": lambda text: EnrolInAddedPlace(text, "U0001"),
    "EnrolInAddedPlace.person": lambda text: EnrolInAddedPlace("W0001", text),
    "UndoLast.desk": UndoLast,
    "RedoLast.desk": RedoLast,
    **SUPPORT_TEXTS,
}
ONLY_COMPARED = {"RecordAttendance.seen", "RecordCall.seen"}
HOLD_TEXT = ("str", "Keeping", "Allocated")
"""In the type of a field."""


@pytest.fixture
def busy(town: Town) -> Town:
    """Sessions to act on: to come, in spite of a conflict, cancelled, begun."""
    town.do(BookSession(START, END, "A"))
    for start, end in (("14:00", "15:00"), ("16:00", "17:00")):
        kept = Keeping(KEPT, "accord")
        town.do(BookSession(at(start), at(end), "OFFICE", needs=("step_free",), keeping=kept))
    town.do(CancelSession("W0003", "absence"))
    town.do(BookSession(at("08:00", town.actor().at.date()), town.actor().at, "A"))
    with transaction(town.engine) as tx:
        add_motive(tx, "care")
    town.do(ASKED)
    town.do(BOOKED)
    town.do(GIVEN_UP)
    town.do(CancelAppointment("R0002", "person"))
    town.do(ORDERED)
    return town


def acts(town: Town) -> int:
    return town.one(lambda tx: tx.scalar(select(func.count(JournalEntry.id))) or 0)


def refuses(town: Town, command: Command) -> bool:
    try:
        town.do(command)
    except (BadInputError, UnknownCodeError):
        return True
    return False


@pytest.mark.parametrize("bad", BAD_TEXTS)
def test_a_text_that_cannot_be_kept_is_refused_by_every_command(busy: Town, bad: str) -> None:
    before = acts(busy)

    taken = [name for name, make in TEXTS.items() if not refuses(busy, make(BAD_TEXTS[bad]))]

    assert taken == []
    assert acts(busy) == before


def test_no_text_of_a_command_is_forgotten() -> None:
    covered = {name.partition(",")[0] for name in TEXTS} - {
        "EditSession.wanted",
        "CreateCycle.dates",
        "ChangeWithRepairs.repairs",
        "MoveSite.rooms_again",
        "SetAvailability.rules",
    }

    assert _texts_of_commands() == covered | ONLY_COMPARED


def _texts_of_commands() -> set[str]:
    found = set()
    for module in pkgutil.iter_modules(commands.__path__, "desktop_app.commands."):
        for name, kind in vars(importlib.import_module(module.name)).items():
            if not (isinstance(kind, type) and is_dataclass(kind) and "__call__" in vars(kind)):
                continue
            for one in fields(kind):
                if any(word in str(one.type) for word in HOLD_TEXT):
                    found.add(f"{name}.{one.name}")
    return found


def test_a_reason_typed_in_pieces_is_kept_composed_and_taken_back(busy: Town) -> None:
    done = busy.do(CancelSession("W0001", "  pie\u0301ce trop petite "))
    assert busy.session("W0001").reason == "pi\u00e9ce trop petite"

    busy.do(done.undo)

    assert busy.session("W0001").status == "planned"
