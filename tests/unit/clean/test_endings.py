"""An article in a dump ends where a long stretch of furniture with a heading of teasers or comments begins."""

from functions.clean.blocks import Block
from functions.clean.endings import without_tail

PROSE = Block("The harbour of Varnsund was closed on Monday after a crane had fallen into the basin.")
TEASER = Block("Ferry late again")


def stays(below: list[Block], above: int = 5) -> bool:
    """Whether one more paragraph is kept below five paragraphs and these lines."""
    blocks = [*[PROSE] * above, *below, PROSE]
    keeps = [block is PROSE for block in blocks]
    return without_tail(blocks, keeps, [0.9 if keep else 0.1 for keep in keeps], [15] * len(blocks))[-1]


def test_prose_far_below_a_heading_of_teasers_is_another_article() -> None:
    assert not stays([Block("Most read"), *[TEASER] * 12])
    assert not stays([*[TEASER] * 6, Block("12 comments"), *[TEASER] * 6])


def test_prose_below_a_box_of_a_few_teasers_stays() -> None:
    assert stays([Block("Most read"), *[TEASER] * 5])


def test_prose_below_a_long_list_without_such_a_heading_stays() -> None:
    assert stays([Block("Results"), *[TEASER] * 20])


def test_a_box_that_comes_again_further_down_ends_nothing() -> None:
    box = [Block("Most read"), *[TEASER] * 12]
    blocks = [*[PROSE] * 5, *box, *[PROSE] * 2, *box, *[PROSE] * 2]
    keeps = [block is PROSE for block in blocks]
    kept = without_tail(blocks, keeps, [0.9 if keep else 0.1 for keep in keeps], [15] * len(blocks))
    assert kept == [keep and place < len(blocks) - 2 for place, keep in enumerate(keeps)]


def test_a_paragraph_above_the_teasers_is_not_the_article() -> None:
    blocks = [PROSE, Block("Most read"), *[TEASER] * 12, *[PROSE] * 5]
    keeps = [block is PROSE for block in blocks]
    assert without_tail(blocks, keeps, [0.9] * len(blocks), [15] * len(blocks)) == keeps


def test_nothing_kept_is_nothing_cut() -> None:
    assert without_tail([TEASER], [False], [0.1], [3]) == [False]
    assert without_tail([], [], [], []) == []
