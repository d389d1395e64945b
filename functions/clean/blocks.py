"""Owns the block: a paragraph, heading, list item or line, with what the page around it says about it."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field

from functions.clean.line_traits import Traits


@functools.lru_cache(maxsize=200)
def heading_level(tag: str) -> int:
    """1 to 6 for the tags of headings, 0 for any other."""
    return int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() else 0


@dataclass(slots=True)
class Block:
    """One block of visible text.

    `near` and `around` are bit sets of page_hints.HINTS, of the innermost elements and of all open ones; `inside` is
    one of page_hints.INSIDE. `element` is the number of the block's own element, `container` and `outer` are those of
    the ones around it, `article` that of the innermost <article>; blocks of one `signature` have the same tags and
    classes. `cell` are the numbers of the table of data, the row and the cell that it stands in.

    Lines of a text dump have none of these, but know whether a blank line stood before them, and on which lines of the
    file they stand, counted from 1; sentences of one line have a number each, `piece`.
    """

    text: str
    tag: str = ""
    near: int = 0
    around: int = 0
    inside: int = 0
    element: int = 0
    container: int = 0
    outer: int = 0
    link_chars: int = 0
    strong_chars: int = 0
    quote: int = 0
    signature: int = 0
    article: int = 0
    after_blank: bool = True
    first_line: int = 0
    last_line: int = 0
    piece: int = 0
    cell: tuple[int, int, int] | None = None
    _traits: Traits | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def traits(self) -> Traits:
        """What its text says by itself, read once."""
        if self._traits is None:
            self._traits = Traits(self.text)
        return self._traits

    def share_traits(self, other: "Block") -> None:
        """Takes over what is known of a block with the same text."""
        if self.text == other.text:
            self._traits = other._traits

    @property
    def heading_level(self) -> int:
        """1 to 6 for headings, 0 for anything else."""
        return heading_level(self.tag)

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return self.tag == "li"


def share_among(blocks: Sequence[Block]) -> None:
    """Has blocks of one text share their traits: a quarter of a page's stand twice, in menus above all."""
    first: dict[str, Block] = {}
    for block in blocks:
        known = first.setdefault(block.text, block)
        if known is not block:
            block._traits = known.traits
