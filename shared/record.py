"""Owns the RECORD item: the index's own list of what it wrote for an article, kept before it is written.

Because the list is stored first, whatever a crashed or overtaken writer left behind can be named and removed.
"""

from pydantic import TypeAdapter

from shared.document import Contract
from shared.keys import Key, day_key, posting_key, record_key, rejected_key
from shared.listing import EntityName
from shared.packing import packed, unpacked
from shared.table import Item, Table


class Generation(Contract):
    """What one version of an article wrote: a listing and postings under `sort`, names in the directory.

    A version that was `rejected` wrote one item, in the listing of what was rejected, under `sort`.
    """

    sort: str
    entities: tuple[EntityName, ...]
    rejected: bool = False

    def keys(self) -> set[Key]:
        """The keys of all its items, without those of the directory."""
        if self.rejected:
            return {rejected_key(self.sort)}
        return {day_key(self.sort)} | {posting_key(entity.id, self.sort) for entity in self.entities}


class Record(Contract):
    """What stands in the index for an article, and what older versions may still have there."""

    seq: str
    current: Generation | None
    stale: tuple[Generation, ...] = ()


_GENERATIONS = TypeAdapter(tuple[Generation, ...])


def read_record(table: Table, article_id: str) -> tuple[Item | None, Record | None]:
    """The stored item, for conditions on it, and what it says."""
    item = table.get(record_key(article_id))
    if item is None:
        return None, None
    current = unpacked(item["current"])
    return item, Record(
        seq=str(item["seq"]),
        current=Generation.model_validate_json(current) if current else None,
        stale=_GENERATIONS.validate_json(unpacked(item["stale"])),
    )


def current_sort(item: Item) -> str | None:
    """The `<sort>` under which a stored record's article is listed, or None for one that is not."""
    current = unpacked(item["current"])
    generation = Generation.model_validate_json(current) if current else None
    return generation.sort if generation and not generation.rejected else None


def record_item(article_id: str, record: Record) -> Item:
    """A record as an item."""
    key = record_key(article_id)
    return {
        "pk": key.pk,
        "sk": key.sk,
        "seq": record.seq,
        "current": packed(record.current.model_dump_json()) if record.current else "",
        "stale": packed(_GENERATIONS.dump_json(record.stale).decode()),
    }


def following(known: Record | None, seq: str, generation: Generation | None) -> Record:
    """The record when version `seq` takes over with `generation`: all that was current or stale is stale now."""
    if known is None:
        return Record(seq=seq, current=generation)
    left = [g for g in (*known.stale, known.current) if g is not None and g != generation]
    return Record(seq=seq, current=generation, stale=tuple(dict.fromkeys(left)))
