"""Tuesday 24 November as the pictures of the board, of the home page and of the sheets show it."""

from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.engine import reading
from db.queries.enrolments import attendees
from db.queries.subjects import coded
from db.tables.people import Attendance, Person
from db.tables.sessions import WorkshopSession
from desktop_app.domain.findings import Level
from desktop_app.domain.opening import open_spans
from desktop_app.exchange.centre_folder import export_centre
from desktop_app.readings.session_lines import SessionLine
from tests.pictures.scenes import CENTRE, Scene
from tests.pictures.shown import Show, Shown

ROOMS = """
Villejean V
  Grande salle 30 projector step_free
  Salle Marronnier 12 step_free
  Cuisine 10 from 09:00
  Motricité 15 step_free
  Bureau 1 4
  Bureau 2 4
Beauregard B
  Salle polyvalente 25 projector step_free
  Atelier 12
  Bureau A 4 step_free to 18:00
  Bureau B 4
Hors les murs H
  Centre social 20
  Départ marche 25
"""
SESSIONS = """
Grande salle
  09:00-11:00 Café santé 14/18 [ar confirmed] Infirmière to record
  14:00-15:30 Bien vieillir chez soi 3/6 11/15 Kinésithérapeute
  17:00-18:30 Respirer mieux 3/6 12/14 Médecin, Infirmière
Salle Marronnier
  09:30-11:30 Papote et bricole 6/8 Ergothérapeute, Orthophoniste
  14:00-15:30 Passage en 6e 2/4 12/12 +3 [tr confirmed] Orthophoniste, Ergothérapeute
  16:30-18:00 Sucre, parlons-en 1/4 5/12 Diététicienne option
Cuisine
  10:00-12:30 Cuisine du quotidien 4/8 8/10 [ps confirmed] Diététicienne
  14:30-16:30 Petit budget, bonne assiette 10/10 Diététicienne
Motricité
  09:00-10:00 Gym douce 10/12 12/15 Kinésithérapeute recorded
  15:00-16:30 Cirque adapté 6/8 7/8 Orthophoniste, circus_artist option
  17:15-18:30 Équilibre 8/12 9/12 Kinésithérapeute
Salle polyvalente
  10:30-12:00 Diabète au quotidien 5/5 9/12 Médecin
  14:00-16:00 Café santé 10/18 Infirmière
  15:30-17:00 Mémoire en jeu 7/10 8/12 +1 Psychomotricienne option
Atelier
  09:00-10:30 Massage bébé 4/5 5/6 Psychomotricienne to record
  13:30-15:00 Groupe de parole 6/10 6/8 Psychologue
  16:00-17:30 Diabète\N{NO-BREAK SPACE}: mes pieds 7/10 Podologue
Centre social
  10:00-11:30 Permanence droits santé 7/10 Médiatrice
  14:30-16:00 Goûter santé 13/20 Médiatrice
Départ marche
  09:30-11:00 Marche santé 16/20 Enseignant APA to record
  14:00-15:30 Marche douce 9/15 Bénévole
"""
APPOINTMENTS = """
Bureau 1 boussole Psychologue
  09:00-09:45 honoured
  10:00-10:45 honoured [da done]
  11:00-11:45 A. D.
  14:00-14:45 S. O.
  15:00-15:45 A. D. [ar requested]
  16:00-16:45
Bureau 2 mediation Médiatrice
  09:30-10:15 honoured
  10:30-11:15 M. K.
  14:00-15:00
  16:00-16:45 M. K. [da confirmed]
Bureau A boussole Psychologue
  09:30-10:15 honoured
  10:30-11:15
  13:30-14:15
  14:30-15:15
  17:00-17:45
Bureau B mediation Médiatrice
  10:00-10:45 honoured
  11:00-11:45
"""
NAMED_IN_PICTURES = {"R0203", "R0204", "R0205", "R0208", "R0210"}


@pytest.mark.parametrize("scene", Scene)
def test_every_line_of_a_scene_is_taken(scene: Scene, show: Show) -> None:
    counts = show(scene).counts

    assert counts.refused == ()
    assert counts.written == counts.read > 2000


def test_the_folder_written_back_is_the_same_folder(day: Shown, tmp_path: Path) -> None:
    with reading(day.engine) as tx:
        export_centre(tx, tmp_path / "back")

    for path in CENTRE.glob("*.csv"):
        assert (tmp_path / "back" / path.name).read_bytes() == path.read_bytes(), path.name


