"""Owns an article as IPTC ninjs 3.1, the news agencies' exchange format in JSON.

ninjs has no word for quotations, and its schema allows no property it does not name. They ride as `associations`:
each is a component with `rel` "quotation", the words as its body, the speaker under `people` or `organisations` with
`rel` "speaker", whom it speaks of under `subjects` with `rel` "about", and its place in the text under `altIds`.
Schema: https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json
"""

from typing import Any

from functions.api.web import article_urn, entity_urn, quote_urn, web_address
from shared.document import Document, Entity, EntityType, Quote, Speaker

STANDARD = {"name": "ninjs", "version": "3.1", "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"}
PLAIN = "text/plain"
_PROPERTY = {
    EntityType.PERSON: "people",
    EntityType.ORG: "organisations",
    EntityType.PLACE: "places",
    EntityType.EVENT: "events",
    EntityType.PRODUCT: "objects",
    EntityType.GROUP: "subjects",
    EntityType.WORK: "subjects",
    EntityType.LAW: "subjects",
}

Ninjs = dict[str, Any]


def to_ninjs(document: Document) -> Ninjs:
    """A news object, without the properties of which nothing is known."""
    url = web_address(document.url)
    item: Ninjs = {
        "uri": article_urn(document.id),
        "standard": STANDARD,
        "type": "text",
        "representationType": "full",
        "contentCreated": _time(document.published_at),
        "language": document.language,
        "headlines": [{"role": "main", "value": document.headline}] if document.headline else None,
        "bodies": [_body(document)],
        "by": ", ".join(document.authors),
        "infoSources": _sources(document),
        "renditions": [{"name": "original", "href": url}] if url else None,
        "altIds": [_alternative("object-key", document.source.key), _alternative("sha256", document.source.sha256)],
        **_named(document.entities),
        "associations": [_association(document, quote) for quote in document.quotes],
    }
    return {name: value for name, value in item.items() if value}


def _time(published_at: str | None) -> str | None:
    """A date-time, as the schema wants; of a day alone its midnight in UTC."""
    return f"{published_at}T00:00:00Z" if published_at and "T" not in published_at else published_at


def _body(document: Document) -> Ninjs:
    return {
        "role": "main",
        "contentType": PLAIN,
        "charCount": len(document.text),
        "wordCount": document.word_count,
        "value": document.text,
    }


def _sources(document: Document) -> list[Ninjs]:
    authors = [{"name": author, "role": "author"} for author in document.authors]
    return [*authors, {"name": document.site, "role": "publisher"}] if document.site else authors


def _named(entities: tuple[Entity, ...]) -> Ninjs:
    named: Ninjs = {}
    for entity in entities:
        reference = {"name": entity.name, "rel": "mentioned", "uri": entity_urn(entity.id), "literal": entity.id}
        named.setdefault(_PROPERTY[entity.type], []).append(reference)
    return named


def _association(document: Document, quote: Quote) -> Ninjs:
    names = {entity.id: entity.name for entity in document.entities}
    about = [
        {"name": names.get(id_, id_), "rel": "about", "uri": entity_urn(id_), "literal": id_} for id_ in quote.about
    ]
    association: Ninjs = {
        "name": quote.speaker.name if quote.speaker else "unknown",
        "rel": "quotation",
        "uri": quote_urn(quote.id),
        "type": "component",
        "profile": f"quotation-{quote.kind.value}",
        "bodies": [{"role": "quotation", "contentType": PLAIN, "charCount": len(quote.text), "value": quote.text}],
        "subjects": about,
        "altIds": [
            _alternative("start", str(quote.start)),
            _alternative("end", str(quote.end)),
            _alternative("confidence", f"{quote.confidence:g}"),
        ],
        **(_speaker(quote.speaker) if quote.speaker else {}),
    }
    return {name: value for name, value in association.items() if value}


def _speaker(speaker: Speaker) -> Ninjs:
    reference = {"name": speaker.name, "rel": "speaker"}
    if speaker.id:
        reference |= {"uri": entity_urn(speaker.id), "literal": speaker.id}
    is_person = speaker.id is None or speaker.id.startswith("person:")
    return {"people" if is_person else "organisations": [reference]}


def _alternative(role: str, value: str) -> Ninjs:
    return {"role": role, "value": value}
