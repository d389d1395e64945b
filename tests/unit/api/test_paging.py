"""Pages together are the whole walk, whatever they and the walks they came from are cut to."""

from hypothesis import given
from hypothesis import strategies as st

from functions.api.paging import Position, Step, take_page

STEPS = st.lists(st.lists(st.integers(0, 9), max_size=4), max_size=8)


@given(STEPS, st.integers(1, 5), st.integers(2, 9))
def test_pages_together_are_the_whole_walk(walk: list[list[int]], size: int, scan_max: int) -> None:
    steps = [Step(f"{number:02}", rows) for number, rows in enumerate(walk)]
    found: list[int] = []
    position: Position | None = None
    for _ in range(100):
        left = [step for step in steps if position is None or step.place >= position.place]
        page = take_page(left, size, position, scan_max=scan_max)
        assert len(page.rows) <= size
        found += page.rows
        position = page.position
        if position is None:
            break
    assert found == [row for rows in walk for row in rows]
