"""Owns people's names in bylines: which words of a byline are names, and which are not."""

import itertools
import re
from typing import Final

_BY: Final = re.compile(
    r"^\W*(?:(?:written|reported|reviewed|posted|published|edited|story|article|words?|text|compiled|report|analysis|"
    r"opinion|review|column|interview|commentary)\s+)?(?:by|von|par|por|di|door|af|av)\b\s*:?\s*|"
    r"^\W*(?:authors?|words|text|autor(?:en|es)?|auteurs?)\s*:\s*",
    re.IGNORECASE,
)
_JOINTS: Final = re.compile(
    r"\s*(?:,|;|\||•|·|/|\n|&|\band\b|\bund\b|\bet\b|\by\b|\bwith\b|"
    r"(?<=\s)(?:avec|mit|met|con|com|med)(?=\s))\s*",
    re.IGNORECASE,
)
# The same as names have inside, "Silva e Costa": they join two people if there are two, with first names.
_WEAK_JOINTS: Final = re.compile(r"\s(?:e|och|og|ja|ve|i|и|en)\s", re.IGNORECASE)
_TAIL: Final = re.compile(
    r"\s+(?:[-–—|•·]|on\s+\w+\s+\d|\d|in\s+[A-Z]|is\s+an?\s|for\s+(?:the\s+)?[A-Z]|updated|published|posted|@|"
    r"(?:staff|senior|chief|deputy|associate|contributing|special|political|national|technology|business|sports|"
    r"science|health|foreign|executive|managing)\s+(?:writer|reporter|editor|correspondent|"
    r"contributor|news|sports|\w+ editor)|"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|"
    r"jun|jul|aug|sept?|oct|nov|dec)\.?\s+\d)|(?<=\w)\d{4}-\d\d-\d\d",
    re.IGNORECASE,
)
_NOT_A_NAME: Final = re.compile(
    r"\b(?:staff|reporter|writer|editor|editors|editorial|correspondent|contributor|columnist|desk|team|bureau|newsroom|"
    r"news|newspaper|press|agency|agencies|reuters|afp|associated|wire|service|services|times|post|herald|tribune|"
    r"guardian|magazine|media|online|admin|redazione|redacción|redaction|rédaction|redaktion|weather|forecast|links|street|administrator|guest|author|webmaster|www|http|com|org|net|network|company|"
    r"inc|ltd|llc|corp|published|updated|posted|photos?|image|getty|follow|share|subscribe|read|more|comments?|"
    r"published|min|ago|am|pm|est|edt|gmt|utc|january|february|june|july|august|september|october|november|december|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|the|this|our|your|and|for|from|with|in|on|of|to|is|at|an|"
    r"university|institute|department|center|centre|contributing|special|senior|chief|politics|business|sports|"
    r"technology|entertainment|opinion|world|video|watch|email|twitter|facebook|advertisement|shutterstock|digital|"
    r"studios?|channel|report|today|daily|weekly|group|board|committee|council|foundation|store|shop|search|menu|bulletin|courier|ledger|gazette|chronicle|journal|review|register|observer|"
    r"international|advertising|sign|tip|log|join|contributors?|journalist|graphics|"
    r"home|about|contact|privacy|policy|terms|latest|related|story|stories|article|articles|review|reviews|science|"
    r"health|travel|lifestyle|culture|music|movies|games|tv|newsletter|profile|view|all|via|views|archive)\b",
    re.IGNORECASE,
)
# Lost blanks, and possessives, are those of menus; "McAdams", "DeWitt", "LaRue" are names.
_GLUED: Final = re.compile(r"(?<!\bM)(?<!\bMa)(?<!\b[DLS][aeiou])(?<!Fitz)(?<!Van)(?<=[a-z][a-z])[A-Z]|[’']s\b")
_QUESTION: Final = re.compile(
    r"(?:if|how|why|what|when|where|who|would|could|should|stop|get|inside|meet|watch|see|here|there|these|those|every|all|"
    r"not|no|best|top|new|open|social)\s",
    re.IGNORECASE,
)
_CITIES: Final = frozenset(
    (
        "new york",
        "los angeles",
        "san francisco",
        "san diego",
        "san jose",
        "las vegas",
        "santa fe",
        "hong kong",
        "new delhi",
        "kuala lumpur",
        "buenos aires",
        "são paulo",
        "sao paulo",
        "rio de janeiro",
        "mexico city",
        "cape town",
        "tel aviv",
        "abu dhabi",
        "ho chi minh",
        "saint louis",
        "st. louis",
        "fort worth",
        "el paso",
        "long beach",
        "kansas city",
        "wall street",
        "white house",
        "supreme court",
        "real estate",
        "super bowl",
        "middle east",
        "united states",
        "united kingdom",
        "north america",
        "south africa",
        "saudi arabia",
        "south korea",
        "north korea",
        "sri lanka",
        "puerto rico",
        "costa rica",
        "black friday",
        "prime day",
        "high school",
        "silicon valley",
        "capitol hill",
        "downing street",
    )
)
_BYLINE_WORD: Final = re.compile(
    r"(?:und|et|y|e|och|og|avec|mit|met|con|com|med|\w{1,20}ers?|\w{1,20}ors?|\w{1,20}ists?|\w{1,20}ents?|critics?|staff|desk|bureau|team|own|as|told|to|by|and|"
    r"with|for|from|in|of|at|the|an?|our|his|her|additional|special|senior|chief|deputy|\w{2,20}[- ]?affairs|business|"
    r"sports?|politics|political|technology|science|health|culture|city|harbour|crime|court|education|foreign|labour)"
)
_AGENCY: Final = re.compile(
    r"\b(?:Associated Press|Reuters|AFP|Agence France-Presse|Press Association|PTI|IANS|Xinhua|dpa|UPI|"
    r"Bloomberg News|News Service|Staff|staff|Editors|Editorial Board|Newsroom|News Desk|Web Desk|News Agency)\b"
)
_PARTICLE_LIST: Final = (
    "de del della der den van von la le da dos das di du al el bin ibn ben abu ter ten y e jr jr. sr sr. ii iii iv "
    "ph.d ph.d. m.d. md phd dr dr. prof prof. o' mc st. san zu af av"
)
_PARTICLES: Final = frozenset(_PARTICLE_LIST.split())
_TITLES: Final = re.compile(r"^(?:dr|prof|professor|mr|mrs|ms|sir|dame|rev|fr)\.?\s+", re.IGNORECASE)
_HANDLE: Final = re.compile(r"(?:(?<![\w.])[a-z0-9][\w.+-]{0,60})?@\S{0,60}")  # "Ann Lee@annlee" keeps its name
_DEGREES: Final = re.compile(
    r"(?:,?\s+(?:[Pp][Hh]\.?[Dd]\.?|M\.?D\.?|J\.?D\.?|M\.?S\.?|M\.?A\.?|R\.?N\.?|RDN?|LDN?|DO|MBA|MPH|DVM|DDS|Esq\.?|"
    r"CFA|CFP®?|OBE|MBE|CBE)(?=,|\s|$))+$"
)
_OUTLET: Final = re.compile(r"^(?!I{1,3}$|IV$|[JS]R$)\w*[A-Z]{2}")
_OUTLET_END: Final = re.compile(
    r"News|Times|Post|Herald|Tribune|Telegram|Gazette|Enquirer|Journal|Press|Today|Network|Bulletin|Courier|Chronicle"
)
_SHAPE: Final = re.compile(r"[^\W\d_][\w.’'\-]{0,40}$")
MAX_NAME_WORDS: Final = 5  # "María del Carmen García López" has five
MAX_AUTHORS: Final = 12  # longer lists are credits of a whole newsroom


