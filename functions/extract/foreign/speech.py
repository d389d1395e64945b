"""Owns who says quoted words in another language: the verb of saying beside them, and the name beside the verb.

Only what stands right beside the words counts. `dijo el portavoz de Rojas` is not Rojas, `la ministra de Hacienda,
Elena Rojas,` is she, and whoever is only described stays nobody.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from functions.extract.foreign.cues import find_cue
from functions.extract.foreign.tokens import Name, Token, begin_of_name, end_of_name, without_role
from functions.extract.foreign.words import Words

_CLOSERS: Final = frozenset("”»“«’›‹‘\"'")
_STOPS: Final = frozenset(",.!?…:;—–-")
SENTENCE_ENDS: Final = frozenset(".!?…;")
_REACH: Final = 16  # tokens of a description between verb and name
_MARKS_BEHIND: Final = 4  # closing marks, stops and a dash between quoted words and the verb


class Saying(NamedTuple):
    """Who says something: a name, a pronoun and its gender, `m` or `f`, somebody who is only described, or nobody named
    where a verb goes on."""

    cue: tuple[Token, ...]
    name: Name | None = None
    pronoun: Token | None = None
    gender: str = ""
    is_described: bool = False

    @property
    def end(self) -> int:
        """Behind the last of its words."""
        return max(part.end for part in (*self.cue, self.name, self.pronoun) if part)


def said_behind(tokens: Sequence[Token], words: Words) -> Saying | None:
    """Who is said to say what stands right before these tokens: `», dijo Elena Rojas.`"""
    at = 0
    while at < min(len(tokens), _MARKS_BEHIND) and (tokens[at].text in _CLOSERS or tokens[at].text in _STOPS):
        at += 1
    return said_at(tokens, at, words)


def said_at(tokens: Sequence[Token], at: int, words: Words) -> Saying | None:
    """Who says something by the words of saying at a place."""
    cue = find_cue(tokens, at, words)
    if cue is None:
        return None
    saying = Saying(tuple(tokens[cue.first : cue.end]))
    if cue.pronoun:
        verb = tokens[cue.first]
        begin = verb.end - len(cue.pronoun)
        return _by_pronoun(saying, Token(cue.pronoun, begin, verb.end), words)
    return _subject(tokens, cue.end, saying, words)


def said_before(tokens: Sequence[Token], words: Words) -> Saying | None:
    """Who is said to say what follows these tokens of one sentence: `Elena Rojas, la ministra, dijo:`"""
    stop = len(tokens)
    while stop and tokens[stop - 1].text in {":", ","}:
        stop -= 1
    if given := _according(tokens, stop, words):
        return given
    if stop < len(tokens) and tokens[-1].text == ":" and tokens[0].is_capital and end_of_name(tokens, 0) == stop:
        return Saying((), Name(tuple(tokens[:stop]), is_first=True))  # a label
    if stop == len(tokens) and not (stop and find_cue(tokens, stop - 1, words)):
        return None
    for at in range(stop - 1, max(-1, stop - _REACH), -1):
        cue = find_cue(tokens, at, words)
        if cue is None or cue.pronoun:
            continue
        saying = Saying(tuple(tokens[cue.first : cue.end]))
        found = _subject_before(tokens, at, saying, words)
        if found.is_described and tokens[-1].text == ":":
            inverted = _subject(tokens, cue.end, saying, words)
            return inverted if inverted.name else found
        return found
    return None


def _subject(tokens: Sequence[Token], at: int, saying: Saying, words: Words) -> Saying:
    """The subject behind a verb."""
    is_titled = False
    while at < len(tokens) and (
        tokens[at].lower in words.titles | words.fillers or (is_titled and tokens[at].text == ".")
    ):
        is_titled = is_titled or tokens[at].lower in words.titles
        at += 1
    at = _behind_agency(tokens, at, words)
    if at == len(tokens) or not tokens[at].is_word:
        return saying._replace(is_described=not words.drops)
    if tokens[at].is_capital:
        name = _name(tokens, at, words, is_titled)
        return saying._replace(name=name, is_described=name is None)
    if tokens[at].lower in words.pronouns:
        return _by_pronoun(saying, tokens[at], words)
    if tokens[at].lower in words.prepositions:
        return saying._replace(is_described=not words.drops or _names_anybody(tokens[at:]))
    name = _named_behind(tokens, at, saying, words)
    return saying._replace(name=name, is_described=name is None)


def _by_pronoun(saying: Saying, pronoun: Token, words: Words) -> Saying:
    return saying._replace(pronoun=pronoun, gender="f" if pronoun.lower in words.she else "m")


def _behind_agency(tokens: Sequence[Token], at: int, words: Words) -> int:
    """Behind the agency to which somebody says something: `dijo a EFE Rojas`, `a déclaré à l’AFP Luc Morin`."""
    if at + 2 < len(tokens) and tokens[at].lower in words.prepositions and tokens[at + 2].is_capital:
        agency = tokens[at + 1].text.rpartition("’")[2]
        return at + 2 if len(agency) > 2 and agency.isupper() else at
    return at


def _names_anybody(tokens: Sequence[Token]) -> bool:
    """Does a capital word follow in the sentence that no preposition stands before?"""
    for at, token in enumerate(tokens[:_REACH]):
        if token.text in SENTENCE_ENDS:
            return False
        if at > 1 and token.is_capital:
            return True
    return False


def _named_behind(tokens: Sequence[Token], at: int, saying: Saying, words: Words) -> Name | None:
    """The name behind a description that begins at a place: `el líder Tomás Ibáñez`, `la ministra de Hacienda, Elena
    Rojas`; what a preposition ties to the description is none."""
    is_tied, end = False, min(len(tokens), at + _REACH)
    while at < end:
        token = tokens[at]
        if token.is_capital:
            is_free = tokens[at - 1].text == "," or not (is_tied or _binds(tokens, at, words))
            name = _name(tokens, at, words, is_person=True) if is_free else None
            if name:
                return name if _fits(name, saying, words) else None
            at = end_of_name(tokens, at)
            is_tied = is_tied or not words.roles
            continue
        if token.text == "," and not (at + 1 < end and tokens[at + 1].is_capital):
            return None
        if not token.is_word and token.text != ",":
            return None
        is_tied = is_tied or token.lower in words.prepositions
        at += 1
    return None


def _binds(tokens: Sequence[Token], place: int, words: Words) -> bool:
    """Does a word before a name make it part of a description: `de Rojas`, `la Comisión`?"""
    before = tokens[place - 1].lower
    if before in words.articles:
        return not words.roles  # with its article a German noun begins: der Politiker Thomas Iben
    return before in words.prepositions


def _name(tokens: Sequence[Token], first: int, words: Words, is_person: bool) -> Name | None:
    """The name that begins at a place, without what somebody is; behind an article only what is left without that."""
    end = end_of_name(tokens, first)
    if end + 1 < len(tokens) and tokens[end].lower in words.conjunctions and tokens[end + 1].is_capital:
        return None
    untitled = next(at for at in range(first, end) if at == end - 1 or not _is_title(tokens[at], words))
    whole = tokens[untitled:end]
    name = without_role(whole, words)
    is_role_told = len(name) < end - first
    if first and tokens[first - 1].lower in words.articles and not is_role_told:
        return None
    if len(name) == 1 and name[0].text.isupper():
        return None
    return Name(name, is_person or is_role_told)


def _is_title(token: Token, words: Words) -> bool:
    """Is it a title before a name, its stop, or an agency to which somebody says something: `powiedział PAP Nowak`?"""
    return token.lower in words.titles or token.text == "." or (len(token.text) > 2 and token.text.isupper())


def _fits(name: Name, saying: Saying, words: Words) -> bool:
    """May a name beside a noun be the subject where nouns are inflected? Only a man's, whose genitive has an ending."""
    if not words.cases:
        return True
    verb = saying.cue[0].lower
    return len(name.words) > 1 and not verb.endswith(("ła", "ла")) and name.words[0][-1] not in "aаяyы"


