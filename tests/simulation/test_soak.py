"""A soak goes on where it ended, and only over the same code."""

from pathlib import Path

import pytest

from functions.index.publication import Publisher
from tests.simulation.soak import code_fingerprint, failure, read_place, write_place


def test_a_soak_goes_on_where_it_ended(tmp_path: Path) -> None:
    place = tmp_path / "build" / "soak.json"
    assert read_place(place, "a") == (0, [])
    write_place(place, "a", 500, ["seed 7"])
    assert read_place(place, "a") == (500, ["seed 7"])
    assert read_place(place, "b") == (0, [])


def test_the_fingerprint_is_that_of_the_code() -> None:
    assert code_fingerprint() == code_fingerprint()


def test_a_failing_seed_says_how_to_make_it_again(monkeypatch: pytest.MonkeyPatch) -> None:
    assert failure(0) is None
    monkeypatch.setattr(Publisher, "_remove_stale", lambda *_: None)
    line = next(filter(None, map(failure, range(100))))
    assert "simulated(" in line
