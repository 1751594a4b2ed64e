import pytest

from desktop_app.domain.sheets.facts import PersonFacts, Variant
from desktop_app.domain.sheets.ordering import printed_people, without_particles
from tests.domain.sheets.samples import sheet_facts


def person(family: str, given: str = "", *, native: str = "", structure: str = "") -> PersonFacts:
    return PersonFacts(f"{family}|{given}", family, given, native, structure)


def order(variant: Variant, *people: PersonFacts) -> list[str]:
    printed = printed_people(sheet_facts(variant, people=people))
    return [one.person.code for one in printed]


def names(variant: Variant, *people: PersonFacts) -> list[str]:
    printed = printed_people(sheet_facts(variant, people=people))
    return [f"{one.name.family} {one.name.mark}".strip() for one in printed]


@pytest.mark.parametrize(
    "families",
    [
        ["Cœuret", "Coffin"],
        ["Aydın", "Berhe"],
        ["Hosseini", "de Kergariou", "Le Goff", "L'Hostis", "Li"],
        ["Magomedova", "N’Diaye", "Nguyễn"],
        ["Ben Ali", "Benali", "Berhe"],
        ["D'HAUTEVILLE", "Diallo"],
        ["Haddad", "von Hagen", "Hamon", "d'Hauteville"],
        ["El Idrissi", "Elbaz"],
        ["Thébault", "Thebaut"],
        ["Łukasz", "Luz"],
        ["Ødegård", "Olsen"],
        ["Çelik", "Cem"],
    ],
)
def test_family_names_stand_in_french_order(families: list[str]) -> None:
    people = [person(family) for family in families]

    assert order(Variant.SESSION, *reversed(people)) == [one.code for one in people]


@pytest.mark.parametrize(
    ("first", "second"), [("cote", "côte"), ("Dupré", "DUPRÉ"), ("L'Hostis", "LHostis")]
)
def test_accents_and_case_decide_only_between_equals(first: str, second: str) -> None:
    people = [person(second, "Anne"), person(first, "Anne"), person(first, "Zoé")]

    assert order(Variant.SESSION, *people)[-1].endswith("Zoé")


def test_given_names_follow_family_names() -> None:
    people = [person("Martin", "Zoé"), person("Martin", "Élodie"), person("Martin", "Eva")]

    assert order(Variant.SESSION, *people) == ["Martin|Élodie", "Martin|Eva", "Martin|Zoé"]


def test_a_single_name_is_sorted_as_a_family_name_and_printed_alone() -> None:
    people = [person("Zadran"), PersonFacts("single", "", "Suharti"), person("Le Goff")]
    printed = printed_people(sheet_facts(people=tuple(people)))

    assert [one.person.code for one in printed] == ["Le Goff|", "single", "Zadran|"]
    assert (printed[1].name.family, printed[1].name.given) == ("Suharti", "")


@pytest.mark.parametrize(
    ("family", "sorted_as"),
    [
        ("de Kergariou", "Kergariou"),
        ("de La Motte", "La Motte"),
        ("van der Berg", "Berg"),
        ("d’Arc", "Arc"),
        ("Le Goff", "Le Goff"),
        ("D'HAUTEVILLE", "D'HAUTEVILLE"),
        ("le goff", "le goff"),
        ("de", "de"),
        ("", ""),
    ],
)
def test_only_particles_in_lower_case_do_not_count(family: str, sorted_as: str) -> None:
    assert without_particles(family) == sorted_as


def test_children_are_sorted_by_first_name() -> None:
    people = [person("Aydın", "Çağrı"), person("Prigent", "Annaïg"), person("El Masri", "Amina")]

    assert order(Variant.CYCLE_GRID_MINORS, *people) == [
        "El Masri|Amina",
        "Prigent|Annaïg",
        "Aydın|Çağrı",
    ]


def test_homonyms_are_marked_in_order_of_enrolment() -> None:
    people = (
        PersonFacts("second", "Martin", "Marie"),
        PersonFacts("other", "Martin", "Mario"),
        PersonFacts("third", "MARTIN", "Marie"),
    )
    printed = printed_people(sheet_facts(people=people))
    marks = {one.person.code: one.name.mark for one in printed}

    assert marks == {"second": "(a)", "other": "", "third": "(b)"}


def test_thirty_homonyms_have_thirty_marks() -> None:
    people = [PersonFacts(str(place), "Martin", "Marie") for place in range(30)]
    printed = printed_people(sheet_facts(people=tuple(people)))

    assert len({one.name.mark for one in printed}) == 30
    assert printed[26].name.mark == "(aa)"


def test_an_apostrophe_is_the_same_however_it_is_typed() -> None:
    printed = printed_people(
        sheet_facts(people=(person("N'Diaye", "Awa"), person("N’Diaye", "Awa")))
    )

    assert [one.name.mark for one in printed] == ["(a)", "(b)"]


def test_first_names_carry_one_initial() -> None:
    assert names(
        Variant.FIRST_NAME_ONLY, person("Le Goff", "Annaïg"), person("de Kergariou", "Yann")
    ) == ["Annaïg L.", "Yann K."]


def test_initials_grow_until_people_differ() -> None:
    assert names(
        Variant.FIRST_NAME_ONLY,
        person("Le Goff", "Annaïg"),
        person("Lorand", "Annaïg"),
        person("Hamon", "Annaïg"),
    ) == ["Annaïg H.", "Annaïg Le.", "Annaïg Lo."]


def test_after_three_letters_numbers_tell_people_apart() -> None:
    assert names(
        Variant.FIRST_NAME_ONLY,
        PersonFacts("late", "Martinet", "Zoé"),
        PersonFacts("early", "Martin", "Zoé"),
    ) == ["Zoé Mar. (2)", "Zoé Mar. (1)"]


def test_first_name_sheets_hide_everything_else() -> None:
    shown = printed_people(
        sheet_facts(
            Variant.FIRST_NAME_ONLY,
            people=(person("Hosseini", "Maryam", native="مریم", structure="CCAS"),),
        )
    )[0].name

    assert (shown.family, shown.given, shown.native) == ("Maryam H.", "", "")


@pytest.mark.parametrize("given", ["Fatou", ""])
def test_somebody_with_one_name_keeps_it_on_a_first_name_sheet(given: str) -> None:
    people = PersonFacts("one", "" if given else "Suharti", given)

    assert names(Variant.FIRST_NAME_ONLY, people) == [given or "Suharti"]


@pytest.mark.parametrize(
    "variant", [Variant.ANONYMOUS_COUNT, Variant.INTERPRETER_SLIP, Variant.EMERGENCY_BLANK]
)
def test_some_sheets_name_nobody(variant: Variant) -> None:
    assert printed_people(sheet_facts(variant, people=(person("Martin"),))) == ()
