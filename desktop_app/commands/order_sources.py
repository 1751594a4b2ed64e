"""Where an interpreter comes from: who is named, else an agency that has somebody."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.queries.subjects import coded
from db.queries.workers import agency_terms
from db.tables.sessions import Resource
from db.tables.workers import Agency, Interpreter
from desktop_app.domain.errors import BadInputError, UnknownCodeError
from desktop_app.domain.interpreter_offers import MODES
from desktop_app.domain.interpreters import Terms

SHOWN = 40
"""Letters of a value that a refusal repeats."""


@dataclass(frozen=True, slots=True)
class SourceWanted:
    """An interpreter for a language in a mode; ``interpreter`` and ``agency`` as far as named."""

    language: str
    mode: str
    interpreter: str = ""
    agency: str = ""


@dataclass(frozen=True, slots=True)
class OrderSource:
    """Where an interpreter comes from: the fields of the order, and what the agency asks."""

    values: Mapping[str, Any]
    terms: Terms | None
    interpreter: str


def order_source(tx: Session, wanted: SourceWanted) -> OrderSource:
    """The interpreter who is named, else the agency, else the first that has somebody.

    Raises:
        BadInputError: the mode is none; nobody interprets that, or not in that mode; whoever is
            named does not, or the agency has nobody.
        UnknownCodeError: a code names no interpreter.
    """
    if wanted.mode not in MODES:
        raise BadInputError("mode", "one_of", wanted.mode[:SHOWN], MODES)
    offered = agency_terms(tx)
    if wanted.interpreter:
        named = interpreter_coded(tx, wanted.interpreter)
        check_interprets(named, wanted.interpreter, wanted.language, wanted.mode)
        agency, number = tx.get_one(Agency, named.agency_id), named.id
    else:
        agency, number = _agency(tx, wanted), None
    values = {"mode": wanted.mode, "agency_id": agency.id, "interpreter_id": number}
    terms = next((one for one in offered.get(agency.code, ()) if one.mode == wanted.mode), None)
    return OrderSource(values, terms, wanted.interpreter)


def interpreter_coded(tx: Session, code: str) -> Interpreter:
    """The interpreter with a code.

    Raises:
        UnknownCodeError: nobody who interprets has it.
    """
    named = tx.get(Interpreter, coded(tx, Resource, code).id)
    if named is None:
        raise UnknownCodeError("interpreter", code)
    return named


def check_interprets(named: Interpreter, code: str, language: str, mode: str) -> None:
    """Refuse somebody who does not interpret that language, or not in that mode.

    Raises:
        BadInputError: the interpreter or the mode cannot be.
    """
    if language not in named.language_codes:
        raise BadInputError("interpreter", "not_that_language", code, tuple(named.language_codes))
    if mode not in named.modes:
        raise BadInputError("mode", "one_of", mode, tuple(named.modes))


def modes_for(tx: Session, language: str) -> tuple[str, ...]:
    """How somebody can be had for a language; nothing when nobody interprets it."""
    speakers = [one for one in tx.scalars(select(Interpreter)) if language in one.language_codes]
    return tuple(mode for mode in MODES if any(mode in one.modes for one in speakers))


def _agency(tx: Session, wanted: SourceWanted) -> Agency:
    """An agency with somebody for the language; the modes it can be had in when not in this."""
    modes = modes_for(tx, wanted.language)
    if not modes:
        raise BadInputError("language", "nobody_interprets", wanted.language)
    if wanted.mode not in modes:
        raise BadInputError("mode", "one_of", wanted.mode, modes)
    having = [
        one.agency_id
        for one in tx.scalars(select(Interpreter))
        if wanted.language in one.language_codes and wanted.mode in one.modes
    ]
    found = tx.scalars(select(Agency).where(Agency.id.in_(having)).order_by(Agency.code)).all()
    if not wanted.agency:
        return found[0]
    named = next((one for one in found if one.code == wanted.agency), None)
    if named is None:
        codes = tuple(one.code for one in found)
        raise BadInputError("agency", "one_of", wanted.agency[:SHOWN], codes)
    return named