def _subject_before(tokens: Sequence[Token], verb: int, saying: Saying, words: Words) -> Saying:
    """The subject right before a verb, or before what is set in commas there."""
    last = verb - 1
    if last >= 0 and tokens[last].lower in words.pronouns:
        return _by_pronoun(saying, tokens[last], words)
    if last >= 0 and tokens[last].text == ",":
        opening = next((at for at in range(last - 1, max(-1, last - _REACH), -1) if tokens[at].text == ","), 0)
        last = opening - 1
    name = _name_before(tokens, last, saying, words) if last >= 0 and tokens[last].is_capital else None
    name = name and name._replace(is_first=name.start == tokens[0].start)
    return saying._replace(name=name, is_described=name is None)


def _name_before(tokens: Sequence[Token], last: int, saying: Saying, words: Words) -> Name | None:
    """The name whose last word is at a place, if nothing before it in its clause ties it to somebody else."""
    first = begin_of_name(tokens, last)
    clause = [token.lower for token in _since_comma(tokens, first)]
    if not (words.prepositions | words.conjunctions).isdisjoint(clause):
        return None
    is_article_before = bool(clause) and clause[-1] in words.articles
    if is_article_before and not words.roles:
        return None
    is_described = bool(clause) and not is_article_before
    name = _name(tokens[: last + 1], first, words, is_described)
    return name if name and (not is_described or _fits(name, saying, words)) else None


def _since_comma(tokens: Sequence[Token], end: int) -> Sequence[Token]:
    begin = next((at + 1 for at in range(end - 1, -1, -1) if tokens[at].text in {",", ":"}), 0)
    return tokens[begin:end]


def _according(tokens: Sequence[Token], stop: int, words: Words) -> Saying | None:
    """`Según Elena Rojas,` right before quoted words."""
    for at in range(max(0, stop - _REACH), stop):
        if tokens[at].lower in words.according:
            found = _subject(tokens, at + 1, Saying((tokens[at],)), words)
            if found.name and found.name.end == tokens[stop - 1].end:
                return found
    return None


def since_sentence(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens of the last sentence; a stop behind a single letter or a title's few letters ends none."""
    begin = 0
    for at, token in enumerate(tokens):
        if (
            token.text in SENTENCE_ENDS
            and at + 1 < len(tokens)
            and not (token.text == "." and len(tokens[at - 1].text) <= 2)
        ):
            begin = at + 1
    return tokens[begin:]
