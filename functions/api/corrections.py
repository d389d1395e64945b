"""Owns corrections by people: what they may say, how they are kept, and what they make of entities and quotations.

A correction is laid over answers when they are read, so that it holds at once, for all articles, and after every new
extraction. A quotation is named by its id, a function of its place, and by its words where the place has moved.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from pydantic import Field

from shared.document import Contract, EntityType, Quote, Speaker
from shared.identifiers import slug
from shared.keys import CORRECTIONS_LOG, CORRECTIONS_PARTITION, Key
from shared.listing import EntityName
from shared.table import Item, Table

CORRECTIONS_MAX: Final = 1_000
"""All of them are read for every answer: about a kilobyte each, so that a thousand cost some 125 read units."""
TTL_S: Final = 1.0  # how old what is known of corrections may be
_Id = Annotated[str, Field(min_length=1, max_length=200)]


class _Said(Contract):
    """Why something is corrected, and who says so where the API's authorizer names nobody."""

    reason: Annotated[str, Field(min_length=1, max_length=500)]
    by: Annotated[str, Field(min_length=1, max_length=200)]


class Merge(_Said):
    """Two entities are one: `entity` is another id for `into`."""

    kind: Literal["merge"]
    entity: _Id
    into: _Id


class Rename(_Said):
    """An entity has another name; its id stays."""

    kind: Literal["rename"]
    entity: _Id
    name: _Id


class Retype(_Said):
    """An entity is of another type; its id stays."""

    kind: Literal["retype"]
    entity: _Id
    type: EntityType


class Reassign(_Said):
    """The words of a quotation are those of another speaker, given by id."""

    kind: Literal["reassign"]
    article: _Id
    quote: _Id
    speaker: _Id


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
        before = self.table.get(key)
        if before is None and len(self.all()) >= CORRECTIONS_MAX:
            return False
        self._log(correction, "put")
        self.table.put_if_unchanged(_item(key, correction), before, ["body"])
        return True

    def revoke(self, id_: str, at: str, by: str) -> bool:
        """Takes a correction back; False if it is not in force."""
        item = self.table.get(Key(CORRECTIONS_PARTITION, id_))
        if item is None:
            return False
        self._log(_kept(item).model_copy(update={"at": at, "by": by}), "revoked")
        return self.table.delete_if_unchanged(item, ["body"])

    def history(self) -> Iterator[tuple[str, KeptCorrection]]:
        """Everything that was ever put in force or revoked, newest first."""
        for item in self.table.query(CORRECTIONS_LOG, descending=True, limit=CORRECTIONS_MAX, consistent=True):
            yield str(item["sk"]).rpartition("#")[2], _kept(item)

    def _log(self, correction: KeptCorrection, what: str) -> None:
        key = Key(CORRECTIONS_LOG, f"{correction.at}#{correction.id}#{what}")
        self.table.put_if_unchanged(_item(key, correction), None, ["body"])


def _item(key: Key, correction: KeptCorrection) -> Item:
    return {"pk": key.pk, "sk": key.sk, "seq": "", "body": correction.model_dump_json(exclude_none=True)}


def _kept(item: Item) -> KeptCorrection:
    return KeptCorrection.model_validate_json(str(item["body"]))


class Overlay:
    """All corrections together, as functions of what they correct."""

    def __init__(self, corrections: Iterable[KeptCorrection]) -> None:
        given = list(corrections)
        self._into = {c.entity: c.into for c in given if c.kind == "merge" and c.entity and c.into}
        self._names = {c.entity: c.name for c in given if c.kind == "rename" and c.entity and c.name}
        self._types = {c.entity: c.type for c in given if c.kind == "retype" and c.entity and c.type}
        self._quotes: dict[str, dict[str, KeptCorrection]] = defaultdict(dict)  # by article, then by quotation
        for correction in given:
            if correction.article and correction.quote:
                self._quotes[correction.article][correction.quote] = correction
        self.is_empty = not given

    def canonical(self, entity: str) -> str:
        """The id that an entity now goes by."""
        for _ in range(len(self._into) + 1):
            if entity not in self._into:
                return entity
            entity = self._into[entity]
        return entity

    def members(self, entity: str) -> list[str]:
        """All ids that go by the same one as an entity."""
        canonical = self.canonical(entity)
        return sorted({canonical, *(merged for merged in self._into if self.canonical(merged) == canonical)})

    def entity(self, entity: EntityName) -> EntityName:
        """An entity by its id, name and type as corrected; a merged one keeps its name unless that is corrected too."""
        id_ = self.canonical(entity.id)
        return EntityName(id=id_, name=self._names.get(id_, entity.name), type=self._types.get(id_, entity.type))

    def quotes(self, article: str, quotes: Iterable[Quote]) -> tuple[Quote, ...]:
        """The quotations of an article that are not hidden, with speakers and targets as corrected."""
        kept, here = tuple(quotes), self._quotes.get(article, {})
        found = {quote.id for quote in kept}
        moved = {slug(c.words or ""): c for id_, c in here.items() if id_ not in found}
        corrected = (self._quote(q, here.get(q.id) or (moved.get(slug(q.text)) if moved else None)) for q in kept)
        return tuple(quote for quote in corrected if quote is not None)

    def _quote(self, quote: Quote, correction: KeptCorrection | None) -> Quote | None:
        if correction is not None and correction.kind == "hide":
            return None
        speaker = self._speaker(quote, correction)
        about = tuple(dict.fromkeys(map(self.canonical, quote.about)))
        return quote.model_copy(update={"speaker": speaker, "about": about})

    def _speaker(self, quote: Quote, correction: KeptCorrection | None) -> Speaker | None:
        said = quote.speaker
        if correction is not None and correction.speaker:
            id_ = self.canonical(correction.speaker)
            name = self._names.get(id_, correction.speaker_name or correction.speaker)
            place = said or Speaker(id=None, name="", text="", start=quote.start, end=quote.start)
            return place.model_copy(update={"id": id_, "name": name})
        if said is None or said.id is None:
            return said
        id_ = self.canonical(said.id)
        return said.model_copy(update={"id": id_, "name": self._names.get(id_, said.name)})

    def reassigned_to(self, entity: str) -> set[str]:
        """The `<sort>` of every article in which somebody's words were given to an entity."""
        members = set(self.members(entity))
        given = (c for here in self._quotes.values() for c in here.values() if c.kind == "reassign")
        return {c.sort for c in given if c.speaker in members and c.sort}


class Overlays:
    """The overlay of the moment: read again when it is older than a second."""

    def __init__(self, corrections: Corrections, now_s: Callable[[], float]) -> None:
        self._corrections, self._now_s = corrections, now_s
        self._read_s, self._overlay = float("-inf"), Overlay(())

    def current(self) -> Overlay:
        """What is in force."""
        if self._now_s() - self._read_s > TTL_S:
            self._overlay, self._read_s = Overlay(self._corrections.all()), self._now_s()
        return self._overlay

    def forget(self) -> None:
        """Has the next look read the table."""
        self._read_s = float("-inf")
