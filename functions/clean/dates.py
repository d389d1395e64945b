"""Owns dates: from what pages write to ISO 8601, and null wherever a date would be a guess."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

from functions.clean.months import FIRST_MONTHS, MONTHS


def _any_of(names: Iterable[str]) -> str:
    """A pattern for one of the names of months."""
    return "(?P<month>" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + r")\b\.?"


_FIRST_MONTH: Final = _any_of(FIRST_MONTHS)
_MONTH: Final = _any_of(MONTHS)
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?"
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_SECOND_NAME: Final = (
    r"(?:\s?/\s?[^\W\d]{2,8}(?: [^\W\d]{4,7})?)?"  # Arab papers give a month its names of east and west
)
# Dumps glue neighbours together: "Ann LeeDec 5, 20232 Shares" holds a date.
_START: Final = r"(?:\b|(?<=[a-z])(?=(?-i:[A-Z])))"
_WRITTEN: Final = (
    re.compile(rf"{_START}{_FIRST_MONTH} {{0,2}}{_DAY}\b,? {{0,2}}(?:of )?{_YEAR}", re.IGNORECASE),
    re.compile(
        rf"\b{_DAY}(?:(?<=\.)|[ -]{{1,2}})(?:de |of |d[’'])?{_MONTH}{_SECOND_NAME}[ ,-]{{0,3}}(?:del? )?{_YEAR}\b",
        re.IGNORECASE,
    ),
    re.compile(rf"\b{_YEAR}\.?[ -]{_MONTH}[ -]{_DAY}\b", re.IGNORECASE),
)
_DIGIT: Final = re.compile(r"\d")
_ARABIC_DIGIT: Final = re.compile("[\u0660-\u0669\u06f0-\u06f9]")
_DIGITS: Final = {first + number: str(number) for first in (0x660, 0x6F0) for number in range(10)}  # of Arabic scripts
_ISO: Final = re.compile(rf"(?<!\d){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_ISO_TIME: Final = re.compile(
    r"[T ](?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?\s?"
    r"(?P<zone>Z|[+-]\d\d:?\d\d|[+-]\d\d(?!\d))?",
)
_BASIC: Final = re.compile(
    rf"^{_YEAR}(?P<month>\d\d)(?P<day>\d\d)"
    r"(?:T?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?(?P<zone>Z|[+-]\d\d:?\d\d)?)?$"
)
_EPOCH: Final = re.compile(r"1\d{9}(?:\d{3})?(?:\.\d{1,9})?")  # seconds or milliseconds from 2001 to 2033
_BIG_ENDIAN: Final = re.compile(
    rf"(?<!\d){_YEAR}(?:[/.]|[年년] ?)(?P<month>\d{{1,2}})(?:[/.]|[月월] ?)(?P<day>\d{{1,2}})(?!\d)"
)
_SLASHED: Final = re.compile(
    r"(?<![\d/.])(?P<a>\d{1,2})(?P<mark>[/.])(?P<b>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d|\d\d)(?![\d/])"
)
_CLOCK: Final = re.compile(
    r"\b(?P<hour>\d{1,2})[:.h](?P<minute>[0-5]\d)(?::[0-5]\d)?\s{0,2}(?P<half>[ap]\.?m\b\.?)?\s{0,2}\(?(?P<zone>[A-Z]{1,5}\b)?"
    r"(?P<offset>[+-]\d\d?(?::?\d\d)?)?",
    re.IGNORECASE,
)
_MAIL_OFFSET: Final = re.compile(r"[+-]\d{4}")  # "10:15:00 -0500", as in mails and feeds (RFC 5322)
# Abbreviations that mean one offset in news writing; ambiguous ones (IST, BST in Bangladesh, CST in China) are those
# of the countries whose English-language press uses them most, and left out where that is unclear.
_ZONES_H: Final = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "SAST": 2,
    "PKT": 5, "SGT": 8, "HKT": 8, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
    "EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "AKST": -9, "HST": -10,
}  # fmt: skip
UPDATE_WORDS: Final = (
    r"\b(?:updated|modified|aktualisiert|geändert|mis à jour|actualizado|atualizado|aggiornato|bijgewerkt|uppdaterad|"
    r"oppdatert|opdateret|päivitetty|zaktualizowano|aktualizacja|обновлено|изменено|оновлено|güncelleme|güncellendi|"
    r"actualització|actualizat|frissítve)\b"
)
PUBLICATION_WORDS: Final = (
    r"\b(?:published|posted|veröffentlicht|publiée?|publicado|pubblicato|gepubliceerd|publicerad|publisert|"
    r"publiceret|julkaistu|opublikowano|dodano|опубликовано|опубліковано|yayınlanma|yayınlandı|publicat|megjelent)\b"
)
_LABEL: Final = re.compile(f"{UPDATE_WORDS}|{PUBLICATION_WORDS}", re.IGNORECASE)
_EPOCH_DAY: Final = date(1970, 1, 1)  # what programs write for a date they do not have
EARLIEST_YEAR: Final = 1970
LATEST_YEAR: Final = 2100


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day, with time and offset from UTC where the page gives both."""

    day: date
    moment: datetime | None = None

    def iso(self) -> str:
        """The stamp as Document.published_at holds it."""
        return self.moment.isoformat(timespec="seconds").replace("+00:00", "Z") if self.moment else self.day.isoformat()


