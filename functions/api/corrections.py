"""Owns corrections by people: what they may say, and how they are kept.

A correction is laid over answers when they are read, so that it holds at once, for all articles, and after every new
extraction.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field

from functions.api.entity_ids import ID_PATTERN, checked_entity_id
from shared.document import Contract, EntityType
from shared.errors import TransientError
from shared.keys import CORRECTIONS_LOG, CORRECTIONS_PARTITION, Key
from shared.table import Item, Table

CORRECTIONS_MAX: Final = 1_000
"""All of them are read for every answer: about a kilobyte each, so that a thousand cost some 125 read units."""
PUT_ATTEMPTS: Final = 10  # each lost race means that somebody else corrected the same meanwhile
WORDS_MAX_CHARS: Final = 300  # of a quotation are kept, to know it by where its place has moved
_Id = Annotated[str, Field(min_length=1, max_length=200)]
_EntityId = Annotated[_Id, AfterValidator(checked_entity_id), Field(json_schema_extra={"pattern": ID_PATTERN})]


class _Said(Contract):
    """Why something is corrected, and who says so where the API's authorizer names nobody."""

    reason: Annotated[str, Field(min_length=1, max_length=500)]
    by: Annotated[str, Field(min_length=1, max_length=200)]


class Merge(_Said):
    """Two entities are one: `entity` is another id for `into`."""

    kind: Literal["merge"]
    entity: _EntityId
    into: _EntityId


class Rename(_Said):
    """An entity has another name; its id stays."""

    kind: Literal["rename"]
    entity: _EntityId
    name: _Id


class Retype(_Said):
    """An entity is of another type; its id stays."""

    kind: Literal["retype"]
    entity: _EntityId
    type: EntityType


class Reassign(_Said):
    """The words of a quotation are those of another speaker, given by id."""

    kind: Literal["reassign"]
    article: _Id
    quote: _Id
    speaker: _EntityId


class Hide(_Said):
    """A quotation is none, or is not to be shown."""

    kind: Literal["hide"]
    article: _Id
    quote: _Id


Correction = Annotated[Merge | Rename | Retype | Reassign | Hide, Field(discriminator="kind")]


class KeptCorrection(Contract):
    """A correction as it is kept, with the fields of its kind.

    `id` is `kind:target`: of one kind there is one correction for a target. `at` is when it was given, RFC 3339 in UTC;
    `words` and `sort` find its quotation.
    """

    id: str
    kind: Literal["merge", "rename", "retype", "reassign", "hide"]
    entity: str | None = None
    into: str | None = None
    name: str | None = None
    type: EntityType | None = None
    article: str | None = None
    quote: str | None = None
    speaker: str | None = None
    reason: str
    by: str
    at: str
    words: str | None = None
    sort: str | None = None
    speaker_name: str | None = None


@dataclass(frozen=True)
class Corrections:
    """The corrections in the table."""

    table: Table

    def all(self) -> list[KeptCorrection]:
        """Those in force, by kind and target."""
        return [_kept(item) for item in self.table.query(CORRECTIONS_PARTITION, limit=CORRECTIONS_MAX, consistent=True)]

    def put(self, correction: KeptCorrection) -> bool:
        """Puts a correction in force, in place of the one before it; False if there are too many."""
        key = Key(CORRECTIONS_PARTITION, correction.id)
        for _ in range(PUT_ATTEMPTS):
            before = self.table.get(key)
            if before is None and len(self.all()) >= CORRECTIONS_MAX:
                return False
            self._log(correction, "put")
            if self.table.put_if_unchanged(_item(key, correction), before, ["body"]):
                return True
        raise TransientError("another correction of the same target came first each time")

    def revoke(self, id_: str, at: str, by: str) -> bool:
        """Takes a correction back; False if it is not in force."""
        for _ in range(PUT_ATTEMPTS):
            item = self.table.get(Key(CORRECTIONS_PARTITION, id_))
            if item is None:
                return False
            self._log(_kept(item).model_copy(update={"at": at, "by": by}), "revoked")
            if self.table.delete_if_unchanged(item, ["body"]):
                return True
        raise TransientError("another correction of the same target came first each time")

    def history(self) -> Iterator[tuple[str, KeptCorrection]]:
        """Everything that was ever put in force or revoked, newest first."""
        for item in self.table.query(CORRECTIONS_LOG, descending=True, limit=CORRECTIONS_MAX, consistent=True):
            yield str(item["sk"]).rpartition("#")[2], _kept(item)

    def _log(self, correction: KeptCorrection, what: str) -> None:
        """Notes for good what happened; not the words, for those of an article that is taken down must not stay."""
        key = Key(CORRECTIONS_LOG, f"{correction.at}#{correction.id}#{what}")
        self.table.put_if_unchanged(_item(key, correction.model_copy(update={"words": None})), None, ["body"])


def _item(key: Key, correction: KeptCorrection) -> Item:
    return {"pk": key.pk, "sk": key.sk, "seq": "", "body": correction.model_dump_json(exclude_none=True)}


def _kept(item: Item) -> KeptCorrection:
    return KeptCorrection.model_validate_json(str(item["body"]))
