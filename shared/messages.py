"""Owns the messages between stages: claim checks of ids, keys and versions, never article text.

Every message is JSON under `MESSAGE_MAX_BYTES` whatever the article, and names the object version it is
about. Flow:

    S3 event ─▶ clean ─ ArticleCleaned ─▶ extract ─ ArticleExtracted ─▶ index
                │ ▲ └── ArticleWithdrawn (rejected, deleted, unpacked) ─▶ index ─ ArticleSwept (delayed) ─▶ index
                └─┘ RecordsArrived, RecordsWithdrawn (of an object that holds several articles)
"""

from typing import Annotated, Literal, TypeVar

from pydantic import Field, TypeAdapter, ValidationError

from shared.document import Contract
from shared.errors import MalformedMessage
from shared.identifiers import article_id

MESSAGE_MAX_BYTES = 4096
REASON_MAX_CHARS = 500  # leaves room for a 1,024-byte key, escaped, within MESSAGE_MAX_BYTES

# S3 documents that sequencers of one key compare as strings after the shorter is padded on the right with
# zeros; they are 16 to 18 hexadecimal digits today, and padding all to one width makes `<` the comparison.
SEQUENCER_WIDTH = 40


class ObjectVersion(Contract):
    """One version of one object in the inbox bucket, or its removal, as an S3 event told it.

    `sequencer` is padded to `SEQUENCER_WIDTH`, so that of two versions of a key the greater string is newer.
    `event_time` is RFC 3339, as S3 gave it. `record` is set for one article of an object that holds several.
    """

    article_id: str
    key: str
    version_id: str | None
    sequencer: str
    event_time: str
    record: Annotated[int, Field(ge=1)] | None = None

    def of_record(self, number: int) -> "ObjectVersion":
        """The version of one article in this object."""
        return self.model_copy(update={"article_id": article_id(self.key, number), "record": number})


class RecordsArrived(Contract):
    """clean → clean: records `first` to `last` of an object are to be taken in; the first begins at byte `offset`.

    `read_version_id` is the version to read: another than the event's where a removal uncovered an older one.
    """

    type: Literal["records_arrived"] = "records_arrived"
    version: ObjectVersion
    read_version_id: str | None
    first: int
    last: int
    offset: int


class RecordsWithdrawn(Contract):
    """clean → clean: records `first` to `last`, of an older version of an object, are no longer in it."""

    type: Literal["records_withdrawn"] = "records_withdrawn"
    version: ObjectVersion
    first: int
    last: int


class ArticleCleaned(Contract):
    """clean → extract: the clean document is in the archive."""

    type: Literal["article_cleaned"] = "article_cleaned"
    version: ObjectVersion


class ArticleExtracted(Contract):
    """extract → index: the annotated document is in the archive."""

    type: Literal["article_extracted"] = "article_extracted"
    version: ObjectVersion


class ArticleWithdrawn(Contract):
    """clean → index: nothing of this article may be found any more, and why.

    An object is `unpacked` when `records` articles in it were passed on, each to an outcome of its own.
    """

    type: Literal["article_withdrawn"] = "article_withdrawn"
    version: ObjectVersion
    outcome: Literal["rejected", "deleted", "unpacked"]
    reason: Annotated[str, Field(max_length=REASON_MAX_CHARS)] | None = None
    records: Annotated[int, Field(ge=0)] = 0


class ArticleSwept(Contract):
    """index → index, delayed: remove what a stage still at work on an older version may have left behind."""

    type: Literal["article_swept"] = "article_swept"
    version: ObjectVersion


_RECORDS_BEGIN = '{"type":"records_'  # as pydantic writes both: S3's notifications begin otherwise

RecordsMessage = Annotated[RecordsArrived | RecordsWithdrawn, Field(discriminator="type")]
IndexMessage = Annotated[ArticleExtracted | ArticleWithdrawn | ArticleSwept, Field(discriminator="type")]
Message = RecordsArrived | RecordsWithdrawn | ArticleCleaned | ArticleExtracted | ArticleWithdrawn | ArticleSwept

_RECORDS: TypeAdapter[RecordsArrived | RecordsWithdrawn] = TypeAdapter(RecordsMessage)
_CLEANED = TypeAdapter(ArticleCleaned)
_INDEX: TypeAdapter[ArticleExtracted | ArticleWithdrawn | ArticleSwept] = TypeAdapter(IndexMessage)


def padded_sequencer(sequencer: str) -> str:
    """An S3 sequencer brought to the width in which plain string comparison orders versions of one key."""
    return sequencer.upper().ljust(SEQUENCER_WIDTH, "0")


def parse_records_message(body: str) -> RecordsArrived | RecordsWithdrawn | None:
    """The message of ours in a CleanQueue body, None for what S3 sent; raises `MalformedMessage` if it is damaged."""
    return _parse(_RECORDS, body) if body.startswith(_RECORDS_BEGIN) else None


def parse_cleaned(body: str) -> ArticleCleaned:
    """The message in an ExtractQueue body; raises `MalformedMessage` for anything else."""
    return _parse(_CLEANED, body)


def parse_index_message(body: str) -> ArticleExtracted | ArticleWithdrawn | ArticleSwept:
    """The message in an IndexQueue body; raises `MalformedMessage` for anything else."""
    return _parse(_INDEX, body)


_T = TypeVar("_T")


def _parse(adapter: TypeAdapter[_T], body: str) -> _T:
    try:
        return adapter.validate_json(body)
    except ValidationError as error:
        raise MalformedMessage(f"not a message of this queue: {error.error_count()} errors") from error
