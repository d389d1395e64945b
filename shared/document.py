"""Owns the document: one article as the archive holds it, `process` prints it and `GET /articles/{id}` returns it.

Field names follow schema.org NewsArticle and IPTC ninjs where those have a word. All offsets count
characters (Unicode code points) of `Document.text`, end exclusive; `text[start:end] == span.text` holds
for every span and is checked when a document is made.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

SCHEMA_VERSION: Final = 1


class Contract(BaseModel):
    """Base of all data that crosses a boundary: immutable, and unknown fields are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class EntityType(StrEnum):
    """The kinds of entities; each id begins with the kind in lower case, countries with `country`."""

    PERSON = "PERSON"
    ORG = "ORG"
    PLACE = "PLACE"
    GROUP = "GROUP"
    EVENT = "EVENT"
    WORK = "WORK"
    PRODUCT = "PRODUCT"
    LAW = "LAW"


class QuoteKind(StrEnum):
    """How words are reported: between marks, partly between marks, or in the reporter's words."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Span(Contract):
    """A stretch of the article's text."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    text: str


class Source(Contract):
    """The stored object an article was made from; `bucket` and `version_id` are null outside S3.

    `key` ends in `#` and a number for one article of an object that holds several, and `record_name` is then what
    the object calls it, such as the path in a ZIP file. `sha256` and `size_bytes` are those of the article's part.
    """

    bucket: str | None
    key: str
    version_id: str | None
    sha256: str
    media_type: str
    size_bytes: Annotated[int, Field(ge=0)]
    record_name: str | None = None


class Entity(Contract):
    """Someone or something the text names, under one id for all its mentions in the document.

    `capital_of` is the country, by its id, whose capital this place is: newspapers say Paris and mean a government.
    """

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...]
    capital_of: str | None = None


class Speaker(Contract):
    """Who speaks: `text`, `start` and `end` are the mention beside the cue, `id` and `name` who that is.

    `id` is null for a source that is not an entity of the document ("a senior official"); `name` is then
    the mention itself.
    """

    id: str | None
    name: str
    text: str
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]


class Quote(Contract):
    """Words of somebody: `about` lists ids of the entities they speak of, `confidence` is 0 to 1."""

    id: str
    kind: QuoteKind
    text: str
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    speaker: Speaker | None
    cue: Span | None
    about: tuple[str, ...] = ()
    confidence: Annotated[float, Field(ge=0, le=1)]


class CutReason(StrEnum):
    """Why lines are no part of the article, in plain words; OTHER where only the classifier as a whole says so."""

    ADVERTISEMENT = "advertisement"
    SUBSCRIPTION = "subscription or sign-up"
    TEASERS = "teasers of other articles"
    BIOGRAPHY = "biography of an author"
    CAPTION = "caption of a picture"
    LEGAL = "legal notice"
    COMMENTS = "comments"
    SHARING = "buttons for sharing"
    NAVIGATION = "menu"
    HEADING = "headline, byline or date"
    REPEATED = "stands in the text already"
    OTHER = "not article text"


class Cut(Contract):
    """Lines that were cut: numbers of the first and the last, counted from 1 in what was read.

    In a text these are the lines of the file; in HTML, Markdown and other formats the visible blocks (paragraphs,
    headings, items, cells) in their order. Blank lines between cut ones are counted in.
    """

    first_line: Annotated[int, Field(ge=1)]
    last_line: Annotated[int, Field(ge=1)]
    reason: CutReason


class WarningCode(StrEnum):
    """What a reader of the document should beware of."""

    LOOKS_TRUNCATED = "looks_truncated"
    PAYWALL = "paywall"
    LIST_PAGE = "list_page"
    VIDEO_PAGE = "video_page"
    LIVE_BLOG = "live_blog"
    DAMAGED_CHARACTERS = "damaged_characters"
    SIMPLE_READING = "simple_reading"
    PAGE_STATE = "page_state"


_SENTENCES: Final = {
    WarningCode.LOOKS_TRUNCATED: "The text breaks off in the middle of a sentence.",
    WarningCode.PAYWALL: "The page asks readers to subscribe: this may be only the beginning of the article.",
    WarningCode.LIST_PAGE: "Most of the text are short lines: this may be a list rather than an article.",
    WarningCode.VIDEO_PAGE: "The page shows a video: the text may be only its description.",
    WarningCode.LIVE_BLOG: "The page is a live blog: entries may be missing or out of order.",
    WarningCode.DAMAGED_CHARACTERS: "Characters of the file were damaged: only what was certain has been repaired.",
    WarningCode.SIMPLE_READING: "The page is nested more deeply than pages are, and was read in a simpler way.",
    WarningCode.PAGE_STATE: "The page shows no article by itself: this one was found in the data of its scripts.",
}


class QualityWarning(Contract):
    """A warning and the sentence that explains it."""

    code: WarningCode
    message: str

    @classmethod
    def of(cls, code: WarningCode) -> Self:
        """The warning with its sentence."""
        return cls(code=code, message=_SENTENCES[code])


class Quality(Contract):
    """How far a document's text can be relied on.

    `confidence` is the shingle F1, 0 to 1, that texts judged like this one reach on sites never seen before;
    docs/quality.md says how it was measured. `read_lines` and `cut_lines` count what was read as Cut does, without
    blank lines; `cut` lists at most 60 ranges, the longest.
    """

    confidence: Annotated[float, Field(ge=0, le=1)]
    read_lines: Annotated[int, Field(ge=0)]
    cut_lines: Annotated[int, Field(ge=0)]
    cut: tuple[Cut, ...] = ()
    warnings: tuple[QualityWarning, ...] = ()


class AnnotationKind(StrEnum):
    """What can be annotated; a text in a language that the model does not know has quotations, perhaps speakers."""

    ENTITIES = "entities"
    QUOTATIONS = "quotations"
    REPORTED_SPEECH = "reported_speech"
    SPEAKERS = "speakers"
    ABOUT = "about"


class Document(Contract):
    """One article. `published_at` is a date, an RFC 3339 time, or null where the page gives none.

    `quality` is null for texts that were not cleaned here, and in documents archived before there was such a note.
    `supported` lists the annotations that the text's language allows: an empty `entities` of a Spanish article says
    nothing about its names. It is null before the extract stage, and in documents archived before it was noted.
    """

    schema_version: Literal[1] = SCHEMA_VERSION
    id: str
    source: Source
    url: str | None = None
    site: str | None = None
    headline: str | None = None
    authors: tuple[str, ...] = ()
    published_at: str | None = None
    language: str | None = None
    text: str
    word_count: Annotated[int, Field(ge=0)]
    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    quality: Quality | None = None
    supported: tuple[AnnotationKind, ...] | None = None

    @model_validator(mode="after")
    def _spans_hold_their_text(self) -> Self:
        for span in self._spans():
            if self.text[span.start : span.end] != span.text:
                raise ValueError(f"text[{span.start}:{span.end}] is not the span's text {span.text[:80]!r}")
        return self

    def _spans(self) -> Iterator[Span | Quote | Speaker]:
        for entity in self.entities:
            yield from entity.mentions
        for quote in self.quotes:
            yield quote
            if quote.speaker:
                yield quote.speaker
            if quote.cue:
                yield quote.cue
