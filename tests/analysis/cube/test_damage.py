"""A part that cannot be read is named, and no other error is hidden."""

import duckdb
import pytest

from fourfold.analysis.cube.damage import damage_named
from fourfold.analysis.errors import StoreError
from fourfold.analysis.events.store import Store


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path)
    store.parts.mkdir()
    with duckdb.connect() as connection:
        for name in ("good", "bad"):
            path = store.parts / f"{name}.parquet"
            connection.execute(f"COPY (SELECT 1 AS line) TO '{path}' (FORMAT parquet)")
    (store.parts / "bad.parquet").write_bytes(b"PAR1 and nothing more")
    return store


def read(store, *names):
    with damage_named(store, names), duckdb.connect() as connection:
        paths = [str(store.parts / name) for name in names]
        return connection.execute("FROM read_parquet(?)", [paths]).fetchall()


def test_damage_named_lets_good_parts_be_read(store):
    assert read(store, "good.parquet") == [(1,)]


def test_damage_named_names_the_first_that_cannot_be_read(store):
    with pytest.raises(StoreError, match=r"^bad.parquet cannot be read \(Invalid"):
        read(store, "good.parquet", "bad.parquet")


def test_damage_named_names_one_that_is_not_there(store):
    with pytest.raises(StoreError, match=r"gone\.parquet cannot be read \(it is"):
        read(store, "good.parquet", "gone.parquet")


def test_damage_named_leaves_other_errors_as_they_are(store):
    with (
        pytest.raises(duckdb.ConversionException),
        damage_named(store, ["good.parquet"]),
        duckdb.connect() as connection,
    ):
        connection.execute("SELECT 'a'::INTEGER")
