"""Owns the directory: items that say which days and which names there are.

An entry is a function of the first item in the partition it speaks of, and absent where that is empty. Nothing
is counted, so entries are right again after any interleaving: whoever adds an item looks at the entry after writing,
and at the partition where the entry says another thing than its own item would; whoever removes one looks at the
partition again after changing the entry. Of the item an entry tells only the name, which nearly all items agree in, so
that articles may come in any order and few of them change it.
What a writer that was overtaken puts or removes wrongly and does not live to mend, the sweep that comes when all of
them are gone mends.

A person stands under several keys, the name and the last name and its last part, and so does an organisation of several
names. Only the first is read: it is written last, so that it speaks for all.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from functions.index.at_once import AtOnce
from shared.errors import TransientError
from shared.keys import Key, day_of, day_partition, days_key, entity_partition, name_keys
from shared.listing import DirectoryName, EntityName, posting_of
from shared.table import Item, Table

RECONCILE_ATTEMPTS = 10  # each lost race means that the partition's first item changed meanwhile
_ENTRY_ATTRIBUTES: Sequence[str] = ("body",)
_OF_DAY = ""  # only that there are any articles: which is the first does not matter


class Entry(NamedTuple):
    """A directory entry: its keys, the partition it speaks of, and its body as a function of the first item.

    `body` is what it says where the first item is the article's own; `body_of` what it says by another, or nothing for
    a key that this one does not have: `norva inc`, where it calls the firm Norva.
    """

    keys: tuple[Key, ...]
    partition: str
    body: str
    body_of: Callable[[Key, Item], str | None]


def entries(sort: str, entities: Iterable[EntityName]) -> list[Entry]:
    """The entries that an article with this `<sort>` and these entities stands behind."""
    day = day_of(sort)
    found = [Entry((days_key(day),), day_partition(day), _OF_DAY, lambda *_: _OF_DAY)]
    found += [
        Entry(name_keys(e.id, e.name), entity_partition(e.id), _body_of_name(e), _body_by_posting) for e in entities
    ]
    return found


def note_added(table: Table, at_once: AtOnce, sort: str, entities: Iterable[EntityName]) -> None:
    """Brings the directory up to date after an article's items were written: mostly one read finds it is.

    The read may miss that an entry was removed a moment ago. Whoever removed it sends a sweep, which puts it back.
    """
    affected = entries(sort, entities)
    known = table.get_many([entry.keys[0] for entry in affected], consistent=False)
    at_once(lambda entry: _note(table, entry, known.get(entry.keys[0])), affected)


def bring_up_to_date(table: Table, at_once: AtOnce, sort: str, entities: Iterable[EntityName]) -> None:
    """Makes the directory agree with the index after an article's items were removed, or may have been."""
    at_once(lambda entry: reconcile(table, entry), entries(sort, entities))


def reconcile(table: Table, entry: Entry) -> None:
    """Makes an entry agree with the first item of its partition."""
    for key in entry.keys:
        _reconcile(table, entry, key)


def _reconcile(table: Table, entry: Entry, key: Key) -> None:
    for _ in range(RECONCILE_ATTEMPTS):
        current = table.get(key)
        first = next(table.query(entry.partition, limit=1, consistent=True), None)
        body = entry.body_of(key, first) if first else None
        desired = _item(key, body) if body is not None else None
        if current == desired:
            return
        if desired:
            table.put_if_unchanged(desired, current, _ENTRY_ATTRIBUTES)
        elif current:
            table.delete_if_unchanged(current, _ENTRY_ATTRIBUTES)
    raise TransientError("another writer changed this directory entry each time")


def _note(table: Table, entry: Entry, known: Item | None) -> None:
    """Writes an entry under all its keys, unless what is known under the first says the same."""
    if known == _item(entry.keys[0], entry.body):
        return
    for key in reversed(entry.keys):
        if known is not None or not table.put_if_unchanged(_item(key, entry.body), None, _ENTRY_ATTRIBUTES):
            _reconcile(table, entry, key)


def _item(key: Key, body: str) -> Item:
    return {"pk": key.pk, "sk": key.sk, "body": body}


def _body_of_name(entity: EntityName) -> str:
    return DirectoryName(entity=entity).model_dump_json(exclude_defaults=True)


def _body_by_posting(key: Key, first: Item) -> str | None:
    entity = posting_of(first).entity
    return _body_of_name(entity) if key in name_keys(entity.id, entity.name) else None
