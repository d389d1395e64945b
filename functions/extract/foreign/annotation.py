"""Owns texts in languages that the model does not know: quotations by their marks, speakers by the words beside them.

Where the language's words of saying are known (words.ini), whoever stands right beside them speaks; elsewhere, and
where nobody does, quotations have no speaker. Nothing is invented: the only entities are people who speak.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple

from functions.extract.foreign.cues import is_dash, narrators_place
from functions.extract.foreign.people import People
from functions.extract.foreign.speech import (
    SENTENCE_ENDS,
    Saying,
    said_at,
    said_before,
    said_behind,
    since_sentence,
)
from functions.extract.foreign.tokens import Name, Token, tokens_of
from functions.extract.foreign.words import Words, words_of
from functions.extract.marks import PARAGRAPH, Region, quoted_regions
from functions.extract.names import gender_of
from shared.document import AnnotationKind, Entity, Quote, QuoteKind, Span, Speaker
from shared.identifiers import fold, quote_id

# Marks also stand around titles and irony; without a parse nothing tells which, so confidence is low.
CONFIDENCE: Final = 0.3
SAID_CONFIDENCE: Final = 0.7  # a verb and a name stand beside the words
GOES_ON_CONFIDENCE: Final = 0.5  # a pronoun, or a verb without subject, or words right behind those of somebody
# Fewer words are mostly a title or a name.
MIN_WORDS: Final = 3
MAX_QUOTES: Final = 5_000
_SAMPLE_CHARS: Final = 20_000
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_COMMON_WORDS: Final = """
the of and to in that is was for it with as on be at by this have from or an are not
"""
_COMMON: Final = frozenset(_COMMON_WORDS.split())
_ENGLISH_SHARE: Final = 0.12  # English news has these words for a quarter of all; other languages for under 5 %
_WINDOW: Final = 60  # tokens on either side of quoted words in which their speaker is looked for
_NARRATION: Final = 200  # characters between two parts of a quotation
_OPENING: Final = frozenset("«„“”‟»‹›‚‘’\"'")


class _Utterance(NamedTuple):
    """Words of somebody, the line they stand in, and who is said to say them."""

    start: int
    end: int
    line: int
    saying: Saying | None
    follows: bool = False  # right behind what the narrator says of the words before
    is_whole: bool = True  # closing marks and all


def looks_english(text: str) -> bool:
    """Does a text use the commonest English words often enough? A text without words counts as English."""
    words = _LETTERS.findall(text[:_SAMPLE_CHARS].lower())
    return sum(word in _COMMON for word in words) >= _ENGLISH_SHARE * len(words)


def annotate_foreign(
    article_id: str, text: str, language: str | None
) -> tuple[tuple[Entity, ...], tuple[Quote, ...], tuple[AnnotationKind, ...]]:
    """People who speak, quotations, and which annotations the text's language has."""
    words = words_of(language)
    if words is None:
        marked = (_Utterance(r.start, r.end, r.paragraph, None, is_whole=r.closed) for r in quoted_regions(text))
        return (), tuple(_quotes(article_id, text, marked, None)), (AnnotationKind.QUOTATIONS,)
    utterances = list(islice(_utterances(text, words), MAX_QUOTES))
    people = People(text, words, (u.saying.name for u in utterances if u.saying and u.saying.name))
    quotes = tuple(_quotes(article_id, text, utterances, people))
    return people.entities(), quotes, (AnnotationKind.QUOTATIONS, AnnotationKind.SPEAKERS)


def _utterances(text: str, words: Words) -> Iterator[_Utterance]:
    regions: dict[int, list[Region]] = {}
    for region in quoted_regions(text):
        regions.setdefault(region.paragraph, []).append(region)
    for number, line in enumerate(PARAGRAPH.finditer(text)):
        if number in regions:
            yield from _between_marks(tokens_of(text, *line.span()), number, regions[number], words)
        elif words.dash:
            yield from _behind_dash(tokens_of(text, *line.span()), number, words)


def _between_marks(tokens: list[Token], line: int, regions: list[Region], words: Words) -> Iterator[_Utterance]:
    starts = [token.start for token in tokens]
    edges = [-1, *(region.end for region in regions)], [*(region.start for region in regions[1:]), tokens[-1].end + 1]
    told = -1  # behind what is already known to belong to other words
    for region, begin, end in zip(regions, *edges, strict=False):
        at, behind = bisect_left(starts, region.start), bisect_left(starts, region.end)
        after = [token for token in tokens[behind : behind + _WINDOW] if token.end <= end]
        before = [token for token in tokens[max(0, at - _WINDOW) : at] if token.start >= max(begin, told)]
        while before and before[-1].text in _OPENING:
            before.pop()
        follows = _follows(before, told > begin)
        saying = said_behind(after, words)
        told = saying.end if saying else -1
        saying = saying or said_before(since_sentence(before), words)
        yield _Utterance(region.start, region.end, line, saying, follows, region.closed)


