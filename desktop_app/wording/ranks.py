"""Places in a row, as people say them."""

from desktop_app.wording.words import Words

_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_TEENS = range(11, 14)


def rank_said(words: Words, rank: int) -> str:
    """« 1re », « 4e »; "1st", "4th": of a place or a person, feminine in French."""
    if words.language == "fr":
        return "1re" if rank == 1 else f"{rank}e"
    teen = rank % 100 in _TEENS
    return f"{rank}{'th' if teen else _ENDINGS.get(rank % 10, 'th')}"