def is_agency(byline: str) -> bool:
    """Whether a short byline names a news agency or a newsroom instead of people."""
    return len(byline) <= 60 and bool(_AGENCY.search(byline)) and len(byline.split()) <= 6


def is_byline_word(word: str) -> bool:
    """Whether a word in lower case may stand in a byline: a role, a joint, a particle of a name."""
    return word in _PARTICLES or bool(_BYLINE_WORD.fullmatch(word))


def is_person(name: str) -> bool:
    """Whether a string has the shape of a person's name: two to five capitalised words, none of them a trade word."""
    words = name.split()
    if _GLUED.search(name) or _QUESTION.match(name) or name.casefold() in _CITIES:
        return False
    if not 2 <= len(words) <= MAX_NAME_WORDS or len(name) > 60 or _NOT_A_NAME.search(name):
        return False
    proper = 0
    for word in words:
        if word.lower() in _PARTICLES:
            continue
        if not _SHAPE.match(word) or not word[0].isupper():
            return False
        proper += 1
    return proper >= 1 and any(len(word.strip(".")) > 1 for word in words)


def names_in_byline(byline: str) -> list[str]:
    """The people a byline names, each once, without titles, roles, dates and addresses.

    `By A. Rossi and Bo Lindqvist | bo@example.org` gives `["A. Rossi", "Bo Lindqvist"]`.
    """
    text = _BY.sub("", " ".join(byline[:300].split()))
    found: list[str] = []
    for part in itertools.chain.from_iterable(map(_people_in, _JOINTS.split(text))):
        name = tidy_name(part)
        if is_person(name):
            found.append(name)
        elif found and part and not name:
            break
    return [name for name in unique_names(found) if not _is_part_of_outlet(name, text)]


