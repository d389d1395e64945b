"""A cursor is what was given out, for that query, within a day: anything else is a 400."""

import base64
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.api.cursors import LIFETIME_S, Cursors
from functions.api.paging import Position
from functions.api.problems import Problem

QUERY = {"path": "/articles", "parameters": {"q": "ferry"}}
POSITION = Position("2026-03-01T08:00:00#50ffdea7454f7c8ef547", 3)
CURSORS = Cursors(key=lambda: b"k" * 32, now_s=lambda: 1_000.0)
CURSOR = CURSORS.encode(QUERY, POSITION)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def _mutated(random: Random) -> str:
    """The cursor with some characters replaced, removed, added or moved, or cut short."""
    letters = list(CURSOR)
    for _ in range(random.randint(1, 3)):
        at = random.randrange(len(letters))
        match random.choice(("replace", "remove", "insert", "cut", "double", "swap")):
            case "replace":
                letters[at] = random.choice(LETTERS + "=+/ é\0")
            case "remove" if len(letters) > 1:
                del letters[at]
            case "insert":
                letters.insert(at, random.choice(LETTERS + "=+/ "))
            case "cut" if at:
                del letters[at:]
            case "swap":
                letters[at], letters[-1] = letters[-1], letters[at]
            case _:
                letters += letters[at:]
    return "".join(letters)


def test_ten_thousand_mutated_cursors_are_refused() -> None:
    random, mutants = Random(5), set[str]()  # noqa: S311 - a test that fails again
    while len(mutants) < 10_000:
        mutants |= {_mutated(random)} - {CURSOR}
    for mutant in mutants:
        with pytest.raises(Problem) as refused:
            CURSORS.decode(QUERY, mutant)
        assert refused.value.status_code == 400


@given(st.text(min_size=1), st.integers(0, 10**6))
def test_a_cursor_gives_back_its_position(place: str, given_rows: int) -> None:
    position = Position(place, given_rows)
    assert CURSORS.decode(QUERY, CURSORS.encode(QUERY, position)) == position


def test_a_cursor_has_one_spelling() -> None:
    position = next(p for n in range(3) if len(CURSORS.encode(QUERY, p := Position("x" * n, 0))) % 4)
    cursor = CURSORS.encode(QUERY, position)
    for other in (cursor[:-1] + LETTERS[(LETTERS.index(cursor[-1]) + 1)], cursor + "="):
        with pytest.raises(Problem, match="malformed"):
            CURSORS.decode(QUERY, other)


def test_another_query_or_another_key_is_refused() -> None:
    with pytest.raises(Problem, match="other parameters"):
        CURSORS.decode({**QUERY, "path": "/quotes"}, CURSOR)
    with pytest.raises(Problem, match="malformed"):
        Cursors(key=lambda: b"other", now_s=lambda: 1_000.0).decode(QUERY, CURSOR)


def test_a_cursor_is_good_for_a_day() -> None:
    def at(now_s: float) -> Cursors:
        return Cursors(key=CURSORS.key, now_s=lambda: now_s)

    assert at(1_000.0 + LIFETIME_S).decode(QUERY, CURSOR) == POSITION
    with pytest.raises(Problem, match="expired"):
        at(1_001.0 + LIFETIME_S).decode(QUERY, CURSOR)


def test_a_position_cannot_be_made_up_without_the_key() -> None:
    forged = base64.urlsafe_b64encode(b'["0000000000000000","x",0,99999999999]' + bytes(16)).decode().rstrip("=")
    with pytest.raises(Problem):
        CURSORS.decode(QUERY, forged)
