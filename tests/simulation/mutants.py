"""Bugs to plant: each takes away one thing that the promise of one table rests on."""

from collections.abc import Callable
from typing import Any

import pytest

from functions.clean import s3_events
from functions.clean.articles import Articles
from functions.clean.intake import Intake
from functions.extract.annotation import Annotator
from functions.index import directory, publication
from functions.index.publication import Publisher
from shared import record
from shared.archive import Archive
from shared.errors import TransientError
from shared.keys import Key
from shared.ledger import Ledger, LedgerEntry, Progress, State
from shared.messages import ObjectVersion
from shared.table import Item, key_of
from tests.fakes import FakeTable

Plant = Callable[[pytest.MonkeyPatch], None]


def _nothing(*_: Any, **__: Any) -> None:
    return None


def read_then_write(patch: pytest.MonkeyPatch) -> None:
    def put(table: FakeTable, item: Item, previous: Item | None, attributes: Any) -> bool:  # noqa: ARG001
        table.items[key_of(item)] = dict(item)
        return True

    patch.setattr(FakeTable, "put_if_unchanged", put)


def unconditional_write(patch: pytest.MonkeyPatch) -> None:
    def put(table: FakeTable, item: Item) -> bool:
        table.items[key_of(item)] = dict(item)
        return True

    patch.setattr(FakeTable, "put_unless_newer", put)


def unconditional_removal(patch: pytest.MonkeyPatch) -> None:
    def delete(table: FakeTable, key: Key, seq: str) -> bool:  # noqa: ARG001 - that is the bug
        table.items.pop(key, None)
        return True

    patch.setattr(FakeTable, "delete_unless_newer", delete)


def no_tombstone(patch: pytest.MonkeyPatch) -> None:
    original = FakeTable.put_if_unchanged

    def put(table: FakeTable, item: Item, previous: Item | None, attributes: Any) -> bool:
        written = original(table, item, previous, attributes)
        if written and item.get("state") == State.DELETED:
            table.items.pop(key_of(item))
        return written

    patch.setattr(FakeTable, "put_if_unchanged", put)


