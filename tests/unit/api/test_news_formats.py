"""Articles in the formats of the trade say what the document says, in the words of their specifications.

The checks of ninjs are written after ninjs-schema_3.1.json (names and types of the properties used, and that no others
are allowed), those of JSON-LD after the pages of schema.org on NewsArticle and Quotation.
"""

import re
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import pytest

from functions.api.ninjs import to_ninjs
from functions.api.schema_org import to_schema_org
from shared.document import Document, Entity, EntityType, Quote, QuoteKind, Source, Span, Speaker

TEXT = "🚢 “We won,” said Ada Stone of the Pilots’ Union in Varnsund. Officials said that Norway lost."
REFERENCE = {"name", "rel", "uri", "literal", "contactInfo"}
PROPERTIES = {
    "uri", "type", "representationType", "profile", "version", "firstCreated", "versionCreated", "contentCreated",
    "embargoedUntil", "pubStatus", "urgency", "copyrightHolder", "copyrightNotice", "usageTerms", "edNote", "language",
    "descriptions", "bodies", "headlines", "people", "organisations", "places", "subjects", "events", "eventDetails",
    "plannedCoverage", "objects", "infoSources", "title", "by", "slugline", "located", "renditions", "associations",
    "altIds", "trustIndicators", "standard", "genres", "expires", "rightsInfo", "digitalSourceType",
}  # fmt: skip
PARTS = {
    "bodies": {"role", "contentType", "charCount", "wordCount", "value"},
    "headlines": {"role", "contentType", "value"},
    "people": REFERENCE,
    "organisations": REFERENCE | {"symbols"},
    "places": REFERENCE | {"geoJSON"},
    "objects": REFERENCE - {"contactInfo"},
    "events": REFERENCE - {"contactInfo"} | {"id"},
    "subjects": REFERENCE - {"contactInfo"} | {"creator", "relevance", "confidence"},
    "infoSources": {"name", "role", "uri", "literal", "contactInfo"},
    "renditions": {"name", "href", "contentType", "title", "sizeInBytes"},
    "altIds": {"role", "value"},
}


def _span(text: str) -> Span:
    start = TEXT.index(text)
    return Span(start=start, end=start + len(text), text=text)


def _quote(text: str, speaker: Speaker | None, about: tuple[str, ...] = ()) -> Quote:
    return Quote(
        **dict(_span(text)), id="q1", kind=QuoteKind.DIRECT, speaker=speaker, cue=None, about=about, confidence=0.9
    )


def _entity(id_: str, name: str, type_: EntityType) -> Entity:
    return Entity(id=id_, name=name, type=type_, mentions=(_span(name),))


ADA = Speaker(id="person:ada-stone", name="Ada Stone", **dict(_span("Ada Stone")))
OFFICIALS = Speaker(id=None, name="Officials", **dict(_span("Officials")))


@pytest.fixture
def document() -> Document:
    return Document(
        id="0" * 20,
        source=Source(
            bucket="b", key="inbox/a.html", version_id=None, sha256="f" * 64, media_type="text/html", size_bytes=9
        ),
        url="https://courier.example/a",
        site="courier.example",
        headline="Pilots win",
        authors=("Nora Quist", "Ola Lie"),
        published_at="2026-05-22",
        language="en",
        text=TEXT,
        word_count=17,
        entities=(
            _entity("person:ada-stone", "Ada Stone", EntityType.PERSON),
            _entity("org:pilots-union", "Pilots’ Union", EntityType.ORG),
            _entity("place:varnsund", "Varnsund", EntityType.PLACE),
            _entity("country:NO", "Norway", EntityType.PLACE),
            _entity("group:officials", "Officials", EntityType.GROUP),
        ),
        quotes=(_quote("We won", ADA), _quote("that Norway lost", OFFICIALS, ("country:NO",)), _quote("won", None)),
    )


def _check_ninjs(item: dict[str, Any], more: frozenset[str] = frozenset()) -> None:
    assert item.keys() <= PROPERTIES | more
    assert urlsplit(item["uri"]).scheme
    assert item["type"] in ("text", "component")
    for name, allowed in PARTS.items():
        for part in item.get(name, []):
            assert part.keys() <= allowed, name
            assert all(isinstance(v, int if k in ("charCount", "wordCount") else str) for k, v in part.items())
            assert "uri" not in part or re.fullmatch(r"[a-z][a-z0-9+.-]*:[!-~]+", part["uri"])
            assert name not in ("bodies", "headlines", "altIds") or "value" in part
    for association in item.get("associations", []):
        assert {"name", "uri"} <= association.keys()
        _check_ninjs(association, frozenset({"name", "rel"}))


def test_ninjs_has_only_what_its_schema_allows(document: Document) -> None:
    item = to_ninjs(document)
    _check_ninjs(item)
    assert set(item["standard"]) == {"name", "version", "schema"}
    assert datetime.fromisoformat(item["contentCreated"]).isoformat() == "2026-05-22T00:00:00+00:00"
    assert item["bodies"][0]["charCount"] == len(TEXT)


def test_quotations_ride_in_ninjs_as_associations(document: Document) -> None:
    first, second, third = to_ninjs(document)["associations"]
    assert first["rel"] == second["rel"] == third["rel"] == "quotation"
    assert first["bodies"][0]["value"] == "We won"
    assert first["people"] == [
        {
            "name": "Ada Stone",
            "rel": "speaker",
            "uri": "urn:x-newsdex:entity:person:ada-stone",
            "literal": "person:ada-stone",
        }
    ]
    assert second["people"] == [{"name": "Officials", "rel": "speaker"}]
    assert [subject["name"] for subject in second["subjects"]] == ["Norway"]
    assert (third["name"], "people" in third) == ("unknown", False)
    places = {alternative["role"]: alternative["value"] for alternative in first["altIds"]}
    assert TEXT[int(places["start"]) : int(places["end"])] == "We won"


def test_what_is_not_known_is_not_said(document: Document) -> None:
    bare = document.model_copy(
        update=dict.fromkeys(("url", "site", "headline", "published_at", "language"))
        | {"authors": (), "entities": (), "quotes": ()}
    )
    assert set(to_ninjs(bare)) == {"uri", "standard", "type", "representationType", "bodies", "altIds"}
    assert set(to_schema_org(bare)) == {"@context", "@type", "@id", "wordCount", "articleBody"}


def test_a_news_article_of_schema_org_has_its_quotations_as_parts(document: Document) -> None:
    article = to_schema_org(document)
    assert (article["@context"], article["@type"]) == ("https://schema.org", "NewsArticle")
    assert [author["name"] for author in article["author"]] == ["Nora Quist", "Ola Lie"]
    assert {thing["@type"] for thing in article["mentions"]} == {"Person", "Organization", "Place", "Country", "Thing"}
    first, second, third = article["hasPart"]
    assert first["@type"] == "Quotation"
    assert first["spokenByCharacter"]["@id"] in {thing["@id"] for thing in article["mentions"]}
    assert second["spokenByCharacter"] == {"@type": "Person", "name": "Officials"}
    assert second["about"] == [{"@id": "urn:x-newsdex:entity:country:NO"}]
    assert "spokenByCharacter" not in third


def test_no_address_but_of_the_web_is_passed_on(document: Document) -> None:
    hostile = document.model_copy(update={"url": "javascript:alert(1)"})
    assert "renditions" not in to_ninjs(hostile)
    assert "url" not in to_schema_org(hostile)
