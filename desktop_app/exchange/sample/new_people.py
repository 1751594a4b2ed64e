"""More people for the large sizes, drawn with the rates of the sample centre."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from random import Random

from db.queries.people import search_key
from db.tables.people import Person
from desktop_app.exchange.sample.added_rows import AddedRows
from desktop_app.exchange.sample.draws import name_parts, rates, weighted

TODAY = date(2026, 11, 24)
MAJORITY = 18
LATIN = "Latn"
OLDEST = 96
SIGNED = "fsl"
"""French sign language: its people have French names."""

BIRTH_DATE_KNOWN = 0.7
INTERPRETER_NEEDED = 0.6
GENDERS = ("F", "F", "F", "M", "M")


@dataclass(frozen=True, slots=True)
class _Adult:
    """Somebody who may be the guardian of a child."""

    number: int
    family: Mapping[str, str]


@dataclass(slots=True)
class _Drawing:
    """People being drawn, the adults before the children."""

    rows: AddedRows
    draw: Random
    first: int
    count: int = 0
    adults: dict[str, list[_Adult]] = field(default_factory=dict)

    def add(self, age: int) -> None:
        """Draw one person of an age."""
        draw = self.draw
        language = draw.choices(*weighted("main_language"))[0]
        gender = draw.choice(GENDERS)
        guardian = self._guardian(language) if age < MAJORITY else None
        family = self._family(language, gender) if guardian is None else guardian.family
        given = draw.choice(_names(_spoken(language), "given", gender))
        number = self._write(_Drawn(language, gender, age, given, family), guardian)
        if age >= MAJORITY:
            self.adults.setdefault(language, []).append(_Adult(number, family))

    def _write(self, one: "_Drawn", guardian: _Adult | None) -> int:
        draw = self.draw
        born = _birthday(draw, one.age)
        dated = draw.random() < BIRTH_DATE_KNOWN
        native = one.native if draw.random() < rates()["native_script_recorded_share"] else ""
        code = f"U{self.first + self.count:04d}"
        self.count += 1
        foreign = one.language != "fr" and one.age >= MAJORITY
        return self.rows.add(
            Person,
            code=code,
            given_name=one.given["latin"],
            family_name=one.family["latin"],
            native_name=native,
            native_script=one.given["script"] if native else "",
            birth_date=born if dated else None,
            birth_year=born.year,
            gender=one.gender,
            main_language=one.language,
            needs_interpreter=foreign and draw.random() < INTERPRETER_NEEDED,
            is_minor=one.age < MAJORITY,
            guardian_id=None if guardian is None else guardian.number,
            mobile=self._mobile(code) if draw.random() < rates()["mobile_known_share"] else "",
            postcode=draw.choice(("35000", "35000", "35700")),
            needs_step_free_access=draw.random() < rates()["step_free_access_needed"],
            first_contact_date=TODAY - timedelta(days=draw.randint(1, 3_400)),
            search_key=search_key(one.given["latin"], one.family["latin"]),
        )

    def _guardian(self, language: str) -> _Adult | None:
        known = self.adults.get(language) or self.adults.get("fr")
        return self.draw.choice(known) if known else None

    def _family(self, language: str, gender: str) -> Mapping[str, str]:
        return self.draw.choice(_names(_spoken(language), "family", gender))

    def _mobile(self, code: str) -> str:
        digits = f"{int(code[1:]) % 10_000:04d}"
        return f"06 39 98 {digits[:2]} {digits[2:]}"


@dataclass(frozen=True, slots=True)
class _Drawn:
    """One person drawn."""

    language: str
    gender: str
    age: int
    given: Mapping[str, str]
    family: Mapping[str, str]

    @property
    def native(self) -> str:
        """The name in its own script; nothing when that is Latin."""
        if self.given["script"] == LATIN:
            return ""
        parts = (self.given["native"], self.family["native"])
        return " ".join(reversed(parts) if self.language == "zh" else parts)


def add_people(rows: AddedRows, draw: Random, first: int, count: int) -> None:
    """Add ``count`` people with codes from ``first`` on, adults first, children with a guardian."""
    bands, weights = weighted("age_band")
    ages = [_age(draw, band) for band in draw.choices(bands, weights, k=count)]
    drawing = _Drawing(rows, draw, first)
    for age in sorted(ages, key=lambda age: age < MAJORITY):
        drawing.add(age)
    rows.flush()


def _age(draw: Random, band: str) -> int:
    least, _, most = band.rstrip("+").partition("-")
    return draw.randint(int(least), int(most) if most else OLDEST)


def _birthday(draw: Random, age: int) -> date:
    return date(TODAY.year - age, TODAY.month, 1) - timedelta(days=draw.randint(1, 300))


def _spoken(language: str) -> str:
    return "fr" if language == SIGNED else language


@cache
def _names(language: str, part: str, gender: str) -> Sequence[Mapping[str, str]]:
    return tuple(
        one
        for one in name_parts()
        if one["language_code"] == language
        and one["part"] == part
        and one["gender"] in {"", gender}
    )
