"""Every file of the folder, in the order in which each finds what it refers to."""

from collections.abc import Mapping
from types import MappingProxyType

from desktop_app.exchange.centre_folder import (
    centre_lists,
    paper,
    people,
    places,
    programmes,
    sessions,
    support,
    workers,
)
from desktop_app.exchange.centre_folder.shapes import FileShape

FILES: tuple[FileShape, ...] = (
    centre_lists.CENTRE,
    centre_lists.FUNDERS,
    centre_lists.THEMES,
    centre_lists.LANGUAGES,
    centre_lists.PUBLIC_HOLIDAYS,
    centre_lists.SCHOOL_HOLIDAYS,
    centre_lists.PROFESSIONS,
    centre_lists.ATTENDANCE_STATUSES,
    centre_lists.MEDIATION_MOTIVES,
    centre_lists.SHEET_VARIANTS,
    centre_lists.RETENTION_RULES,
    places.SITES,
    places.PREMISES,
    places.EQUIPMENT,
    places.ROOMS,
    places.SITE_OPENING_HOURS,
    places.SITE_CLOSURES,
    places.TRAVEL_TIMES,
    places.ROOM_CLOSURES,
    places.ROOM_BLOCKS,
    workers.PROFESSIONALS,
    workers.TEAM_MEMBERS,
    workers.EXTERNAL_FACILITATORS,
    workers.INTERPRETER_AGENCIES,
    workers.INTERPRETER_CANCELLATION_RULES,
    workers.INTERPRETERS,
    workers.AVAILABILITY_RULES,
    workers.AVAILABILITY_EXCEPTIONS,
    workers.STANDING_ROOM_BOOKINGS,
    workers.INTERPRETER_RECURRING_SLOTS,
    programmes.PROGRAMMES,
    programmes.PROGRAMME_STEPS,
    programmes.CYCLES,
    sessions.SESSIONS,
    sessions.SKIPPED_OCCURRENCES,
    sessions.HEADCOUNTS,
    people.PARTICIPANTS,
    people.ENROLMENTS,
    people.ATTENDANCES,
    support.APPOINTMENTS,
    support.MEDIATION_REQUESTS,
    support.FUNDING_ENVELOPES,
    support.INTERPRETER_ORDERS,
    paper.SHEETS,
    paper.SHEET_PRINTS,
)
SHAPES: Mapping[str, FileShape] = MappingProxyType({shape.name: shape for shape in FILES})

OF_THE_DEMONSTRATION = frozenset(
    {"glossary", "indicators", "name_parts", "participant_generation", "edge_case_names"}
)
"""Files that stand in the sample centre and are neither read nor written."""

BOOKABLE = (
    places.ROOMS,
    workers.PROFESSIONALS,
    workers.TEAM_MEMBERS,
    workers.EXTERNAL_FACILITATORS,
    workers.INTERPRETERS,
    places.EQUIPMENT,
)
"""Files whose lines can be held by a session: their codes are one family."""
