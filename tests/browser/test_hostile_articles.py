"""Texts of articles that try to become scripts stay texts: 200 of them, in every field the page shows."""

import itertools
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from functions.index.projection import project
from shared.archive import Archive, Form
from shared.document import Document, Entity, EntityType, Quote, QuoteKind, Source, Span, Speaker
from shared.identifiers import quote_id
from shared.keys import names_partition
from shared.listing import DirectoryName, EntityName
from shared.messages import ObjectVersion
from shared.objects import S3Objects
from shared.record import Generation, Record, record_item
from tests.end_to_end.conftest import Newsdex

pytestmark = pytest.mark.timeout(180)

CALL = "window.pwned=1"
CALLS = (CALL, f"top['pwned']=1;{CALL}", "alert(1)", f"self[`pwned`]=1,{CALL}", f"setTimeout('{CALL}')")
VECTORS = (
    "<script>{0}</script>",
    "<ScRiPt >{0}</sCrIpT>",
    "<script src=data:text/javascript,{0}></script>",
    "</title><script>{0}</script>",
    "--><script>{0}</script><!--",
    "<img src=x onerror={0}>",
    "<img src=x onerror='{0}'",
    "<svg onload={0}>",
    "<svg><script>{0}</script></svg>",
    "<svg><animate onbegin={0} attributeName=x dur=1s>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror={0}>",
    "<iframe srcdoc='<script>{0}</script>'></iframe>",
    "<iframe src=javascript:{0}>",
    "<body onload={0}>",
    "<details open ontoggle={0}>",
    "<input autofocus onfocus={0}>",
    "<video><source onerror={0}></video>",
    "<a href=javascript:{0}>x</a>",
    "<form action=javascript:{0}><button autofocus>",
    "<base href=javascript:{0}//>",
    "<meta http-equiv=refresh content='0;url=javascript:{0}'>",
    "<object data=javascript:{0}>",
    "<embed src=javascript:{0}>",
    "<link rel=stylesheet href=javascript:{0}>",
    "<style>@import 'javascript:{0}';</style>",
    "<noscript><p title='</noscript><img src=x onerror={0}>'>",
    "<template><script>{0}</script></template>",
    "' onmouseover='{0}' x='",
    '" onfocus="{0}" autofocus x="',
    "` onclick=`{0}`",
    "javascript:{0}",
    "JaVaScRiPt:{0}",
    "\tjavascript:{0}",
    "java\nscript:{0}",
    "data:text/html,<script>{0}</script>",
    "vbscript:{0}",
    "${{{0}}}",
    "{{{{constructor.constructor('{0}')()}}}}",
    "&lt;script&gt;{0}&lt;/script&gt;",
    "\u202e<img src=x onerror={0}>\u202c",
)
PAYLOADS = [vector.format(call) for vector, call in itertools.product(VECTORS, CALLS)]
IN_ONE_ARTICLE = 20
FORBIDDEN = (
    "script, iframe, object, embed, img, svg, math, video, style, link, base, meta, template, object, form[action]"
)


def test_there_are_200_payloads_no_two_alike() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) == 200


