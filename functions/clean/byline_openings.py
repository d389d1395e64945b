"""Owns how bylines begin, in the languages that newspapers here are written in, and which part credits pictures."""

import re
from typing import Final

_TEXT: Final = r"text|words|story|texte|texto|testo|tekst|текст|reportage|tekst i zdjęcia"
_PICTURES: Final = (
    r"photo(?:s|graph(?:s|y|er|ies?)?)?|pictures?|images?|illustrations?|video|fotos?|foto[’']s|foton|fotoğraf(?:lar)?|"
    r"fotografi(?:e|en|a|as|er)?|fotografías?|fotograf(?:in)?|bild(?:er)?|zdjęci[ae]|фото|снимки|immagini|imágenes|"
    r"grafik|illustration(?:en)?|ilustraci(?:ón|ones)|kamera"
)
_AND: Final = r"(?:,|&|\+|/|and|und|et|y|e|en|og|och|i|и|ve)"
_OF_TEXT: Final = (
    rf"(?:{_TEXT})(?:\s{{0,2}}{_AND}\s{{0,2}}(?:{_PICTURES}))?\s{{0,2}}(?::|\b(?:by|von|par|por|di|door|av|af)\b\s{{0,2}}:?)|"
    rf"(?:{_PICTURES})\s{{0,2}}{_AND}\s{{0,2}}(?:{_TEXT})\s{{0,2}}(?::|\b(?:by|von|par|por|di|door|av|af)\b)"
)
_LABELS: Final = (
    r"(?:authors?|autor(?:en|in|innen|es|a|as|ka|zy|ki)?|auteur(?:e|s|es)?|autore|autori|författare|forfatter(?:e)?|yazar|"
    r"kirjoittaja|автор(?:ы|и)?|rozmawiała?)\s{0,2}:"
)
# "Porträt von" and "Interview:" are followed by whom they are of.
_SAID: Final = (
    r"(?:written|reported|told|words|story|compiled|interview(?:ed)?) by|(?:verfasst|geschrieben|aufgezeichnet) von|"
    r"(?:écrit|rédigé|recueilli|propos recueillis|entretien|interview) par|escrito por|entrevista por|scritto da|"
    r"(?:a cura|intervista|reportage|inchiesta) di|geschreven door|interview door|skrevet av|skriven av|skrevet af|"
    r"(?:(?:ein|eine|einen)\s)?(?:bericht|reportage|analyse|kommentar|gastbeitrag|essay|kolumne) von|"
    r"(?:une?\s)?(?:enquête|reportage|analyse|chronique|récit|tribune) (?:de|par)|"
    r"(?:una?\s)?(?:reportaje|análisis|crónica|columna) (?:de|por)|(?:een\s)?(?:analyse|reportage|column) (?:van|door)"
)
_OPENING: Final = re.compile(
    rf"\W{{0,3}}(?:(?:{_SAID}|by|von|par|por)\b\s{{0,2}}:?|{_OF_TEXT}|{_LABELS})\s{{0,3}}(?=[^\W\d_])", re.IGNORECASE
)
# Words that begin names, or mean other things, in other languages: "Di Stefano", "Door County", "AV Club".
_OF_LANGUAGE: Final = {
    "it": re.compile(r"(?:di|da)\s", re.IGNORECASE),
    "nl": re.compile(r"(?:van onze (?:redacteur|verslaggever|correspondent)|door(?: onze \w{4,20})?)\s", re.IGNORECASE),
    "sv": re.compile(r"av\s?:?\s", re.IGNORECASE),
    "no": re.compile(r"av\s?:?\s", re.IGNORECASE),
    "da": re.compile(r"(?:af|av)\s?:?\s", re.IGNORECASE),
}
_SAME: Final = {"nb": "no", "nn": "no"}
_MAX_CHARS: Final = 600  # longer lines are no bylines
_PICTURE_CREDIT: Final = re.compile(
    rf"(?:(?<=\w\w)\.\s|[\s,;|·•.(–—-])(?:{_PICTURES})\s{{0,2}}(?::|\b(?:by|von|par|por|di|door|av|af|credit|courtesy)\b)[^\n]*",
    re.IGNORECASE,
)


def names_behind(text: str, language: str = "") -> str | None:
    """What follows the opening of a byline, without the credit of its pictures; None if a text opens as none does.

    `language` is what the page declares: some openings mean other things elsewhere.
    """
    text = text[:_MAX_CHARS]
    opening = _OPENING.match(text)
    if not opening:
        code = language[:2].lower()
        pattern = _OF_LANGUAGE.get(_SAME.get(code, code))
        opening = pattern.match(text) if pattern else None
    return without_pictures(text[opening.end() :]) if opening else None


def without_pictures(text: str) -> str:
    """A byline without what it says of its photographers."""
    return _PICTURE_CREDIT.sub("", text[:_MAX_CHARS], count=1).rstrip(" ,;|·•(–—-")
