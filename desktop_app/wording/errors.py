"""Every refusal and failure as one sentence with its way out (interface.md 10)."""

from functools import singledispatch

from desktop_app.domain.errors import (
    AlreadyEnrolledError,
    AlreadyKnownError,
    BadInputError,
    CycleOverError,
    NoPlaceError,
    NotBegunError,
    NotEnrolledError,
    NothingToUndoError,
    PapersDisagreeError,
    RefusedError,
    RoomInUseError,
    SessionOverError,
    SiteInUseError,
    StaleError,
    UnknownCodeError,
    UnknownLinesError,
    WaitingListFullError,
    WaitsForCycleError,
    WalkInError,
    WrongStatusError,
)
from desktop_app.domain.sheets.numbers import grouped
from desktop_app.machine.errors import MachineError
from desktop_app.wording.input_errors import bad_input_text, unknown_code_text
from desktop_app.wording.machine_errors import machine_error_text
from desktop_app.wording.moments import moment_said
from desktop_app.wording.names import with_one_stop
from desktop_app.wording.statuses import order_status_text, session_state_text
from desktop_app.wording.words import Words


@singledispatch
def _text(error: object, _words: Words) -> str:
    raise TypeError(f"no sentence for {type(error).__name__}")


def error_text(words: Words, error: Exception) -> str:
    """Say a refusal of the rules, or a failure of the computer.

    What the store refuses has its own sentences: see `store_error_text`.

    Raises:
        TypeError: the error is a bug, which has no sentence of its own.
    """
    return with_one_stop(_text(error, words))


@_text.register
def _refused(error: RefusedError, words: Words) -> str:
    count = len(error.findings)
    return words.ngettext(
        "Not done: {count} thing to settle.", "Not done: {count} things to settle.", count
    ).format(count=count)


@_text.register
def _stale(error: StaleError, words: Words) -> str:
    if error.desk and error.at is not None:
        return words._(
            "{subject} was changed by desk {desk}, {moment}: look at it again before changing it."
        ).format(subject=error.subject, desk=error.desk, moment=moment_said(words, error.at))
    return words._(
        "{subject} has changed since you saw it: look at it again before changing it."
    ).format(subject=error.subject)


@_text.register
def _unknown_code(error: UnknownCodeError, words: Words) -> str:
    return unknown_code_text(words, error.kind, error.code, error.meant)


@_text.register
def _bad_input(error: BadInputError, words: Words) -> str:
    return bad_input_text(words, error)


@_text.register
def _nothing_to_undo(error: NothingToUndoError, words: Words) -> str:
    sentence = (
        words._("Desk {desk} has nothing to do again.")
        if error.redo
        else words._("Desk {desk} has nothing left to undo.")
    )
    return sentence.format(desk=error.desk)


@_text.register
def _wrong_status(error: WrongStatusError, words: Words) -> str:
    sentences = {
        "move": words._("{session} is {status}: it cannot be moved. Put it back first."),
        "postpone": words._(
            "{session} is {status}: it has taken place and cannot begin later than now."
            " Book another session for the new date."
        ),
        "edit": words._("{session} is {status}: it cannot be changed. Put it back first."),
        "keep": words._("{session} is {status}: no conflict of it can be kept."),
        "cancel": words._("{session} is {status}: it cannot be cancelled."),
        "reinstate": words._("{session} is {status}: there is nothing to put back."),
        "sheet": words._("{session} is {status}: nobody signs for it, so it has no sheet."),
        "attend": words._("{session} is {status}: nobody's presence can be recorded."),
        "enrol": words._("{session} is {status}: nobody can be enrolled."),
        "order": words._("{session} is {status}: no interpreter is ordered for it."),
        "order_over": words._("{session} is over: no interpreter can be ordered for it."),
        "ask_order": words._("Order {session} is {status}: it is not asked for again."),
        "confirm_order": words._("Order {session} is {status}: ask the agency first."),
        "refuse_order": words._("Order {session} is {status}: nobody can refuse it."),
        "cancel_order": words._("Order {session} is {status}: there is nothing to cancel."),
        "record_order": words._("Order {session} is {status}: it cannot be recorded so."),
        "invoice_order": words._("Order {session} is {status}: nothing of it is to be billed."),
    }
    otherwise = words._("{session} is {status}: this cannot be done.")
    return sentences.get(error.act, otherwise).format(
        session=error.subject, status=_state_text(words, error)
    )


def _state_text(words: Words, error: WrongStatusError) -> str:
    of_order = error.act.endswith("_order")
    return (order_status_text if of_order else session_state_text)(words, error.status)


@_text.register
def _room_in_use(error: RoomInUseError, words: Words) -> str:
    if error.sessions:
        return words.ngettext(
            "{count} coming session is in this room. Choose where to put it.",
            "{count} coming sessions are in this room. Choose where to put them.",
            error.sessions,
        ).format(count=error.sessions)
    return words.ngettext(
        "{count} coming appointment is in this room: move it first.",
        "{count} coming appointments are in this room: move them first.",
        error.appointments,
    ).format(count=error.appointments)


@_text.register
def _site_in_use(error: SiteInUseError, words: Words) -> str:
    counted = []
    if error.sessions:
        said = words.ngettext("{count} session", "{count} sessions", error.sessions)
        counted.append(said.format(count=error.sessions))
    if error.appointments:
        said = words.ngettext("{count} appointment", "{count} appointments", error.appointments)
        counted.append(said.format(count=error.appointments))
    return words._(
        "Still to come on this site: {counted}, the next {moment}. Move or cancel them first."
    ).format(counted=", ".join(counted), moment=moment_said(words, error.following))


