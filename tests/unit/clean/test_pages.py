"""The CI set: pages and dumps written for this project keep what they reach today.

A floor is lowered only with a decision record (docs/decisions/0005-floors-of-cleaning.md says how they were set).
"""

from collections import defaultdict

import pytest

from benchmarks.quality_cleaning import ShingleScore
from functions.clean.cleaning import clean
from shared.document import Document
from shared.errors import Rejected
from tests.unit.clean.pages import furniture
from tests.unit.clean.pages.cases import Case, all_cases

WHOLE = dict.fromkeys(("torn", "wrapped", "text browser", "Markdown page"), 1.0)
BODY_FLOORS = {"html": 0.99, "spaced": 0.97, "dense": 0.97, "bare": 1.0, **dict.fromkeys(WHOLE, 0.97)}
BODY_FLOORS |= {"glued": 0.96, "one line": 0.93}
WORST_FLOORS = {"html": 0.95, "spaced": 0.78, "dense": 0.78, "bare": 1.0, **dict.fromkeys(WHOLE, 0.78)}
WORST_FLOORS |= {"glued": 0.78, "one line": 0.6}
HEADLINE_FLOORS = {"html": 1.0, "spaced": 1.0, "dense": 1.0, "bare": 1.0, "glued": 0.9, "one line": 0.0, **WHOLE}
AUTHOR_FLOORS = {"html": 1.0, "spaced": 1.0, "dense": 1.0, "bare": 1.0, "glued": 0.9, "one line": 0.7, **WHOLE}
DAY_FLOORS = {"html": 1.0, "spaced": 1.0, "dense": 1.0, "bare": 1.0, "glued": 0.9, "one line": 0.6, **WHOLE}
UNTITLED = ("bare ", "hard wrapped", "one paragraph", "forwarded mail")  # cases whose files state no byline and date

CASES = all_cases()


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    return {case.name: clean(case.raw, key=f"inbox/{case.name}") for case in CASES}


def of_kind(kind: str) -> list[Case]:
    return [case for case in CASES if case.kind == kind]


def test_the_set_is_large_enough_to_mean_something() -> None:
    assert len({case.name for case in CASES}) == len(CASES)
    assert all(len(of_kind(kind)) >= 12 for kind in BODY_FLOORS)


@pytest.mark.parametrize("kind", BODY_FLOORS)
def test_text_is_no_worse_than_its_floor(kind: str, documents: dict[str, Document]) -> None:
    together = ShingleScore()
    pages = defaultdict[str, ShingleScore](ShingleScore)
    for case in of_kind(kind):
        together.add(case.gold, documents[case.name].text)
        pages[case.name].add(case.gold, documents[case.name].text)
    low = {name: round(score.f1(), 3) for name, score in pages.items() if score.f1() < WORST_FLOORS[kind]}
    assert not low
    assert together.f1() >= BODY_FLOORS[kind]


@pytest.mark.parametrize("kind", BODY_FLOORS)
def test_metadata_is_no_worse_than_its_floor(kind: str, documents: dict[str, Document]) -> None:
    cases = [case for case in of_kind(kind) if not case.name.startswith(UNTITLED)]
    found = [(case.article, documents[case.name]) for case in cases]
    headlines = [article.headline == document.headline for article, document in found]
    authors = [article.authors == document.authors for article, document in found]
    days = [article.published == (document.published_at or "")[:10] for article, document in found]
    assert sum(headlines) >= HEADLINE_FLOORS[kind] * len(cases)
    assert sum(authors) >= AUTHOR_FLOORS[kind] * len(cases)
    assert sum(days) >= DAY_FLOORS[kind] * len(cases)


@pytest.mark.parametrize("name", ["bare", "hard wrapped", "one paragraph", "forwarded mail"])
def test_text_without_a_byline_gets_no_author_and_no_date(name: str, documents: dict[str, Document]) -> None:
    for case in CASES:
        if case.name.startswith(name):
            document = documents[case.name]
            assert document.authors == ()
            assert document.published_at is None


@pytest.mark.parametrize(
    "lines", [furniture.DUMP_TOP, furniture.DUMP_TEASERS, furniture.DUMP_FOOT, furniture.DUMP_MOST_READ]
)
def test_furniture_alone_is_no_article(lines: str) -> None:
    with pytest.raises(Rejected):
        clean("\n".join([lines] * 3).encode(), key="inbox/x.txt")


def test_page_of_headlines_is_no_article() -> None:
    page = f"<html><body>{furniture.TOP}{furniture.RELATED_BOX * 12}{furniture.FOOT}</body></html>"
    with pytest.raises(Rejected, match="list of headlines"):
        clean(page.encode(), key="inbox/x.html")
