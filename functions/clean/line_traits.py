"""Owns what a line says by itself, whatever stands around it: its words, their shape, and the cues of page furniture.

A line is read once, however often its page is judged, and only for what is asked of it: blocks keep their traits.
"""

import itertools
import math
import re
from collections.abc import Mapping
from typing import Final

from functions.clean.cues import cues_of
from functions.clean.line_words import CUE_PATTERNS, STOP_WORDS

# Scripts without spaces between words count two characters as a word.
WORD = re.compile(r"[^\W\u3040-\u30ff\u3400-\u9fff]++(?:[’'-]\w++)*+|[\u3040-\u30ff\u3400-\u9fff]{1,2}")
SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*(?=\s|$)")
ENDS_SENTENCE = re.compile(r"[.!?。！？][\"'”’)\]」』]*$")
TRUNCATED = re.compile(r"(?:\.\.\.|…)[\"'”’)\]]*$")
_GLUED = re.compile(r"[a-z][A-Z][a-z]")
_MAYBE_GLUED = re.compile(r"[A-Z](?<=[a-z].)")  # looked for faster than what is counted
_MARKS = re.compile(r"[“”\"„«»]")
_SEPARATORS = re.compile(r"[|»›/·•]")
_SIGNS = re.compile(r"[“”\"„«»|›/·•0-9]")  # marks, separators and digits
_TO_READER: Final = frozenset(("you", "your", "our", "us", "my"))
PROSE_WORDS: Final = 15  # a block with at least so many words counts as prose, or can
_TOPIC_MIN_CHARS: Final = 5  # shorter words say little about what a text is on
SHINGLE_WORDS: Final = 4
_WEIGHED_WORDS: Final = 12  # at a line's beginning, and as many at its end

SHAPE_NAMES: Final = (
    "words", "chars", "ends_sentence", "truncated", "sentences", "word_chars", "capitalised", "upper", "digits",
    "stop_words", "marks", "ends_colon", "separators", "ends_question", "starts_lower", "commas", "glued",
)  # fmt: skip
CUE_NAMES: Final = tuple(f"cue_{name}" for name in CUE_PATTERNS)


class Traits:
    """A line read: its words as written, and what else is asked of it, which is found once."""

    __slots__ = (
        *("text", "words", "is_furniture", "is_running"),
        *("_lowered", "_shape", "_cues", "_longer", "_shingles", "_lexicon", "_weight"),
    )
    is_furniture: bool | None
    """As functions.clean.furniture finds, once it was asked."""
    is_running: bool | None
    """As functions.clean.line_features finds, once it was asked."""
    _lowered: list[str] | None
    _shape: list[float] | None
    _cues: list[float] | None
    _longer: set[str] | None
    _shingles: list[int] | None
    _lexicon: Mapping[str, float] | None
    _weight: tuple[float, float]

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = WORD.findall(text)
        self.is_furniture = self.is_running = None
        self._lowered = self._shape = self._cues = self._longer = self._shingles = self._lexicon = None

    @property
    def lowered(self) -> list[str]:
        """Its words in lower case."""
        if self._lowered is None:
            self._lowered = [word.lower() for word in self.words]
        return self._lowered

    @property
    def shape(self) -> list[float]:
        """The values of SHAPE_NAMES."""
        if self._shape is None:
            self._shape = _shape(self.text, self.words, self.lowered)
        return self._shape

    @property
    def cues(self) -> list[float]:
        """The values of CUE_NAMES."""
        if self._cues is None:
            self._cues = cues_of(self.text, self.lowered)
        return self._cues

    @property
    def longer(self) -> set[str]:
        """Its longer words, which tell what it is on."""
        if self._longer is None:
            self._longer = {word for word in self.lowered if len(word) >= _TOPIC_MIN_CHARS}
        return self._longer

    @property
    def to_reader(self) -> float:
        """How much of it speaks to the reader."""
        return len([word for word in self.lowered if word in _TO_READER]) / max(1, len(self.words))

    @property
    def shingles(self) -> list[int]:
        """A number for each run of four words: numbers are compared faster than the words."""
        if self._shingles is None:
            runs = zip(*(self.words[start:] for start in range(SHINGLE_WORDS)), strict=False)
            self._shingles = [hash(run) for run in runs]
        return self._shingles

    def weigh(self, lexicon: Mapping[str, float]) -> tuple[float, float]:
        """The weights that a lexicon gives the line's terms: their sum and their mean."""
        if self._lexicon is not lexicon:
            found = [lexicon[term] for term in terms_of(self.lowered) if term in lexicon]
            total = sum(found)
            self._lexicon, self._weight = lexicon, (total, total / max(1, len(found)))
        return self._weight


def terms_of(lowered: list[str]) -> list[str]:
    """The words and word pairs of a line's beginning and end, as the lexicon weighs them, from its words."""
    if len(lowered) > 2 * _WEIGHED_WORDS:
        lowered = lowered[:_WEIGHED_WORDS] + lowered[-_WEIGHED_WORDS:]
    found = [("0" if word.isdigit() else word) for word in lowered]
    first = [f"^{found[0]}", f"{found[-1]}$"] if found else []
    return found + [f"{a} {b}" for a, b in itertools.pairwise(found)] + first


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does, and is not cut off."""
    return bool(ENDS_SENTENCE.search(text[-6:])) and not TRUNCATED.search(text[-8:])


def _shape(text: str, words: list[str], lowered: list[str]) -> list[float]:
    count = len(words) or 1
    signs = "".join(_SIGNS.findall(text))
    marks, separators = (len(_MARKS.findall(signs)), len(_SEPARATORS.findall(signs))) if signs else (0, 0)
    digits = len(signs) - marks - separators if text.isascii() else sum(map(str.isdigit, text))
    return [
        math.log1p(len(words)),
        math.log1p(len(text)),
        float(ends_sentence(text)),
        float(bool(TRUNCATED.search(text[-8:]))),
        float(len(SENTENCE.findall(text))),
        sum(map(len, words)) / count,
        len([word for word in words if word[0].isupper()]) / count,
        len([word for word in words if word.isupper() and len(word) > 1]) / count,
        digits / max(1, len(text)),
        len([word for word in lowered if word in STOP_WORDS]) / count,
        float(marks),
        float(text.endswith(":")),
        float(separators),
        float(text.endswith("?")),
        float(text[:1].islower()),
        text.count(",") / count,
        float(len(_GLUED.findall(text)) if _MAYBE_GLUED.search(text) else 0),
    ]
