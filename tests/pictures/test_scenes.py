"""The two other moments: the week of 9 November, and the wizard before its cycle exists."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from desktop_app.domain.checks import session_findings
from desktop_app.domain.findings import Level
from desktop_app.domain.planning import Involved, Proposal
from desktop_app.domain.span import Span
from desktop_app.readings.session_lines import SessionLine
from tests.pictures.scenes import Scene
from tests.pictures.shown import Show, Shown

WEEK = """
9 Grande salle 10:00 Souffle et voix 1/6 12/14 held
9 Cuisine 10:00 Cuisine du quotidien 2/8 8/10 held [ps]
9 Motricité 09:00 Gym douce 7/12 12/15 held
9 Salle polyvalente 14:00 Café santé 10/18 held
9 Atelier 09:00 Massage bébé 2/5 5/6 held
10 Grande salle 09:00 Café santé 16/18 held [ar]
10 Grande salle 14:00 Bien vieillir chez soi 1/6 11/15 to record
10 Salle Marronnier 09:30 Papote et bricole 7/8 held
10 Cuisine 14:30 Petit budget, bonne assiette 10/10 to record
10 Motricité 17:15 Équilibre 6/12 9/12 held
10 Salle polyvalente 10:30 Diabète au quotidien 2/5 9/12 held [ar]
10 Atelier 13:30 Groupe de parole 4/10 6/8 to record
10 Centre social 10:00 Permanence droits santé 7/10 held
10 Départ marche 09:30 Marche santé 16/20 held
11 Salle Marronnier 14:00 Petits chefs 8/10 planned [tr]
12 Grande salle 14:00 Bien vieillir chez soi 12/15 planned
12 Salle Marronnier 16:30 Sucre, parlons-en 5/12 option
12 Motricité 09:00 Gym douce 8/12 14/15 planned
12 Motricité 15:00 Cirque adapté 4/8 7/8 planned
12 Salle polyvalente 10:30 Diabète au quotidien 3/5 9/12 planned [ar]
12 Salle polyvalente 15:30 Mémoire en jeu 5/10 8/12 +1 planned
12 Atelier 16:00 Diabète\N{NO-BREAK SPACE}: mes pieds 7/10 planned
13 Grande salle 09:30 Café santé — thème sommeil 1/5 15/18 planned [ar]
13 Cuisine 10:00 Cuisine du quotidien 9/10 planned [ps?]
13 Motricité 17:15 Équilibre 8/12 planned
13 Salle polyvalente 14:00 Café santé 11/18 planned
13 Salle polyvalente 15:30 Mémoire en jeu 8/12 option
13 Atelier 09:00 Massage bébé 6/6 planned
13 Centre social 14:30 Goûter santé 13/20 planned
13 Départ marche 14:00 Marche douce 9/15 planned
14 Salle Marronnier 10:00 Matinée parents-enfants 9/12 planned
14 Départ marche 10:00 Marche du samedi 18/25 planned
"""
APPOINTMENTS = {
    9: {"Bureau 1": 6, "Bureau 2": 4, "Bureau A": 5},
    10: {"Bureau 1": 5, "Bureau 2": 4, "Bureau A": 5, "Bureau B": 2},
    11: {},
    12: {"Bureau 1": 4, "Bureau 2": 6, "Bureau A": 5, "Bureau B": 3},
    13: {"Bureau 1": 6, "Bureau 2": 3, "Bureau A": 2},
    14: {},
}
MONDAY_TO_SATURDAY = range(-1, 5)
WEDNESDAYS = """
07/10 ready
14/10 room_taken VIL-01
21/10 school_holiday
28/10 school_holiday
04/11 ready
11/11 public_holiday VIL
18/11 ready
25/11 room_taken VIL-01
02/12 ready
09/12 person_absent P01
16/12 ready
23/12 school_holiday
30/12 school_holiday
06/01 ready
13/01 ready
"""


@pytest.fixture
def week(show: Show) -> Shown:
    """Tuesday 10 November 2026, in the evening."""
    return show(Scene.WEEK)


@pytest.fixture
def wizard(show: Show) -> Shown:
    """The centre without « Souffle et voix »."""
    return show(Scene.WIZARD)


def test_the_week_of_the_holiday_has_the_blocks_of_its_picture(week: Shown) -> None:
    rooms = list(week.planning.rooms)
    said = [
        week_text(week, one)
        for offset in MONDAY_TO_SATURDAY
        for one in sorted(week.day(offset).sessions, key=lambda one: rooms.index(one.room))
        if one.status not in {"skipped", "cancelled"}
    ]

    assert said == WEEK.strip("\n").split("\n")


def test_appointments_of_the_week_are_counted_room_by_room(week: Shown) -> None:
    said = {}
    for offset in MONDAY_TO_SATURDAY:
        reading_of_day = week.day(offset)
        rooms = [week.planning.rooms[one.room].name.fr for one in reading_of_day.appointments]
        said[reading_of_day.day.day] = {room: rooms.count(room) for room in sorted(set(rooms))}

    assert said == APPOINTMENTS


def test_the_week_has_two_conflicts_and_one_interpreter_to_confirm(week: Shown) -> None:
    lines = [one for offset in MONDAY_TO_SATURDAY for one in week.day(offset).sessions]
    found = {
        (one.title.fr, str(f.code))
        for one in lines
        if one.status not in {"skipped", "cancelled"}
        for f in week.findings(one.code)
    }

    assert found == {
        ("Petits chefs", "public_holiday"),
        ("Mémoire en jeu", "room_taken"),
        ("Cuisine du quotidien", "interpreter_unconfirmed"),
    }


def test_the_wizard_finds_the_dates_of_its_picture(wizard: Shown) -> None:
    first = Span(datetime(2026, 10, 7, 10), datetime(2026, 10, 7, 11, 30))
    said = []
    for number in range(15):
        span = first.moved(timedelta(weeks=number))
        said.append(f"{span.start:%d/%m} {wizard_text(wizard, proposed(span))}")

    assert said == WEDNESDAYS.strip().split("\n")


BOTH = ("P03", "P01")
REPAIRS = {
    "Motricité on 14 October": ("2026-10-14T10:00", "VIL-04", BOTH),
    "Motricité on 25 November": ("2026-11-25T10:00", "VIL-04", BOTH),
    "an hour later on 25 November": ("2026-11-25T11:00", "VIL-01", BOTH),
    "the doctor alone on 9 December": ("2026-12-09T10:00", "VIL-01", ("P03",)),
    "the day after, 10 December": ("2026-12-10T10:00", "VIL-01", BOTH),
    "at the end, 20 January": ("2027-01-20T10:00", "VIL-01", BOTH),
}


@pytest.mark.parametrize("repair", REPAIRS)
def test_each_repair_of_the_picture_is_free(wizard: Shown, repair: str) -> None:
    starts, room, people = REPAIRS[repair]
    start = datetime.fromisoformat(starts)
    wanted = replace(
        proposed(Span(start, start + timedelta(minutes=90))),
        room=room,
        involved=tuple(Involved(code) for code in people),
    )

    assert wizard_text(wizard, wanted) == "ready"


def proposed(span: Span) -> Proposal:
    involved = (Involved("P03"), Involved("P01"))
    return Proposal(span, "VIL-01", involved, "SOUFFLE", people=14, places=14)


def wizard_text(wizard: Shown, proposal: Proposal) -> str:
    """The first reason to skip or repair a date; the interpreter is a matter of its own."""
    found = session_findings(proposal, wizard.planning, wizard.now)
    holidays = [one for one in found if str(one.code) == "school_holiday"]
    conflicts = [one for one in found if one.level is Level.CONFLICT]
    told = [*holidays, *conflicts, *(one for one in found if one.level is Level.WARNING)]
    return f"{told[0].code} {told[0].resource}".strip() if told else "ready"


def week_text(week: Shown, line: SessionLine) -> str:
    told = [str(line.span.start.day), line.room_name.fr, f"{line.span.start:%H:%M}", line.title.fr]
    told += [f"{line.number}/{line.of}"] if line.number else []
    told += [f"{line.enrolled}/{line.places}"]
    told += [f"+{line.waiting}"] if line.waiting else []
    over = line.span.end <= week.now
    told.append("to record" if over and not line.attended else line.status)
    if line.interpreter is not None:
        sure = line.interpreter.status in {"confirmed", "done"}
        told.append(f"[{line.interpreter.language}{'' if sure else '?'}]")
    return " ".join(told)
