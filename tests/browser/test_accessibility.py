"""Every view passes axe-core's rules, those of WCAG 2.2 AA among them, in light and in dark, wide and narrow."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.test_page import PHONE, VIEWS, open_view

pytestmark = pytest.mark.timeout(180)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_a_view_breaks_no_rule_of_accessibility(
    page: Page, samples: dict[str, str], view: str, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # a view that fades in is pale at first
    for size in (None, PHONE):
        if size:
            page.set_viewport_size(size)
        open_view(page, view.format(article=samples["harbour-strike.html"]))
        found = Axe().run(page)
        assert len(found.response["passes"]) > 10  # it did look
        assert not found.response["violations"], found.generate_report()