def _people_in(part: str) -> list[str]:
    """A part of a byline in two where a weak joint stands between two people."""
    pieces = _WEAK_JOINTS.split(part)
    are_people = len(pieces) > 1 and all(is_person(tidy_name(piece)) for piece in pieces)
    return pieces if are_people else [part]


def _without_outlet(words: list[str]) -> str:
    """A name without the outlet of two or more words that follows it: "Ann Lee Fox News"."""
    has_outlet = len(words) >= 4 and _OUTLET_END.fullmatch(words[-1])
    return " ".join(words[:2] if has_outlet else words)


def _is_part_of_outlet(name: str, byline: str) -> bool:
    """Whether a name is the beginning of a newsroom's: "Harbour Post" in "Harbour Post Editorial Board"."""
    return bool(
        re.search(re.escape(name) + r" (?i:staff|editorial|editors|newsroom|team|bureau|correspondents?)\b", byline)
    )


def tidy_name(name: str) -> str:
    """A name without "By", degree, role, date, address and typing in capitals."""
    name = _BY.sub("", " ".join(name.split()))
    tail = _TAIL.search(name)
    if tail and tail.start() > 3:
        name = name[: tail.start()]
    name = _DEGREES.sub("", re.sub(r"\s*\([^()]{0,60}\)", "", name))
    name = _HANDLE.sub("", name).strip(' \t,;:|–—-·•*/"“”')
    words = name.split()
    while len(words) > 2 and _OUTLET.search(words[-1]) and not name.isupper():
        words.pop()  # "Ann Lee USA TODAY", "Ann Lee FOXBusiness"
    name = _without_outlet(words)
    if name.isupper() and len(name) > 4:
        name = " ".join(_from_capitals(word) for word in name.split())
    return name


def unique_names(names: list[str]) -> list[str]:
    """Names in order, doubled ones once, at most MAX_AUTHORS."""
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(_TITLES.sub("", name).casefold().replace(".", ""), name)
    return list(seen.values())[:MAX_AUTHORS]


def _from_capitals(word: str) -> str:
    if word.lower() in _PARTICLES and word.lower() not in ("jr.", "sr.", "ii", "iii", "iv", "dr", "dr."):
        return word.lower()
    parts = re.split(r"([-'’.])", word)
    cased = "".join(part.capitalize() for part in parts)
    return "Mc" + cased[2:].capitalize() if cased.startswith("Mc") and len(cased) > 4 else cased
