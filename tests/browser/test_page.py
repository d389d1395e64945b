"""What a journalist does: search, read, look at a person, add a page, take one down."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, ViewportSize, expect

from shared.identifiers import article_id
from tests.browser.conftest import WAIT_MS
from tests.end_to_end.conftest import Newsdex, wait_until

pytestmark = pytest.mark.timeout(180)
expect.set_options(timeout=WAIT_MS)

PHONE: ViewportSize = {"width": 360, "height": 740}
VIEWS = [
    *("#/", "#/search?q=the", "#/add", "#/rejected", "#/corrections"),
    *("#/entity/person:tove-lindqvist", "#/article/{article}"),
]


def open_view(page: Page, place: str) -> None:
    page.goto(f"/{place}")
    page.reload()
    expect(page.locator("main")).to_have_attribute("aria-busy", "false")
    expect(page.locator("[aria-busy=true]")).to_have_count(0)


def test_words_lead_to_an_article_and_its_speaker_to_a_person(page: Page, samples: dict[str, str]) -> None:
    assert samples
    open_view(page, "#/")
    page.get_by_role("combobox").fill("waterworks meadow")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Search for waterworks meadow")
    page.get_by_role("link", name="Upper Lind votes against reservoir by eleven votes").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Upper Lind votes against reservoir by eleven votes")
    said = page.locator("mark", has_text="talked to everybody except the people who mow the grass")
    beside = page.locator(".para", has=said).locator(".speakers")
    beside.get_by_role("link", name="Josephine Adeyemi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Josephine Adeyemi")
    expect(page.get_by_role("tabpanel", name="Said", exact=True)).to_contain_text("people who mow the grass")


def test_the_beginning_of_a_last_name_suggests_a_person_by_keyboard(page: Page, samples: dict[str, str]) -> None:
    assert samples
    open_view(page, "#/")
    box = page.get_by_role("combobox")
    box.press_sequentially("lindqv")
    option = page.get_by_role("option", name=re.compile("Tove Lindqvist"))
    expect(option).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == option.get_attribute("id")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tove Lindqvist")
    expect(box).to_have_attribute("aria-expanded", "false")


def test_a_person_has_quotations_a_time_line_and_company(page: Page, samples: dict[str, str]) -> None:
    assert samples
    open_view(page, "#/entity/person:tove-lindqvist")
    expect(page.locator(".plot canvas")).to_be_visible()
    page.get_by_text("As a table").click()
    assert page.get_by_role("row").count() >= 3
    page.get_by_role("tab", name="Said", exact=True).focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Said of")).to_have_attribute("aria-selected", "true")
    expect(page.locator(".side .chips a", has_text="Emil Aasgard")).to_be_visible()


def test_an_upload_ends_in_its_article_and_a_takedown_in_its_absence(
    page: Page, newsdex: Newsdex, article: str
) -> None:
    text = article.format(speaker="Frida Lang").replace("waited long", "waited 🚢🏴‍☠️ long")
    open_view(page, "#/add")
    page.get_by_label("Choose files").set_input_files(
        {"name": "Pier.txt", "mimeType": "text/plain", "buffer": text.encode()}
    )
    page.wait_for_url("**/#/article/*")
    expect(page.locator("mark").first).to_have_text("We have waited 🚢🏴‍☠️ long enough for this decision,")
    expect(page.locator(".speakers").first).to_contain_text("Frida Lang")
    page.get_by_role("button", name="Take down").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Keep it")).to_be_focused()
    dialog.get_by_role("button", name="Keep it").click()
    expect(dialog).to_be_hidden()
    page.get_by_role("button", name="Take down").click()
    dialog.get_by_role("button", name="Take it down").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who said what about whom")
    status, answer = newsdex.ask("/quotes?speaker=Frida%20Lang")
    assert (status, answer["quotes"]) == (200, [])


def test_what_is_no_article_is_told_with_its_reason(page: Page) -> None:
    open_view(page, "#/add")
    page.get_by_label("Choose files").set_input_files({"name": "empty.txt", "mimeType": "text/plain", "buffer": b" "})
    expect(page.locator(".uploads .failed .state")).to_have_text(re.compile(r"\w.*\."))
    page.get_by_role("link", name="Rejected").click()
    expect(page.locator(".rejection").first).to_contain_text("empty.txt")
    page.get_by_role("link", name="Add").click()
    page.get_by_label("Choose files").set_input_files({"name": "none.txt", "mimeType": "text/plain", "buffer": b""})
    expect(page.locator(".uploads .failed .state").first).to_have_text("The file is empty.")


@pytest.mark.parametrize("place", VIEWS)
def test_every_view_fits_a_phone_and_names_its_parts(page: Page, samples: dict[str, str], place: str) -> None:
    page.set_viewport_size(PHONE)
    open_view(page, place.format(article=samples["reservoir-vote.md"]))
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    for role in ("banner", "main", "search", "navigation"):
        assert page.get_by_role(role).count() == 1, role
    for control in page.locator("main button, main input, main select, main a").all():
        name = control.evaluate("e => e.ariaLabel || e.labels?.[0]?.textContent || e.textContent")
        assert name.strip(), control


def test_a_takedown_waits_for_a_second_look(page: Page, samples: dict[str, str]) -> None:
    open_view(page, f"#/article/{samples['bread-prices.txt']}")
    page.get_by_role("button", name="Take down").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_first_key_leads_past_the_top(page: Page, samples: dict[str, str]) -> None:
    assert samples
    open_view(page, "#/rejected")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    assert page.url.endswith("#/rejected")


def test_a_quotation_is_copied_with_its_source(page: Page, samples: dict[str, str]) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_view(page, f"#/article/{samples['harbour-strike.html']}")
    page.locator(".para.spoken").first.get_by_role("button", name="Copy the words of Tove Lindqvist").click()
    expect(page.locator(".copy").first).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“We did not win everything we asked for,” … “But nobody who stood")
    assert "– Tove Lindqvist, in “Dockers in Varnsund vote to end nine-week strike”, varnsundcourier.example" in copied
    assert "4 March 2026. https://" in copied
    assert re.search(r"#:~:text=\S*We%20did%20not%20win", copied)


def test_a_wrong_speaker_is_put_right_and_the_correction_taken_back(page: Page, samples: dict[str, str]) -> None:
    place = f"#/article/{samples['reservoir-vote.md']}"
    open_view(page, place)
    said = page.locator(".para", has=page.locator("mark", has_text="Eleven votes is not a quarrel"))
    said.hover()
    said.get_by_role("button", name="Correct the words of Greta Holloway").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading")).to_have_text("Who said this?")
    dialog.get_by_role("checkbox", name="Eleven votes").check()
    dialog.get_by_label("Speaker").select_option(label="Samuel Oyelaran")
    dialog.get_by_role("button", name="Correct").click()
    expect(dialog).to_be_visible()  # a reason and a name are wanted
    dialog.get_by_label("Why").fill("The desk heard the tape.")
    dialog.get_by_label("Your name").fill("Ines <b>Calder</b>")
    dialog.get_by_role("button", name="Correct").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(said.locator(".speakers")).to_contain_text("Samuel Oyelaran")
    page.get_by_role("link", name="Corrections").click()
    card = page.locator(".correction")
    expect(card).to_contain_text("Said by Samuel Oyelaran")
    expect(card).to_contain_text("The desk heard the tape. – Ines <b>Calder</b>")
    card.get_by_role("button", name="Take back").click()
    expect(card).to_have_count(0)
    open_view(page, place)
    expect(said.locator(".speakers")).not_to_contain_text("Samuel Oyelaran")


def test_words_that_are_no_quotation_can_be_hidden(page: Page, samples: dict[str, str]) -> None:
    open_view(page, f"#/article/{samples['harbour-strike.html']}")
    marks = page.locator("mark")
    before = marks.count()
    first = page.locator(".para.spoken").first
    first.hover()
    first.get_by_role("button", name=re.compile("Correct the words")).first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Correct").click()
    dialog.get_by_role("checkbox").first.check()
    dialog.get_by_label("Speaker").select_option(label="Nobody: this is no quotation")
    dialog.get_by_label("Why").fill("A title.")
    dialog.get_by_label("Your name").fill("Ines Calder")
    dialog.get_by_role("button", name="Correct").click()
    expect(marks).to_have_count(before - 1)


def test_copies_of_a_story_are_shown_once_and_named_in_the_article(
    page: Page, newsdex: Newsdex, samples: dict[str, str]
) -> None:
    original = (Path("events") / "articles" / "flood-barrier.txt").read_bytes()
    newsdex.wait_for(newsdex.drop("barrier-copy.txt", original), "indexed")
    open_view(page, f"#/article/{samples['flood-barrier.txt']}")
    expect(page.get_by_role("region", name="Also printed as").get_by_role("article")).to_have_count(1)
    open_view(page, "#/search?q=eleven%20weeks%20behind")
    expect(page.locator(".card.quote")).to_have_count(1)
    expect(page.locator(".card.quote")).to_contain_text("and in 1 copy")
    newsdex.ask(f"/articles/{article_id('inbox/barrier-copy.txt')}", method="DELETE")


def test_an_article_that_is_not_there_is_told_so(page: Page) -> None:
    open_view(page, "#/article/ffffffffffffffffffff")
    expect(page.get_by_role("alert")).to_have_text("No article has this id.")


def test_a_closed_archive_asks_for_a_token_and_sends_it_to_itself_only(page: Page, samples: dict[str, str]) -> None:
    tokens: list[str | None] = []

    def door(route: Route) -> None:
        tokens.append(route.request.headers.get("authorization"))
        if tokens[-1] == "Bearer open sesame":
            route.continue_()
        else:
            route.fulfill(status=401, json={"message": "Unauthorized"})

    page.route(re.compile(r"/(quotes|articles|entities)"), door)
    page.goto(f"/#/article/{samples['reservoir-vote.md']}")
    expect(page.get_by_role("heading", level=1)).to_have_text("This archive asks who you are")
    page.get_by_label("Access token").fill("open sesame")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Upper Lind votes against reservoir by eleven votes")
    with page.expect_download() as saved:
        page.get_by_role("link", name="JSON-LD").click()
    assert saved.value.suggested_filename.endswith(".jsonld")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Upper Lind votes against reservoir by eleven votes")
    assert tokens[0] is None
    assert set(tokens[1:]) == {"Bearer open sesame"}


def test_lists_of_a_closed_archive_ask_too(page: Page) -> None:
    page.route(re.compile(r"/(quotes|articles)"), lambda route: route.fulfill(status=403, json={}))
    page.goto("/#/")
    expect(page.get_by_label("Access token")).to_be_visible()


def test_offsets_count_code_points(page: Page) -> None:
    open_view(page, "#/add")
    root = page.locator("script[type=module]").get_attribute("src") or ""
    text = "🚢 Zoë 𝒜da 👩🏽‍🚀 ok"
    cut = page.evaluate(
        """async ([module, text]) => {
            const { unitsBefore } = await import(module);
            const units = unitsBefore(text);
            return [...Array([...text].length + 1).keys()].map((n) => text.slice(0, units(n)));
        }""",
        [root.replace("main.js", "offsets.js"), text],
    )
    assert cut == [text[:n] for n in range(len(text) + 1)]


def test_a_page_left_open_shows_what_has_come_since(page: Page, newsdex: Newsdex, article: str) -> None:
    open_view(page, "#/")
    key = newsdex.drop("late.txt", article.format(speaker="Vera Holt").encode())
    newsdex.wait_for(key, "indexed")
    wait_until(lambda: newsdex.ask("/entities?q=vera")[1]["entities"], bool)
    page.get_by_role("combobox").fill("Vera")
    expect(page.get_by_role("option", name=re.compile("Vera Holt"))).to_be_visible()


def test_quotations_that_are_not_sure_say_so_in_lists_and_are_not_on_the_first_view(
    page: Page, newsdex: Newsdex, samples: dict[str, str]
) -> None:
    assert samples
    _, answer = newsdex.ask("/quotes?page_size=100")
    unsure = [q for q in answer["quotes"] if q["confidence"] < 0.7 and q["speaker"] and q["speaker"]["id"]]
    assert unsure
    open_view(page, "#/")
    expect(page.locator(".card.quote").first).to_be_visible()
    expect(page.locator(".card.quote .note.unsure")).to_have_count(0)
    open_view(page, f"#/entity/{unsure[0]['speaker']['id']}")
    card = page.locator(".card.quote", has_text=unsure[0]["text"][:40]).first
    expect(card.locator(".note.unsure")).to_have_text("not sure")


def test_what_is_said_of_speakers_and_days_that_are_not_known_is_said_once(
    page: Page, samples: dict[str, str], newsdex: Newsdex, article: str
) -> None:
    open_view(page, f"#/article/{samples['night-shift-study.html']}")
    unknown = page.locator(".speaks", has_text="Speaker not sure").first
    expect(unknown).to_be_visible()
    expect(unknown.locator(".note.unsure")).to_have_count(0)
    undated = article.replace("12 March 2026\n\n", "")
    for name, text in (("dated.txt", article), ("undated.txt", undated)):
        newsdex.wait_for(newsdex.drop(name, text.format(speaker="Ottilie Brahe").encode()), "indexed")
    open_view(page, "#/entity/person:ottilie-brahe")
    expect(page.locator("header.entity .imprint")).to_have_text("Last in print 12 March 2026")


def test_days_below_the_chart_can_be_read_in_one_way_only(page: Page) -> None:
    open_view(page, "#/")
    sheet = page.locator("link[href*='/style.css']").get_attribute("href") or ""
    ticks = page.evaluate(
        """async (module) => {
            const { tick } = await import(module);
            const at = Date.UTC(2026, 2, 1) / 1000, day = 86400;
            return [day, 7 * day, 28 * day, 90 * day, 365 * day].map((step) => tick(at, step));
        }""",
        sheet.replace("style.css", "spans.js"),
    )
    assert ticks == ["1 Mar", "1 Mar", "Mar 2026", "Mar 2026", "2026"]
