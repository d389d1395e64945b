"""Pages that show no article, because a program would write it: it is read from the JSON in their scripts."""

import json
import time
from typing import Any

import pytest

from functions.clean.cleaning import clean
from functions.clean.page_scripts import data_in_scripts
from functions.clean.rich_text import Renderer
from shared.document import Document, WarningCode
from shared.errors import Rejected
from tests.unit.clean.pages.articles import BAKERS, COURT, PIER, SCHOOL, Article

ADDRESS = "https://www.varnsundpost.example/news/kestrel-bay-to-build-its-ferry-pier-after-all"
MARKUP = "".join(f"<p>{paragraph}</p>" for paragraph in PIER.paragraphs)


TITLE = f"{PIER.headline} | The Varnsund Post"


def shell(*scripts: str, title: str = TITLE, body: str = "<div id='root'></div>") -> bytes:
    """A page that shows nothing, or little, until its scripts have run."""
    return (
        f"<!doctype html><html lang='en'><head><title>{title}</title></head><body>{body}"
        f"<noscript>You need to enable JavaScript to run this app.</noscript>{''.join(scripts)}</body></html>"
    ).encode()


def next_data(data: object) -> str:
    return f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(data)}</script>'


def story(body: object, **more: object) -> dict[str, Any]:
    return {"headline": PIER.headline, "authors": [{"name": PIER.authors[0]}], "published": PIER.published,
            "body": body} | more  # fmt: skip


def read(page: bytes) -> Document:
    return clean(page, key="inbox/x.html")


def assert_is_pier(document: Document) -> None:
    assert document.text == PIER.text
    assert document.headline == PIER.headline
    assert document.authors == PIER.authors
    assert document.published_at == PIER.published


def paragraphs(make: Any) -> list[Any]:
    return [make(text) for text in PIER.paragraphs]


def typed(kind: str, field: str) -> list[dict[str, str]]:
    return [{"type": kind, field: text} for text in PIER.paragraphs]


BODIES: dict[str, object] = {
    "HTML": MARKUP,
    "HTML with its marks escaped": MARKUP.replace("<", "&lt;").replace(">", "&gt;"),
    "plain text": "\n\n".join(PIER.paragraphs),
    "texts": list(PIER.paragraphs),
    "pieces of HTML": [f"<p>{text}</p>" for text in PIER.paragraphs],
    "rendered": {"rendered": MARKUP},
    "elements": typed("text", "content"),
    "paragraphs": typed("paragraph", "text"),
    "elements of HTML": [{"_type": "TextBlockElement", "html": f"<p>{text}</p>"} for text in PIER.paragraphs],
    "elements with data": {"blocks": paragraphs(lambda text: {"type": "paragraph", "data": {"text": text}})},
    "nodes of a document": {
        "nodeType": "document",
        "content": paragraphs(
            lambda text: {"nodeType": "paragraph", "data": {}, "content": [{"nodeType": "text", "value": text}]}
        ),
    },
    "a tree with inline marks": {
        "type": "doc",
        "content": paragraphs(
            lambda text: {
                "type": "paragraph",
                "content": [
                    {"type": "text", "text": text[:20]},
                    {"type": "text", "text": text[20:30], "marks": [{"type": "bold"}]},
                    {"type": "text", "text": text[30:]},
                ],
            }
        ),
    },
    "children with links": paragraphs(
        lambda text: {
            "type": "paragraph",
            "children": [{"text": text[:9]}, {"type": "link", "url": "/x", "children": [{"text": text[9:15]}]},
                         {"text": text[15:]}],
        }
    ),
    "blocks of spans": paragraphs(
        lambda text: {"_type": "block", "style": "normal", "children": [{"_type": "span", "text": text}]}
    ),
    "a root with children": {
        "root": {"type": "root", "children": paragraphs(
            lambda text: {"type": "paragraph", "children": [{"type": "text", "text": text}]})}
    },
    "a tree written as a text": json.dumps(
        {"blocks": paragraphs(lambda text: {"type": "unstyled", "text": text})}
    ),
    "blocks of an editor": paragraphs(lambda text: {"blockName": "core/paragraph", "innerHTML": f"<p>{text}</p>"}),
    "elements between pictures and promotions": [
        element
        for text in PIER.paragraphs
        for element in (
            {"type": "image", "caption": "The old pier under ice, seen from the north.", "url": "/x.jpg"},
            {"type": "text", "content": text},
            {"type": "interstitial_link", "content": "Read also: Bakers warn of dearer bread", "url": "/y"},
        )
    ],
}  # fmt: skip


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_the_body_in_a_pages_state_is_read(body: object) -> None:
    assert_is_pier(read(shell(next_data({"props": {"pageProps": {"article": story(body)}}, "page": "/news/[slug]"}))))