def test_twelve_rooms_stand_in_three_groups_in_the_order_of_the_board(day: Shown) -> None:
    lines = []
    for site in day.planning.sites.values():
        lines.append(f"{site.name} {site.letter}")
        for room in (one for one in day.planning.rooms.values() if one.site == site.code):
            said = [room.name.fr, str(room.capacity), *sorted(room.features)]
            said += ["step_free"] if room.step_free else []
            hours = open_spans(day.now.date(), room.opening)
            opens = [span for span in hours if f"{span.start:%H:%M}" != "08:00"]
            closes = [span for span in hours if f"{span.end:%H:%M}" != "19:30"]
            said += [f"from {span.start:%H:%M}" for span in opens]
            said += [f"to {span.end:%H:%M}" for span in closes]
            lines.append("  " + " ".join(said))

    assert lines == ROOMS.strip("\n").split("\n")


def test_sites_open_as_the_board_is_shaded(day: Shown) -> None:
    hours = {
        site.letter: [f"{one:%H:%M}" for span in spans for one in (span.start, span.end)]
        for site in day.planning.sites.values()
        for spans in (open_spans(day.now.date(), site.opening),)
    }

    assert hours == {"V": ["08:00", "19:30"], "B": ["08:00", "19:00"], "H": ["08:00", "19:30"]}


def test_two_closures_carry_their_names(day: Shown) -> None:
    closures = [(one.room, one.reason, one.span) for one in day.day().closures]

    assert [(room, reason) for room, reason, _ in closures] == [
        ("BEA-04", "Fermé l’après-midi"),
        ("VIL-04", "Ménage"),
    ]
    assert f"{closures[1][2].start:%H:%M}-{closures[1][2].end:%H:%M}" == "12:00-13:00"
    assert f"{closures[0][2].start:%H:%M}" == "13:00"


def test_every_block_says_what_the_picture_says(day: Shown) -> None:
    assert by_room(day, [(one.room, block(day, one)) for one in day.day().sessions]) == SESSIONS


def test_every_appointment_stands_where_the_picture_has_it(day: Shown) -> None:
    workers, orders = day.planning.workers, day.day().orders
    people = initials(day)
    lines = []
    for one in day.day().appointments:
        told = [f"{one.span.start:%H:%M}-{one.span.end:%H:%M}"]
        told += [one.status] if one.status != "planned" else []
        told += [people[one.person]] if one.code in NAMED_IN_PICTURES else []
        told += [f"[{o.language} {o.status}]" for o in orders if o.appointment == one.code]
        lines.append((one.room, " ".join(told)))
    heads = {
        one.room: f" {one.kind} {workers[one.worker].label.fr}" for one in day.day().appointments
    }

    assert by_room(day, lines, heads) == APPOINTMENTS


def test_two_conflicts_each_with_an_option_beside_a_firm_session(day: Shown) -> None:
    found = {
        one.code: [(str(f.code), f.resource, f.by) for f in day.findings(one.code)]
        for one in day.day().sessions
    }
    firm = {one.title.fr: one.code for one in day.day().sessions if one.room == "BEA-01"}

    assert {code: what for code, what in found.items() if what} == {
        "C03-06": [("person_taken", "P05", "C01-02")],
        "C04-07": [("room_taken", "BEA-01", firm["Café santé"])],
    }
    assert [str(one.code) for one in day.findings("C01-04")] == ["person_absent"]


def test_one_interpreter_is_still_to_be_confirmed(day: Shown) -> None:
    orders = {one.appointment: one.status for one in day.day().orders if one.appointment}
    found = {
        (f"{one.span.start:%H:%M}", one.room): [str(f.code) for f in findings]
        for one in day.day().appointments
        if (findings := day.findings_of_appointment(one, orders.get(one.code, "")))
    }

    assert found == {("15:00", "VIL-05"): ["interpreter_unconfirmed"]}


def test_three_presences_are_to_be_recorded_and_every_other_one_is(day: Shown) -> None:
    with reading(day.engine) as tx:
        over = tx.scalars(
            select(WorkshopSession).where(
                WorkshopSession.ends <= day.now,
                WorkshopSession.status.not_in(("skipped", "cancelled")),
            )
        ).all()
        missing = [one.code for one in over if one.headcount is None and not_marked(tx, one)]
    november = [one for one in over if one.starts >= datetime(2026, 11, 1)]

    assert sorted(line.title.fr for line in day.day().sessions if line.code in missing) == [
        "Café santé",
        "Marche santé",
        "Massage bébé",
    ]
    assert len(missing) == 3
    assert round(100 * (1 - len(missing) / len(november))) == 96


def test_the_home_page_counts_what_runs_and_what_follows_at_villejean(day: Shown) -> None:
    sessions = [one.span for one in day.day().sessions if one.site == "VIL"]
    appointments = [one.span for one in day.day().appointments if one.site == "VIL"]
    here = sessions + appointments

    assert sum(span.start <= day.now < span.end for span in here) == 4
    assert sum(span.start > day.now for span in here) == 12
    assert sum(span.end > day.now for span in sessions) == 9
    assert day.is_free("VIL-01", "11:10", "14:00")
    assert day.is_free("VIL-04", "11:10", "12:00")


