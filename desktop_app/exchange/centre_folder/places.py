"""Files of the places: sites, premises, rooms, equipment, hours, closures and blocks."""

from collections.abc import Iterable

from db.tables.sites import (
    Equipment,
    OpeningHoursRow,
    Premises,
    Room,
    RoomBlock,
    Site,
    SiteClosure,
    TravelTime,
)
from desktop_app.exchange.centre_folder.centre_lists import SENTENCE, WEEKDAY
from desktop_app.exchange.centre_folder.refusals import Reason, RefusedCellError
from desktop_app.exchange.centre_folder.shapes import (
    FileShape,
    Values,
    after,
    blank,
    extra,
    lists,
    needed,
    one_of_two,
    ordered,
    refers,
)
from desktop_app.exchange.centre_folder.values import (
    Choice,
    Clock,
    Code,
    Day,
    Flag,
    Moment,
    Text,
    Whole,
)

OUTDOOR = "outdoor"
"""The kind of a place that may be shared and has no premises."""

CLOSURE = "closure"
"""The kind of a room's block that takes whole days."""


def _parts_are_others(values: Values) -> Iterable[RefusedCellError]:
    if values["room_code"] in values["composed_of"]:
        yield RefusedCellError(Reason.ITSELF, "composed_of", values["room_code"])


def _two_sites(values: Values) -> Iterable[RefusedCellError]:
    if values["site_code_a"] == values["site_code_b"]:
        yield RefusedCellError(Reason.ITSELF, "site_code_b")


SITES = FileShape(
    "sites",
    (
        needed("site_code", Code(), "code"),
        needed("letter", Text(1)),
        needed("short_name", Text()),
        needed("name_fr", Text()),
        needed("kind", Choice(("own", "partner"))),
        blank("origin", SENTENCE, ""),
        blank("address_line", SENTENCE, ""),
        blank("postcode", Text(40), ""),
        blank("city", Text(), ""),
        blank("phone", Text(40), ""),
        extra("works_on_holidays", Flag(), empty=False),
        extra("last_day", Day()),
    ),
    code="site_code",
    identity=(
        ("site_code", lambda values: values["site_code"]),
        ("letter", lambda values: values["letter"]),
    ),
    table=Site,
)
PREMISES = FileShape(
    "premises",
    (
        needed("premises_code", Code(), "code"),
        refers("site_code", "sites", attribute="site_id"),
        needed("label_fr", Text()),
        blank("address_line", SENTENCE, ""),
        needed("valid_from", Day()),
        blank("valid_to", Day()),
    ),
    code="premises_code",
    table=Premises,
    checks=(ordered("valid_from", "valid_to"),),
)
EQUIPMENT = FileShape(
    "equipment",
    (
        needed("equipment_code", Code(), "code"),
        needed("label_fr", Text()),
        needed("label_en", Text()),
        blank("movable_quantity", Whole(1, 200)),
        refers("home_site_code", "sites", attribute="home_site_id", required=False),
    ),
    code="equipment_code",
    table=Equipment,
)
ROOMS = FileShape(
    "rooms",
    (
        needed("room_code", Code(), None),
        refers("site_code", "sites", attribute="site_id"),
        refers("premises_code", "premises", attribute="premises_id", required=False),
        needed("name_fr", Text()),
        blank("name_en", Text(), ""),
        needed("kind", Code()),
        blank("floor", Whole(-20, 200)),
        needed("capacity", Whole(0, 10_000)),
        blank("area_m2", Whole(0, 100_000)),
        needed("wheelchair_accessible", Flag()),
        lists("equipment_codes", "equipment"),
        lists("composed_of", "rooms", attribute=None),
        needed("setup_minutes", Whole(0, 720)),
        blank("bookable_from", Day()),
        blank("bookable_to", Day()),
        extra("neutral_name_fr", Text(), ""),
    ),
    code="room_code",
    table=Room,
    checks=(ordered("bookable_from", "bookable_to"), _parts_are_others),
)
SITE_OPENING_HOURS = FileShape(
    "site_opening_hours",
    (
        refers("site_code", "sites", attribute="site_id", required=False),
        needed("iso_weekday", WEEKDAY),
        needed("opens", Clock()),
        needed("closes", Clock(until=True)),
        needed("valid_from", Day()),
        blank("valid_to", Day()),
        extra("room_code", Code(), attribute="room_id").referring("rooms"),
    ),
    table=OpeningHoursRow,
    checks=(
        after("opens", "closes"),
        ordered("valid_from", "valid_to"),
        one_of_two("site_code", "room_code"),
    ),
)
SITE_CLOSURES = FileShape(
    "site_closures",
    (
        refers("site_code", "sites", attribute="site_id"),
        needed("first_day", Day()),
        needed("last_day", Day()),
        blank("reason_fr", SENTENCE, ""),
    ),
    table=SiteClosure,
    checks=(ordered("first_day", "last_day"),),
)
TRAVEL_TIMES = FileShape(
    "travel_times",
    (
        refers("site_code_a", "sites", attribute="site_a_id"),
        refers("site_code_b", "sites", attribute="site_b_id"),
        needed("minutes", Whole(0, 1440)),
    ),
    identity=(
        ("site_code_b", lambda values: frozenset({values["site_code_a"], values["site_code_b"]})),
    ),
    table=TravelTime,
    checks=(_two_sites,),
)
ROOM_CLOSURES = FileShape(
    "room_closures",
    (
        needed("closure_code", Code(), None),
        refers("room_code", "rooms", attribute="room_id"),
        needed("first_day", Day(), None),
        needed("last_day", Day(), None),
        blank("reason", SENTENCE, ""),
    ),
    code="closure_code",
    table=RoomBlock,
    fixed={"kind": CLOSURE},
    checks=(ordered("first_day", "last_day"),),
)
ROOM_BLOCKS = FileShape(
    "room_blocks",
    (
        needed("block_code", Code(), "code"),
        refers("room_code", "rooms", attribute="room_id"),
        needed("start", Moment(), "starts"),
        needed("end", Moment(), "ends"),
        needed("kind", Code()),
        blank("reason", SENTENCE, ""),
    ),
    code="block_code",
    table=RoomBlock,
    checks=(after("start", "end"),),
)