def integer_sequencer(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(s3_events, "padded_sequencer", lambda sequencer: sequencer.rjust(40, "0"))


def no_history(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Ledger, "_record_superseded", _nothing)


def no_fence(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Ledger, "progress", lambda *_: Progress(due=True, superseded=False))


def head_moves_back(patch: pytest.MonkeyPatch) -> None:
    def claim(ledger: Ledger, version: ObjectVersion) -> LedgerEntry:
        known = ledger.head(version.article_id)
        if known and known.version.sequencer == version.sequencer:
            return known
        if known:
            ledger._record_superseded(known.version)
        arrived = LedgerEntry(version=version, state=State.RECEIVED)
        from shared.ledger import _head_item

        ledger._table.put_unless_newer({**_head_item(arrived)})
        return arrived

    patch.setattr(Ledger, "claim", claim)


def record_moves_back(patch: pytest.MonkeyPatch) -> None:
    original = record.read_record

    def read(table: Any, article_id: str) -> Any:
        item, known = original(table, article_id)
        return item, known.model_copy(update={"seq": ""}) if known else None

    patch.setattr(publication, "read_record", read)


def stale_items_stay(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Publisher, "_remove_stale", _nothing)


def record_forgets_what_is_stale(patch: pytest.MonkeyPatch) -> None:
    original = record.following
    patch.setattr(publication, "following", lambda *arguments: original(*arguments).model_copy(update={"stale": ()}))


def directory_keeps_the_dead(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(publication, "bring_up_to_date", _nothing)


def directory_misses_the_new(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(publication, "note_added", _nothing)


def directory_never_renews(patch: pytest.MonkeyPatch) -> None:
    original = directory._note
    patch.setattr(directory, "_note", lambda *arguments: None if arguments[2] else original(*arguments))


def the_key_that_is_read_is_written_first(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(directory, "reversed", tuple, raising=False)


def no_sweep(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Publisher, "_send_sweep", _nothing)


def sweep_forgets_at_once(patch: pytest.MonkeyPatch) -> None:
    original = Publisher._remove_stale

    def remove(publisher: Publisher, version: ObjectVersion, stored: Any) -> None:
        original(publisher, version, stored)
        item, _ = record.read_record(publisher.table, version.article_id)
        publisher._replace_record(version, item, stored.model_copy(update={"stale": ()}))

    patch.setattr(Publisher, "_remove_stale", remove)


def outcome_before_writing(patch: pytest.MonkeyPatch) -> None:
    original = Publisher._take_over

    def take_over(publisher: Publisher, version: ObjectVersion, generation: Any) -> Any:
        publisher.ledger.advance(version, State.INDEXED)
        return original(publisher, version, generation)

    patch.setattr(Publisher, "_take_over", take_over)


def discards_newer_documents(patch: pytest.MonkeyPatch) -> None:
    def discard(archive: Archive, article_id: str, sequencer: str, keep_last: bool) -> None:
        for key in list(archive._objects.keys(f"articles/{article_id}/")):
            if not (keep_last and sequencer in key):
                archive._objects.delete(key)

    patch.setattr(Archive, "discard_up_to", discard)


def documents_of_old_versions_stay(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Archive, "discard_up_to", _nothing)


def swallowed_exception(patch: pytest.MonkeyPatch) -> None:
    for stage in (Intake, Annotator, Publisher):
        patch.setattr(stage, "take", _swallowing(stage.take))


def _swallowing(take: Callable[..., None]) -> Callable[..., None]:
    def swallowing(stage: Any, body: str) -> None:
        try:
            take(stage, body)
        except TransientError:
            return

    return swallowing


def done_before_passing_on(patch: pytest.MonkeyPatch) -> None:
    original = Articles._pass_on

    def pass_on(articles: Articles, version: ObjectVersion, document: Any) -> None:
        articles.ledger.advance(version, State.CLEANED)
        original(articles, version, document)

    patch.setattr(Articles, "_pass_on", pass_on)


def redelivery_of_a_claimed_version_is_ignored(patch: pytest.MonkeyPatch) -> None:
    original = Ledger.claim

    def claim(ledger: Ledger, version: ObjectVersion) -> LedgerEntry | None:
        known = ledger.head(version.article_id)
        if known and known.version.sequencer == version.sequencer:
            return None
        return original(ledger, version)

    patch.setattr(Ledger, "claim", claim)


def extent_is_forgotten(patch: pytest.MonkeyPatch) -> None:
    original = Ledger.claim

    def claim(ledger: Ledger, version: ObjectVersion) -> LedgerEntry | None:
        entry = original(ledger, version)
        return entry.model_copy(update={"extent": 0}) if entry else None

    patch.setattr(Ledger, "claim", claim)


def slices_have_no_fence(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Ledger, "is_newest", lambda *_: True)


def extent_is_noted_too_late(patch: pytest.MonkeyPatch) -> None:
    original = Ledger.advance

    def advance(ledger: Ledger, version: ObjectVersion, state: State, *arguments: Any, **named: Any) -> bool:
        return state is State.UNPACKING or original(ledger, version, state, *arguments, **named)

    patch.setattr(Ledger, "advance", advance)


def withdrawn_records_stay_in_the_ledger(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Ledger, "forget_withdrawn", _nothing)


MUTANTS: list[Plant] = [
    extent_is_forgotten,
    slices_have_no_fence,
    extent_is_noted_too_late,
    withdrawn_records_stay_in_the_ledger,
    unconditional_write,
    unconditional_removal,
    no_tombstone,
    read_then_write,
    integer_sequencer,
    no_history,
    no_fence,
    head_moves_back,
    record_moves_back,
    stale_items_stay,
    record_forgets_what_is_stale,
    directory_keeps_the_dead,
    directory_misses_the_new,
    directory_never_renews,
    the_key_that_is_read_is_written_first,
    no_sweep,
    sweep_forgets_at_once,
    outcome_before_writing,
    discards_newer_documents,
    documents_of_old_versions_stay,
    swallowed_exception,
    done_before_passing_on,
    redelivery_of_a_claimed_version_is_ignored,
]
