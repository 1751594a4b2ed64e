"""The languages of ICU that the package carries: those of the program, and the root of all.

Qt is linked with ICU, whose data hold every language of the world (31 MB). A library of data is
nothing but an archive of named items: a header, a table of offsets sorted by name, the names and
the items. It is made again with fewer items, by `objcopy` and `ld` of binutils.

Layout: https://github.com/unicode-org/icu/blob/main/icu4c/source/common/ucmndata.h
"""

import re
import struct
import subprocess
from pathlib import Path, PurePosixPath

LANGUAGES = ("en", "fr")
OF_A_LANGUAGE = re.compile(r"([a-z]{2,3})(_\w+)?")
UNREAD_ENDS = (".cnv", ".dict", ".spp", ".cfu")
"""Old character sets, words of languages written without spaces, names of servers, look-alikes:
Qt reads none of these from ICU, it has its own or does without."""
UNREAD_FOLDERS = ("translit", "rbnf")
UNREAD_ITEMS = ("unames.icu",)

MAGIC = b"\xda\x27"
KIND = b"CmnD"
STEP = 16
"""Items begin at multiples of this many bytes."""


def keep_languages(library: Path) -> None:
    """Make an ICU library of data again, with the languages of the program only.

    Raises:
        ValueError: the library is not made as ICU makes it.
    """
    version = library.name.rpartition(".")[2]
    archive, thing = library.with_name("icu.dat"), library.with_name("icu.o")
    _run("objcopy", "-O", "binary", "--only-section=.rodata", str(library), str(archive))
    archive.write_bytes(without_unread(archive.read_bytes()))
    _run("ld", "-r", "-b", "binary", "-o", thing.name, archive.name, folder=library.parent)
    _run(
        *("objcopy", "--rename-section", ".data=.rodata,alloc,load,readonly,data,contents"),
        *("--set-section-alignment", f".data={STEP}"),
        *("--redefine-sym", f"_binary_icu_dat_start=icudt{version}_dat"),
        *("--strip-symbol=_binary_icu_dat_end", "--strip-symbol=_binary_icu_dat_size", str(thing)),
    )
    named = ("-soname", library.name, "-z", "noexecstack", "-s")
    _run("ld", "-shared", *named, "-o", str(library), str(thing))
    archive.unlink()
    thing.unlink()


def without_unread(archive: bytes) -> bytes:
    """Answer the archive without the items that the program never reads.

    Raises:
        ValueError: it is no archive of ICU.
    """
    if archive[2:4] != MAGIC or archive[12:16] != KIND:
        raise ValueError("not an archive of ICU data")
    (start,) = struct.unpack_from("<H", archive)
    header, body = archive[:start], archive[start:]
    return header + packed([(name, item) for name, item in items(body) if is_read(name)])


def items(body: bytes) -> list[tuple[str, bytes]]:
    """List the items of an archive (without its header) by name, in its own order."""
    (count,) = struct.unpack_from("<I", body)
    table = list(struct.iter_unpack("<II", body[4 : 4 + 8 * count]))
    ends = [begin for _, begin in table[1:]] + [len(body)]
    return [
        (body[name : body.index(b"\0", name)].decode(), body[begin:end])
        for (name, begin), end in zip(table, ends, strict=True)
    ]


def packed(kept: list[tuple[str, bytes]]) -> bytes:
    """Write items, sorted by name, as an archive without its header."""
    names = [name.encode() + b"\0" for name, _ in kept]
    place = 4 + 8 * len(kept)
    first = place + sum(map(len, names))
    first += -first % STEP
    table, texts, data = struct.pack("<I", len(kept)), b"".join(names), bytearray()
    for text, (_, item) in zip(names, kept, strict=True):
        table += struct.pack("<II", place, first + len(data))
        place += len(text)
        data += item + bytes(-len(item) % STEP)
    return (table + texts).ljust(first, b"\0") + bytes(data)


def is_read(name: str) -> bool:
    """Tell whether the program, or Qt for it, may read an item ("icudt73l/coll/fr.res")."""
    item = PurePosixPath(name)
    if item.suffix in UNREAD_ENDS or item.name in UNREAD_ITEMS:
        return False
    if item.parent.name in UNREAD_FOLDERS:
        return False
    language = OF_A_LANGUAGE.fullmatch(item.stem)
    return item.suffix != ".res" or language is None or language[1] in LANGUAGES


def _run(*command: str, folder: Path | None = None) -> None:
    subprocess.run(command, check=True, cwd=folder)