def _follows(before: list[Token], is_told: bool) -> bool:
    """Is what stands between two quoted parts nothing but stops, or the end of the sentence that tells who speaks?"""
    if any(token.text in SENTENCE_ENDS for token in before[:-1]) or (before and before[-1].is_word):
        return False
    return is_told or not any(token.is_word for token in before)


def _behind_dash(tokens: list[Token], line: int, words: Words) -> Iterator[_Utterance]:
    """`—No me lo creo —respondió María Sanz—. Lo dicen cada año.`"""
    at = narrators_place(tokens, words) if tokens and is_dash(tokens[0]) else 0
    if not at:
        return
    last = at - 1 if tokens[at - 1].text in {"!", "?", "…"} else at - 2
    if last < 1:
        return
    yield _Utterance(tokens[1].start, tokens[last].end, line, said_at(tokens, at, words))
    second = next((n for n in range(at, len(tokens)) if is_dash(tokens[n])), len(tokens))
    rest = [n for n in range(second + 1, len(tokens)) if tokens[n].is_word]
    if words.dash == "dash" and rest:
        yield _Utterance(tokens[rest[0]].start, tokens[-1].end, line, None, follows=True)


def _quotes(article_id: str, text: str, utterances: Iterable[_Utterance], people: People | None) -> Iterator[Quote]:
    last: tuple[_Utterance, Speaker] | None = None
    for one in utterances:
        speaker, confidence = None, CONFIDENCE
        if people and one.saying and one.saying.name:
            speaker = _named(text, one.saying.name, people)
            confidence = SAID_CONFIDENCE if speaker else CONFIDENCE
        elif people and last and _goes_on(one, *last, people):
            speaker, confidence = _again(last[1], one.saying), GOES_ON_CONFIDENCE
        if speaker:
            last = one, speaker
        elif one.saying:
            last = None
        if speaker or (one.is_whole and len(text[one.start : one.end].split()) >= MIN_WORDS):
            yield _quote(article_id, text, one, speaker, confidence)


def _named(text: str, name: Name, people: People) -> Speaker | None:
    """The speaker of a name; none for what is no known person and may be any word that begins a sentence."""
    mention = text[name.start : name.end]
    found = people.speaker(name)
    if found is None and name.is_first:
        return None
    id_, filed = found or (None, mention)
    return Speaker(id=id_, name=filed, text=mention, start=name.start, end=name.end)


def _again(speaker: Speaker, saying: Saying | None) -> Speaker:
    """The speaker before, by the pronoun where there is one."""
    if saying is None or saying.pronoun is None:
        return speaker
    token = saying.pronoun
    return speaker.model_copy(update={"text": token.text, "start": token.start, "end": token.end})


def _goes_on(one: _Utterance, before: _Utterance, speaker: Speaker, people: People) -> bool:
    """Are these words those of the speaker before: in the same line, or in the next by a pronoun that agrees?

    A pronoun means the speaker only if nobody else was named meanwhile.
    """
    if speaker.id is None or (one.saying and one.saying.is_described):
        return False
    if one.saying and one.saying.pronoun:
        is_near = one.line - before.line <= 1 and _agrees(speaker, one.saying.gender)
        return is_near and not people.is_another_named(before.end, one.saying.pronoun.start, speaker.name)
    if one.line != before.line:
        return False
    return one.saying is not None or (one.follows and one.start - before.end <= _NARRATION)


def _agrees(speaker: Speaker, gender: str) -> bool:
    return gender_of(fold(speaker.name.split()[0])) in ("", gender)


def _quote(article_id: str, text: str, one: _Utterance, speaker: Speaker | None, confidence: float) -> Quote:
    cue = one.saying.cue if one.saying else ()
    return Quote(
        id=quote_id(article_id, one.start, one.end),
        kind=QuoteKind.DIRECT,
        text=text[one.start : one.end],
        start=one.start,
        end=one.end,
        speaker=speaker,
        cue=Span(start=cue[0].start, end=cue[-1].end, text=text[cue[0].start : cue[-1].end])
        if cue and speaker
        else None,
        confidence=confidence,
    )
