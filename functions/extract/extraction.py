"""Owns the extract stage as one function: from the texts of articles to their entities and quotations."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple

from functions.extract.chunks import Piece, pieces
from functions.extract.cues import FINDING, SPEECH_NOUNS, SPEECH_VERBS, STUDIES
from functions.extract.entities import as_entity, cluster_mentions
from functions.extract.foreign.annotation import annotate_foreign, looks_english
from functions.extract.marks import Region, quoted_regions
from functions.extract.mentions import find_mentions
from functions.extract.pipeline import Pipeline, load_pipeline, parse
from functions.extract.quotations import find_quotes
from functions.extract.reading import Reading, read
from shared.document import AnnotationKind, Entity, Quote

__all__ = ["Annotation", "Pipeline", "annotate", "load_pipeline", "read_article"]

# Articles parsed together: some 8,000 words, enough for full batches, little enough for any memory.
ARTICLES_A_BATCH: Final = 10
# An article of 200,000 words, all talk, has fewer quoted regions; marks beyond are looked at no more.
MAX_REGIONS: Final = 5_000
# The longest articles have some 30,000 words. What stands behind this many words and marks is kept as text but not
# annotated: the stage then needs no more than some 30 seconds of one processor for any text.
MAX_ARTICLE_TOKENS: Final = 100_000
_TOKEN: Final = re.compile(r"\w+|[^\w\s]")
_OF_SPEECH: Final = SPEECH_VERBS | SPEECH_NOUNS
_WORD: Final = re.compile(r"[A-Za-z]+")


class Annotation(NamedTuple):
    """What the stage adds to a document."""

    entities: tuple[Entity, ...]
    quotes: tuple[Quote, ...]
    supported: tuple[AnnotationKind, ...] = tuple(AnnotationKind)


def annotate(pipeline: Pipeline, articles: Iterable[tuple[str, str, str | None]]) -> Iterator[Annotation]:
    """Annotations of articles given as (article id, text, language or None), in order.

    Every span satisfies `text[start:end] == span.text`, in code points. A language other than English gives quotations
    by their marks alone, without speakers and with low confidence, and no entities; None is English if it looks so.
    """
    remaining = iter(articles)
    while batch := list(islice(remaining, ARTICLES_A_BATCH)):
        english = [is_english(text, language) for _, text, language in batch]
        readings = iter(_readings(pipeline, [text for (_, text, _), yes in zip(batch, english, strict=True) if yes]))
        for (article_id, text, language), yes in zip(batch, english, strict=True):
            foreign = None if yes else annotate_foreign(article_id, text, language)
            yield Annotation(*foreign) if foreign else _annotation(article_id, next(readings))


def is_english(text: str, language: str | None) -> bool:
    """By the language's tag where there is one, else by the text."""
    return language.lower().split("-")[0] == "en" if language else looks_english(text)


def read_article(pipeline: Pipeline, text: str) -> Reading:
    """The reading of one English text."""
    return _readings(pipeline, [text])[0]


def _readings(pipeline: Pipeline, texts: list[str]) -> list[Reading]:
    cut = [list(_within_bounds(pieces(text))) for text in texts]
    marked = [_regions(text, article) for text, article in zip(texts, cut, strict=True)]
    wanted = [
        (piece.text, _may_quote(piece, quoted))
        for article, regions in zip(cut, marked, strict=True)
        for quoted in ({region.paragraph for region in regions},)
        for piece in article
    ]
    docs = parse(pipeline, wanted)
    return [
        read(text, regions, [(piece, next(docs)) for piece in article])
        for text, regions, article in zip(texts, marked, cut, strict=True)
    ]


def _within_bounds(found: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces up to MAX_ARTICLE_TOKENS."""
    tokens = 0
    for piece in found:
        tokens += sum(1 for _ in _TOKEN.finditer(piece.text))
        if tokens > MAX_ARTICLE_TOKENS:
            return
        yield piece


def _regions(text: str, article: list[Piece]) -> list[Region]:
    """The quoted regions within the pieces, at most MAX_REGIONS."""
    end = article[-1].start + len(article[-1].text) if article else 0
    return [region for region in quoted_regions(text)[:MAX_REGIONS] if region.end <= end]


def _may_quote(piece: Piece, quoted: set[int]) -> bool:
    """Can words of somebody be in this piece? Only then is it worth parsing: the parse is half of the time."""
    if piece.paragraph in quoted:
        return True
    words = frozenset(_WORD.findall(piece.text.lower()))
    return not (words.isdisjoint(_OF_SPEECH) and (words.isdisjoint(FINDING) or words.isdisjoint(STUDIES)))


def _annotation(article_id: str, reading: Reading) -> Annotation:
    mentions = find_mentions(reading)
    clusters = cluster_mentions(mentions)
    quotes = find_quotes(article_id, reading, mentions, clusters)
    return Annotation(tuple(as_entity(cluster) for cluster in clusters), quotes)