@pytest.mark.parametrize(
    "script",
    [
        "window.__INITIAL_STATE__ = DATA;",
        "window.__PRELOADED_STATE__=DATA",
        'window["__APOLLO_STATE__"] = DATA;window.other = 1;',
        "window.Fusion=window.Fusion||{};Fusion.arcSite='post';Fusion.globalContent=DATA;Fusion.lastModified=1;",
        "var state = DATA, more = {};",
        "window.__NUXT__=DATA;",
        "window.__DATA__ = JSON.parse(TEXT);",
        "window.__DATA__ = TEXT;",
    ],
)
def test_state_that_a_script_assigns_is_read(script: str) -> None:
    data = json.dumps({"story": story(MARKUP), "user": None})
    script = script.replace("DATA", data).replace("TEXT", json.dumps(data))
    assert_is_pier(read(shell(f"<script>{script}</script>")))


def test_values_that_json_does_not_have_are_read_as_none() -> None:
    data = json.dumps({"user": None, "note": "undefined", "story": story(MARKUP)}).replace("null", "undefined")
    found = data_in_scripts([f"window.x = {data}"])[0]
    assert isinstance(found, dict)
    assert (found["user"], found["note"]) == (None, "undefined")
    assert_is_pier(read(shell(f"<script>window.__PRELOADED_STATE__ = {data}</script>")))


def test_what_refers_to_other_entries_of_the_state_is_followed() -> None:
    entries = {f"Paragraph:{n}": {"__typename": "Paragraph", "text": text} for n, text in enumerate(PIER.paragraphs)}
    entries["Article:1"] = story([{"__ref": name} for name in entries])
    assert_is_pier(read(shell(f"<script>window.__APOLLO_STATE__ = {json.dumps(entries)};</script>")))


def test_a_story_with_its_names_one_level_down_is_read() -> None:
    data = {
        "headlines": {"basic": PIER.headline},
        "credits": {"by": [{"type": "author", "name": PIER.authors[0], "additional_properties": {"bio": "x " * 90}}]},
        "display_date": PIER.published,
        "content_elements": typed("text", "content"),
    }
    assert_is_pier(read(shell(f"<script>Fusion.globalContent={json.dumps(data)};</script>")))


def test_the_body_of_structured_data_is_read_where_the_page_shows_nothing() -> None:
    data = {"@type": "NewsArticle", "headline": PIER.headline, "author": {"name": PIER.authors[0]},
            "datePublished": PIER.published, "articleBody": "\n\n".join(PIER.paragraphs)}  # fmt: skip
    assert_is_pier(read(shell(f'<script type="application/ld+json">{json.dumps(data)}</script>')))


def test_a_text_from_the_pages_state_says_so() -> None:
    quality = read(shell(next_data(story(MARKUP)))).quality
    assert quality
    assert WarningCode.PAGE_STATE in {warning.code for warning in quality.warnings}


def test_a_visible_article_is_read_and_never_the_state() -> None:
    shown = "".join(f"<p>{text}</p>" for text in COURT.paragraphs)
    page = shell(next_data(story(MARKUP)), title=COURT.headline, body=f"<h1>{COURT.headline}</h1>{shown}")
    document = read(page)
    assert document.text == COURT.text
    assert document.quality
    assert WarningCode.PAGE_STATE not in {warning.code for warning in document.quality.warnings}


def entry(article: Article) -> dict[str, object]:
    return {"title": article.headline, "content": "".join(f"<p>{text}</p>" for text in article.paragraphs)}


def test_of_several_bodies_that_of_the_pages_title_is_read() -> None:
    page = shell(next_data({"items": [entry(COURT), entry(BAKERS), entry(PIER), entry(SCHOOL)]}))
    assert read(page).text == PIER.text


def test_of_several_bodies_that_of_the_pages_address_is_read() -> None:
    link = f'<link rel="canonical" href="{ADDRESS}">'
    page = shell(link, next_data({"items": [entry(COURT), entry(PIER)]}), title="The Varnsund Post")
    document = read(page)
    assert document.text == PIER.text
    assert document.headline == PIER.headline


@pytest.mark.parametrize("title", ["The Varnsund Post", "", "What the harbour eats for lunch this week"])
def test_several_bodies_of_which_nothing_tells_are_no_article(title: str) -> None:
    with pytest.raises(Rejected):
        read(shell(next_data({"items": [entry(COURT), entry(PIER)]}), title=title))


def test_a_body_under_another_headline_is_not_the_pages_article() -> None:
    with pytest.raises(Rejected):
        read(shell(next_data({"latest": entry(COURT)}), title=f"{PIER.headline} | The Varnsund Post"))


def test_a_lone_body_is_read_where_the_page_has_only_the_name_of_the_site() -> None:
    document = read(shell(next_data(story(MARKUP)), title="The Varnsund Post"))
    assert_is_pier(document)


