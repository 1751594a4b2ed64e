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
    leaving = _workers(words, alternative.facts.get("replaced"), names)
    coming = _workers(words, alternative.facts.get("replaced_by"), names)
    if coming:
        return [words._("{coming} instead of {leaving}").format(coming=coming, leaving=leaving)]
    return [words._("without {leaving}").format(leaving=leaving)] if leaving else []


def _workers(words: Words, codes: str | int | None, names: Names) -> str:
    wanted = [code for code in str(codes or "").split("|") if code]
    return ", ".join(worker_with_code(words, names.get(code), code) for code in wanted)


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
