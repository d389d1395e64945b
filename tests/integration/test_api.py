"""The API over in-memory stores that the real stages filled: questions in payload format 2.0, answers out."""

import base64
import csv
import gzip
import io
import json
import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote, urlencode

import pytest

from functions.api import wiring
from functions.api.uploads import EXPIRES_IN_S
from functions.api.wiring import Ports
from functions.index.rejection import reject
from shared.errors import TransientError
from shared.identifiers import article_id
from shared.messages import ObjectVersion
from tests.integration.conftest import ARTICLES, Ask
from tests.stages import Stages, boxed


def _json(answer: tuple[int, Any], status: int = 200) -> Any:
    assert answer[0] == status, answer
    return json.loads(answer[1]["body"])


def _keys(page: Any) -> list[str]:
    names = {article_id(key): key[6] for key in ARTICLES}
    return [names[article["id"]] for article in page["articles"]]


def _said(page: Any) -> list[str]:
    return [quote["text"] for quote in page["quotes"]]


def test_articles_come_newest_first_and_those_without_a_day_last(ask: Ask) -> None:
    assert _keys(_json(ask("/articles"))) == ["c", "b", "a", "e", "d"]
    assert _keys(_json(ask("/articles", sort_by="oldest"))) == ["d", "e", "a", "b", "c"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"from": "2026-03-01"}, "cba"),
        ({"to": "2026-03-01"}, "bae"),
        ({"from": "2026-03-01", "to": "2026-03-01"}, "ba"),
        ({"q": "ångström AGREED"}, "b"),
        ({"q": "angstrom"}, "b"),
        ({"q": "ada nowhere"}, ""),
        ({"entity": "person:dora-pike"}, "ce"),
        ({"entity": "Dora Pike", "from": "2026-01-01"}, "c"),
        ({"entity": "stone"}, "cbaed"),
        ({"entity": "Dora: Pike"}, "ce"),
        ({"entity": "Ben Reed", "q": "moss left"}, "a"),
        ({"entity": "Ben Reed", "q": "angstrom"}, "b"),
        ({"entity": "stone", "q": "reed"}, "cba"),
        ({"entity": "stone", "q": "reed", "sort_by": "oldest"}, "abc"),
        ({"entity": "Carl Moss", "q": "pike"}, ""),
        ({"entity": "Nobody Known"}, ""),
        ({"site": "nowhere.example"}, ""),
    ],
)
def test_articles_can_be_filtered(ask: Ask, query: dict[str, str], expected: str) -> None:
    assert "".join(_keys(_json(ask("/articles", **query)))) == expected


def test_the_articles_of_an_entity_have_a_route_of_their_own(ask: Ask) -> None:
    assert _keys(_json(ask("/entities/person:ben-reed/articles"))) == ["c", "b", "a"]
    assert _keys(_json(ask("/entities/person:ben-reed/articles", to="2026-03-04"))) == ["b", "a"]


def test_an_article_is_given_whole(ask: Ask) -> None:
    document = _json(ask(f"/articles/{article_id('inbox/a.txt')}"))
    assert document["text"] == "Ada Stone praised Ben Reed on Monday.\nCarl Moss left."
    (ada,) = [e for e in document["entities"] if e["id"] == "person:ada-stone"]
    assert document["text"][ada["mentions"][0]["start"] : ada["mentions"][0]["end"]] == "Ada Stone"


def test_quotations_are_found_by_speaker_and_by_whom_they_are_about(ask: Ask) -> None:
    by_ada = ["Ada Stone blamed Dora Pike.", "Ada Stone blamed Ben Reed.", "Ada Stone praised Ben Reed on Monday."]
    everything = [*by_ada, "Ada Stone said nothing of the day."]
    assert _said(_json(ask("/quotes", speaker="person:ada-stone"))) == everything
    assert _said(_json(ask("/quotes", speaker="Ada Stone", from_="2026-01-01"))) == by_ada
    assert _said(_json(ask("/quotes", about="Ben Reed"))) == by_ada[1:]
    assert _said(_json(ask("/quotes", speaker="Ada Stone", about="person:dora-pike"))) == by_ada[:1]
    assert _said(_json(ask("/quotes", speaker="Ada Stone", q="monday"))) == by_ada[2:]


def test_a_last_name_stands_for_all_who_bear_it(ask: Ask) -> None:
    speakers = {q["speaker"]["id"] for q in _json(ask("/quotes", speaker="Stone"))["quotes"]}
    assert speakers == {"person:ada-stone", "person:john-stone"}


