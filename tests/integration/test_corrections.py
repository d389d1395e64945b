"""Corrections hold in every answer at once, survive a new extraction, can be taken back, and are all kept."""

from typing import Any

import pytest

from functions.api.corrections import Corrections, KeptCorrection
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
    _put(ask, kind="merge", entity="person:dora-pike", into="person:ada-stone")
    (ada,) = [e for e in _json(ask(f"/articles/{C}"))["entities"] if e["id"] == "person:ada-stone"]
    starts = [mention["start"] for mention in ada["mentions"]]
    assert len(starts) == 3
    assert starts == sorted(starts)
    _put(ask, kind="merge", entity="person:ben-reed", into="person:carl-moss")
    about = [q["about"] for q in _json(ask("/quotes", about="person:ben-reed"))["quotes"]]
    assert len(about) == 2
    assert all("person:carl-moss" in ids and "person:ben-reed" not in ids for ids in about)
    related = _json(ask("/entities/person:ben-reed/related"))["entities"]
    assert not {"person:carl-moss", "person:ben-reed"} & {e["id"] for e in related}


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


@pytest.mark.parametrize("day", ["2026-03-01T12:00:00Z", "2026-04-07", ""])
def test_words_stay_given_when_their_article_is_dated_anew(ask: Ask, stages: Stages, day: str) -> None:
    quote = _json(ask(f"/articles/{A}"))["quotes"][0]
    _put(ask, kind="reassign", article=A, quote=quote["id"], speaker="person:dora-pike")
    text = ARTICLES["inbox/a.txt"].partition("\n")[2]
    stages.drain([stages.upload("inbox/a.txt", f"{day}\n{text}")])
    for sort_by in ("newest", "oldest"):
        assert _said(ask, speaker="Dora Pike", sort_by=sort_by) == [("person:dora-pike", quote["text"])]
    in_range = {"from": "2026-04-01", "to": "2026-04-30"}
    assert bool(_said(ask, speaker="Dora Pike", **in_range)) is (day == "2026-04-07")
    stages.drain([stages.remove("inbox/c.txt"), stages.remove("inbox/e.txt")])  # what mentioned her
    assert [e["id"] for e in _json(ask("/entities", q="pike"))["entities"]] == ["person:dora-pike"]
    assert _said(ask, speaker="Dora Pike") == [("person:dora-pike", quote["text"])]
    stages.drain([stages.upload("inbox/a.txt", f"{day}\nBen Reed left.")])
    assert ask("/entities/person:dora-pike")[0] == 404
    assert _said(ask, speaker="Dora Pike") == []


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


def test_a_correction_of_words_leaves_the_like_words_of_others_alone(ask: Ask, stages: Stages) -> None:
    lines = [f"{'That is so. ' * 9}So thought {name}." for name in ("Eva Lund", "Finn Dahl")]
    stages.drain([stages.upload("inbox/same.txt", "2026-04-01\n" + "\n".join(lines))])
    article = article_id("inbox/same.txt")
    (quote,) = (q for q in _json(ask("/quotes", speaker="Eva Lund"))["quotes"])
    _put(ask, kind="hide", article=article, quote=quote["id"])
    assert _said(ask, speaker="Eva Lund") == []
    assert _said(ask, speaker="Finn Dahl") == [("person:finn-dahl", lines[1])]
    assert _said(ask, q="thought") == [("person:finn-dahl", lines[1])]


def test_like_words_of_one_speaker_are_told_apart_by_their_place(ask: Ask, stages: Stages) -> None:
    stages.drain([stages.upload("inbox/named.txt", "2026-04-01\nFinn Dahl met Eva Lund.\nFinn Dahl met eva lund.")])
    about, plain = sorted(_json(ask("/quotes", speaker="Finn Dahl"))["quotes"], key=lambda quote: quote["start"])
    _put(ask, kind="hide", article=article_id("inbox/named.txt"), quote=plain["id"])
    for query in ({"about": "Eva Lund"}, {"speaker": "Finn Dahl"}, {"q": "finn"}):
        assert [q["id"] for q in _json(ask("/quotes", **query))["quotes"]] == [about["id"]]
    stages.drain([stages.remove("inbox/named.txt")])
    stages.drain([stages.upload("inbox/twice.txt", "2026-04-01\nEva Lund agreed.\nFinn Dahl left.\nEva Lund agreed.")])
    first, second = _json(ask("/quotes", speaker="Eva Lund"))["quotes"]
    _put(ask, kind="hide", article=article_id("inbox/twice.txt"), quote=first["id"])
    for query in ({"speaker": "Eva Lund"}, {"q": "agreed", "from": "2026-04-01"}):
        assert [q["id"] for q in _json(ask("/quotes", **query))["quotes"]] == [second["id"]]


