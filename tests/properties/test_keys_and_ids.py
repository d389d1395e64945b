"""Ids, keys and the stored forms of items hold for any name, key and time."""

import re
from contextlib import suppress
from urllib.parse import quote_plus

from hypothesis import given, settings
from hypothesis import strategies as st

from functions.clean.s3_events import parse_s3_events
from functions.index.fingerprints import fingerprint
from shared.document import EntityType
from shared.errors import MalformedMessage
from shared.identifiers import SLUG_MAX_CHARS, article_id, article_key, entity_id, fold, quote_id, slug
from shared.keys import (
    ENTITY_NAME_LETTERS,
    UNDATED,
    day_key,
    day_of,
    name_keys,
    names_partition_of_letter,
    posting_key,
    publication_sort,
)
from shared.listing import ArticleSummary, EntityName, Listing, listing_of, stored
from shared.packing import PLAIN_MAX_BYTES
from shared.record import Generation, Record, read_record, record_item
from tests.fakes import FakeTable

ANY = settings(max_examples=300, deadline=None)
TEXT = st.text(max_size=200)
KEYS = st.text(min_size=1, max_size=300).filter(lambda key: len(key.encode("utf-8", "surrogatepass")) <= 1024)
DATES = st.one_of(
    st.none(),
    st.dates().map(str),
    st.datetimes(timezones=st.timezones()).map(lambda moment: moment.isoformat(timespec="seconds")),
)


@ANY
@given(KEYS, st.none() | st.integers(1, 20_000))
def test_an_article_id_is_twenty_digits_and_tells_records_from_objects(key: str, record: int | None) -> None:
    found = article_id(key, record)
    assert re.fullmatch("[0-9a-f]{20}", found)
    assert found == article_id(key, record)
    if record is not None:
        assert len({found, article_id(key), article_id(article_key(key, record)), article_id(key, record + 1)}) == 4


@ANY
@given(TEXT)
def test_a_slug_is_short_stable_and_safe_in_a_path(name: str) -> None:
    found = slug(name)
    assert len(found) <= SLUG_MAX_CHARS
    assert slug(found) == found
    assert not set(found) & set(" /#?%&\\\"'<>\n\r\t\0")
    assert not found.startswith("-")
    assert not found.endswith("-")
    assert slug(name.upper().lower()) == slug(name.lower())


@ANY
@given(TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@ANY
@given(st.sampled_from(EntityType), TEXT)
def test_an_entity_id_names_its_kind_and_splits_at_the_first_colon(kind: EntityType, name: str) -> None:
    prefix, _, tail = entity_id(kind, name).partition(":")
    assert prefix == kind.lower()
    assert tail == slug(name)


@ANY
@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), min_size=2, max_size=20, unique=True))
def test_quotations_of_one_article_have_ids_of_their_own(spans: list[tuple[int, int]]) -> None:
    assert len({quote_id("a" * 20, start, end) for start, end in spans}) == len(spans)


@ANY
@given(DATES, DATES)
def test_keys_sort_as_the_printed_times_do(one: str | None, other: str | None) -> None:
    sorts = sorted(publication_sort(date, "0" * 20) for date in (one, other))
    printed = sorted((date or UNDATED)[:19].ljust(11, "T").ljust(19, "0") for date in (one, other))
    assert [sort[:10] for sort in sorts] == [date[:10] for date in printed]
    for sort in sorts:
        assert day_key(sort).pk.endswith(day_of(sort))
        assert day_key(sort).sk == posting_key("person:x", sort).sk == sort


@ANY
@given(TEXT, st.sampled_from(["person", "org", "group", "place"]))
def test_a_name_is_listed_under_its_beginning(name: str, kind: str) -> None:
    partitions = {names_partition_of_letter(letter) for letter in ENTITY_NAME_LETTERS}
    keys = name_keys(f"{kind}:{slug(name)}", name)
    assert 1 <= len(keys) <= {"person": 3, "group": 3}.get(kind, 1)
    assert {key.pk for key in keys} <= partitions
    assert all(key.sk.endswith(f"#{kind}:{slug(name)}") for key in keys)


@ANY
@given(TEXT, st.lists(TEXT, max_size=40), TEXT)
def test_a_stored_listing_comes_back_as_it_was(headline: str, names: list[str], mark: str) -> None:
    summary = ArticleSummary(
        id="0" * 20, headline=headline, site=None, url=None, authors=(), published_at=None, language=None, word_count=1
    )
    entities = tuple(EntityName(id=f"person:{n}", name=name, type=EntityType.PERSON) for n, name in enumerate(names))
    listing = Listing(article=summary, entities=entities, quotes=(), truncated=False, fingerprint=mark)
    assert listing_of({"pk": "p", "sk": "s", "seq": "1", "body": stored(listing)}) == listing


@ANY
@given(st.lists(st.lists(TEXT, max_size=30), min_size=1, max_size=4))
def test_a_stored_record_comes_back_as_it_was_and_is_billed_as_little_as_may_be(names: list[list[str]]) -> None:
    current, *stale = (
        Generation(
            sort=f"2026-03-0{number}T08:00:00#{'0' * 20}",
            entities=tuple(
                EntityName(id=f"person:{n}", name=name, type=EntityType.PERSON) for n, name in enumerate(of)
            ),
        )
        for number, of in enumerate(names, 1)
    )
    record = Record(seq="0" * 40, current=current, stale=tuple(stale))
    table = FakeTable()
    table.put_unless_newer(record_item("0" * 20, record))
    item, read = read_record(table, "0" * 20)
    assert read == record
    assert item is not None
    assert isinstance(item["current"], str | bytes)
    assert len(item["current"]) <= max(PLAIN_MAX_BYTES, len(current.model_dump_json().encode()))


@ANY
@given(st.text(max_size=2_000))
def test_a_fingerprint_is_the_same_for_the_same_words(text: str) -> None:
    assert fingerprint(text) == fingerprint(text)
    assert len(fingerprint(text)) <= 100


@ANY
@given(KEYS.filter(lambda key: not re.search("[\ud800-\udfff]", key)), st.integers(0, 16**16))
def test_any_key_comes_back_from_an_event(key: str, sequencer: int) -> None:
    body = (
        '{"Records": [{"eventName": "ObjectCreated:Put", "eventTime": "2026-03-01T08:00:00.000Z", "s3": {"object": '
        f'{{"key": "{quote_plus(key, safe="/")}", "sequencer": "{sequencer:X}", "size": 1, "eTag": "e"}}'
        ', "bucket": {"name": "b"}}}]}'
    )
    (event,) = parse_s3_events(body)
    assert event.version.key == key
    assert event.version.article_id == article_id(key)


@ANY
@given(
    st.text(max_size=300)
    | st.recursive(
        st.none() | st.text(max_size=9),
        lambda x: (
            st.lists(x) | st.dictionaries(st.sampled_from(["Records", "s3", "object", "key", "Event", "eventName"]), x)
        ),
    ).map(str)
)
def test_anything_else_is_a_malformed_message(body: str) -> None:
    with suppress(MalformedMessage):
        assert parse_s3_events(body) == []
