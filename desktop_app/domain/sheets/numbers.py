"""The number of a sheet in clear, the code of each page, and reading both back."""

import re
import unicodedata
import zlib
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

NUMBER_DIGITS = 12
CODE_DIGITS = 16
LAST_SERIAL = 99_999
LAST_COUNTED = 99  # of a version, of a page: 99 stands for 99 and later

# What the row of digits gives on a French or Belgian keyboard without the shift key,
# capitals locked or not; scanners type like a keyboard set for another country.
_DIGIT_KEYS = str.maketrans("&é\"'(-è_çàÉÈÇÀ§!", "1234567890279068")
_LEFT_OUT = re.compile(r"[\s.]+")
_LABEL = re.compile(r"^\s*n[°ºo]\.?\s*", re.IGNORECASE)
_FEWEST_TYPED = 8  # digits; fewer are meant for a code of a few letters and digits
_ASCII_DIGITS = re.compile(r"[0-9]+")


class NumberedKind(IntEnum):
    """What a number is about: its third digit."""

    SESSION = 1
    CYCLE = 2
    SLIP = 3


class NumberFault(StrEnum):
    """Why a number was refused."""

    TYPING_ERROR = "typing_error"
    OTHER_CENTRE = "other_centre"


@dataclass(frozen=True, slots=True)
class SheetReference:
    """What a number says: ``page`` is None when only the number was typed."""

    number: str
    kind: NumberedKind
    serial: int
    version: int
    page: int | None = None


def centre_check(centre_identifier: str) -> str:
    """Two digits from 10 to 99 that tell another centre's sheet apart."""
    return str(10 + zlib.crc32(centre_identifier.encode("utf-8")) % 90)


def check_digits(digits: str) -> str:
    """The two digits that make ``digits`` leave 1 when divided by 97 (ISO 7064, MOD 97-10)."""
    return f"{98 - int(digits) * 100 % 97:02d}"


def sheet_number(centre_identifier: str, kind: NumberedKind, serial: int, version: int) -> str:
    """The twelve digits that name one version of a sheet.

    Args:
        centre_identifier: the centre's own, unchanging identifier.
        kind: session, cycle or slip.
        serial: of that session, cycle or order among its kind, 0 to 99999, never reused.
        version: of the snapshot, from 1; 99 stands for 99 and later.

    Raises:
        ValueError: the serial has more than five digits or the version is below 1.
    """
    if not 0 <= serial <= LAST_SERIAL:
        raise ValueError(f"a serial has at most five digits, got {serial}")
    if version < 1:
        raise ValueError(f"versions count from 1, got {version}")
    digits = (
        f"{centre_check(centre_identifier)}{kind:d}{serial:05d}{min(version, LAST_COUNTED):02d}"
    )
    return digits + check_digits(digits)


def page_code(number: str, page: int) -> str:
    """The sixteen digits of the QR code of one page.

    Raises:
        ValueError: ``number`` is not a right number or ``page`` is below 1.
    """
    if len(number) != NUMBER_DIGITS or not _is_right(number):
        raise ValueError(f"not the number of a sheet: {number!r}")
    if page < 1:
        raise ValueError(f"pages count from 1, got {page}")
    digits = f"{number}{min(page, LAST_COUNTED):02d}"
    return digits + check_digits(digits)


def grouped(number: str) -> str:
    """The number as people read it: groups of four, no-break spaces between."""
    return "\u00a0".join(number[start : start + 4] for start in range(0, len(number), 4))


def read_number(typed: str, centre_identifier: str) -> SheetReference | NumberFault:
    """Read a number typed by hand or a code sent by a scanner.

    Spaces and dots are dropped, digits that another keyboard layout turned into
    letters are turned back. Whether such a sheet exists is for the caller to say.
    """
    digits = _digits_typed(typed)
    if not _ASCII_DIGITS.fullmatch(digits) or len(digits) not in {NUMBER_DIGITS, CODE_DIGITS}:
        return NumberFault.TYPING_ERROR
    number = digits[:NUMBER_DIGITS]
    if not (_is_right(number) and _is_right(digits)):
        return NumberFault.TYPING_ERROR
    if number[:2] != centre_check(centre_identifier):
        return NumberFault.OTHER_CENTRE
    return _reference(digits)


def without_label(typed: str) -> str:
    """A number copied with the « N° » that paper prints before it, without that."""
    return _LABEL.sub("", typed, count=1)


def looks_like_number(typed: str) -> bool:
    """Whether somebody meant the number of a sheet, rightly or wrongly typed, and not a code."""
    digits = _digits_typed(typed)
    return len(digits) >= _FEWEST_TYPED and bool(_ASCII_DIGITS.fullmatch(digits))


def sheet_file_name(number: str, day: date, site_code: str) -> str:
    """The name of the PDF: day, site and number, and nothing about anybody."""
    site = _plain(site_code) or "site"
    return f"emargement-{day.isoformat()}-{site}-{number}.pdf"


def _plain(code: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]", "", code)


def _digits_typed(typed: str) -> str:
    pressed = unicodedata.normalize("NFC", typed)
    return _LEFT_OUT.sub("", pressed).translate(_DIGIT_KEYS)


def _is_right(digits: str) -> bool:
    return int(digits) % 97 == 1


def _reference(digits: str) -> SheetReference | NumberFault:
    kind, page = int(digits[2]), digits[12:14]
    if kind not in list(NumberedKind) or page == "00":
        return NumberFault.TYPING_ERROR
    return SheetReference(
        number=digits[:NUMBER_DIGITS],
        kind=NumberedKind(kind),
        serial=int(digits[3:8]),
        version=int(digits[8:10]),
        page=int(page) if page else None,
    )
