"""Corrections hold in every answer at once, survive a new extraction, can be taken back, and are all kept."""

from typing import Any

import pytest

from shared.identifiers import article_id
from tests.integration.conftest import ARTICLES, Ask
from tests.integration.test_api import _json, _problem
from tests.stages import Stages

A, C = article_id("inbox/a.txt"), article_id("inbox/c.txt")
WHY = {"reason": "the desk asked the paper", "by": "mara@desk.example"}


@pytest.fixture
def stages() -> Stages:
    """Stores of their own for each test: corrections change every answer."""
    stages = Stages()
    stages.drain([stages.upload(key, text) for key, text in ARTICLES.items()])
    return stages


def _put(ask: Ask, **correction: Any) -> Any:
    return _json(ask("/corrections", method="PUT", body={**WHY, **correction}))


def _said(ask: Ask, **query: str) -> list[tuple[str, str]]:
    return [(q["speaker"]["id"], q["text"]) for q in _json(ask("/quotes", **query))["quotes"]]


def test_two_entities_that_are_one_answer_as_one(ask: Ask) -> None:
    before = _said(ask, speaker="person:ada-stone") + _said(ask, speaker="person:john-stone")
    _put(ask, kind="merge", entity="person:john-stone", into="person:ada-stone")
    for name in ("person:ada-stone", "person:john-stone", "Ada Stone", "John Stone"):
        assert {text for _, text in _said(ask, speaker=name)} == {text for _, text in before}
        assert {speaker for speaker, _ in _said(ask, speaker=name)} == {"person:ada-stone"}
    assert len(_json(ask("/entities/person:ada-stone/articles"))["articles"]) == 5
    assert _json(ask("/entities/person:john-stone"))["id"] == "person:ada-stone"
    assert [e["id"] for e in _json(ask("/entities", q="stone"))["entities"]] == ["person:ada-stone"]
    document = _json(ask(f"/articles/{article_id('inbox/e.txt')}"))
    assert "person:john-stone" not in {entity["id"] for entity in document["entities"]}


def test_a_name_and_a_type_are_corrected_everywhere(ask: Ask) -> None:
    _put(ask, kind="rename", entity="person:dora-pike", name="Dora Pyke")
    _put(ask, kind="retype", entity="person:dora-pike", type="ORG")
    profile = _json(ask("/entities/person:dora-pike"))
    assert (profile["name"], profile["type"]) == ("Dora Pyke", "ORG")
    named = [e for e in _json(ask(f"/articles/{C}"))["entities"] if e["id"] == "person:dora-pike"]
    assert [(e["name"], e["type"], e["aliases"]) for e in named] == [("Dora Pyke", "ORG", ["Dora Pike"])]
    for asked in ({"q": "dora"}, {"q": "pike"}, {}):
        assert "Dora Pyke" in {e["name"] for e in _json(ask("/entities", **asked))["entities"]}


def test_words_given_to_another_speaker_are_found_under_that_one_only(ask: Ask) -> None:
    quote = _json(ask(f"/articles/{A}"))["quotes"][0]
    _put(ask, kind="reassign", article=A, quote=quote["id"], speaker="person:dora-pike")
    assert quote["text"] in {text for _, text in _said(ask, speaker="Dora Pike")}
    assert quote["text"] not in {text for _, text in _said(ask, speaker="Ada Stone")}
    assert ("person:dora-pike", quote["text"]) in _said(ask)
    corrected = _json(ask(f"/articles/{A}"))["quotes"][0]["speaker"]
    assert (corrected["id"], corrected["name"], corrected["text"]) == ("person:dora-pike", "Dora Pike", "Ada Stone")


def test_a_hidden_quotation_is_in_no_answer(ask: Ask) -> None:
    quote = _json(ask(f"/articles/{A}"))["quotes"][0]
    _put(ask, kind="hide", article=A, quote=quote["id"])
    assert quote["text"] not in {text for _, text in _said(ask)}
    assert quote["id"] not in {q["id"] for q in _json(ask(f"/articles/{A}"))["quotes"]}
    assert quote["text"] in _json(ask(f"/articles/{A}"))["text"]


def test_a_correction_survives_a_new_extraction_even_where_its_place_has_moved(ask: Ask, stages: Stages) -> None:
    quote = _json(ask(f"/articles/{A}"))["quotes"][0]
    _put(ask, kind="hide", article=A, quote=quote["id"])
    first, _, text = ARTICLES["inbox/a.txt"].partition("\n")
    stages.drain([stages.upload("inbox/a.txt", f"{first}\nA line above.\n{text}")])
    document = _json(ask(f"/articles/{A}"))
    assert quote["text"] not in {q["text"] for q in document["quotes"]}
    assert quote["id"] not in {q["id"] for q in document["quotes"]}


def test_a_correction_taken_back_leaves_the_answers_as_they_were_and_its_history(ask: Ask) -> None:
    before = _json(ask("/quotes"))
    kept = _put(ask, kind="rename", entity="person:ada-stone", name="Adah Stone")
    assert _json(ask("/quotes")) != before
    assert _json(ask(f"/corrections/{kept['id']}", method="DELETE", by="ben@desk.example")) == {"id": kept["id"]}
    assert _json(ask("/quotes")) == before
    listed = _json(ask("/corrections"))
    assert listed["corrections"] == []
    events = [(entry["event"], entry["correction"]["by"]) for entry in listed["history"]]
    assert sorted(events) == [("put", "mara@desk.example"), ("revoked", "ben@desk.example")]
    assert all(entry["correction"]["reason"] == WHY["reason"] for entry in listed["history"])
    _problem(ask(f"/corrections/{kept['id']}", method="DELETE", by="x"), 404)


@pytest.mark.parametrize(
    ("correction", "status"),
    [
        ({"kind": "merge", "entity": "person:a"}, 422),
        ({"kind": "merge", "entity": "person:ada-stone", "into": "person:ada-stone"}, 409),
        ({"kind": "rename", "entity": "person:a", "name": "A", "into": "person:b"}, 422),
        ({"kind": "retype", "entity": "person:a", "type": "ALIEN"}, 422),
        ({"kind": "hide", "article": A, "quote": "0000000000000000"}, 404),
        ({"kind": "reassign", "article": A, "quote": "0000000000000000", "speaker": "person:ada-stone"}, 404),
        ({"kind": "rename", "entity": "person:a", "name": "A", "reason": ""}, 422),
        ({"kind": "rename", "entity": "person:a", "name": "A", "by": None}, 422),
    ],
)
def test_what_cannot_be_corrected_is_a_problem(ask: Ask, correction: dict[str, Any], status: int) -> None:
    _problem(ask("/corrections", method="PUT", body={**WHY, **correction}), status)


def test_a_merge_in_a_circle_is_refused(ask: Ask) -> None:
    _put(ask, kind="merge", entity="person:john-stone", into="person:ada-stone")
    _problem(
        ask(
            "/corrections",
            method="PUT",
            body={**WHY, "kind": "merge", "entity": "person:ada-stone", "into": "person:john-stone"},
        ),
        409,
    )
