"""Owns the lines between headline and article that are nothing but a byline or a date: they are no text of it."""

import re
from collections.abc import Sequence
from typing import Final

from functions.clean.blocks import Block
from functions.clean.byline_openings import names_behind
from functions.clean.dates import PUBLICATION_WORDS, UPDATE_WORDS, Stamp, find_date, without_dates
from functions.clean.line_features import is_sentence
from functions.clean.line_traits import WORD
from functions.clean.names import is_agency, is_byline_word, is_person, names_in_byline

_DATE_WORD_LIST: Final = (
    "published publish posted post updated update modified last first date dated created issued released on at of the "
    "uhr local time online print edition veröffentlicht publié le am aktualisiert stand publicado el monday tuesday "
    "wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun montag dienstag mittwoch "
    "donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles "
    "jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica segunda terça quarta "
    "quinta sexta feira maandag dinsdag woensdag donderdag vrijdag zaterdag zondag måndag tisdag onsdag torsdag "
    "fredag lördag söndag mandag tirsdag lørdag søndag poniedziałek wtorek środa czwartek piątek sobota niedziela "
    "понедельник вторник среда четверг пятница суббота воскресенье pazartesi salı çarşamba perşembe cuma cumartesi "
    "pazar publicada pubblicato gepubliceerd publicerad publisert publiceret opublikowano опубликовано yayınlanma "
    "actualizado atualizado aggiornato bijgewerkt uppdaterad oppdatert opdateret обновлено güncelleme fecha data "
    "datum дата tarihi den il em op om uur kl klo às alle ore à a las h ч г года в saat utc gmt bst cet cest eet eest "
    "est edt cst cdt mst mdt pst pdt et ct pt ist sgt jst aest aedt"
)
_DATE_WORDS: Final = frozenset(_DATE_WORD_LIST.split())
_PLACE: Final = re.compile(r"(?:[^\W\d_a-z]|[' .-]){2,40}(?:, ?[^\W\d_][\w .]{1,20})?[ ,:(–—-]*")
_BY: Final = re.compile(r"^\W{0,3}(?:(?:written|story|text|words|report(?:ed|ing)?) )?by\b", re.IGNORECASE)
_UPDATED: Final = re.compile(UPDATE_WORDS, re.IGNORECASE)
_PUBLISHED: Final = re.compile(PUBLICATION_WORDS, re.IGNORECASE)
_MAX_CHARS: Final = 160  # longest bylines of several people with roles and date
_TITLE_WORDS: Final = (3, 40)  # shorter lines beside a byline are names of sections
_MAX_LINES: Final = 12  # lines above the first sentence in which bylines and dates are looked for


def is_date_line(text: str) -> bool:
    """Whether a line holds a date and nothing else: a time, a weekday, a label, or the place of a dateline."""
    if len(text) > _MAX_CHARS or not find_date(text, day_first=True):
        return False
    rest = without_dates(text)
    words = [word.lower() for word in WORD.findall(rest)]
    return all(word in _DATE_WORDS for word in words) or bool(_PLACE.fullmatch(rest.strip()))


def is_update(text: str, found: Stamp) -> bool:
    """Whether the date found in a line is labelled as that of an update."""
    return bool(_UPDATED.search(text.split(str(found.day.year))[0])) and not _PUBLISHED.search(text)


def is_labelled(text: str) -> bool:
    """Whether a line says of a time in it that it is that of publication."""
    return bool(_PUBLISHED.search(text))


def opens_with_update(text: str) -> bool:
    """Whether the first of the times in a line is labelled as that of an update."""
    update, publication = _UPDATED.search(text), _PUBLISHED.search(text)
    return update is not None and not (publication and publication.start() < update.start())


def publication_date(text: str, day_first: bool | None = None) -> Stamp | None:
    """The date of a line, the one labelled as that of publication where it has several."""
    label = _PUBLISHED.search(text)
    return (find_date(text[label.end() :], day_first) if label else None) or find_date(text, day_first)


def is_byline(text: str) -> bool:
    """Whether a line holds a byline and nothing else: "By", names, roles, outlet, a date."""
    if len(text) > _MAX_CHARS or text.endswith((".", "?", "!", ":")):
        return False
    opening = _BY.match(text)
    behind = text[opening.end() :] if opening else names_behind(text)
    if behind is None:
        return False
    names = names_in_byline(behind)
    words = WORD.findall(without_dates(behind).replace("'s", ""))
    parts = {part for name in names for part in WORD.findall(name.casefold())}
    others = [word for word in words if word.casefold() not in parts and word.lower() not in _DATE_WORDS]
    return bool(names or is_agency(text)) and all(word[0].isupper() or is_byline_word(word) for word in others)


def is_first_sentence(text: str) -> bool:
    """Whether an article begins with this line, if it stands below its headline and credits."""
    return is_sentence(text) and not is_byline(text)


def credit_lines(blocks: Sequence[Block], kept: Sequence[bool]) -> set[int]:
    """The places of bylines, date lines, and names beside these, above the first sentence that is kept."""
    end = next((i for i, block in enumerate(blocks) if kept[i] and is_first_sentence(block.text)), 0)
    places = range(max(0, end - _MAX_LINES), end)
    found = {i for i in places if _is_credit(blocks[i].text)}
    named = {i for i in places if found & {i - 1, i + 1} and is_person(blocks[i].text)}
    return found | named


def title_beside(credited: set[int], blocks: Sequence[Block]) -> int | None:
    """The line nearest to bylines and date lines that can be their headline: above them, else below."""
    if not credited:
        return None
    places = (*range(min(credited) - 1, -1, -1), *range(min(credited) + 1, min(len(blocks), max(credited) + 2)))
    return next((i for i in places if i not in credited and _may_be_title(blocks[i].text)), None)


def _is_credit(text: str) -> bool:
    return is_date_line(text) or is_byline(text) or _is_name_with_date(text)


def _is_name_with_date(text: str) -> bool:
    """Whether a line reads `Ann Lee | 12 March 2026`."""
    if len(text) > _MAX_CHARS or not find_date(text, day_first=True):
        return False
    return is_person(without_dates(text).strip(" |,·•–—-/"))


def _may_be_title(text: str) -> bool:
    return not is_sentence(text) and _TITLE_WORDS[0] <= len(WORD.findall(text)) <= _TITLE_WORDS[1]
