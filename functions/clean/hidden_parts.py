"""Owns what a page hides: text that its scripts show later is the article's, and notices that wait there are not.

Pages hide articles until they have faded in, and all but their beginning until a reader asks for more. They also hide
dialogues, forms and the next article. Where most of what is kept can be seen, a hidden part stays only if the page
shows that it goes on there.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from functions.clean.blocks import Block
from functions.clean.html_tokens import attributes_of
from functions.clean.named_body import Part
from functions.clean.page_hints import HINTS

_WANTED: Final = frozenset({"hidden", "style", "aria-hidden", "class", "id", "role", "tabindex"})
_STYLE: Final = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_SHOWN_LATER: Final = re.compile(
    r"(?:read|show|see|view|load)[-_]?more|more[-_]?(?:text|content|body)|collaps|expand|truncat|accordion|toggle|"
    r"fade|reveal|animat|lazy|full[-_]?(?:text|article|story)|rest[-_]?of|remain|tab[-_]?(?:pane|panel|content)|slide|"
    r"carousel|swiper|gallery|step|page[-_]?\d",
    re.IGNORECASE,
)
_ASKS_FOR_MORE: Final = re.compile(
    r"\W*(?:(?:read|show|see|view)(?: me)?(?: the)? (?:more|full|whole|rest|entire)|continue(?: reading)?|keep reading|"
    r"expand|more|mehr|weiterlesen|weiter lesen|mehr (?:lesen|anzeigen)|alles lesen|lire (?:la suite|plus)|voir plus|"
    r"(?:leer|ver|mostrar) más|seguir leyendo|(?:leggi|mostra) (?:tutto|altro|di più)|continua a leggere|"
    r"lees (?:meer|verder)|läs mer|les mer|læs mere|(?:ler|ver|leia|continuar) (?:mais|lendo)|"
    r"czytaj (?:więcej|dalej)|читать (?:далее|дальше|полностью)|devamını oku)\b[^.]{0,30}",
    re.IGNORECASE,
)
_OF_OTHERS: Final = sum(HINTS[name] for name in ("related", "comment", "sign_up", "advert", "foot", "menu"))
_BUTTON_WORDS: Final = 7
_MIN_SEEN: Final = 40  # words of an article that can be seen


def without_hidden(
    blocks: Sequence[Block], keeps: Sequence[bool], words: Sequence[int], parts: Mapping[int, Part]
) -> list[bool]:
    """What is kept of a page less the hidden parts that hold something else than the article, which can be seen."""
    written = ((number, part.attributes) for number, part in parts.items())
    hiding = {number for number, text in written if ("hidden" in text or "none" in text) and _hides(text)}
    if not hiding:  # as on one page of two
        return list(keeps)
    inside = [_outermost(block, hiding, parts) if keep else 0 for block, keep in zip(blocks, keeps, strict=True)]
    hidden = defaultdict[int, int](int)
    seen = 0
    for place, count, keep in zip(inside, words, keeps, strict=True):
        hidden[place] += count if place else 0
        seen += count if keep and not place else 0
    if seen < _MIN_SEEN:
        return list(keeps)
    groups = defaultdict[tuple[int, str], int](int)
    for number, count in hidden.items():
        if number:
            groups[_group(number, parts)] += count
    shown = {_group(number, parts) for number in _seen_parts(blocks, keeps, inside, parts)}
    dropped = {
        number
        for number in hidden
        if number
        and hidden[number]
        and groups[_group(number, parts)] < seen
        and _group(number, parts) not in shown
        and not _is_shown_later(number, blocks, inside, parts)
    }
    return [keep and place not in dropped for keep, place in zip(keeps, inside, strict=True)]


def _hides(attributes: str) -> bool:
    found = attributes_of(attributes, _WANTED)
    # By itself aria-hidden hides nothing from those who see: a quotation may be so marked that is printed twice.
    is_closed = found.get("aria-hidden", "").lower() == "true" and (
        "dialog" in found.get("role", "") or found.get("tabindex", "").startswith("-")
    )
    return "hidden" in found or is_closed or bool(_STYLE.search(found.get("style", "")))


def _outermost(block: Block, hiding: set[int], parts: Mapping[int, Part]) -> int:
    """The outermost hidden part around a block; 0 if there is none."""
    found, number = 0, block.element
    while number in parts:
        found = number if number in hiding else found
        number = parts[number].parent
    return found


def _group(number: int, parts: Mapping[int, Part]) -> tuple[int, str]:
    """What elements of one kind share that stand side by side."""
    return parts[number].parent, parts[number].kind


def _seen_parts(
    blocks: Sequence[Block], keeps: Sequence[bool], inside: Sequence[int], parts: Mapping[int, Part]
) -> set[int]:
    """The parts around the blocks that are kept and can be seen."""
    found: set[int] = set()
    for block, keep, place in zip(blocks, keeps, inside, strict=True):
        number = block.element if keep and not place else 0
        while number in parts and number not in found:
            found.add(number)
            number = parts[number].parent
    return found


def _is_shown_later(number: int, blocks: Sequence[Block], inside: Sequence[int], parts: Mapping[int, Part]) -> bool:
    """Whether the page says of a hidden part that it will be shown: by its names, or by a button beside it."""
    part = parts[number]
    if part.hints & _OF_OTHERS:
        return False
    found = attributes_of(part.attributes, _WANTED)
    if _SHOWN_LATER.search(f"{found.get('class', '')} {found.get('id', '')} {found.get('role', '')}"):
        return True
    places = [place for place, around in enumerate(inside) if around == number]
    beside = (*blocks[max(0, places[0] - 1) : places[0]], *blocks[places[-1] + 1 : places[-1] + 2])
    return any(len(block.traits.words) <= _BUTTON_WORDS and _ASKS_FOR_MORE.fullmatch(block.text) for block in beside)
