"""Owns an article as schema.org JSON-LD: a NewsArticle, what it mentions, and its quotations as parts of it."""

from typing import Any

from functions.api.web import article_urn, entity_urn, quote_urn, web_address
from shared.document import Document, Entity, EntityType, Quote, Speaker

JSONLD_TYPE = "application/ld+json"
CONTEXT = "https://schema.org"
_TYPES = {
    EntityType.PERSON: "Person",
    EntityType.ORG: "Organization",
    EntityType.PLACE: "Place",
    EntityType.GROUP: "Thing",
    EntityType.EVENT: "Event",
    EntityType.WORK: "CreativeWork",
    EntityType.PRODUCT: "Product",
    EntityType.LAW: "Legislation",
}

Thing = dict[str, Any]


def to_schema_org(document: Document) -> Thing:
    """A NewsArticle, without the properties of which nothing is known."""
    article: Thing = {
        "@context": CONTEXT,
        "@type": "NewsArticle",
        "@id": article_urn(document.id),
        "url": web_address(document.url),
        "headline": document.headline,
        "author": [{"@type": "Person", "name": name} for name in document.authors],
        "publisher": {"@type": "Organization", "name": document.site} if document.site else None,
        "datePublished": document.published_at,
        "inLanguage": document.language,
        "wordCount": document.word_count,
        "articleBody": document.text,
        "mentions": [_thing(entity) for entity in document.entities],
        "hasPart": [_quotation(quote) for quote in document.quotes],
    }
    return {name: value for name, value in article.items() if value not in (None, [])}


def _thing(entity: Entity) -> Thing:
    is_country = entity.id.startswith("country:")
    thing: Thing = {"@type": "Country" if is_country else _TYPES[entity.type], "@id": entity_urn(entity.id)}
    thing["name"] = entity.name
    return {**thing, "alternateName": list(entity.aliases)} if entity.aliases else thing


def _quotation(quote: Quote) -> Thing:
    quotation: Thing = {
        "@type": "Quotation",
        "@id": quote_urn(quote.id),
        "text": quote.text,
        "spokenByCharacter": _speaker(quote.speaker) if quote.speaker else None,
        "about": [{"@id": entity_urn(id_)} for id_ in quote.about],
    }
    return {name: value for name, value in quotation.items() if value}


def _speaker(speaker: Speaker) -> Thing:
    """Schema.org lets people and organisations speak; an unnamed source is taken for a person."""
    is_person = speaker.id is None or speaker.id.startswith("person:")
    named: Thing = {"@type": "Person" if is_person else "Organization", "name": speaker.name}
    return {**named, "@id": entity_urn(speaker.id)} if speaker.id else named
