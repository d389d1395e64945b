"""Every question agrees with the documents, whatever was corrected, replaced and removed, page by page."""

import random
from collections.abc import Iterator
from typing import Any

import pytest

from shared.identifiers import entity_id
from tests.integration.conftest import Ask
from tests.integration.test_api import _json
from tests.stages import Stages

NAMES = ["Ada Stone", "Ben Reed", "Carl Moss", "Dora Pike", "John Stone", "Åsa Ström"]
IDS = {name: entity_id("PERSON", name) for name in NAMES}
DAYS = ["", "2025-12-31", "2026-03-01", "2026-03-01T10:00:00Z", "2026-03-31", "2026-04-01"]
WHY = {"reason": "the desk asked", "by": "mara"}


@pytest.fixture
def stages() -> Stages:
    """Stores of their own for each test: corrections change every answer."""
    return Stages()


def _article(rng: random.Random) -> str:
    lines = []
    for _ in range(rng.randint(1, 4)):
        speaker, *others = rng.sample(NAMES, rng.randint(1, 3))
        lines.append(" ".join([speaker, rng.choice(["praised", "met", "blamed"]), *others]) + ".")
    return f"{rng.choice(DAYS)}\n" + "\n".join([*lines, rng.choice(lines)])


def _correction(rng: random.Random, quote: dict[str, Any]) -> dict[str, Any]:
    one, other = rng.sample(NAMES, 2)
    words = {"article": quote["article"]["id"], "quote": quote["id"]}
    return rng.choice(
        [
            {"kind": "merge", "entity": IDS[one], "into": IDS[other]},
            {"kind": "rename", "entity": IDS[one], "name": rng.choice([other, "Nina Falk"])},
            {"kind": "retype", "entity": IDS[one], "type": "ORG"},
            {"kind": "reassign", **words, "speaker": IDS[one]},
            {"kind": "hide", **words},
        ]
    )


def _pages(ask: Ask, path: str, **query: Any) -> Iterator[Any]:
    cursor: dict[str, str] = {}
    while True:
        page = _json(ask(path, **query, **cursor))
        yield page
        if page["next_cursor"] is None:
            return
        cursor = {"cursor": page["next_cursor"]}


def _rows(ask: Ask, rng: random.Random, path: str, rows: str, **query: str) -> list[Any]:
    """All rows of a list, by pages of some size, in one order or the other."""
    way = {"sort_by": rng.choice(["newest", "oldest"]), "page_size": rng.choice([1, 2, 50])}
    return [row for page in _pages(ask, path, **way, **query) for row in page[rows]]


def _ids(rows: list[Any]) -> list[str]:
    return sorted(row["id"] for row in rows)


def _history(ask: Ask, stages: Stages, rng: random.Random) -> None:
    """Articles come, are corrected, replaced and removed."""
    keys = [f"inbox/{n}.txt" for n in range(rng.randint(1, 8))]
    stages.drain([stages.upload(key, _article(rng)) for key in keys])
    quotes = _json(ask("/quotes", page_size=100))["quotes"]
    for _ in range(rng.randint(0, 6)):
        assert ask("/corrections", method="PUT", body={**WHY, **_correction(rng, rng.choice(quotes))})[0] in (
            200,
            404,
            409,
        )
    for key in rng.sample(keys, len(keys) // 3):
        change = stages.remove(key) if rng.random() < 0.3 else stages.upload(key, _article(rng))
        stages.drain([change])


def _documents(ask: Ask, rng: random.Random) -> Iterator[dict[str, Any]]:
    for article in _rows(ask, rng, "/articles", "articles"):
        yield _json(ask(f"/articles/{article['id']}"))


@pytest.mark.parametrize("seed", range(40))
def test_every_question_agrees_with_the_documents(
    ask: Ask, stages: Stages, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    rng = random.Random(seed)  # noqa: S311 - a history, not a secret
    monkeypatch.setattr("functions.api.walks.READ_FIRST", rng.choice([1, 2, 25]))
    monkeypatch.setattr("functions.api.paging.SCAN_MAX_ITEMS", rng.choice([2, 3, 2_000]))
    _history(ask, stages, rng)
    documents = list(_documents(ask, rng))
    assert len({document["id"] for document in documents}) == len(documents)
    quotes = [quote for document in documents for quote in document["quotes"]]
    listed = _rows(ask, rng, "/quotes", "quotes")
    assert _ids(listed) == _ids(quotes)
    said = {quote["id"]: quote for quote in quotes}
    assert all((q["speaker"], q["about"]) == (said[q["id"]]["speaker"], said[q["id"]]["about"]) for q in listed)
    for id_ in IDS.values():
        status, answer = ask(f"/entities/{id_}")
        own = _json((status, answer))["id"] if status == 200 else id_
        by = [quote for quote in quotes if quote["speaker"]["id"] == own]
        about = [quote for quote in quotes if own in quote["about"]]
        assert _ids(_rows(ask, rng, "/quotes", "quotes", speaker=id_)) == _ids(by)
        assert _ids(_rows(ask, rng, "/quotes", "quotes", about=id_)) == _ids(about)
        articles = _ids(_rows(ask, rng, f"/entities/{id_}/articles", "articles"))
        speaking = [d["id"] for d in documents if any(quote["speaker"]["id"] == own for quote in d["quotes"])]
        named = [d["id"] for d in documents if any(entity["id"] == own for entity in d["entities"])]
        assert articles == sorted({*speaking, *named})
        assert (status == 200) is bool(articles)
        if articles:
            _has_a_name_and_a_time_line(ask, own, len(articles), len(by), len(about))


def _has_a_name_and_a_time_line(ask: Ask, entity: str, articles: int, by: int, about: int) -> None:
    name = _json(ask(f"/entities/{entity}"))["name"]
    assert entity in {found["id"] for page in _pages(ask, "/entities", q=name) for found in page["entities"]}
    spans = [bucket for page in _pages(ask, f"/entities/{entity}/timeline") for bucket in page["buckets"]]
    counts = [sum(span[count] for span in spans) for count in ("articles", "quotes_by", "quotes_about")]
    assert counts == [articles, by, about]
