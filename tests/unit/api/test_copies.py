"""Copies of a story are known by their words, however trimmed, renamed and edited; other stories are not."""

import base64
import random
import time
from itertools import combinations
from pathlib import Path

import pytest

from functions.api.copies import COPY_RESEMBLANCE, Fold, resemblance
from functions.api.paging import SCAN_MAX_ITEMS
from functions.index.fingerprints import MIN_WORDS, VALUES, fingerprint
from shared.listing import ArticleSummary, Listing
from tests.unit.clean.pages.articles import ALL

GOLD = Path(__file__).resolve().parents[1] / "extract" / "gold"
STORIES = [article.text for article in ALL if len(article.text.split()) >= 80]
OTHERS = [path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*.txt"))]


def trimmed(text: str) -> str:
    paragraphs = text.split("\n\n")
    return "\n\n".join(paragraphs[: max(2, len(paragraphs) * 7 // 10)])


def renamed(text: str) -> str:
    return f"Another headline altogether\n\n{text}\n\nFrom our own newsroom and the agencies."


def edited(text: str) -> str:
    rng = random.Random(text)  # noqa: S311 - an editor, not a secret
    return " ".join(word for word in text.replace(" said", " told reporters").split(" ") if rng.random() > 0.02)


@pytest.mark.parametrize("text", STORIES, ids=range(len(STORIES)))
def test_a_copy_is_known(text: str) -> None:
    for copy in (trimmed(text), renamed(text), edited(text), edited(renamed(trimmed(text)))):
        assert resemblance(fingerprint(text), fingerprint(copy)) >= COPY_RESEMBLANCE


def test_no_two_different_articles_are_copies() -> None:
    marks = [fingerprint(text) for text in (*STORIES, *OTHERS)]
    assert max(resemblance(one, other) for one, other in combinations(marks, 2)) < COPY_RESEMBLANCE


def test_case_and_marks_do_not_matter() -> None:
    assert fingerprint(STORIES[0]) == fingerprint(STORIES[0].upper().replace(".", " …"))


def test_a_short_text_resembles_nothing() -> None:
    short = " ".join(STORIES[0].split()[: MIN_WORDS - 5])
    assert fingerprint(short) == ""
    assert resemblance("", fingerprint(STORIES[0])) == 0
    assert resemblance("", "") == 0


def _listing(article: str, text: str) -> Listing:
    summary = ArticleSummary(
        id=article, headline=None, site=None, url=None, authors=(), published_at=None, language=None, word_count=1
    )
    return Listing(article=summary, entities=(), quotes=(), fingerprint=fingerprint(text))


def test_a_fold_gives_the_words_of_a_story_once_and_counts_who_printed_them() -> None:
    texts = (STORIES[0], renamed(STORIES[0]), STORIES[1])
    first, copy, other = (_listing(name, text) for name, text in zip("abc", texts, strict=True))
    fold = Fold()
    assert [fold.is_repeated(listing, "“We wait,”") for listing in (first, copy, other)] == [False, True, False]
    assert not fold.is_repeated(copy, "printed in the copy only")
    assert (fold.copies_of("a", "We wait"), fold.copies_of("c", "We wait")) == (1, 0)
    assert fold.copies_of("b", "printed in the copy only") == 0
    assert [fold.is_copy(listing) for listing in (first, copy, other)] == [False, True, False]


def test_words_that_one_article_prints_twice_are_not_printed_by_another() -> None:
    fold, article = Fold(), _listing("a", STORIES[0])
    assert [fold.is_repeated(article, "We wait,") for _ in range(2)] == [False, True]
    assert fold.copies_of("a", "We wait,") == 0


def test_long_words_that_only_begin_alike_are_not_the_same_words() -> None:
    fold, article = Fold(), _listing("a", STORIES[0])
    refrain = "We were told that it would be finished by the summer, and it was not, and then we were told that "
    assert not fold.is_repeated(article, f"{refrain} it would be autumn.")
    assert not fold.is_repeated(article, f"{refrain} it would be spring.")


def test_the_articles_of_the_longest_answer_are_folded_in_seconds() -> None:
    rng, fold = random.Random(7), Fold()  # noqa: S311 - texts, not secrets
    marks = [base64.b64encode(rng.randbytes(VALUES)).decode() for _ in range(SCAN_MAX_ITEMS)]
    articles = [_listing(str(n), "").model_copy(update={"fingerprint": mark}) for n, mark in enumerate(marks)]
    started = time.process_time()
    for article in articles:
        for n in range(8):
            assert not fold.is_repeated(article, f"words {n}")
    assert time.process_time() - started < 8  # it takes half a second; comparing all with all took fifty


def test_a_fold_finds_what_comparing_all_with_all_finds() -> None:
    rng = random.Random(11)  # noqa: S311 - texts, not secrets
    marks = [rng.randbytes(VALUES) for _ in range(30)]
    marks += [bytes(v if rng.random() < rng.choice((0.1, 0.3, 0.6)) else rng.randrange(256) for v in m) for m in marks]
    rng.shuffle(marks)
    listings = [
        _listing(f"{n}", "").model_copy(update={"fingerprint": base64.b64encode(mark).decode()})
        for n, mark in enumerate(marks)
    ]
    fold, firsts = Fold(), list[Listing]()
    for listing in listings:
        alike = (one for one in firsts if resemblance(one.fingerprint, listing.fingerprint) >= COPY_RESEMBLANCE)
        first = next(alike, None)
        if first is None:
            firsts.append(listing)
        assert fold.first_of(listing) == (first or listing).article.id
    assert len(listings) > len(firsts) > 30
