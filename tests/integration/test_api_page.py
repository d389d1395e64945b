"""The page comes whole, may keep what cannot change, and lets no script in."""

import re
from hashlib import sha256

import pytest

from functions.api.page_files import FOLDER, TYPES, page_files
from tests.integration.conftest import Ask

SOURCES = sorted(path for path in FOLDER.glob("*") if path.is_file())


def test_the_root_is_the_page_under_a_policy_that_runs_our_files_only(ask: Ask) -> None:
    status, answer = ask("/")
    headers = answer["headers"]
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    policy = dict(part.partition(" ")[::2] for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["connect-src"] == "'self' https://bucket.s3.amazonaws.com"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_every_file_the_page_names_is_there_and_kept_for_good(ask: Ask) -> None:
    names = re.findall(r'(?:href|src)="(/page/[^"]+)"', ask("/")[1]["body"])
    assert len(names) >= 3
    for name in names:
        status, answer = ask(name)
        assert status == 200
        assert "immutable" in answer["headers"]["Cache-Control"]


def test_every_import_of_a_script_is_a_file() -> None:
    files = page_files().files
    for name, data in files.items():
        for imported in re.findall(rb'(?:from|import\() ?"\./([^"]+)"', data):
            assert imported.decode() in files, name


def test_a_page_of_an_older_version_gets_files_that_it_must_not_keep(ask: Ask) -> None:
    status, answer = ask("/page/000000000000/main.js")
    assert (status, answer["headers"]["Cache-Control"]) == (200, "no-cache")


def test_the_page_is_not_sent_again_if_it_did_not_change(ask: Ask) -> None:
    tag = ask("/")[1]["headers"]["ETag"]
    assert ask("/", headers={"if-none-match": tag})[0] == 304


def test_links_with_parameters_of_others_lead_to_the_page(ask: Ask) -> None:
    assert ask("/", raw_query="utm_source=mail")[0] == 200


@pytest.mark.parametrize(
    "name", ["nothing.js", "..", "index.html", "index.html%2F..", "vendor", "page_files.py", "../page_files.py"]
)
def test_nothing_but_the_files_of_the_page_is_served(ask: Ask, name: str) -> None:
    assert ask(f"/page/{page_files().version}/{name}")[0] == 404


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_file_makes_markup_or_style_out_of_text(path: object) -> None:
    source = page_files().files[path.name].decode()  # type: ignore[attr-defined]
    for sink in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "javascript:",
    ):
        assert sink not in source
    assert not re.search(r"<(script|style)(?![^>]* (src|href)=)[^>]*>|<[^>]+ (style|on\w+)=", source)


def test_vendored_files_are_those_of_the_release_they_name() -> None:
    files = page_files().files
    sums = dict(re.findall(r"^ +([0-9a-f]{64})  (\S+)$", files["vendor/README.md"].decode(), re.M))
    assert {sha256(files[f"vendor/{name}"]).hexdigest() for name in sums.values()} == set(sums)
    assert {name for name in files if name.startswith("vendor/uPlot.") and not name.endswith(".txt")} == {
        f"vendor/{name}" for name in sums.values()
    }
    assert "MIT License" in files["vendor/uPlot.LICENSE.txt"].decode()


def test_every_file_in_the_folder_has_a_type() -> None:
    assert {path.suffix for path in FOLDER.rglob("*") if path.is_file()} <= set(TYPES)
