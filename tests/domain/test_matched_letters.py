import pytest

from desktop_app.domain.matched_letters import begins_with_all, matched_letters


@pytest.mark.parametrize(
    ("name", "tokens", "shown"),
    [
        ("Salle Marronnier", ("marr",), ["Marr"]),
        ("Café santé", ("sante", "caf"), ["Caf", "santé"]),
        ("Cœur et santé", ("coeu",), ["Cœu"]),
        ("Noël N’Diaye-Kerrien", ("diay", "kerr"), ["Diay", "Kerr"]),
        ("Marronnier", ("maronn",), ["Marron"]),
        ("Filip", ("philip",), ["Filip"]),
        ("Salle Marronnier", ("zebre",), []),
    ],
)
def test_the_letters_that_answer_are_known(
    name: str, tokens: tuple[str, ...], shown: list[str]
) -> None:
    assert [name[start:end] for start, end in matched_letters(name, tokens)] == shown


def test_what_begins_with_every_token_was_typed_without_an_error() -> None:
    assert begins_with_all("salle marronnier", ("marr", "sal"))
    assert not begins_with_all("salle marronnier", ("maron",))