def test_a_quotation_comes_with_its_article_and_its_place(ask: Ask) -> None:
    (quote,) = _json(ask("/quotes", speaker="Zoë Ångström"))["quotes"]
    assert (quote["article"]["published_at"], quote["kind"]) == ("2026-03-01T18:00:00Z", "direct")
    text = ARTICLES["inbox/b.txt"].partition("\n")[2]
    assert text[quote["start"] : quote["end"]] == quote["text"]


def test_kind_and_confidence_filter_quotations(ask: Ask) -> None:
    assert _said(_json(ask("/quotes", kind="indirect"))) == []
    assert _said(_json(ask("/quotes", min_confidence=0.95))) == []
    assert len(_said(_json(ask("/quotes", kind="direct", min_confidence=0.9)))) == 8


def test_entities_come_by_name_and_by_the_beginning_of_a_last_name(ask: Ask) -> None:
    def names(**query: Any) -> list[str]:
        return [entity["name"] for entity in _json(ask("/entities", **query))["entities"]]

    assert names() == ["Ada Stone", "Ben Reed", "Carl Moss", "Dora Pike", "John Stone", "Zoë Ångström"]
    assert names(q="sto") == ["Ada Stone", "John Stone"]
    assert names(q="zoe") == names(q="ÅNGS") == ["Zoë Ångström"]
    assert names(type="ORG") == []


def test_an_entity_knows_its_newest_and_oldest_article(ask: Ask) -> None:
    profile = _json(ask("/entities/person:dora-pike"))
    assert (profile["newest"]["published_at"], profile["oldest"]["published_at"]) == ("2026-03-05", "2025-12-31")


@pytest.mark.parametrize("size", [1, 2, 3, 100])
@pytest.mark.parametrize(
    ("path", "rows", "query"),
    [
        ("/articles", "articles", {}),
        ("/articles", "articles", {"sort_by": "oldest"}),
        ("/articles", "articles", {"entity": "Stone"}),
        ("/articles", "articles", {"entity": "Stone", "q": "reed"}),
        ("/quotes", "quotes", {}),
        ("/quotes", "quotes", {"speaker": "Stone"}),
        ("/quotes", "quotes", {"sort_by": "oldest", "about": "person:ben-reed"}),
        ("/entities", "entities", {}),
        ("/entities", "entities", {"q": "s"}),
        ("/entities/person:ada-stone/articles", "articles", {}),
    ],
)
def test_pages_together_are_the_whole_answer(ask: Ask, path: str, rows: str, query: dict[str, str], size: int) -> None:
    whole = _json(ask(path, page_size=100, **query))
    assert whole["next_cursor"] is None
    assert whole[rows]
    found: list[Any] = []
    cursor: dict[str, str] = {}
    for _ in range(len(whole[rows]) + 2):
        page = _json(ask(path, page_size=size, **query, **cursor))
        assert len(page[rows]) <= size
        found += page[rows]
        if page["next_cursor"] is None:
            break
        cursor = {"cursor": page["next_cursor"]}
    assert found == whole[rows]


@pytest.mark.parametrize("sort_by", ["newest", "oldest"])
@pytest.mark.parametrize("path", ["/articles", "/quotes", "/entities/person:ada-stone/articles"])
def test_an_answer_is_the_same_however_few_items_are_read_at_once(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, path: str, sort_by: str
) -> None:
    whole = _json(ask(path, sort_by=sort_by, page_size=100))
    monkeypatch.setattr("functions.api.walks.READ_FIRST", 2)
    monkeypatch.setattr("functions.api.walks.READ_MOST", 3)
    assert _json(ask(path, sort_by=sort_by, page_size=100)) == whole


