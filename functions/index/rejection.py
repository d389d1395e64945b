"""Owns what the index keeps of a rejected version: one item, in the listing of its month."""

from typing import NamedTuple

from shared.identifiers import article_key
from shared.keys import rejected_key, rejected_sort
from shared.messages import ObjectVersion
from shared.record import Generation
from shared.table import Item


class Rejection(NamedTuple):
    """The item of one rejected version, and how RECORD names it."""

    item: Item
    generation: Generation


def reject(version: ObjectVersion, reason: str | None) -> Rejection:
    """A pure function of the version and the reason."""
    sort = rejected_sort(version.event_time, version.article_id)
    pk, sk = rejected_key(sort)
    item: Item = {
        "pk": pk,
        "sk": sk,
        "seq": version.sequencer,
        "key": article_key(version.key, version.record),
        "reason": reason or "",
    }
    return Rejection(item, Generation(sort=sort, entities=(), rejected=True))
