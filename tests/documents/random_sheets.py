"""Facts nobody would fill in, for every variant: what the paper must bear without a fault."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from desktop_app.domain.sheets.facts import (
    CentreFacts,
    DateFacts,
    DateStatus,
    FacilitatorFacts,
    FunderFacts,
    InterpreterFacts,
    PersonFacts,
    PlaceFacts,
    SheetFacts,
    SheetWish,
    SlipFacts,
    Variant,
)
from tests.domain.sheets.samples import hours

ELSEWHERE = (
    *[PlaceFacts()] * 6,
    PlaceFacts(room="Salle polyvalente A+B"),
    PlaceFacts(site="Beauregard", room="Salle d’activité physique", neutral_room="Salle 2"),
    PlaceFacts("B", "Beauregard", "Salle 4", "Salle 4", "8 mail des Genêts, 35000 Rennes"),
)
ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyzéèêëàçœæñøłıİŞßĐ ABCDEFGHIJKLMNOPQRSTUVWXYZÀÉÈÇŒÆ '’-",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگګډړښځڼیئؤإأآءةى ‌",
    "ሀሁሂሃለመሠረሰሸቀበተቸኀነኘአከኸወዐዘዠየደጀገጠጨጰጸፀፈፐ ",
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ ",
    "অআইকখগঘচছজঝটঠডঢতথদধনপফবভমযরলশষসহািীুূেোৌ্য়ড় ",
    "அஆஇஈகஙசஞடணதநபமயரலவழளறனாிீுூெேைொோௌ் ",
    "अआइकखगघचछजझटठडढतथदधनपफबभमयरलवशषसहािीुूेैोौ्ंँ ",
    "王美玲李志强張偉陳大文 ",
    "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя ",
    "<>&\"'\\/()[]{}%$#;:!?0123456789@_=+*~`|^ §",
    "\x00\x01\x07\b\t\n\r\x1b\x7f\u200b\u200e\u200f\u202a\u202e\u2066\ufeff\u2028a b",
    "e\u0301o\u0308u\u0323\u0302\u0300 n\u0303",
    "😀👨‍👩‍👧אבגד한국ไทย𐍈\ufffd\ue000\U0001f3f4 ",
)


def texts(longest: int = 40) -> st.SearchStrategy[str]:
    """Text in one script or another, sometimes in several at once."""
    one = st.one_of([st.text(alphabet, max_size=longest) for alphabet in ALPHABETS])
    mixed = st.text("".join(ALPHABETS), max_size=longest)
    return st.one_of(one, one, mixed)


def names() -> st.SearchStrategy[str]:
    """Names up to ten thousand characters."""
    lengths = st.sampled_from([1, 1, 1, 1, 1, 1, 1, 1, 8, 300])
    long_names = st.builds(lambda text, times: (text * times)[:10_000], texts(), lengths)
    return st.one_of(texts(), texts(), texts(), long_names)


people_of = st.builds(
    PersonFacts,
    code=st.just(""),
    family=names(),
    given=names(),
    native=texts(),
    structure=texts(),
    guardian=names(),
    barred=st.lists(st.integers(1, 30), max_size=9).map(tuple),
)


PRESENT = st.sampled_from([None, None, hours(date(2026, 12, 3), 15, 16)])


@st.composite
def crowds(draw: st.DrawFn) -> tuple[PersonFacts, ...]:
    """Up to two hundred people, a few of them out of the ordinary."""
    strange = draw(st.lists(people_of, max_size=5))
    count = draw(st.sampled_from([0, 1, 2, 4, 7, 12, 18, 19, 23, 40, 61, 200]))
    ordinary = [PersonFacts("", f"Famille{place}", "Camille") for place in range(count)]
    crowd = [*strange, *ordinary][: max(count, len(strange))]
    return tuple(replace(one, code=f"U{place}") for place, one in enumerate(crowd))


@st.composite
def dates_of(draw: st.DrawFn, variant: Variant) -> tuple[DateFacts, ...]:
    """One date, or up to thirty of a cycle."""
    first = draw(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
    start = draw(st.integers(0, 21))
    span = hours(first, start, start + 2)
    if not variant.is_grid:
        halves = (hours(first, start, start + 1), hours(first, start + 1, start + 2))
        return (DateFacts(span, 3, 8, half_days=halves if draw(st.booleans()) else ()),)
    fates = draw(st.lists(st.sampled_from(DateStatus), max_size=30))
    dates = []
    for place, fate in enumerate(fates):
        moved = first - timedelta(days=1) if draw(st.integers(0, 9)) == 0 else None
        numbered = fate is not DateStatus.SKIPPED
        dates.append(
            DateFacts(
                span.moved(timedelta(days=7 * place)),
                place + 1 if numbered else None,
                30 if numbered else None,
                fate,
                draw(st.sampled_from(["", "school_holiday", "travaux dans la salle"])),
                moved,
                place=draw(st.sampled_from(ELSEWHERE)),
            )
        )
    return tuple(dates)


@st.composite
def sheet_facts_of_any_kind(draw: st.DrawFn) -> SheetFacts:
    """Facts of any variant, in either language."""
    variant = draw(st.sampled_from(Variant))
    return SheetFacts(
        variant=variant,
        language=draw(st.sampled_from(["fr", "en"])),
        centre=CentreFacts(draw(texts(90)), draw(texts(30))),
        title=draw(texts(120)),
        group=draw(texts()),
        sensitive=draw(st.booleans()),
        outing=draw(st.booleans()),
        place=draw(
            st.builds(
                PlaceFacts,
                st.sampled_from(["", "V", "É"]),
                texts(),
                texts(),
                texts(),
                texts(90),
                texts(),
            )
        ),
        dates=draw(dates_of(variant)),
        facilitators=tuple(
            draw(st.lists(st.builds(FacilitatorFacts, texts(), texts(), PRESENT), max_size=8))
        ),
        interpreters=tuple(
            draw(st.lists(st.builds(InterpreterFacts, texts(20), texts(9)), max_size=1))
        ),
        people=draw(crowds()),
        slip=draw(st.builds(SlipFacts, texts(), texts(), texts(), texts(), texts(), st.booleans())),
        funders=tuple(draw(st.lists(st.builds(FunderFacts, texts(), texts()), max_size=4))),
        retention=draw(texts(60)),
        wish=draw(
            st.builds(
                SheetWish, st.integers(0, 30), st.integers(0, 20), st.booleans(), st.booleans()
            )
        ),
    )
