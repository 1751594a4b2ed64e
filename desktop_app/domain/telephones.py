"""What can be the number of a telephone, as people write it at a French desk."""

import re

_WRITTEN = re.compile(r"\+?[0-9][0-9 .()/-]*", re.ASCII)
_FRENCH = re.compile(r"0[1-9][0-9]{8}|(?:\+|00)330?[1-9][0-9]{8}", re.ASCII)
"""Ten digits from 01 to 09; or the country, and the same with or without its zero."""

_FROM_THE_WORLD = re.compile(r"\+(?!33)[1-9][0-9]{7,14}", re.ASCII)
"""At most fifteen digits with the country (E.164)."""


def is_telephone(number: str) -> bool:
    """Whether it can be a French number, or one of the world that begins with ``+``.

    Spaces, points, hyphens, slashes and brackets between the digits are read over.
    """
    if not _WRITTEN.fullmatch(number):
        return False
    dialled = re.sub(r"[^0-9+]", "", number)
    return bool(_FRENCH.fullmatch(dialled) or _FROM_THE_WORLD.fullmatch(dialled))
