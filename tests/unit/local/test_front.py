"""Requests become events, and answers responses, as in API Gateway's payload format 2.0."""

import base64
from typing import Any

import pytest
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from local.front import is_ours, to_event, to_response


def _request(path: str = "/", **options: Any) -> Request:
    return Request(EnvironBuilder(path, **options).get_environ())


def test_parameters_given_twice_are_joined_by_commas() -> None:
    event = to_event(_request("/quotes?kind=direct&kind=mixed&q=a%20b%2Bc"))
    assert event["queryStringParameters"] == {"kind": "direct,mixed", "q": "a b+c"}
    assert event["rawQueryString"] == "kind=direct&kind=mixed&q=a%20b%2Bc"
    assert event["rawPath"] == event["requestContext"]["http"]["path"] == "/quotes"


def test_header_names_are_lower_case_and_cookies_apart() -> None:
    event = to_event(_request(headers={"X-Thing": "1", "Cookie": "a=b; c=d"}))
    assert event["headers"]["x-thing"] == "1"
    assert "cookie" not in event["headers"]
    assert event["cookies"] == ["a=b", "c=d"]


def test_a_body_comes_in_base64_and_its_absence_is_absence() -> None:
    event = to_event(_request(method="POST", data=b"\x00\xff"))
    assert (event["isBase64Encoded"], base64.b64decode(event["body"])) == (True, b"\x00\xff")
    assert "body" not in to_event(_request())


def test_an_answer_becomes_a_response() -> None:
    answer = {
        "statusCode": 201,
        "headers": {"Content-Type": "text/plain"},
        "cookies": ["a=b", "c=d"],
        "body": base64.b64encode(b"\xff").decode(),
        "isBase64Encoded": True,
    }
    response = to_response(answer)
    assert (response.status_code, response.get_data()) == (201, b"\xff")
    assert response.headers.getlist("Set-Cookie") == ["a=b", "c=d"]


@pytest.mark.parametrize("answer", [None, "text", {}, {"body": "x"}])
def test_an_answer_of_another_form_is_a_server_error(answer: Any) -> None:
    assert to_response(answer).status_code == 500


@pytest.mark.parametrize(
    ("host", "ours"), [("127.0.0.1:8000", True), ("localhost", True), ("evil.example:8000", False)]
)
def test_a_request_under_another_name_is_not_ours(host: str, ours: bool) -> None:
    assert is_ours(_request(headers={"Host": host})) is ours