def _documents() -> Iterator[Document]:
    for number in range(0, len(PAYLOADS), IN_ONE_ARTICLE):
        yield _document(number // IN_ONE_ARTICLE, PAYLOADS[number : number + IN_ONE_ARTICLE])


def _document(number: int, payloads: list[str]) -> Document:
    """An article in which every field is a payload."""
    text, entities, quotes = "", [], []
    id_ = f"{number:020x}"
    for i, payload in enumerate(payloads):
        start, end = len(text), len(text) + len(payload)
        entity_id = f"person:{'<i>' if i == 0 else ''}hostile-{number}-{i}"
        span = Span(start=start, end=end, text=payload)
        kind = list(EntityType)[i % len(EntityType)]
        entities.append(Entity(id=entity_id, name=payload, type=kind, aliases=(payload,), mentions=(span,)))
        speaker = Speaker(id=entity_id if i % 2 else None, name=payload, text=payload, start=start, end=end)
        quotes.append(
            Quote(
                **dict(span),
                id=quote_id(id_, start, end),
                kind=list(QuoteKind)[i % 3],
                speaker=speaker,
                cue=None,
                about=(entity_id,),
                confidence=0.9,
            )
        )
        text += payload + "\n"
    return Document(
        id=id_,
        source=Source(bucket="b", key=payloads[1], version_id=None, sha256="0", media_type="text/html", size_bytes=1),
        url=payloads[-1],
        site=payloads[2],
        headline=payloads[0],
        authors=tuple(payloads[3:5]),
        published_at="2026-08-01",
        language=payloads[5],
        text=text,
        word_count=len(text.split()),
        entities=tuple(entities),
        quotes=tuple(quotes),
    )


@pytest.fixture(scope="module")
def hostile(newsdex: Newsdex) -> list[Document]:
    """Documents put straight into the stores, for no stage of ours would let such text become a name."""
    cloud, table = newsdex.stack.cloud, newsdex.stack.table
    archive = Archive(S3Objects(cloud.client("s3"), cloud.physical_id("ArchiveBucket")))
    documents = list(_documents())
    for document in documents:
        version = ObjectVersion(
            article_id=document.id, key="inbox/x", version_id=None, sequencer="00", event_time="2026-08-01T00:00:00Z"
        )
        archive.save(version, Form.DOCUMENT, document)
        projection = project(document, version)
        written = Generation(sort=projection.sort, entities=projection.entities)
        table.put_unless_newer(record_item(document.id, Record(seq="00", current=written)))
        listing, *postings = projection.items
        for item in [listing, *(postings if document.id == documents[0].id else ())]:
            table.put_unless_newer(item)
        table.put_unless_newer({"pk": "DAYS", "sk": "2026-08-01", "seq": "00", "body": ""})
    for i, entity in enumerate(documents[0].entities):
        name = DirectoryName(entity=EntityName(id=entity.id, name=entity.name, type=entity.type))
        directory = {"pk": names_partition("hostile"), "sk": f"hostile {i}#{entity.id}", "seq": "00"}
        table.put_unless_newer({**directory, "body": name.model_dump_json()})
    return documents


def _visit(page: Page, place: str) -> None:
    page.goto(f"/{place}")
    expect(page.locator("main")).to_have_attribute("aria-busy", "false")
    expect(page.locator("[aria-busy=true]")).to_have_count(0)


def _assert_harmless(page: Page) -> None:
    assert page.evaluate("window.pwned") is None
    assert page.locator("main").locator(FORBIDDEN).count() == 0
    schemes = page.evaluate("[...document.links].map((a) => new URL(a.href).protocol)")
    assert set(schemes) <= {"http:", "https:"}
    attributes = page.evaluate("[...document.querySelectorAll('*')].flatMap((e) => e.getAttributeNames())")
    assert not [name for name in attributes if name.startswith("on") or name == "srcdoc"]


@pytest.fixture
def watched(page: Page) -> Page:
    """A page in which no dialog may open."""
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    return page


def test_no_article_runs_a_script(watched: Page, hostile: list[Document]) -> None:
    for document in hostile:
        _visit(watched, f"#/article/{document.id}")
        expect(watched.locator("h1")).to_have_text(document.headline or "")
        shown = watched.evaluate("[...document.querySelectorAll('mark')].map((m) => m.textContent)")
        assert "".join(shown) == document.text.replace("\n", "")
        _assert_harmless(watched)


def test_no_list_runs_a_script(watched: Page, hostile: list[Document]) -> None:
    for place in (
        "#/",
        "#/search?q=script&from=2026-08-01&to=2026-08-01",
        "#/search?q=%3Cimg%20src%3Dx%20onerror%3Dpwned%3D1%3E",
    ):
        _visit(watched, place)
        while (more := watched.get_by_role("button", name="Show more")).count():
            with watched.expect_response("**cursor=**"):
                more.first.click()
            expect(watched.locator("[aria-busy=true]")).to_have_count(0)
            if watched.locator(".card.quote").count() > len(PAYLOADS):
                break
        _assert_harmless(watched)
    assert hostile


def test_no_name_runs_a_script(watched: Page, hostile: list[Document]) -> None:
    for entity in hostile[0].entities[:10]:
        _visit(watched, f"#/entity/{entity.id}")
        expect(watched.locator("h1")).to_have_text(entity.name.strip())
        _assert_harmless(watched)
    watched.get_by_role("combobox").fill("hostile")
    expect(watched.get_by_role("option").first).to_be_visible()
    _assert_harmless(watched)


def test_no_address_runs_a_script(watched: Page, hostile: list[Document]) -> None:
    for address in ("#/<img src=x onerror=pwned=1>", "#/article/%3Cscript%3Epwned=1%3C/script%3E", "#/entity/%E0%A4%A"):
        _visit(watched, address)
        _assert_harmless(watched)
    assert hostile