@_text.register
def _not_begun(error: NotBegunError, words: Words) -> str:
    return words._(
        "{session} begins {moment}: presence can be recorded from then on, not before."
    ).format(session=error.subject, moment=moment_said(words, error.starts))


@_text.register
def _unknown_lines(error: UnknownLinesError, words: Words) -> str:
    if not error.last:
        return words._("This paper has no line with a name. Nothing was recorded.")
    return words.ngettext(
        "No line {unknown}: the lines of this paper go from 1 to {last}. Nothing was recorded.",
        "No lines {unknown}: the lines of this paper go from 1 to {last}. Nothing was recorded.",
        len(error.unknown),
    ).format(unknown=", ".join(map(str, error.unknown)), last=error.last)


@_text.register
def _papers_disagree(error: PapersDisagreeError, words: Words) -> str:
    papers = ", ".join(
        words._("{number} (version {version})").format(number=grouped(number), version=version)
        for number, version in error.papers
    )
    sentence = words._(
        "These lines do not mean the same people on each paper printed for {session}: {papers}."
        " Nothing was recorded. Give the number printed on the paper in place of {session}."
    )
    if error.of_cycle:
        sentence = words._(
            "These lines do not mean the same people on each paper printed for {session}: {papers}."
            " Nothing was recorded. Add the number printed on the paper: --paper NUMBER."
        )
    return sentence.format(session=error.subject, papers=papers)


@_text.register
def _session_over(error: SessionOverError, words: Words) -> str:
    return words._(
        "{session} is over, it ended {moment}: nobody can join or wait for it. Somebody who came"
        " without a place is counted with “permanence attend CENTRE {session} --count N”."
    ).format(session=error.subject, moment=moment_said(words, error.ended))


@_text.register
def _cycle_over(error: CycleOverError, words: Words) -> str:
    return words._(
        "{cycle} is over, its last date was {moment}: nobody can join or wait for it."
    ).format(cycle=error.subject, moment=moment_said(words, error.last))


@_text.register
def _no_place(error: NoPlaceError, words: Words) -> str:
    because = {
        "full": words._(
            "Full ({enrolled}/{places}): the next place on the waiting list is {rank}."
        ),
        "date_full": words._(
            "One date of the cycle is full ({enrolled}/{places}):"
            " the next place on the waiting list is {rank}."
        ),
        "others_wait": words._(
            "Others wait already ({enrolled}/{places}):"
            " the next place on the waiting list is {rank}."
        ),
    }
    return because[error.because].format(
        enrolled=error.enrolled, places=error.places, rank=error.rank
    )


@_text.register
def _waiting_list_full(error: WaitingListFullError, words: Words) -> str:
    because = {
        "full": words._("Full ({enrolled}/{places})."),
        "date_full": words._("One date of the cycle is full ({enrolled}/{places})."),
        "others_wait": words._("Others wait already ({enrolled}/{places})."),
    }
    said = because[error.because].format(enrolled=error.enrolled, places=error.places)
    return f"{said} {waiting_list_full_text(words, error.limit)}"


def waiting_list_full_text(words: Words, limit: int) -> str:
    """Why nobody more may wait: there is no list, or as many wait as may."""
    if limit == 0:
        return words._("There is no waiting list.")
    said = words.ngettext(
        "The waiting list is full: {count} person waits, no more may.",
        "The waiting list is full: {count} people wait, no more may.",
        limit,
    )
    return said.format(count=limit)


@_text.register
def _walk_in(error: WalkInError, words: Words) -> str:
    return words._("People come to {subject} without enrolling: nobody is given a place.").format(
        subject=error.subject
    )


@_text.register
def _already_enrolled(error: AlreadyEnrolledError, words: Words) -> str:
    return words._("{person} is already enrolled in {subject}, or waiting for it.").format(
        person=error.person, subject=error.subject
    )


@_text.register
def _not_enrolled(error: NotEnrolledError, words: Words) -> str:
    if error.cycle:
        return words._(
            "{person} has no place of their own in {subject}, but comes through the cycle {cycle}."
            " To withdraw from every date: “permanence withdraw CENTRE {cycle} {person}”. For"
            " this date alone the place stays theirs and nobody who waits gets it: once it has"
            " begun, record the excused absence with “permanence attend CENTRE {subject}"
            " --absent” and the number of the line followed by e."
        ).format(person=error.person, subject=error.subject, cycle=error.cycle)
    return words._("{person} is neither enrolled in {subject} nor waiting for it.").format(
        person=error.person, subject=error.subject
    )


@_text.register
def _waits_for_cycle(error: WaitsForCycleError, words: Words) -> str:
    return words._(
        "Those who wait for the whole cycle {cycle} come first: give them a place with"
        " “permanence promote CENTRE {cycle}”. Somebody who waits for {subject} alone is"
        " promoted by name: “permanence promote CENTRE {subject} PERSON”."
    ).format(subject=error.subject, cycle=error.cycle)


@_text.register
def _already_known(error: AlreadyKnownError, words: Words) -> str:
    return words.ngettext(
        "Somebody who looks the same is known already: {people}.",
        "People who look the same are known already: {people}.",
        len(error.people),
    ).format(people=", ".join(error.people))


@_text.register
def _machine(error: MachineError, words: Words) -> str:
    return machine_error_text(words, error)
