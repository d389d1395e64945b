"""Owns the directory: items that say which days and which names there are.

An entry is a function of the first item in the partition it speaks of, and absent where that is empty. Nothing
is counted, so entries are right again after any interleaving: whoever adds an item looks at the entry after writing,
and puts its own where that comes first; whoever removes one looks at the partition again after changing the entry.
What a writer that was overtaken puts or removes wrongly and does not live to mend, the sweep that comes when all of
them are gone mends.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from functions.index.at_once import AtOnce
from shared.errors import TransientError
from shared.keys import Key, day_of, day_partition, days_key, entity_partition, name_keys
from shared.listing import DirectoryName, EntityName, posting_of
from shared.table import Item, Table, key_of

RECONCILE_ATTEMPTS = 10  # each lost race means that the partition's first item changed meanwhile
_ENTRY_ATTRIBUTES: Sequence[str] = ("first", "body")


class Entry(NamedTuple):
    """A directory entry: its key, the partition it speaks of, and its attributes as a function of the first item."""

    key: Key
    partition: str
    describe: Callable[[Item], Item]


def entries(sort: str, entities: Iterable[EntityName]) -> list[Entry]:
    """The entries that an article with this `<sort>` and these entities stands behind."""
    day = day_of(sort)
    found = [Entry(days_key(day), day_partition(day), _describe_day)]
    for entity in entities:
        partition = entity_partition(entity.id)
        found += [Entry(key, partition, _describe_name) for key in name_keys(entity.id, entity.name)]
    return found


def note_added(
    table: Table, at_once: AtOnce, sort: str, entities: Iterable[EntityName], written: Iterable[Item]
) -> None:
    """Brings the directory up to date after an article's items were written: mostly one read finds it is.

    The read may miss that an entry was removed a moment ago. Whoever removed it sends a sweep, which puts it back.
    """
    items = {key_of(item).pk: item for item in written}
    affected = entries(sort, entities)
    known = table.get_many([entry.key for entry in affected], consistent=False)
    at_once(lambda e: _put_first(table, _entry_item(e, items[e.partition]), known.get(e.key)), affected)


def bring_up_to_date(table: Table, at_once: AtOnce, sort: str, entities: Iterable[EntityName]) -> None:
    """Makes the directory agree with the index after an article's items were removed, or may have been."""
    at_once(lambda entry: reconcile(table, entry), entries(sort, entities))


def reconcile(table: Table, entry: Entry) -> None:
    """Makes an entry agree with the first item of its partition."""
    for _ in range(RECONCILE_ATTEMPTS):
        current = table.get(entry.key)
        first = next(table.query(entry.partition, limit=1, consistent=True), None)
        desired = _entry_item(entry, first) if first else None
        if current == desired:
            return
        if desired:
            table.put_if_unchanged(desired, current, _ENTRY_ATTRIBUTES)
        elif current:
            table.delete_if_unchanged(current, _ENTRY_ATTRIBUTES)
    raise TransientError("another writer changed this directory entry each time")


def _put_first(table: Table, own: Item, current: Item | None) -> None:
    """Writes an entry, unless there is one that speaks of an earlier item."""
    for _ in range(RECONCILE_ATTEMPTS):
        if current and (current == own or str(current["first"]) < str(own["first"])):
            return
        if table.put_if_unchanged(own, current, _ENTRY_ATTRIBUTES):
            return
        current = table.get(key_of(own))
    raise TransientError("another writer changed this directory entry each time")


def _entry_item(entry: Entry, first: Item) -> Item:
    return {"pk": entry.key.pk, "sk": entry.key.sk, **entry.describe(first)}


def _describe_day(_: Item) -> Item:
    """Only that there are any: which is the first does not matter."""
    return {"first": "", "body": ""}


def _describe_name(first: Item) -> Item:
    posting = posting_of(first)
    name = DirectoryName(entity=posting.entity, first_published=posting.article.published_at)
    return {"first": key_of(first).sk, "body": name.model_dump_json()}
