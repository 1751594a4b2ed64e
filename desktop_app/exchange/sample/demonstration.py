"""Everything the sample centre's folder lacks, drawn always the same."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.tables.people import Person
from db.tables.sessions import Resource
from db.tables.workers import Agency, Interpreter
from desktop_app.exchange.centre_folder.numbering import advance_counters
from desktop_app.exchange.sample.added_rows import AddedRows
from desktop_app.exchange.sample.appointments import Booking, book_appointments
from desktop_app.exchange.sample.attendances import record_past
from desktop_app.exchange.sample.desk import add_first_names, add_options_and_blocks, add_wishes
from desktop_app.exchange.sample.enrolments import enrol_everybody
from desktop_app.exchange.sample.interpreting import Orders, order_for_sessions
from desktop_app.exchange.sample.mediation import request_mediation
from desktop_app.exchange.sample.printing import Issue, print_sheets
from desktop_app.exchange.sample.scene import SAMPLE_NOW, Scene
from desktop_app.exchange.sample.town import town_of


def demo_additions(tx: Session, *, now: datetime = SAMPLE_NOW, issue: Issue | None = None) -> None:
    """Add to the sample centre what its folder lacks: the same rows every time.

    Enrolments, attendance, interpreter orders, appointments, mediation requests, options, room
    blocks, first names, and printed sheets.

    Args:
        tx: a transaction on a centre that holds the sample's folder and nothing else.
        now: separates what has happened from what is planned; the same moment gives the same
            additions.
        issue: prints the sheet of a session; without it no sheet is printed.

    Raises:
        ValueError: the centre has no session.
        DoubleBookingError: the database refuses a claim.
    """
    people = AddedRows(tx)
    known = tx.scalar(select(func.count()).select_from(Person)) or 0
    add_first_names(people, known, known + 1)
    people.flush()
    town = town_of(tx)
    scene = Scene(town, AddedRows(tx), town.bookings(tx), now)
    add_options_and_blocks(scene)
    add_wishes(scene)
    fill_year(scene)
    if issue is not None:
        advance_counters(tx)
        print_sheets(scene, issue)
    advance_counters(tx)
    tx.expire_all()


def fill_year(scene: Scene) -> None:
    """Fill one year with people: their places, their presence, their appointments, their orders."""
    groups = enrol_everybody(scene)
    orders = orders_of(scene)
    order_for_sessions(scene, orders)
    booking = Booking(scene, groups, orders, scene.stream("appointments"))
    book_appointments(scene, booking)
    record_past(scene, groups)
    request_mediation(scene)
    scene.flush()


def orders_of(scene: Scene) -> Orders:
    """The orders of a year, none written yet."""
    tx = scene.rows.tx
    rows = tx.execute(
        select(Resource.code.label("interpreter"), Agency.code.label("agency"))
        .join(Interpreter, Interpreter.id == Resource.id)
        .join(Agency, Agency.id == Interpreter.agency_id)
    )
    agencies = {row.code: row.id for row in tx.execute(select(Agency.code, Agency.id))}
    interpreters = {row.interpreter: row.agency for row in rows}
    return Orders(scene, scene.stream("orders"), agencies, interpreters)