def test_a_long_walk_without_matches_ends_in_a_cursor(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("functions.api.paging.SCAN_MAX_ITEMS", 2)
    page = _json(ask("/articles", q="john"))
    assert page["articles"] == []
    page = _json(ask("/articles", q="john", cursor=page["next_cursor"]))
    page = _json(ask("/articles", q="john", cursor=page["next_cursor"]))
    assert _keys(page) == ["e"]


def _problem(answer: tuple[int, Any], status: int) -> Any:
    problem = _json(answer, status)
    headers = answer[1]["headers"]
    assert headers["Content-Type"] == "application/problem+json"
    assert problem["status"] == status
    assert {"type", "title", "detail"} <= set(problem)
    return problem


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        ("/nowhere", {}, 404),
        ("/nowhere", {"q": "x"}, 404),
        ("/articles/0000", {}, 404),
        ("/entities/person:nobody", {}, 404),
        ("/status", {"key": "inbox/never"}, 404),
        ("/status", {}, 422),
        ("/rejected", {"from": "1990-01-01", "to": "2026-01-01"}, 400),
        ("/rejected", {"q": "x"}, 400),
        ("/articles", {"page_size": "0"}, 422),
        ("/articles", {"page_size": "1000"}, 422),
        ("/articles", {"page_size": "many"}, 422),
        ("/articles", {"from": "yesterday"}, 422),
        ("/articles", {"from": "0"}, 422),
        ("/articles", {"from": "2026-02-30"}, 422),
        ("/articles", {"to": "0000-00-00"}, 422),
        ("/articles", {"sort_by": "relevance"}, 422),
        ("/articles", {"from": "2026-02-01", "to": "2026-01-01"}, 400),
        ("/quotes", {"min_confidence": "2"}, 422),
        ("/quotes", {"kind": "imagined"}, 422),
        ("/articles", {"color": "red"}, 400),
        ("/status", {"key": "inbox/a.txt", "verbose": "1"}, 400),
        ("/entities/person:ada-stone", {"q": "x"}, 400),
        ("/entities/person:ada-stone/timeline", {"interval": "hour"}, 422),
        ("/entities/person:ada-stone/related", {"page_size": "101"}, 422),
        ("/articles", {"format": "xml"}, 422),
        ("/articles", {"cursor": "!!"}, 400),
        ("/articles", {"cursor": ""}, 422),
        ("/quotes", {"about": ""}, 422),
        ("/quotes", {"language": ""}, 422),
        ("/articles", {"cursor": base64.b64encode(b'["x", "y", -1]').decode()}, 400),
        ("/articles", {"cursor": base64.b64encode(b"[" * 1000).decode()}, 400),
    ],
)
def test_what_cannot_be_answered_is_a_problem(ask: Ask, path: str, query: dict[str, str], status: int) -> None:
    _problem(ask(path, **query), status)


def test_an_invalid_parameter_is_named(ask: Ask) -> None:
    (error,) = _problem(ask("/articles", page_size="0"), 422)["errors"]
    assert error["parameter"] == "page_size"


def test_a_method_that_a_path_does_not_have_is_told_which_it_has(ask: Ask) -> None:
    answer = ask("/articles/0000", method="PATCH")
    assert "DELETE" in _problem(answer, 405)["detail"]
    assert answer[1]["headers"]["Allow"] == "DELETE, GET, HEAD"


def test_a_head_is_the_answer_without_its_body(ask: Ask) -> None:
    status, answer = ask("/articles", method="HEAD")
    assert (status, answer["body"]) == (200, "")
    assert answer["headers"]["Content-Type"] == "application/json"


def test_unknown_parameters_are_named_with_those_there_are(ask: Ask) -> None:
    detail = _problem(ask("/entities", speaker="x", kind="direct"), 400)["detail"]
    assert "`kind`, `speaker`" in detail
    assert "`cursor`, `format`, `page_size`, `q`, `type`" in detail


def test_no_words_are_no_filter(ask: Ask) -> None:
    assert _json(ask("/articles", q="")) == _json(ask("/articles"))


def test_a_parameter_given_twice_is_refused(ask: Ask) -> None:
    assert "`q`" in _problem(ask("/articles", raw_query="q=ada&q=ben"), 400)["detail"]


def test_a_comma_in_a_value_is_part_of_it(ask: Ask) -> None:
    assert _keys(_json(ask("/articles", q="Reed, Carl"))) == ["a"]
    assert _keys(_json(ask("/articles", q="nowhere, reed"))) == []


def test_a_time_line_counts_articles_and_quotations_by_span(ask: Ask) -> None:
    def line(entity: str, **query: str) -> list[tuple[str | None, int, int, int]]:
        buckets = _json(ask(f"/entities/person:{entity}/timeline", **query))["buckets"]
        return [(b["start"], b["articles"], b["quotes_by"], b["quotes_about"]) for b in buckets]

    assert line("ada-stone", interval="day") == [
        (None, 1, 1, 0),
        ("2026-03-01", 2, 1, 1),
        ("2026-03-05", 1, 2, 0),
    ]
    assert line("ada-stone") == [(None, 1, 1, 0), ("2026-03-01", 3, 3, 1)]
    assert line("dora-pike", interval="week") == [("2025-12-29", 1, 0, 1), ("2026-03-02", 1, 0, 1)]
    assert line("dora-pike", **{"from": "2026-01-01"}) == [("2026-03-01", 1, 0, 1)]
    assert line("nobody") == []


