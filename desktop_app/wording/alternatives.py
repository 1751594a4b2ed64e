"""The ways out of a conflict in words: what changes, and whom it disturbs."""

from datetime import datetime, timedelta

from desktop_app.domain.planning import Alternative
from desktop_app.wording.moments import moment_said
from desktop_app.wording.names import Names, capitalised, named, worker_with_code
from desktop_app.wording.words import Words

SEPARATOR = " · "


def alternative_text(words: Words, alternative: Alternative, names: Names) -> str:
    """« Salle polyvalente B libre, mer. 25 nov. à 14:00 · 7 personnes à prévenir ».

    ``names`` are those of rooms, sites and workers (professions).
    """
    changes = [
        *_people_changes(words, alternative, names),
        *_room_change(words, alternative, names),
        *_time_change(words, alternative),
    ]
    return SEPARATOR.join([capitalised(", ".join(changes)), *_costs(words, alternative, names)])


def _people_changes(words: Words, alternative: Alternative, names: Names) -> list[str]:
    leaving = _codes(alternative.facts.get("replaced"))
    coming = _codes(alternative.facts.get("replaced_by"))
    if coming:
        sentence = words.ngettext(
            "{coming} (replaces {leaving})", "{coming} (replace {leaving})", len(coming)
        )
        return [sentence.format(coming=_workers(words, coming, names), leaving=", ".join(leaving))]
    if not leaving:
        return []
    return [words._("without {leaving}").format(leaving=_workers(words, leaving, names))]


def _codes(joined: str | int | None) -> list[str]:
    return [code for code in str(joined or "").split("|") if code]


def _workers(words: Words, codes: list[str], names: Names) -> str:
    return ", ".join(worker_with_code(words, names.get(code), code) for code in codes)


def _room_change(words: Words, alternative: Alternative, names: Names) -> list[str]:
    room = str(alternative.facts.get("room", ""))
    return [words._("{room} is free").format(room=named(words, room, names))] if room else []


def _time_change(words: Words, alternative: Alternative) -> list[str]:
    start = alternative.facts.get("start")
    if not isinstance(start, str):
        return []
    moment = datetime.fromisoformat(start)
    before = moment - timedelta(minutes=int(alternative.facts["minutes"]))
    if before.date() == moment.date():
        return [words._("at {hour}").format(hour=words.hour(moment))]
    return [moment_said(words, moment)]


def _costs(words: Words, alternative: Alternative, names: Names) -> list[str]:
    costs = []
    site = str(alternative.facts.get("site", ""))
    if site:
        costs.append(words._("other site: {site}").format(site=named(words, site, names)))
    if alternative.facts.get("interpreter_again"):
        costs.append(words._("interpreter to be asked again"))
    count = alternative.disturbed
    costs.append(
        words.ngettext("{count} person to call", "{count} people to call", count).format(
            count=count
        )
        if count
        else words._("nobody to call")
    )
    return costs
