"""The data of ICU that the package carries: made again with fewer items, in the same shape."""

import struct

import pytest

from installer.icu_data import is_read, items, packed, without_unread

KEPT = [
    ("icudt73l/brkitr/char.brk", b"characters"),
    ("icudt73l/coll/fr.res", b"French order"),
    ("icudt73l/root.res", b"what holds for all"),
]
LEFT = [
    ("icudt73l/coll/de.res", b"German order"),
    ("icudt73l/ibm-37_P100-1995.cnv", b"an old character set"),
    ("icudt73l/translit/root.res", b"letters of others"),
]
HEADER = struct.pack("<HBBHHBBBB4s4B4B", 32, 0xDA, 0x27, 20, 0, 0, 0, 2, 0, b"CmnD", *[1] * 8)


def archive(named: list[tuple[str, bytes]]) -> bytes:
    return HEADER.ljust(32, b"\0") + packed(sorted(named))


def plain(body: bytes) -> list[tuple[str, bytes]]:
    """Items without what fills them up to the next."""
    return [(name, item.rstrip(b"\0")) for name, item in items(body)]


def test_an_archive_is_read_as_it_was_written() -> None:
    assert plain(packed(KEPT)) == KEPT


def test_only_the_languages_of_the_program_and_the_root_are_kept() -> None:
    shorter = without_unread(archive([*KEPT, *LEFT]))

    assert shorter[:32] == archive(KEPT)[:32]
    assert plain(shorter[32:]) == KEPT


def test_items_begin_where_a_processor_reads_them_well() -> None:
    body = packed(KEPT)
    (count,) = struct.unpack_from("<I", body)
    starts = [begin for _, begin in struct.iter_unpack("<II", body[4 : 4 + 8 * count])]

    assert [start % 16 for start in starts] == [0, 0, 0]


def test_what_is_no_archive_is_refused() -> None:
    with pytest.raises(ValueError, match="not an archive"):
        without_unread(b"\x7fELF" + bytes(60))


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("icudt73l/fr_BE.res", True),
        ("icudt73l/en.res", True),
        ("icudt73l/supplementalData.res", True),
        ("icudt73l/zone/fr.res", True),
        ("icudt73l/nfc.nrm", True),
        ("icudt73l/zone/pt_BR.res", False),
        ("icudt73l/brkitr/thaidict.dict", False),
        ("icudt73l/rbnf/fr.res", False),
        ("icudt73l/unames.icu", False),
    ],
)
def test_what_the_program_may_read(name: str, *, wanted: bool) -> None:
    assert is_read(name) is wanted
