"""Owns the shapes of the API's answers."""

from typing import Annotated, Literal

from pydantic import Field

from functions.api.corrections import KeptCorrection
from shared.document import Contract, EntityType, Quote
from shared.ledger import State
from shared.listing import ArticleSummary, EntityName

NextCursor = Annotated[
    str | None, Field(description="Give it as `cursor` to go on; null at the end. A page may be short of rows.")
]
Count = Annotated[int, Field(ge=0)]


class QuoteInArticle(Quote):
    """A quotation with the article it stands in; `start` and `end` count characters of that article's text."""

    article: ArticleSummary
    copies: int | None = None


class ArticlePage(Contract):
    """Some articles."""

    articles: list[ArticleSummary]
    next_cursor: NextCursor


class Copies(Contract):
    """Articles that tell the story of another."""

    articles: list[ArticleSummary]


class QuotePage(Contract):
    """Some quotations."""

    quotes: list[QuoteInArticle]
    next_cursor: NextCursor


class EntityPage(Contract):
    """Some entities, by name."""

    entities: list[EntityName]
    next_cursor: NextCursor


class EntityProfile(Contract):
    """An entity with the newest and the oldest article that mention it."""

    id: str
    name: str
    type: EntityType
    newest: ArticleSummary
    oldest: ArticleSummary


class Bucket(Contract):
    """What was printed in one day, week or month that begins on `start`; null for articles without a date."""

    start: str | None
    articles: Count
    quotes_by: Annotated[int, Field(ge=0, description="Quotations by the entity.")]
    quotes_about: Annotated[int, Field(ge=0, description="Quotations about the entity.")]


class Timeline(Contract):
    """How often an entity was in print, oldest first; spans in which it was not have no bucket."""

    interval: Literal["day", "week", "month"]
    buckets: list[Bucket]
    next_cursor: Annotated[
        str | None,
        Field(
            description="Give it as `cursor` to go on. A span may be split over two answers: add what has one start."
        ),
    ]


class RelatedEntity(EntityName):
    """An entity and in how many of the articles looked at it is mentioned too."""

    articles: Count


class Related(Contract):
    """Who and what is mentioned together with an entity, most often first."""

    entities: list[RelatedEntity]
    articles_considered: Annotated[int, Field(ge=0, description="How many articles, the newest, were looked at.")]
    complete: Annotated[bool, Field(description="Whether these were all articles in the range.")]


class VersionStatus(Contract):
    """What became of one version of an object."""

    version_id: str | None
    event_time: str
    state: State
    reason: str | None


class ObjectStatus(Contract):
    """What became of an object: the newest version, then those before it.

    `records` is how many articles an unpacked object holds; each has a status of its own under `key#number`.
    """

    key: str
    article_id: str
    state: State
    reason: str | None
    records: int = 0
    versions: list[VersionStatus]


class Rejection(Contract):
    """A file that is no article newsdex can take, and why; `#number` ends the key of one of several in an object."""

    key: str
    article_id: str
    event_time: Annotated[str, Field(description="When the file arrived, RFC 3339.")]
    reason: str


class RejectionPage(Contract):
    """Some rejected files."""

    rejected: list[Rejection]
    next_cursor: NextCursor


class CorrectionEntry(Contract):
    """What happened to a correction: `put` in force, or `revoked`."""

    event: str
    correction: KeptCorrection


class CorrectionList(Contract):
    """Corrections in force, and the history of all."""

    corrections: list[KeptCorrection]
    history: list[CorrectionEntry]


class Revoked(Contract):
    """A correction that is no longer in force."""

    id: str


class Removal(Contract):
    """An article on its way out of the archive.

    `removed_versions` of its object are gone for good; the items of the index and the documents listed go within
    seconds, when `status_path` tells `deleted`. `python -m local residue` looks whether anything is left.
    """

    id: str
    key: str
    state: Literal["deleting"] = "deleting"
    status_path: str
    removed_versions: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


class UploadRequest(Contract):
    """The name of a file to be uploaded."""

    filename: Annotated[str, Field(min_length=1, max_length=255, examples=["harbour-strike.html"])]


class Upload(Contract):
    """A presigned POST: send `fields`, then the file as `file`, as multipart/form-data to `url`."""

    url: str
    fields: dict[str, str]
    key: str
    article_id: str
    max_bytes: int
    expires_in_s: int
    status_path: str


class InvalidParameter(Contract):
    """One parameter that is not as it must be."""

    parameter: str
    detail: str


class ProblemDetails(Contract):
    """An error, RFC 9457; `detail` is a sentence for people."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[InvalidParameter] | None = None
