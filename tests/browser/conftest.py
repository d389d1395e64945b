"""A real browser before the real stack; where none is installed, these tests are skipped and say so."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.end_to_end.conftest import Newsdex, article, newsdex  # noqa: F401 - fixtures

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WAIT_MS = 20_000
SAMPLES = (
    "bread-prices.txt",
    "flood-barrier.txt",
    "harbour-strike.html",
    "night-shift-study.html",
    "reservoir-vote.md",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.skip(f"no browser: install one of {', '.join(BROWSERS)}")
    with sync_playwright() as playwright:
        # As root, and in containers, Chromium cannot make its sandbox.
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, newsdex: Newsdex) -> Iterator[Page]:  # noqa: F811
    """A fresh page; at the end nothing may have failed in it, and no policy been broken."""
    page = browser.new_page(base_url=newsdex.stack.front.url, viewport={"width": 1280, "height": 900}, locale="en-GB")
    page.set_default_timeout(WAIT_MS)
    faults: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error" and "status of 40" not in message.text:
            faults.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    page.close()
    assert faults == []


@pytest.fixture(scope="module")
def samples(newsdex: Newsdex) -> dict[str, str]:  # noqa: F811
    """The ids of some sample articles, once they are in the archive, by file name."""
    keys = {name: newsdex.drop(name, (Path("events") / "articles" / name).read_bytes()) for name in SAMPLES}
    return {name: newsdex.wait_for(key, "indexed")["article_id"] for name, key in keys.items()}