def _extended(match: re.Match[str]) -> str:
    """A time of ISO 8601's basic format in its extended one."""
    day = f"{match['year']}-{match['month']}-{match['day']}"
    if not match["hour"]:
        return day
    return f"{day}T{match['hour']}:{match['minute']}:{match['second'] or '00'}{match['zone'] or ''}"


def parse_machine_date(value: str) -> Stamp | None:
    """A date from markup: ISO 8601 and its looser relatives, seconds since 1970, else as people write dates."""
    value = value.strip()[:100]
    if _EPOCH.fullmatch(value):
        moment = datetime.fromtimestamp(int(value[:10]), UTC)
        return Stamp(moment.date(), moment)
    value = _BASIC.sub(_extended, value)
    match = _ISO.search(value)
    if not match:
        found = find_date(value)
        return found if found and found.day != _EPOCH_DAY else None
    day = _day(match)
    if day is None or day == _EPOCH_DAY:
        return None
    time = _ISO_TIME.match(value, match.end())
    if not time or not time.group("zone"):
        return Stamp(day)
    return _stamp(
        day,
        int(time.group("hour")),
        int(time.group("minute")),
        int(time.group("second") or 0),
        _offset(time.group("zone")),
    )


def find_date(text: str, day_first: bool | None = None) -> Stamp | None:
    """The first date in a line of text; 03/04/2025 only if `day_first` says how such dates are read there."""
    if not _DIGIT.search(text):
        return None
    if _ARABIC_DIGIT.search(text):
        text = text.translate(_DIGITS)
    best: tuple[int, int, date] | None = None
    for pattern in (*_WRITTEN, _ISO, _BIG_ENDIAN):
        match = pattern.search(text)
        day = _day(match) if match else None
        if match and day and (best is None or match.start() < best[0]):
            best = (match.start(), match.end(), day)
    if best is None:
        best = _find_slashed(text, day_first)
    if best is None:
        return None
    return _with_clock(best[2], text[max(0, best[0] - 40) : best[0]], text[best[1] : best[1] + 60])


def without_dates(text: str) -> str:
    """A line without the dates and times in it."""
    for pattern in (*_WRITTEN, _ISO, _BIG_ENDIAN, _SLASHED):
        text = pattern.sub(" ", text)
    return _ISO_TIME.sub(" ", _CLOCK.sub(" ", text))


def slashed_order(text: str) -> bool | None:
    """Whether a page writes 31/12 (True) or 12/31 (False) in its slashed dates; None where it does not show."""
    first = sum(1 for match in _SLASHED.finditer(text) if int(match["a"]) > 12 >= int(match["b"]))
    second = sum(1 for match in _SLASHED.finditer(text) if int(match["b"]) > 12 >= int(match["a"]))
    return None if first == second else first > second


def _find_slashed(text: str, day_first: bool | None) -> tuple[int, int, date] | None:
    for match in _SLASHED.finditer(text):
        a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
        year += 2000 if year < 100 else 0
        is_day_first = a > 12 or "." in match.group() or (day_first if b <= 12 else False)
        if is_day_first is None and a != b:
            continue
        day, month = (a, b) if is_day_first else (b, a)
        found = _date(year, month, day)
        if found:
            return match.start(), match.end(), found
    return None


def _day(match: re.Match[str]) -> date | None:
    month = match["month"].casefold().replace("\u0307", "")  # of the Turkish I with a dot
    number = int(month) if month.isdigit() else MONTHS.get(month)
    return _date(int(match["year"]), number, int(match["day"])) if number else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if EARLIEST_YEAR <= year <= LATEST_YEAR else None


def _with_clock(day: date, before: str, after: str) -> Stamp:
    """The day with the time that stands beside it, if that names its zone; what follows a label is another day's."""
    clock = _CLOCK.search(_LABEL.split(after, maxsplit=1)[0]) or _CLOCK.search(before)
    if not clock:
        return Stamp(day)
    offset = _ZONES_H.get((clock["zone"] or "").upper())
    is_of_mail = not clock["zone"] and _MAIL_OFFSET.fullmatch(clock["offset"] or "")
    if (clock["zone"] in ("UTC", "GMT") and clock["offset"]) or is_of_mail:
        zone = _offset(clock["offset"])
    else:
        zone = None if offset is None else timezone(timedelta(hours=offset))
    hour = int(clock["hour"])
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"][0] in "pP" else 0)
    return _stamp(day, hour, int(clock["minute"]), 0, zone)


def _stamp(day: date, hour: int, minute: int, second: int, zone: timezone | None) -> Stamp:
    if zone is None or hour > 23:
        return Stamp(day)
    return Stamp(day, datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=zone))


def _offset(text: str) -> timezone | None:
    if text == "Z":
        return UTC
    digits = text[1:].replace(":", "")
    hours, minutes = int(digits[:2]), int(digits[2:4] or 0)
    if hours > 14 or minutes > 59:
        return None
    delta = timedelta(hours=hours, minutes=minutes)
    return timezone(-delta if text[0] == "-" else delta)
