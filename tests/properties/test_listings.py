"""What is stored of an article comes back as it was, also what was stored in full before quotations were shortened."""

from hypothesis import given, settings
from hypothesis import strategies as st

from shared.document import EntityType, Quote, QuoteKind, Span, Speaker
from shared.identifiers import quote_id
from shared.listing import ArticleSummary, EntityName, Listing, Posting, listing_of, posting_of, stored
from shared.packing import packed
from shared.table import Item

ARTICLE = "0123456789abcdef0123"
SUMMARY = ArticleSummary(
    id=ARTICLE, headline="H", site=None, url=None, authors=("A",), published_at=None, language="en", word_count=9
)
TEXT = st.text(max_size=60)
SPANS = st.builds(lambda text, start: Span(start=start, end=start + len(text), text=text), TEXT, st.integers(0, 10**6))
FOREIGN_SPANS = st.builds(Span, start=st.integers(0, 99), end=st.integers(0, 99), text=TEXT)
SPEAKERS = st.builds(
    lambda span, known, name: Speaker(id=known, name=name, **dict(span)),
    SPANS | FOREIGN_SPANS,
    st.none() | st.just("person:ada-stone"),
    TEXT,
)


@st.composite
def quotes(draw: st.DrawFn) -> Quote:
    """Quotations as the stages make them, and others: with ids and ends that follow from nothing."""
    span = draw(SPANS | FOREIGN_SPANS)
    return Quote(
        id=draw(st.just(quote_id(ARTICLE, span.start, span.end)) | TEXT),
        kind=draw(st.sampled_from(QuoteKind)),
        speaker=draw(st.none() | SPEAKERS),
        cue=draw(st.none() | SPANS | FOREIGN_SPANS),
        about=tuple(draw(st.lists(TEXT, max_size=3))),
        confidence=draw(st.floats(0, 1)),
        **dict(span),
    )


def _item(body: str | bytes) -> Item:
    return {"pk": "p", "sk": "s", "seq": "1", "body": body}


def _listing(found: list[Quote]) -> Listing:
    return Listing(article=SUMMARY, entities=(), quotes=tuple(found), truncated=True, fingerprint="F")


@settings(deadline=None)
@given(st.lists(quotes(), max_size=20))
def test_quotations_come_back_as_they_were(found: list[Quote]) -> None:
    listing = _listing(found)
    name = EntityName(id="person:ada-stone", name="Ada Stone", type=EntityType.PERSON)
    posting = Posting(article=SUMMARY, entity=name, mention_count=2, quotes=tuple(found))
    assert listing_of(_item(stored(listing))) == listing
    assert posting_of(_item(stored(posting))) == posting


@settings(deadline=None)
@given(st.lists(quotes(), max_size=20))
def test_what_was_stored_in_full_is_still_read(found: list[Quote]) -> None:
    listing = _listing(found)
    assert listing_of(_item(packed(listing.model_dump_json(exclude_defaults=True)))) == listing


def test_what_follows_from_the_rest_is_not_stored() -> None:
    said = Span(start=20, end=24, text="said")
    quote = Quote(
        id=quote_id(ARTICLE, 0, 5), kind=QuoteKind.DIRECT, text="Words", start=0, end=5, speaker=None, cue=said,
        confidence=0.5,
    )  # fmt: skip
    body = stored(_listing([quote]))
    assert (
        '"quotes":[{"kind":"direct","text":"Words","start":0,"cue":{"start":20,"text":"said"},"confidence":0.5}]'
        in str(body)
    )
