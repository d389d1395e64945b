"""Owns boxes inside an article that say what they are: they have a form to fill in, or are labelled as advertising."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from functions.clean.blocks import Block
from functions.clean.furniture import is_advertising_label
from functions.clean.named_body import Part

_MAX_WORDS: Final = 80  # that are kept of boxes of a kind; what holds more is the article, with a form in it
_SHARE: Final = 3  # so many times its words must be kept elsewhere


def without_boxes(
    blocks: Sequence[Block], keeps: Sequence[bool], words: Sequence[int], parts: Mapping[int, Part]
) -> list[bool]:
    """What is kept of a page less what stands in a small container beside a form or the label of an advertisement."""
    boxes = {part.parent for part in parts.values() if part.tag == "form"}
    boxes.update(block.container for block in blocks if len(block.text) < 40 and is_advertising_label(block.text))
    if not boxes:
        return list(keeps)
    kept = defaultdict[str, int](int)
    for block, keep, count in zip(blocks, keeps, words, strict=True):
        kept[_kind(block.container, parts)] += count if keep else 0
    whole = sum(kept.values())
    # Where paragraphs stand in containers of their own, some with an advertisement, all of these are of one kind.
    small = {kind for kind, count in kept.items() if count <= _MAX_WORDS and _SHARE * count < whole - count}
    cut = {box for box in boxes if _kind(box, parts) in small}
    return [keep and block.container not in cut for block, keep in zip(blocks, keeps, strict=True)]


def _kind(number: int, parts: Mapping[int, Part]) -> str:
    return parts[number].kind if number in parts else ""
