"""Owns who speaks by the order of words right beside quoted words: `“…,” said the mayor` and `“…,” the mayor said`,
`The mayor said: “…”` and `Said the mayor: “…”`.

Papers write nothing more often, and the parser fails where the phrase is long or its words are rare. So the phrase
between the marks and the verb, or behind the verb, has that verb, and what the parser took for its subject has not.
On PolNeAR's train texts 99 of 100 such phrases behind quoted words are the annotated source.
"""

from typing import Final, NamedTuple

from functions.extract.cues import BEFORE_VERBS, MAX_INVERTED, NAMING, SAYING, SPEECH_VERBS
from functions.extract.reading import ENDS, INTRODUCING, Reading, opens_sentence
from functions.extract.roles import is_human

MAX_PHRASE: Final = 12  # tokens of a phrase; longer ones hold commas or prepositions, where a phrase ends here
_MARKS_BEFORE: Final = 4  # tokens between quoted words and what follows: marks and a comma
_GOES_ON: Final = frozenset(",—–-…")  # the end of quoted words whose sentence goes on behind the marks
_MAY_GO_ON: Final = frozenset("?!")
_DASHES: Final = "-–—―"
_INNER_MARKS: Final = "'’\"”»›"
_SPEAKS_ON: Final = frozenset(",?!")
_NO_GESTURES: Final = frozenset("is was has had does did 's came comes went goes got gets won lost".split())  # noqa: SIM905
_ENDS_GESTURE: Final = frozenset(".,;:")
_AFTER_VERB: Final = ("IN", "TO", "RB", ",", ".", ":", "-", "``", "''")
_OF_PHRASE: Final = ("N", "DT", "JJ", "CD", "PRP", "POS", "PDT", "FW")
_DAYS: Final = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "later"}
)
_OBJECTS: Final = (["it"], ["him"], ["them"], ["me"], ["us"])
_PUTS: Final = [[verb, "it"] for verb in ("put", "puts", "has", "had", "calls", "called", "describes", "described")]
_REMEMBERS: Final = frozenset(
    {"remember", "remembers", "remembered", "recall", "recalls", "recalled", "heard", "hears"}
)
_PARTICIPLES: Final = frozenset({"VBG", "VBN"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
_NOT_BEFORE: Final = frozenset({"IN", "TO", "WP", "WDT", "POS"})  # a phrase: it is a part of another
MAX_TOLD: Final = 4  # tokens of whom words are told
_TELLING_LIST: Final = """
advised asked asks assured assures begged emailed implored informed instructed ordered reminded reminds
told tells texted urged urges warned warns
"""
_TELLING: Final = frozenset(_TELLING_LIST.split())
_RECORDINGS: Final = frozenset({"audio", "clip", "clips", "footage", "recording", "recordings", "tape", "video"})


class Frame(NamedTuple):
    """A verb of speech beside a quoted region, and the tokens of the phrase that is its subject."""

    verb: int
    first: int
    last: int  # exclusive
    region: int


def find_frames(reading: Reading) -> list[Frame]:
    """The frames behind quoted regions, or before them where there are none behind, in text order."""
    numbers = range(len(reading.regions))
    return [frame for at in numbers if (frame := _frame_behind(reading, at) or _frame_before(reading, at)) is not None]


def _frame_before(reading: Reading, number: int) -> Frame | None:
    region = reading.regions[number]
    end = token = reading.at(region.start) - 1
    while end - token < _MARKS_BEFORE and token > 0 and not _is_word_or_sign(reading.words[token]):
        token -= 1
    introduces = reading.words[token] if token > 0 and reading.words[token] in INTRODUCING else ""
    token -= bool(introduces)
    if token < 1 or reading.paragraph[token - 1] != region.paragraph or reading.quoted[token] >= 0:
        return None
    found = _verb_last(reading, token) if introduces or _is_sentence(reading, number, token) else None
    if found is None and introduces and (verb := _telling(reading, token)) is not None:
        found = _verb_last(reading, verb)
    if found is None and introduces == ":":
        found = _verb_opens(reading, token)
    return None if found is None else Frame(*found, number)


def _is_word_or_sign(word: str) -> bool:
    return word[:1].isalnum() or word in INTRODUCING or word in ENDS or word[0] in _DASHES


def _is_sentence(reading: Reading, number: int, verb: int) -> bool:
    """Is it a sentence behind a verb that names nothing: `a man yelled “Stay there!”`, not `he called “Go!” a song`?"""
    region = reading.regions[number]
    said = reading.text[region.start : region.end].rstrip(_INNER_MARKS)
    return said[:1].isupper() and said[-1:] in ENDS and reading.lower[verb] not in NAMING


def _verb_last(reading: Reading, verb: int) -> tuple[int, int, int] | None:
    """`The mayor said: “…”`, and `footage of the mayor saying, “…”`, who is somebody else's by the parse."""
    is_recorded = reading.lower[verb].endswith("ing") and reading.lower[verb] in SPEECH_VERBS  # a noun, by its tag
    if not is_recorded and (not _is_verb(reading, verb) or reading.tags[verb] not in _FINITE):
        return None
    last = verb
    while last > 0 and reading.lower[last - 1] in BEFORE_VERBS | _DAYS:
        last -= 1
    first = _begin_of_phrase(reading, last)
    before = reading.tags[first - 1] if first and reading.paragraph[first - 1] == reading.paragraph[verb] else ""
    if first == last or reading.tags[last - 1] == "POS" or is_told(reading, verb):
        return None
    if is_recorded:
        of = reading.lower[max(0, first - 2) : first]
        return (verb, first, last) if of[-1:] == ["of"] and of[0] in _RECORDINGS else None
    is_part = before in _NOT_BEFORE or (before == "CC" and reading.words[max(0, first - 2)] != ",")
    return None if is_part else (verb, first, last)


def _telling(reading: Reading, token: int) -> int | None:
    """The verb that says whom words are told, up to a token: `told` of `The mayor told two reporters: “…”`."""
    first = token
    while token - first < MAX_TOLD and first > 0 and _is_of_phrase(reading, first) and not _is_verb(reading, first):
        first -= 1
    return first if first < token and reading.lower[first] in _TELLING else None


def _verb_opens(reading: Reading, token: int) -> tuple[int, int, int] | None:
    """`Said Ada Brook, the treasurer: “…”`."""
    for verb in range(token - 1, max(-1, token - MAX_INVERTED), -1):
        if opens_sentence(reading, verb):
            last = _end_of_phrase(reading, verb + 1)
            return (verb, verb + 1, last) if reading.lower[verb] in SAYING and last > verb + 1 else None
    return None


def _begin_of_phrase(reading: Reading, token: int) -> int:
    """The begin of a noun phrase that ends before a token."""
    first, paragraph = token, reading.paragraph[token]
    while first > max(0, token - MAX_PHRASE) and reading.paragraph[first - 1] == paragraph:
        if reading.quoted[first - 1] >= 0 or not _is_of_phrase(reading, first - 1):
            break
        first -= 1
    return first


def _frame_behind(reading: Reading, number: int) -> Frame | None:
    region = reading.regions[number]
    said = reading.text[region.start : region.end].rstrip(_INNER_MARKS)  # “She said, ‘Go,’” he told us
    closing = said[-1:] or reading.text[region.end - 1]
    if closing not in _GOES_ON and closing not in _MAY_GO_ON and reading.text[region.end + 1 : region.end + 2] != ",":
        return None
    begin = token = reading.at(region.end)
    while token < min(len(reading), begin + _MARKS_BEFORE) and not reading.words[token][0].isalnum():
        token += 1
    if token >= len(reading) or reading.paragraph[token] != region.paragraph or reading.quoted[token] >= 0:
        return None
    if reading.lower[token] == "as":
        found = _as_put(reading, token + 1)
    else:
        found = _verb_first(reading, token) if _is_verb(reading, token) else _phrase_first(reading, token)
    if found is None and closing in _SPEAKS_ON and reading.text[region.start].isupper():
        found = _gesture(reading, token)
    if (
        found is None
        or is_told(reading, found[0])
        or (closing in _MAY_GO_ON and found[0] != token and not _ends_behind(reading, found[0]))
    ):
        return None
    return Frame(*found, number)


def _verb_first(reading: Reading, verb: int) -> tuple[int, int, int] | None:
    """`“…,” said the mayor`, but not `“…,” saying they …`, `“…,” said he knew` and `“…,” told them`."""
    last = _end_of_phrase(reading, verb + 1)
    if reading.tags[verb] == "VBG" or reading.lower[verb + 1 : verb + 2] in _OBJECTS:
        return None
    if last < len(reading) and reading.tags[last].startswith(("V", "MD")) and reading.tags[last] not in _PARTICIPLES:
        return None
    while last > verb + 1 and reading.lower[last - 1] in _DAYS:
        last -= 1
    return (verb, verb + 1, last) if last > verb + 1 else None


def _phrase_first(reading: Reading, token: int) -> tuple[int, int, int] | None:
    """`“…,” the mayor said`."""
    last = _end_of_phrase(reading, token)
    if told := _remembered(reading, last):
        return told
    if last - token > 1 and reading.lower[last - 1] in SPEECH_VERBS and reading.words[last : last + 1] == [","]:
        last -= 1  # a verb that was taken for a noun: the document states,
    elif last >= len(reading) or not _is_verb(reading, last) or reading.quoted[last] >= 0:
        return None
    return (last, token, last) if last > token else None


def _remembered(reading: Reading, verb: int) -> tuple[int, int, int] | None:
    """`“…,” I remember him saying`: he says it, and not who remembers."""
    if verb >= len(reading) or reading.lower[verb] not in _REMEMBERS:
        return None
    last = _end_of_phrase(reading, verb + 1) if verb + 1 < len(reading) else verb + 1
    says = last < len(reading) and reading.tags[last] == "VBG" and reading.lower[last] in SPEECH_VERBS
    return (last, verb + 1, last) if says and last > verb + 1 else None


def _as_put(reading: Reading, token: int) -> tuple[int, int, int] | None:
    """`“in a gale, naturally”, as she puts it`."""
    last = _end_of_phrase(reading, token) if token < len(reading) else token
    puts = last > token and reading.lower[last : last + 2] in _PUTS
    return (last, token, last) if puts and reading.tags[last].startswith("V") else None


def is_told(reading: Reading, verb: int) -> bool:
    """Does a headline tell who was told: `“…”, court told`? Whoever tells tells it to somebody."""
    is_last = verb + 1 >= len(reading) or reading.paragraph[verb + 1] != reading.paragraph[verb]
    return reading.lower[verb] in {"told", "warned"} and is_last and not _has_auxiliary(reading, verb)


def _has_auxiliary(reading: Reading, verb: int) -> bool:
    return any(reading.deps[child] in {"dobj", "aux"} for child in reading.children[verb])


def _gesture(reading: Reading, token: int) -> tuple[int, int, int] | None:
    """`“…,” soothed the baronet.` and `“…!” Hale thundered.`: any verb without an object, of somebody, says it."""
    if _may_be_gesture(reading, token):
        verb, first, last = token, token + 1, _end_of_phrase(reading, token + 1)
        after = last
    else:
        first, last = token, _end_of_phrase(reading, token)
        verb, after = last, last + 1
        if verb >= len(reading) or not _may_be_gesture(reading, verb):
            return None
    if last <= first or reading.paragraph[min(after, len(reading)) - 1] != reading.paragraph[token]:
        return None
    is_end = after >= len(reading) or reading.paragraph[after] != reading.paragraph[token]
    ends = is_end or reading.words[after] in _ENDS_GESTURE or (verb < first and reading.tags[after] in {"IN", "TO"})
    return (verb, first, last) if ends and _is_somebody(reading, last - 1) else None


def _may_be_gesture(reading: Reading, token: int) -> bool:
    return reading.tags[token] in {"VBD", "VBZ"} and reading.lower[token] not in _NO_GESTURES


def _is_somebody(reading: Reading, token: int) -> bool:
    word = reading.lower[token]
    return word in {"he", "she", "one", "another"} or is_human(word) or reading.tags[token] == "NNP"


def _is_verb(reading: Reading, token: int) -> bool:
    return reading.lower[token] in SPEECH_VERBS and reading.tags[token].startswith("V")


def _end_of_phrase(reading: Reading, token: int) -> int:
    """The end of a noun phrase without prepositions, clauses and appositions."""
    stop = min(len(reading), token + MAX_PHRASE)
    paragraph = reading.paragraph[token] if token < stop else -1
    while token < stop and reading.quoted[token] < 0 and reading.paragraph[token] == paragraph:
        if not _is_of_phrase(reading, token):
            break
        token += 1
    return token


def _is_of_phrase(reading: Reading, token: int) -> bool:
    if not {"-", "/"}.isdisjoint(reading.words[max(0, token - 1) : token + 2]):
        return True  # a well-fed boy, a cook/driver
    is_word = reading.words[token][0].isalnum() or reading.tags[token] == "POS"
    return is_word and reading.tags[token].startswith(_OF_PHRASE)


def _ends_behind(reading: Reading, verb: int) -> bool:
    """Has a verb no object? Then the question before it is one: `“Who?” she asked.`, not `“Who?” She asked me …`"""
    return verb + 1 >= len(reading) or reading.tags[verb + 1].startswith(_AFTER_VERB)