NOTICE = (
    "<p>We use cookies on this site to make it work, to measure how it is used and to show what may interest you.</p>"
    "<p>You may change your choice at any time, and read more about who receives what in the pages on privacy.</p>"
) * 4


@pytest.mark.parametrize(
    "state",
    [
        {"cookiePolicy": {"title": PIER.headline, "body": NOTICE}},
        {"i18n": {"messages": {"consent": {"text": NOTICE}}}},
        {"article": {"headline": PIER.headline, "author": {"name": "Nora Quist", "bio": NOTICE, "text": NOTICE}}},
        {"headline": PIER.headline, "comments": [{"text": NOTICE}]},
        {"headline": PIER.headline, "body": [{"title": "A title", "url": "/x", "text": NOTICE}] * 3},
        {"headline": PIER.headline, "description": PIER.text},
    ],
    ids=["consent", "messages", "biography", "comments", "teasers", "description"],
)
def test_what_else_a_state_holds_is_no_article(state: object) -> None:
    with pytest.raises(Rejected):
        read(shell(next_data(state)))


def nested() -> object:
    tree: list[object] = []
    for _ in range(38):
        tree = [{"content": tree}, *[{"content": [{"a": 1}]}] * 1_000]
    return tree


@pytest.mark.parametrize(
    "script",
    [
        "window.x = " + json.dumps(nested()),
        "window.x = " + "[" * 100_000,
        "window.x = " + '{"body":' * 50_000 + "1" + "}" * 50_000,
        "x = {" * 100_000,
        "x = [" + "[" * 50 + '"a",' * 200_000 + "1" + "]" * 51,
        'x = "' + "\\" * 500_000,
        "window.x = " + json.dumps({"body": [[[[[{"type": "p", "children": [{"text": "a"}] * 9}] * 9] * 9] * 9] * 9]}),
        "window.x = " + json.dumps({f"body{n}": {"body": {"content": {"text": "word " * 50}}} for n in range(3_000)}),
        "window.x = " + json.dumps({"a": {"__ref": "a"}, "body": {"__ref": "body"}}),
    ],
    ids=[
        "nested lists",
        "deep list",
        "deep object",
        "assignments",
        "long list",
        "backslashes",
        "wide tree",
        "many bodies",
        "circle",
    ],
)
def test_states_made_to_take_time_do_not(script: str) -> None:
    start_s = time.process_time()
    with pytest.raises(Rejected):
        read(shell(f"<script>{script}</script>"))
    assert time.process_time() - start_s < 1.5


def test_pieces_of_an_article_in_objects_of_their_own_are_not_taken_for_all_of_it() -> None:
    steps = [{"position": n, "text": f"{text} " * 2} for n, text in enumerate(PIER.paragraphs)]
    with pytest.raises(Rejected):
        read(shell(next_data({"headline": PIER.headline, "steps": steps})))


def test_an_entry_of_a_live_blog_is_not_taken_for_the_whole() -> None:
    whole = story(MARKUP) | {"headline": f"{PIER.headline} at last: follow it live"}
    whole["updates"] = [{"headline": f"{PIER.headline} at last", "body": list(SCHOOL.paragraphs * 2)}]
    assert read(shell(next_data(whole), title=str(whole["headline"]))).text == PIER.text


def test_a_body_that_only_repeats_the_description_is_no_article() -> None:
    data = story(PIER.text) | {"description": PIER.text}
    with pytest.raises(Rejected):
        read(shell(next_data(data)))


def test_a_paragraph_that_a_tree_holds_twice_stands_once() -> None:
    tree = [{"type": "paragraph", "text": PIER.paragraphs[0]}, {"type": "paragraph", "text": "Hm."}] * 2
    assert Renderer().render(tree) == f"<p>{PIER.paragraphs[0]}</p><p>Hm.</p><p>Hm.</p>"


def test_a_sentence_in_pieces_of_a_kind_not_known_stays_one() -> None:
    pieces = [{"__typename": "TextInline", "text": "Write to "}, {"__typename": "LinkInline", "text": "us"}]
    assert Renderer().render([{"__typename": "DetailBlock", "content": pieces}]) == "<p>Write to us</p>"


def test_a_heading_and_a_list_of_a_tree_stay_what_they_are() -> None:
    tree = [
        {"type": "heading", "level": 2, "text": "The plan"},
        {"type": "paragraph", "text": "It has two parts, & both are <dear>."},
        {"type": "list", "items": [{"type": "listItem", "content": [{"type": "paragraph", "text": "The pier"}]},
                                   {"type": "listItem", "content": [{"type": "paragraph", "text": "The road"}]}]},
    ]  # fmt: skip
    assert Renderer().render(tree) == (
        "<h2>The plan</h2><p>It has two parts, &amp; both are &lt;dear&gt;.</p><li>The pier</li><li>The road</li>"
    )
