"""Messages: small whatever the article, and refused when foreign."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.errors import MalformedMessage
from shared.messages import (
    MESSAGE_MAX_BYTES,
    REASON_MAX_CHARS,
    ArticleCleaned,
    ArticleWithdrawn,
    ObjectVersion,
    RecordsArrived,
    padded_sequencer,
    parse_cleaned,
    parse_index_message,
    parse_records_message,
)

VERSION = ObjectVersion(
    article_id="a" * 20,
    key="inbox/a",
    version_id="v" * 32,
    sequencer=padded_sequencer("1"),
    event_time="2026-01-01T00:00:00Z",
)
KEY_MAX_BYTES = 1024


@given(st.text(max_size=KEY_MAX_BYTES).filter(lambda key: len(key.encode("utf-8", "surrogatepass")) <= KEY_MAX_BYTES))
def test_a_message_comes_back_as_it_was_sent_and_stays_small(key: str) -> None:
    try:
        key.encode()
    except UnicodeEncodeError:
        return
    message = ArticleWithdrawn(
        version=VERSION.model_copy(update={"key": key}), outcome="rejected", reason="é" * REASON_MAX_CHARS
    )
    body = message.model_dump_json()
    assert parse_index_message(body) == message
    assert len(body.encode()) <= MESSAGE_MAX_BYTES * 2  # control characters escape to six bytes, and SQS takes 1 MiB


def test_a_message_with_the_longest_plain_key_is_within_the_limit() -> None:
    message = ArticleWithdrawn(
        version=VERSION.model_copy(update={"key": "inbox/" + "ü" * 509}),
        outcome="rejected",
        reason="é" * REASON_MAX_CHARS,
    )
    assert len(message.model_dump_json().encode()) <= MESSAGE_MAX_BYTES


def test_the_clean_stage_tells_its_own_messages_from_those_of_s3() -> None:
    message = RecordsArrived(version=VERSION, read_version_id=None, first=1, last=10, offset=0)
    assert parse_records_message(message.model_dump_json()) == message
    assert parse_records_message('{"Records": []}') is None
    with pytest.raises(MalformedMessage):
        parse_records_message(message.model_dump_json()[:-5])


@pytest.mark.parametrize("body", ["", "x", "null", "[]", "{}", '{"type":"article_cleaned"}', '{"type":"other"}'])
def test_a_foreign_message_is_malformed(body: str) -> None:
    with pytest.raises(MalformedMessage):
        parse_cleaned(body)
    with pytest.raises(MalformedMessage):
        parse_index_message(body)


def test_a_message_with_an_unknown_field_is_malformed() -> None:
    body = ArticleCleaned(version=VERSION).model_dump_json().replace('"type"', '"text": "x", "type"', 1)
    with pytest.raises(MalformedMessage):
        parse_cleaned(body)


@given(st.lists(st.text("0123456789ABCDEF", min_size=1, max_size=18), min_size=2, max_size=2))
def test_sequencers_compare_as_strings_padded_on_the_right(pair: list[str]) -> None:
    """The comparison that the S3 user guide describes, written out digit by digit."""
    left, right = pair
    width = max(len(left), len(right))
    expected = [d for d in zip(left.ljust(width, "0"), right.ljust(width, "0"), strict=True) if d[0] != d[1]]
    newer = bool(expected) and expected[0][0] > expected[0][1]
    assert (padded_sequencer(left) > padded_sequencer(right)) is newer


def test_a_longer_sequencer_is_not_newer_by_its_length() -> None:
    assert padded_sequencer("0055AED6DCD90281E5") < padded_sequencer("0055AED6DCD9029")
