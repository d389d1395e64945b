"""Owns the shapes of the API's answers."""

from typing import Annotated, Literal

from pydantic import Field

from shared.document import Contract, Quote
from shared.ledger import State
from shared.listing import ArticleSummary, EntityName

NextCursor = Annotated[
    str | None, Field(description="Give it as `cursor` to go on; null at the end. A page may be short of rows.")
]


class QuoteInArticle(Quote):
    """A quotation with the article it stands in; `start` and `end` count characters of that article's text."""

    article: ArticleSummary


class ArticlePage(Contract):
    """Some articles."""

    articles: list[ArticleSummary]
    next_cursor: NextCursor


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
    type: str
    newest: ArticleSummary
    oldest: ArticleSummary


class VersionStatus(Contract):
    """What became of one version of an object."""

    version_id: str | None
    event_time: str
    state: State
    reason: str | None


class ObjectStatus(Contract):
    """What became of an object: the newest version, then those before it."""

    key: str
    article_id: str
    state: State
    reason: str | None
    versions: list[VersionStatus]


class Removal(Contract):
    """An article on its way out of the archive."""

    id: str
    key: str
    state: Literal["deleting"] = "deleting"
    status_path: str


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