def test_the_hour_of_the_quick_booking_has_one_room_and_the_nurse(day: Shown) -> None:
    assert day.is_free("VIL-01", "15:30", "17:00")
    assert day.is_free("P01", "15:30", "17:00")
    assert not day.is_free("VIL-01", "15:30", "17:05")
    assert not day.is_free("P16", "15:30", "16:00")
    assert not day.is_free("P07", "15:30", "16:30")


def test_the_dragged_session_meets_the_podiatrist_until_half_past_five(day: Shown) -> None:
    assert not day.is_free("BEA-02", "16:45", "18:15")
    assert day.is_free("BEA-02", "17:30", "19:00")
    assert day.is_free("P05", "16:45", "19:00")
    assert day.is_free("X01", "16:45", "19:00")


def test_the_lines_of_two_sheets_carry_the_initials_of_the_pictures(day: Shown) -> None:
    cafe = next(one.code for one in day.day().sessions if one.title.fr == "Café santé")

    assert enrolled(day, cafe) == (
        "M. K., A. D., S. O., F. B., L. T., N. R., H. A., Y. C., D. M., R. S., K. L., Z. E., "
        "T. N., B. F."
    )
    assert enrolled(day, "C01-02") == (
        "M. K., A. D., S. O., F. B., L. T., N. R., H. A., Y. C., D. M., R. S., K. L., Z. E."
    )
    assert enrolled(day, "C01-02", "waiting") == "T. R., E. V., O. D."


def test_four_people_are_to_be_called_for_the_walk_of_thursday(day: Shown) -> None:
    cancelled = [one for one in day.day(2).sessions if one.status == "cancelled"]

    assert [(one.title.fr, one.enrolled) for one in cancelled] == [("Marche douce", 4)]


def test_at_least_twenty_professionals_say_when_they_can_be_asked(day: Shown) -> None:
    professionals = [one for one in day.planning.workers.values() if one.rules]

    assert len(professionals) >= 20
    assert {one.code for one in professionals for away in one.absences if away.all_day} >= {"P05"}


def test_the_rest_of_the_week_is_free_of_conflicts(day: Shown) -> None:
    for offset in (1, 2, 3, 4):
        for one in day.day(offset).sessions:
            levels = {f.level for f in day.findings(one.code)}
            assert Level.CONFLICT not in levels, (offset, one.code)


def block(day: Shown, line: SessionLine) -> str:
    workers = day.planning.workers
    told = [f"{line.span.start:%H:%M}-{line.span.end:%H:%M}", line.title.fr]
    told += [f"{line.number}/{line.of}"] if line.cycle else []
    told += [f"{line.enrolled}/{line.places}"]
    told += [f"+{line.waiting}"] if line.waiting else []
    if line.interpreter is not None:
        told.append(f"[{line.interpreter.language} {line.interpreter.status}]")
    told.append(", ".join(workers[one.code].label.fr for one in line.workers))
    told += ["option"] if line.status == "option" else []
    if line.span.end <= day.now:
        told.append("recorded" if line.attended == line.enrolled else "to record")
    return " ".join(told)


def by_room(day: Shown, lines: list[tuple[str, str]], heads: dict[str, str] | None = None) -> str:
    said = ""
    for room in day.planning.rooms.values():
        mine = [text for code, text in lines if code == room.code]
        if mine:
            said += room.name.fr + (heads or {}).get(room.code, "") + "\n"
            said += "".join(f"  {text}\n" for text in mine)
    return f"\n{said}"


def not_marked(tx: Session, session: WorkshopSession) -> list[str]:
    """Who is enrolled and has no presence, nor absence, at a session."""
    marked = set(
        tx.scalars(select(Attendance.person_id).where(Attendance.session_id == session.id))
    )
    people = [one for one in attendees(tx, session) if one.status == "enrolled"]
    return [one.person for one in people if one.person_id not in marked]


def initials(day: Shown) -> dict[str, str]:
    with reading(day.engine) as tx:
        rows = tx.execute(select(Person.code, Person.given_name, Person.family_name))
        return {code: f"{given[:1]}. {family[:1]}." for code, given, family in rows}


def enrolled(day: Shown, session: str, status: str = "enrolled") -> str:
    people = initials(day)
    with reading(day.engine) as tx:
        row = coded(tx, WorkshopSession, session)
        return ", ".join(people[one.person] for one in attendees(tx, row) if one.status == status)
