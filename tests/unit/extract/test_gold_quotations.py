from functions.extract.extraction import annotate
from functions.extract.pipeline import Pipeline
from shared.document import Quote
from tests.unit.extract.gold_articles import Expected, gold_articles

# What the rules and weights reach on the gold set. Lowering one needs a decision record.
FLOOR_SPANS = 0.95  # expected quotations found with exactly their words and kind
FLOOR_SPEAKERS = 0.95  # of those, with the right name as speaker
FLOOR_EXPECTED = 0.92  # of all that is found, what the gold set has


def _span_and_kind(quote: Quote | Expected) -> tuple[int, int, str]:
    return quote.start, quote.end, str(quote.kind)


def test_the_gold_set_has_an_article_for_each_convention() -> None:
    assert len(gold_articles()) >= 40


def test_quotations_and_speakers_stay_above_their_floors(pipeline: Pipeline) -> None:
    articles = gold_articles()
    annotations = annotate(pipeline, ((a.name, a.text, a.language) for a in articles))
    found, right, total_found, missed = 0, 0, 0, []
    for article, annotation in zip(articles, annotations, strict=True):
        total_found += len(annotation.quotes)
        by_span = {_span_and_kind(quote): quote for quote in annotation.quotes}
        for expected in article.quotes:
            quote = by_span.get(_span_and_kind(expected))
            name = quote.speaker.name if quote is not None and quote.speaker else None
            found += quote is not None
            right += quote is not None and name == expected.speaker
            if quote is None or name != expected.speaker:
                words = article.text[expected.start : expected.end]
                missed.append((article.name, words, expected.speaker, "not found" if quote is None else name))
    total = sum(len(article.quotes) for article in articles)
    assert found >= FLOOR_SPANS * total, missed
    assert right >= FLOOR_SPEAKERS * found, missed
    assert found >= FLOOR_EXPECTED * total_found
