"""Hours of the week, in several files, that do not exist where the clock goes forward."""

from collections.abc import Callable, Iterator, Mapping

from desktop_app.domain.availability import AvailabilityKind, AvailabilityRule, rhythm_of
from desktop_app.domain.civil_time import CivilTimeProblem
from desktop_app.domain.missing_hours import missing_hour
from desktop_app.domain.opening import OpeningHours
from desktop_app.exchange.centre_folder.file_reading import FileRead
from desktop_app.exchange.centre_folder.places import SITE_OPENING_HOURS
from desktop_app.exchange.centre_folder.references import Problem
from desktop_app.exchange.centre_folder.refusals import Reason, RefusedCellError
from desktop_app.exchange.centre_folder.shapes import FileShape, Values
from desktop_app.exchange.centre_folder.workers import AVAILABILITY_EXCEPTIONS, AVAILABILITY_RULES

Look = Callable[[Values, str], CivilTimeProblem | None]


def missing_hours(found: Mapping[str, FileRead], zone: str) -> Iterator[Problem]:
    """Every line whose start or end does not exist on one of its days."""
    looks: tuple[tuple[FileShape, Look, tuple[str, str]], ...] = (
        (SITE_OPENING_HOURS, _of_opening, ("opens", "closes")),
        (AVAILABILITY_RULES, _of_rule, ("start_time", "end_time")),
        (AVAILABILITY_EXCEPTIONS, _of_absence, ("start_time", "end_time")),
    )
    for shape, look, columns in looks:
        for line in found[shape.name].lines if shape.name in found else ():
            problem = look(line.values, zone)
            if problem is not None:
                start, end = columns
                wrong = start if line.values[start] == problem.moment.time() else end
                offers = ", ".join(f"{moment:%Y-%m-%dT%H:%M}" for moment in problem.offers)
                yield shape.name, line, RefusedCellError(Reason.TIME_MISSING, wrong, offers=offers)


def _of_opening(values: Values, zone: str) -> CivilTimeProblem | None:
    hours = ("iso_weekday", "opens", "closes", "valid_from", "valid_to")
    return OpeningHours(*(values[name] for name in hours)).missing_hour(zone)


def _of_rule(values: Values, zone: str) -> CivilTimeProblem | None:
    rule = AvailabilityRule(
        site=values["site_code"],
        iso_weekday=values["iso_weekday"],
        start=values["start_time"],
        end=values["end_time"],
        rhythm=rhythm_of(values["week_parity"], values["interval_weeks"], values["month_week"]),
        anchor=values["anchor_date"],
        kind=AvailabilityKind(values["kind"]),
        in_school_holidays=values["during_school_holidays"] == "same",
        valid_from=values["valid_from"],
        valid_to=values["valid_to"],
    )
    return rule.missing_hour(zone)


def _of_absence(values: Values, zone: str) -> CivilTimeProblem | None:
    start, end = values["start_time"], values["end_time"]
    given = tuple(clock for clock in (start, end) if clock is not None)
    if not given:
        return None
    days = (values["first_day"], values["last_day"])
    return missing_hour((given[0], given[-1]), days, lambda _day: True, zone)
