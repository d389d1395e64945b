"""Owns the reading of an article: its tokens in flat lists, with offsets in the article, as all rules see them.

Tokens of all pieces follow each other; a token is a number. Rules work on these lists and not on spaCy's objects, so
they are fast, and a test can make a reading without a model.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from functions.extract.chunks import Piece
from functions.extract.marks import Region

if TYPE_CHECKING:
    from spacy.tokens import Doc


POSSESSIVES: Final = frozenset({"'s", "’s", "'", "’", "s'"})
DASHES: Final = frozenset({"-", "–", "—", "--"})
ENDS: Final = frozenset({".", "?", "!"})  # of sentences
INTRODUCING: Final = frozenset({",", ":"})  # signs before quoted words


class Named(NamedTuple):
    """A named entity the model found: tokens first to past-the-last, and its OntoNotes label."""

    first: int
    last: int  # exclusive
    label: str


@dataclass(slots=True)
class Reading:
    """An article's tokens. Lists have one item for each token, in text order."""

    text: str
    regions: list[Region]
    words: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)  # Penn Treebank tags, "" where the piece was not parsed
    deps: list[str] = field(default_factory=list)  # ClearNLP labels, "" where the piece was not parsed
    heads: list[int] = field(default_factory=list)  # a root is its own head
    paragraph: list[int] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)  # number of the sentence, counted through the article
    quoted: list[int] = field(default_factory=list)  # number of the quoted region, -1 outside
    names: list[Named] = field(default_factory=list)
    children: list[list[int]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)

    def at(self, position: int) -> int:
        """The first token that begins at or after a character position."""
        return bisect_left(self.starts, position)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Tokens (first, past the last) that begin in a character span."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def string(self, first: int, last: int) -> str:
        """The article's text from a token to before another."""
        return self.text[self.starts[first] : self.ends[last - 1]]


def read(text: str, regions: list[Region], parsed: "list[tuple[Piece, Doc]]") -> Reading:
    """Join the parsed pieces of an article into one reading."""
    reading = Reading(text, regions)
    for piece, doc in parsed:
        _append(reading, piece, doc)
    _mark_quoted(reading)
    reading.children = [[] for _ in reading.words]
    for token, head in enumerate(reading.heads):
        if head != token:
            reading.children[head].append(token)
    return reading


def _append(reading: Reading, piece: Piece, doc: "Doc") -> None:
    base = len(reading)
    sentence = reading.sentence[-1] if reading.sentence else -1
    is_parsed = doc.has_annotation("DEP")
    for token in doc:
        start = piece.start + token.idx
        word = reading.text[start : start + len(token)]
        reading.words.append(word)
        reading.lower.append(word.lower().replace("’", "'"))
        reading.starts.append(start)
        reading.ends.append(start + len(word))
        reading.tags.append(token.tag_)
        reading.deps.append(token.dep_)
        reading.heads.append(base + token.head.i if is_parsed else base + token.i)
        sentence += token.i == 0 or bool(is_parsed and token.is_sent_start)
        reading.sentence.append(sentence)
    reading.paragraph.extend([piece.paragraph] * len(doc))
    reading.names.extend(Named(base + span.start, base + span.end, span.label_) for span in doc.ents)


def _mark_quoted(reading: Reading) -> None:
    reading.quoted = [-1] * len(reading)
    for number, region in enumerate(reading.regions):
        first, last = bisect_right(reading.ends, region.start), bisect_left(reading.starts, region.end)
        reading.quoted[first:last] = [number] * (last - first)


def opens_sentence(reading: Reading, token: int) -> bool:
    """Is a token the first of its paragraph, or behind the end of a sentence?"""
    before = token - 1
    while before >= 0 and reading.paragraph[before] == reading.paragraph[token]:
        if reading.words[before] in ENDS or reading.quoted[before] >= 0:
            return True
        if reading.words[before][:1].isalnum() or reading.words[before] in INTRODUCING:
            return False
        before -= 1
    return True
