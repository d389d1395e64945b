"""Owns the features of a block that tell article from boilerplate: what a reader sees in it and around it."""

import itertools
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Final

from functions.clean.blocks import Block
from functions.clean.line_traits import CUE_NAMES, ENDS_SENTENCE, PROSE_WORDS, SENTENCE, SHAPE_NAMES, TRUNCATED, WORD
from functions.clean.prose_places import PROSE_NAMES, prose_features

_NUMBER = re.compile(r"^\(?\d{1,3}[.)]\s")  # its dot ends no sentence
SENTENCE_WORDS: Final = 8  # a shorter block alone does not make an article
_CAPITAL_WORDS: Final = 12  # labels and prompts in capitals are shorter
_LONG_WORDS: Final = 30  # no title and no label is so long
TITLE_SHARE: Final = 0.5  # of capitalised words, from which a line is a title and not a sentence
BEGINNING_CHARS: Final = 30  # that two lines must share to begin alike
_WINDOW: Final = 3  # neighbours on each side whose own features are seen

OWN_NAMES: Final = (
    *SHAPE_NAMES, "item", "after_blank", "repeats", "begins_other", "second_person", "topic", "topic_twice", "lexical",
    "lexical_mean", *CUE_NAMES,
)  # fmt: skip
_SEEN_NAMES: Final = ("words", "ends_sentence", "stop_words", "lexical", "capitalised", "topic", "item", "after_blank")
PLACE_NAMES: Final = (*PROSE_NAMES, "cues_before", "cues_after", "blank_style")
CONTEXT_NAMES: Final = tuple(
    f"{name}{offset:+d}" for offset in range(-_WINDOW, _WINDOW + 1) if offset for name in _SEEN_NAMES
)
TEXT_NAMES: Final = OWN_NAMES + PLACE_NAMES + CONTEXT_NAMES
_MISSING: Final = -1.0
_PROSE_FROM: Final = math.log1p(PROSE_WORDS)


def text_features(blocks: Sequence[Block], lexicon: Mapping[str, float]) -> list[list[float]]:
    """One row for each block with the values of TEXT_NAMES."""
    topics = _topics(blocks)
    repeats = Counter([block.text for block in blocks])
    starts = Counter([block.text[:BEGINNING_CHARS] for block in blocks])
    own = [_own(block, topics, repeats[block.text], starts[block.text[:BEGINNING_CHARS]], lexicon) for block in blocks]
    places = _places(blocks, own, [len(block.traits.words) for block in blocks])
    context = _context(own)
    return [a + b + c for a, b, c in zip(own, places, context, strict=True)]


def is_prose(row: Sequence[float]) -> bool:
    """Whether the features are those of a paragraph of running text."""
    return row[0] >= _PROSE_FROM and row[2] > 0 and row[6] < TITLE_SHARE


def is_sentence(text: str) -> bool:
    """Whether a block holds at least one whole sentence of some length, and is not a headline."""
    text = _NUMBER.sub("", text, count=1)
    words = WORD.findall(text)
    capitals = sum(1 for word in words if word[0].isupper())
    has_end = bool(SENTENCE.search(text) or "。" in text or ENDS_SENTENCE.search(text[-6:]))
    return len(words) >= SENTENCE_WORDS and has_end and capitals < TITLE_SHARE * len(words) + 2


def is_running_text(block: Block) -> bool:
    """Whether a block is a sentence or more, or long without one, that is not cut off as teasers are."""
    traits = block.traits
    if traits.is_running is None:
        traits.is_running = _is_running(block.text, len(traits.words))
    return traits.is_running


def _is_running(text: str, words: int) -> bool:
    if TRUNCATED.search(text[-8:]) and len(SENTENCE.findall(text)) < 2:
        return False
    return words >= _LONG_WORDS or is_sentence(text) or (words >= _CAPITAL_WORDS and _is_sentence_in_capitals(text))


def _is_sentence_in_capitals(text: str) -> bool:
    """Whether a text, as agencies and offices still wire it, is in capitals and ends as sentences do."""
    return text.isupper() and bool(ENDS_SENTENCE.search(text[-6:]))


def _topics(blocks: Sequence[Block]) -> tuple[set[str], ...]:
    """The longer words of the page that stand in one paragraph of prose or more, in two or more, and in three."""
    found: tuple[set[str], ...] = (set(), set(), set())
    once, twice, thrice = found
    for block in blocks:
        if len(block.traits.words) >= PROSE_WORDS:
            longer = block.traits.longer
            again = longer & once
            thrice |= again & twice
            twice |= again
            once |= longer
    return found


def _own(
    block: Block, topics: Sequence[set[str]], repeats: int, starts: int, lexicon: Mapping[str, float]
) -> list[float]:
    traits = block.traits
    others = 2 if len(traits.words) >= PROSE_WORDS else 1  # paragraphs with a word, from which another one has it
    total = len(traits.longer)
    return [
        *traits.shape,
        float(block.is_item),
        float(block.after_blank),
        float(repeats),
        float(starts),
        traits.to_reader,
        len(traits.longer & topics[others - 1]) / total if total else _MISSING,
        len(traits.longer & topics[others]) / total if total else _MISSING,
        *traits.weigh(lexicon),
        *traits.cues,
    ]


def _places(blocks: Sequence[Block], own: Sequence[list[float]], counts: Sequence[int]) -> list[list[float]]:
    """Where each block stands among the text's prose and cues."""
    prose = [count if is_prose(row) else 0 for count, row in zip(counts, own, strict=True)]
    cues = list(itertools.accumulate([int(sum(block.traits.cues)) for block in blocks], initial=0))
    blank_style = sum(1 for block in blocks if block.after_blank) / max(1, len(blocks))
    return [
        [*row, float(cues[i]), float(cues[-1] - cues[i + 1]), blank_style]
        for i, row in enumerate(prose_features(prose, counts))
    ]


def _context(own: Sequence[list[float]]) -> list[list[float]]:
    seen = itemgetter(*(OWN_NAMES.index(name) for name in _SEEN_NAMES))
    edge = [(_MISSING,) * len(_SEEN_NAMES)] * _WINDOW
    shown = [*edge, *map(seen, own), *edge]
    around = [shown[offset : offset + len(own)] for offset in range(2 * _WINDOW + 1) if offset != _WINDOW]
    return [list(itertools.chain.from_iterable(neighbours)) for neighbours in zip(*around, strict=True)]
