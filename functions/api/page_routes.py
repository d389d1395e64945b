"""Owns the routes of the page: its index at `/`, and its files under the version they have."""

from typing import Any

from aws_lambda_powertools.event_handler import Response

from functions.api import wiring
from functions.api.asking import router
from functions.api.page_files import ALWAYS_ASK, INDEX, content_security_policy, page_files
from functions.api.problems import NOTHING_HERE, Problem
from functions.api.tags import entity_tag, is_fresh


@router.get("/", include_in_schema=False, compress=True)
def get_page() -> Response[Any]:
    """The page."""
    policy = {
        "Content-Security-Policy": content_security_policy(wiring.ports().upload_origin()),
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    return _send(INDEX, ALWAYS_ASK, policy)


@router.get("/page/<version>/<name>", include_in_schema=False, compress=True)
def get_page_file(version: str, name: str) -> Response[Any]:
    """A script or style sheet; not the index, which comes with its policy from `/` alone."""
    if name == INDEX:
        raise Problem(404, NOTHING_HERE)
    return _send(name, page_files().cache_control(version), {})


@router.get("/page/<version>/vendor/<name>", include_in_schema=False, compress=True)
def get_vendored_file(version: str, name: str) -> Response[Any]:
    """A file of a library that the page uses."""
    return _send(f"vendor/{name}", page_files().cache_control(version), {})


def _send(name: str, cache_control: str, more: dict[str, Any]) -> Response[Any]:
    body = page_files().files.get(name)
    if body is None:
        raise Problem(404, NOTHING_HERE)
    headers = {"ETag": entity_tag(body), "Cache-Control": cache_control, "Vary": "Accept-Encoding", **more}
    if is_fresh(headers["ETag"], router.current_event.headers.get("if-none-match")):
        return Response(status_code=304, headers=headers)
    content_type = page_files().content_type(name)
    return Response(status_code=200, content_type=content_type, body=body.decode(), headers=headers)
