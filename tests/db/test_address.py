from pathlib import Path

import pytest

from db.address import CentreFile, CentreServer, read_address
from db.errors import StoreError, StoreTrouble


@pytest.mark.parametrize("address", ["centre.db", "./centre.db", "sub/a b é.db"])
def test_a_path_is_taken_from_the_working_folder(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    place = read_address(address)

    assert place == CentreFile(tmp_path / address)


def test_the_home_folder_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/awa")

    assert read_address("~/centre.db") == CentreFile(Path("/home/awa/centre.db"))


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_a_server_is_spoken_to_by_one_driver(scheme: str) -> None:
    place = read_address(f"{scheme}://accueil:secret@server:5433/centre?sslmode=require")

    assert isinstance(place, CentreServer)
    assert place.url.drivername == "postgresql+psycopg"
    assert (place.url.host, place.url.port, place.url.database) == ("server", 5433, "centre")


def test_the_password_is_masked_where_the_address_is_told() -> None:
    place = read_address("postgresql://accueil:s3cr%40t@server/centre")

    assert isinstance(place, CentreServer)
    assert place.told == {"address": "postgresql://accueil:***@server/centre"}


@pytest.mark.parametrize(
    "address",
    [
        "",
        "  ",
        "centre\0.db",
        "mysql://server/centre",
        "sqlite:///centre.db",
        "postgresql://server:port/centre",
        "postgresql://server/centre?password=s3cret",
    ],
)
def test_another_address_is_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(StoreError) as refused:
        read_address(address)

    assert refused.value.code is StoreTrouble.BAD_ADDRESS
    assert "s3cret" not in repr(refused.value)