def test_a_new_name_is_found_as_well_as_the_old_one(ask: Ask) -> None:
    _put(ask, kind="rename", entity="person:dora-pike", name="Theodora Pyke-Lund")
    for name in ("Dora Pike", "Pike", "Theodora Pyke-Lund", "lund"):
        assert [e["name"] for e in _json(ask("/entities", q=name))["entities"]] == ["Theodora Pyke-Lund"]
        assert _said(ask, about=name) == _said(ask, about="person:dora-pike") != []
    names = [e["name"] for e in _json(ask("/entities"))["entities"]]
    assert names.count("Theodora Pyke-Lund") == 1
    assert [e["id"] for e in _json(ask("/entities", q="theo", type="PERSON"))["entities"]] == ["person:dora-pike"]


def test_the_name_of_somebody_nobody_mentions_is_not_listed(ask: Ask) -> None:
    _put(ask, kind="rename", entity="person:nobody", name="Norbert Nobody")
    assert _json(ask("/entities", q="norbert"))["entities"] == []


def test_two_corrections_of_one_target_at_once_leave_the_later_one(stages: Stages) -> None:
    overtaking = [_rename("Earlier")]

    class Overtaken(Corrections):
        def _log(self, correction: KeptCorrection, what: str) -> None:
            super()._log(correction, what)
            if overtaking:
                Corrections(stages.table).put(overtaking.pop())

    assert Overtaken(stages.table).put(_rename("Later"))
    assert [c.name for c in Corrections(stages.table).all()] == ["Later"]


def test_a_correction_that_is_replaced_while_it_is_taken_back_is_taken_back(stages: Stages) -> None:
    replacing = [_rename("Replacement")]

    class Overtaken(Corrections):
        def _log(self, correction: KeptCorrection, what: str) -> None:
            super()._log(correction, what)
            if what == "revoked" and replacing:
                Corrections(stages.table).put(replacing.pop())

    assert Corrections(stages.table).put(_rename("First"))
    assert Overtaken(stages.table).revoke("rename:person:a", "now", "ben")
    assert Corrections(stages.table).all() == []


def _rename(name: str) -> KeptCorrection:
    return KeptCorrection(id="rename:person:a", kind="rename", entity="person:a", name=name, at=name, **WHY)


def test_the_history_does_not_keep_words_of_articles(ask: Ask) -> None:
    quote = _json(ask(f"/articles/{A}"))["quotes"][0]
    kept = _put(ask, kind="hide", article=A, quote=quote["id"])
    assert _json(ask("/corrections"))["corrections"] == [kept]
    assert kept["words"] == quote["text"]
    _json(ask(f"/corrections/{kept['id']}", method="DELETE", by="ben"))
    assert quote["text"] not in ask("/corrections")[1]["body"]


def test_who_corrects_is_whom_the_authorizer_names(ask: Ask) -> None:
    correction = {**WHY, "kind": "rename", "entity": "person:ada-stone", "name": "Adah Stone"}
    for authorizer, who in (
        ({"jwt": {"claims": {"sub": "auth0|7"}}}, "auth0|7"),
        ({"iam": {"userArn": "arn:aws:iam::1:user/eve"}}, "arn:aws:iam::1:user/eve"),
        ({}, WHY["by"]),
    ):
        kept = _json(ask("/corrections", method="PUT", body=correction, authorizer=authorizer))
        assert kept["by"] == who


def test_there_may_be_so_many_corrections_and_no_more(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("functions.api.corrections.CORRECTIONS_MAX", 1)
    first = {"kind": "rename", "entity": "person:ada-stone", "name": "Adah Stone"}
    _put(ask, **first)
    _put(ask, **first | {"name": "Ada Stone-Lund"})  # in place of the one before
    _problem(ask("/corrections", method="PUT", body={**WHY, **first, "entity": "person:ben-reed"}), 409)


@pytest.mark.parametrize("field", ["entity", "into"])
@pytest.mark.parametrize(
    "entity", ["nobody", "alien:x", "person:a/b", "person:a?b", "person:", "person:a b", "person:\u0301"]
)
def test_what_is_no_id_of_an_entity_cannot_be_corrected(ask: Ask, field: str, entity: str) -> None:
    correction = {**WHY, "kind": "merge", "entity": "person:ada-stone", "into": "person:dora-pike", field: entity}
    _problem(ask("/corrections", method="PUT", body=correction), 422)


def test_words_given_to_a_country_are_those_of_a_place(ask: Ask, stages: Stages) -> None:
    quote = _json(ask(f"/articles/{A}"))["quotes"][0]
    _put(ask, kind="reassign", article=A, quote=quote["id"], speaker="person:dora-pike")
    _put(ask, kind="merge", entity="person:dora-pike", into="country:NO")
    assert ("country:NO", quote["text"]) in _said(ask, speaker="country:NO")
    stages.drain([stages.remove("inbox/c.txt"), stages.remove("inbox/e.txt")])  # what mentioned her under her own id
    assert _json(ask("/entities/country:NO"))["type"] == "PLACE"
    _put(ask, kind="retype", entity="country:NO", type="ORG")
    assert _json(ask("/entities/country:NO"))["type"] == "ORG"