def test_a_time_line_goes_on_where_one_answer_stopped_counting(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    path = "/entities/person:ada-stone/timeline"
    whole = _json(ask(path))["buckets"]
    monkeypatch.setattr("functions.api.library.SCAN_MAX_ITEMS", 2)
    first = _json(ask(path))
    second = _json(ask(path, cursor=first["next_cursor"]))
    assert second["next_cursor"] is None
    assert first["buckets"][-1]["start"] == second["buckets"][0]["start"] == whole[-1]["start"]
    assert first["buckets"][-1]["articles"] + second["buckets"][0]["articles"] == whole[-1]["articles"]


def test_whom_an_entity_is_mentioned_with_is_counted_by_article(ask: Ask) -> None:
    def company(**query: str) -> list[tuple[str, int]]:
        related = _json(ask("/entities/person:ada-stone/related", **query))
        assert related["complete"] is True
        return [(entity["name"], entity["articles"]) for entity in related["entities"]]

    assert company() == [("Ben Reed", 3), ("Carl Moss", 1), ("Dora Pike", 1), ("Zoë Ångström", 1)]
    assert company(page_size="1") == [("Ben Reed", 3)]
    assert company(to="2026-03-01", **{"from": "2026-03-01"})[0] == ("Ben Reed", 2)
    assert company(type="ORG") == []


def test_related_looks_at_the_newest_articles_and_says_so(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("functions.api.library.RELATED_ARTICLES_MAX", 1)
    related = _json(ask("/entities/person:ada-stone/related"))
    assert (related["articles_considered"], related["complete"]) == (1, False)
    assert [entity["name"] for entity in related["entities"]] == ["Ben Reed", "Dora Pike"]


def test_an_article_that_did_not_change_is_not_sent_again(ask: Ask) -> None:
    path = f"/articles/{article_id('inbox/a.txt')}"
    tag = ask(path)[1]["headers"]["ETag"]
    status, answer = ask(path, headers={"if-none-match": f'"other", W/{tag}'})
    assert (status, answer["body"], answer["headers"]["ETag"]) == (304, None, tag)
    assert ask(path, headers={"if-none-match": '"other"'})[0] == 200


@pytest.mark.parametrize(
    ("query", "accept", "content_type", "field"),
    [
        ({}, "*/*", "application/json", "schema_version"),
        ({}, "application/json", "application/json", "schema_version"),
        ({}, "text/html, application/ld+json", "application/ld+json", "@context"),
        ({}, "application/ld+json;q=0.1, application/json", "application/json", "schema_version"),
        ({"format": "jsonld"}, "*/*", "application/ld+json", "@context"),
        ({"format": "ninjs"}, "application/ld+json", "application/json", "standard"),
        ({"format": "json"}, "application/ld+json", "application/json", "schema_version"),
    ],
)
def test_an_article_comes_in_the_form_asked_for(
    ask: Ask, query: dict[str, str], accept: str, content_type: str, field: str
) -> None:
    status, answer = ask(f"/articles/{article_id('inbox/a.txt')}", headers={"accept": accept}, **query)
    assert (status, answer["headers"]["Content-Type"]) == (200, content_type)
    assert field in json.loads(answer["body"])


def test_an_article_too_large_for_an_answer_is_given_compressed(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("functions.api.article_routes.ANSWER_MAX_BYTES", 100)
    path = f"/articles/{article_id('inbox/a.txt')}"
    _problem(ask(path), 406)
    status, answer = ask(path, headers={"accept-encoding": "gzip, br"})
    assert (status, answer["headers"]["Content-Encoding"]) == (200, "gzip")
    assert json.loads(gzip.decompress(base64.b64decode(answer["body"])))["id"] == article_id("inbox/a.txt")


@pytest.mark.parametrize("path", ["/articles", "/quotes", "/entities", "/entities/person:ada-stone/timeline", "/"])
def test_whoever_takes_gzip_gets_gzip(ask: Ask, path: str) -> None:
    plain, packed = ask(path)[1], ask(path, headers={"accept-encoding": "gzip"})[1]
    assert packed["headers"]["Content-Encoding"] == "gzip"
    assert gzip.decompress(base64.b64decode(packed["body"])).decode() == plain["body"]


def test_every_quotation_has_a_receipt(ask: Ask) -> None:
    path = f"/articles/{article_id('inbox/a.txt')}"
    document, receipts = _json(ask(path)), _json(ask(f"{path}/receipts"))
    assert receipts["sha256"] == document["source"]["sha256"]
    assert len(receipts["receipts"]) == 2
    receipt = receipts["receipts"][0]
    selector, position = receipt["selector"], receipt["position"]
    assert (selector["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
    around = document["text"][position["start"] : position["end"] + len(selector["suffix"])]
    assert around == selector["exact"] + selector["suffix"]


def test_rows_come_as_csv(ask: Ask) -> None:
    status, answer = ask("/quotes", speaker="Ada Stone", format="csv")
    assert (status, answer["headers"]["Content-Type"][:8]) == (200, "text/csv")
    rows = list(csv.DictReader(io.StringIO(answer["body"].removeprefix("\ufeff"), newline="")))
    quotes = _json(ask("/quotes", speaker="Ada Stone"))["quotes"]
    assert [(r["text"], r["speaker.id"], r["article.id"], r["start"]) for r in rows] == [
        (q["text"], q["speaker"]["id"], q["article"]["id"], str(q["start"])) for q in quotes
    ]


@pytest.mark.parametrize("path", ["/articles", "/quotes", "/entities", "/entities/person:ada-stone/articles"])
def test_json_lines_are_the_rows_of_the_list(ask: Ask, path: str) -> None:
    answer = ask(path, format="jsonl")[1]
    (rows,) = (value for name, value in _json(ask(path, page_size=100)).items() if name != "next_cursor")
    assert [json.loads(line) for line in answer["body"].splitlines()] == rows


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_what_does_not_fit_goes_on_at_the_link(ask: Ask, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    whole = ask("/quotes", format=kind)[1]
    assert "Link" not in whole["headers"]
    monkeypatch.setattr("functions.api.paging.ANSWER_MAX_BYTES", 900)
    parts, query = [], urlencode({"format": kind})
    for _ in range(20):
        answer = ask("/quotes", raw_query=query)[1]
        parts.append(answer["body"])
        link = re.fullmatch(r'<(/quotes)\?(.+)>; rel="next"', answer["headers"].get("Link", ""))
        if link is None:
            break
        query = link[2]
    assert len(parts) > 2
    assert "".join(parts) == whole["body"]


def test_the_link_of_an_entity_in_another_script_is_ascii(
    ask: Ask, stages: Stages, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = "\n".join(f"Å王五 B李四 met again, for the {n}th time." for n in range(3))
    stages.drain([stages.upload(f"inbox/li-{n}.txt", f"2026-06-0{n}\n{lines}") for n in range(1, 4)])
    path = "/entities/person:a王五-b李四/articles"
    monkeypatch.setattr("functions.api.paging.ANSWER_MAX_BYTES", 300)
    link = ask(path, format="csv")[1]["headers"]["Link"]
    assert link.isascii()
    target = re.fullmatch(r'<(.+)\?(.+)>; rel="next"', link)
    assert target
    assert unquote(target[1]) == path
    assert ask(unquote(target[1]), raw_query=target[2])[1]["body"].count("\r\n") == 1
    for name in ("inbox/li-1.txt", "inbox/li-2.txt", "inbox/li-3.txt"):
        stages.drain([stages.remove(name)])


def test_no_page_is_larger_than_an_answer_may_be(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("functions.api.paging.ANSWER_MAX_BYTES", 900)
    page = _json(ask("/quotes", page_size=100))
    assert 0 < len(page["quotes"]) < 4
    assert page["next_cursor"]


def test_a_cursor_serves_only_the_query_it_came_from(ask: Ask) -> None:
    cursor = _json(ask("/articles", page_size=1))["next_cursor"]
    assert "other parameters" in _problem(ask("/articles", q="x", cursor=cursor), 400)["detail"]
    _problem(ask("/quotes", cursor=cursor), 400)
    assert ask("/articles", page_size=50, cursor=cursor)[0] == 200


def test_each_article_in_an_object_has_a_status_and_goes_with_the_object(stages: Stages, ask: Ask) -> None:
    key = "inbox/box.zip"
    stages.drain([stages.upload(key, boxed("2026-03-01\nEva Lund waited.", "2026"))])
    assert _json(ask("/status", key=key))["records"] == 2
    states = [_json(ask("/status", key=f"{key}#{number}"))["state"] for number in (1, 2)]
    assert states == ["indexed", "rejected"]
    first = _json(ask("/status", key=f"{key}#1"))["article_id"]
    assert _json(ask(f"/articles/{first}"))["source"]["key"] == f"{key}#1"
    assert key in _problem(ask(f"/articles/{first}", method="DELETE"), 409)["detail"]
    assert _json(ask(f"/articles/{article_id(key)}", method="DELETE"), 202)["key"] == key
    assert ask("/status", key=f"{key}#3")[0] == 404


def test_an_object_whose_name_ends_in_a_number_is_itself(stages: Stages, ask: Ask) -> None:
    stages.drain([stages.upload("inbox/odd.zip", boxed("2026-03-01\nEva Lund waited."))])
    stages.drain([stages.upload("inbox/odd.zip#1", "2026")])
    assert _json(ask("/status", key="inbox/odd.zip#1"))["article_id"] == article_id("inbox/odd.zip#1")
    stages.drain([stages.remove("inbox/odd.zip#1")])
    assert _json(ask("/status", key="inbox/odd.zip#1"))["state"] == "deleted"
    stages.drain([stages.remove("inbox/odd.zip")])


def test_a_name_does_not_stand_for_those_that_begin_with_it(stages: Stages, ask: Ask) -> None:
    stages.drain([stages.upload("inbox/long.txt", "2026-06-01\nEva Pikestone met Dora Pikerson.")])
    assert {q["speaker"]["name"] for q in _json(ask("/quotes", about="Pike"))["quotes"]} == {"Ada Stone", "John Stone"}
    assert _json(ask("/quotes", speaker="Dora Pik"))["quotes"] == []
    stages.drain([stages.remove("inbox/long.txt")])


def test_copies_of_a_story_are_named_and_can_be_folded(stages: Stages, ask: Ask) -> None:
    lines = [
        f"Eva Lund counted the boats of quay {number} and found {number + 3} of them empty." for number in range(8)
    ]
    story = "\n".join(lines)
    stages.drain([stages.upload("inbox/x.txt", f"2026-04-01\n{story}")])
    stages.drain([stages.upload("inbox/y.txt", f"2026-04-02\nUnder another headline.\n{story}")])
    (copy,) = _json(ask(f"/articles/{article_id('inbox/x.txt')}/copies"))["articles"]
    assert copy["id"] == article_id("inbox/y.txt")
    asked = {"speaker": "Eva Lund", "from": "2026-04-01"}
    assert len(_json(ask("/quotes", **asked))["quotes"]) == 16
    folded = _json(ask("/quotes", **asked, exclude_duplicates="true"))["quotes"]
    assert [quote["copies"] for quote in folded] == [1] * 8
    recent = {"from": "2026-04-01", "exclude_duplicates": "true"}
    assert len(_json(ask("/articles", **recent))["articles"]) == 1
    assert _json(ask(f"/articles/{article_id('inbox/a.txt')}/copies"))["articles"] == []
    assert ask("/articles/00000000000000000000/copies")[0] == 404


@pytest.mark.parametrize("sort_by", ["newest", "oldest"])
def test_copies_are_folded_across_pages_too(ask: Ask, stages: Stages, sort_by: str) -> None:
    story = "\n".join(f"Uma Lind watched pump {number} of the old mill stop in winter." for number in range(8))
    for day, name in enumerate(("first", "second", "third", "fourth")):
        stages.drain([stages.upload(f"inbox/{name}.txt", f"2026-05-{2 * day + 1:02}\nPrinted {name}.\n{story}")])
        other = "\n".join(f"Ola Berg {' '.join(f'{name}{number}{k}' for k in 'abcdefgh')}." for number in range(8))
        stages.drain([stages.upload(f"inbox/{name}-other.txt", f"2026-05-{2 * day + 1:02}\n{other}")])
    asked = {"from": "2026-05-01", "to": "2026-05-31", "sort_by": sort_by, "exclude_duplicates": "true"}
    whole = _json(ask("/articles", **asked))["articles"]
    assert len(whole) == 5
    page = _json(ask("/articles", **asked, page_size=1))
    paged = page["articles"]
    while page["next_cursor"]:
        page = _json(ask("/articles", **asked, page_size=1, cursor=page["next_cursor"]))
        paged += page["articles"]
    assert paged == whole
    words = _json(ask("/quotes", **asked, speaker="Uma Lind", page_size=5))
    rest = _json(ask("/quotes", **asked, speaker="Uma Lind", page_size=50, cursor=words["next_cursor"]))
    said = [quote["text"] for quote in (*words["quotes"], *rest["quotes"])]
    assert len(said) == len(set(said)) == 8


@pytest.mark.parametrize("sort_by", ["newest", "oldest"])
def test_what_later_pages_give_was_not_given_before(ask: Ask, stages: Stages, sort_by: str) -> None:
    for n in range(4):
        lines = "\n".join(f"Ola Berg {' '.join(f'of{n}and{m}or{k}' for k in 'abcdefgh')}." for m in range(2))
        stages.drain([stages.upload(f"inbox/day-{n}.txt", f"2026-07-01T0{n}:00:00\n{lines}")])
    asked = {"from": "2026-07-01", "to": "2026-07-01", "sort_by": sort_by, "exclude_duplicates": "true"}
    whole, paged, cursor = _said(_json(ask("/quotes", **asked))), list[str](), dict[str, str]()
    assert len(whole) == 8
    for _ in whole:
        page = _json(ask("/quotes", **asked, page_size=1, **cursor))
        paged += _said(page)
        cursor = {"cursor": page["next_cursor"]}
    assert paged == whole
    stages.drain([stages.remove(f"inbox/day-{n}.txt") for n in range(4)])


def test_status_tells_how_every_version_ended(stages: Stages, ask: Ask) -> None:
    status = _json(ask("/status", key="inbox/bad.txt"))
    assert (status["state"], status["reason"]) == ("rejected", "The file has no text.")
    stages.drain([stages.upload("inbox/bad.txt", "2026-03-01\n")])
    versions = _json(ask("/status", key="inbox/bad.txt"))["versions"]
    assert [version["state"] for version in versions] == ["rejected", "superseded"]


def _rejected(ask: Ask, **query: Any) -> list[str]:
    rows = _json(ask("/rejected", **{"from": "2021-01-01", "to": "2030-12-31", **query}))["rejected"]
    return [row["key"] for row in rows if row["key"].startswith(("inbox/rejected-", "inbox/20"))]


def test_what_was_rejected_is_listed_newest_first_until_something_better_comes(stages: Stages, ask: Ask) -> None:
    for name in ("one", "two", "three"):
        stages.drain([stages.upload(f"inbox/rejected-{name}.txt", "2026-03-01")])
    keys = [f"inbox/rejected-{name}.txt" for name in ("three", "two", "one")]
    assert _rejected(ask) == keys
    assert _rejected(ask, **{"from": "2026-01-01"}) == keys
    row = _json(ask("/rejected", to="2030-12-31", **{"from": "2026-01-01"}))["rejected"][0]
    assert row["reason"] == "The file has no text."
    assert row["article_id"] == article_id(keys[0])
    stages.drain([stages.upload(keys[1], "2026-03-01\nNow there is text."), stages.remove(keys[2])])
    assert _rejected(ask) == keys[:1]
    stages.drain([stages.remove(keys[0]), stages.remove(keys[1])])
    assert _rejected(ask) == []


def test_rejected_files_come_page_by_page_and_by_day_of_arrival(stages: Stages, ask: Ask) -> None:
    times = ("2029-11-30T23:59:59Z", "2030-01-15T00:00:00Z", "2030-02-01T12:00:00Z")
    keys = [f"inbox/{time[:10]}" for time in times]
    for key, time in zip(keys, times, strict=True):
        version = ObjectVersion(article_id=article_id(key), key=key, version_id=None, sequencer="0", event_time=time)
        stages.table.put_unless_newer(reject(version, "No.").item)
    assert _rejected(ask, **{"from": "2029-11-30"}) == keys[::-1]
    assert _rejected(ask, **{"from": "2029-12-01"}) == keys[:0:-1]
    assert _rejected(ask, **{"from": "2029-11-01", "to": "2030-01-31"}) == keys[1::-1]
    found: list[str] = []
    cursor: dict[str, Any] = {}
    for _ in keys:
        page = _json(ask("/rejected", page_size=1, to="2030-12-31", **{"from": "2029-01-01"}, **cursor))
        found += [row["key"] for row in page["rejected"]]
        cursor = {"cursor": page["next_cursor"]}
    assert (found, cursor) == (keys[::-1], {"cursor": None})


def test_the_old_version_is_given_until_the_new_one_is_indexed(stages: Stages, ask: Ask) -> None:
    path = f"/articles/{article_id('inbox/e.txt')}"
    cleaned = stages.deliver(stages.upload("inbox/e.txt", "2025-12-31\nJohn Stone met Dora Pike at noon."))
    assert _json(ask(path))["text"] == "John Stone met Dora Pike."
    stages.drain(cleaned)
    assert _json(ask(path))["text"] == "John Stone met Dora Pike at noon."


def test_a_takedown_that_broke_off_can_be_finished(stages: Stages, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    key = "inbox/half.txt"
    path = f"/articles/{article_id(key)}"
    stages.drain([stages.upload(key, "2026-06-01\nEva Lund wrote.")])

    def fail(_: str) -> list[str]:
        raise TransientError("S3: SlowDown")

    with monkeypatch.context() as broken:
        broken.setattr(stages.inbox, "purge", fail)
        _problem(ask(path, method="DELETE"), 503)
    stages.drain([stages.remove(key)])
    assert _json(ask("/status", key=key))["state"] == "deleted"
    assert len(_json(ask(path, method="DELETE"), 202)["removed_versions"]) == 1
    _problem(ask(path, method="DELETE"), 404)


def test_an_article_that_was_taken_down_cannot_be_taken_down_again(stages: Stages, ask: Ask) -> None:
    key = "inbox/down.txt"
    stages.drain([stages.upload(key, "2026-06-01\nEva Lund wrote."), stages.upload(key, "2026-06-01\nEva Lund left.")])
    removal = _json(ask(f"/articles/{article_id(key)}", method="DELETE"), 202)
    assert len(removal["removed_versions"]) == 2
    assert stages.inbox.current_version(key) is None
    stages.drain([stages.remove(key)])
    _problem(ask(f"/articles/{article_id(key)}", method="DELETE"), 404)
    _problem(ask("/articles/0000", method="DELETE"), 404)


def test_an_upload_is_bound_to_one_key_a_size_and_five_minutes(ask: Ask) -> None:
    upload = _json(ask("/uploads", method="POST", body={"filename": "../../Étude n° 1.HTML"}), 201)
    assert upload["key"].startswith("inbox/uploads/")
    assert upload["key"].endswith("/etude-n-1.html")
    assert upload["expires_in_s"] == EXPIRES_IN_S <= 300
    policy = json.loads(base64.b64decode(upload["fields"]["policy"]))
    left_s = (datetime.fromisoformat(policy["expiration"]) - datetime.now(UTC)).total_seconds()
    assert EXPIRES_IN_S - 60 < left_s <= EXPIRES_IN_S
    signed = {"x-amz-algorithm", "x-amz-credential", "x-amz-date", "x-amz-security-token"}
    free = [c for c in policy["conditions"] if not (isinstance(c, dict) and set(c) <= signed)]
    # Nothing by prefix, nothing left open: no other key, bucket, size, and no field such as acl or a redirect.
    assert sorted(map(str, free)) == sorted(
        map(str, [["content-length-range", 1, 1_000], {"key": upload["key"]}, {"bucket": "bucket"}])
    )
    assert set(upload["fields"]) - signed == {"key", "policy", "x-amz-signature"}


@pytest.mark.parametrize("body", [{}, {"filename": ""}, {"filename": "x" * 300}, {"filename": "a", "acl": "public"}])
def test_an_upload_request_must_be_a_filename(ask: Ask, body: dict[str, str]) -> None:
    _problem(ask("/uploads", method="POST", body=body), 422)


@pytest.mark.parametrize(
    ("content_type", "body", "status"),
    [
        ("multipart/form-data", "x", 415),
        ("application/x-www-form-urlencoded", "filename=x", 415),
        ("text/plain", '{"filename": "x"}', 415),
        ("application/json", "{", 422),
        ("application/json", "null", 422),
        ("application/json", "[" * 100_000, 400),
        ("application/json; charset=utf-8", '{"filename": "x.html"}', 201),
    ],
)
def test_a_body_is_json_or_refused(ask: Ask, content_type: str, body: str, status: int) -> None:
    answer = ask("/uploads", method="POST", raw_body=body.encode(), headers={"content-type": content_type})
    assert answer[0] == status
    assert status < 400 or _problem(answer, status)


def test_a_body_that_breaks_off_is_told_where(ask: Ask) -> None:
    problem = _problem(ask("/uploads", method="POST", raw_body=b'{"filename": '), 422)
    assert problem["errors"] == [{"parameter": "body", "detail": "JSON decode error at character 13"}]
    (error,) = _problem(ask("/uploads", method="POST", raw_body=b"[]"), 422)["errors"]
    assert error["parameter"] == "body"


def test_bytes_that_are_no_text_are_refused(ask: Ask) -> None:
    _problem(ask("/uploads", method="POST", raw_body=b"\xff\xfe\x00"), 400)


def test_the_api_describes_itself(ask: Ask) -> None:
    paths = _json(ask("/openapi.json"))["paths"]
    expected = {"/articles", "/articles/{article_id}", "/quotes", "/entities", "/entities/{entity_id}"}
    expected |= {f"/entities/{{entity_id}}/{view}" for view in ("articles", "timeline", "related")}
    expected |= {
        "/articles/{article_id}/receipts",
        "/articles/{article_id}/copies",
        "/corrections",
        "/corrections/{correction}",
        "/status",
        "/rejected",
        "/uploads",
    }
    assert set(paths) == expected
    for operations in paths.values():
        for operation in operations.values():
            assert operation["summary"]
            assert all(parameter.get("description") for parameter in operation.get("parameters", ()))
    status, docs = ask("/docs")
    assert (status, docs["headers"]["Content-Type"]) == (200, "text/html")
    assert "swagger" in docs["body"]


def test_a_fault_of_ours_tells_nothing_of_its_cause(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> Ports:
        raise KeyError("secret-bucket-name")

    monkeypatch.setattr(wiring, "ports", fail)
    status, answer = ask("/articles")
    assert status == 500
    assert "secret" not in answer["body"]
