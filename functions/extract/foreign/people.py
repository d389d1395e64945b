"""Owns who is who among the people that an article in another language lets speak.

A name of several words is a person's if its first is known as a first name, or if the text says what the person is. A
surname alone is the one person of that surname that the article names in full. Whatever else speaks stays without id.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

from functions.extract.foreign.tokens import Name, Token, end_of_name, has_first_name, tokens_of, without_role
from functions.extract.foreign.words import Words
from functions.extract.marks import PARAGRAPH
from shared.document import Entity, EntityType, Span
from shared.filed_names import filed_as
from shared.identifiers import entity_id, fold, slug

MAX_NAMESAKES: Final = 30  # people with a word of their names in common who are told apart


class People:
    """The people of an article, from all names of its lines and those who were found to speak."""

    def __init__(self, text: str, words: Words, speaking: Iterable[Name]) -> None:
        self._text = text
        self._names = list(_names(text, words))
        self._starts = [name.start for name in self._names]
        self._full: dict[str, dict[str, str]] = {}  # a folded surname to the full names with it, folded and printed
        for name in [*self._names, *speaking]:
            if not name.is_surname and (name.is_person or words.cases or has_first_name(name.tokens[0])):
                for surname in {fold(word) for word in name.words[1:]}:
                    self._full.setdefault(surname, {}).setdefault(_key(name), _as_printed(text, name))
        self._spoken: dict[str, str] = {}  # id to the name it is filed under
        self._printed: dict[str, str] = {}  # id to the full name as this text has it
        self._where: dict[str, Name] = {}  # id to the first place found to speak

    def speaker(self, name: Name) -> tuple[str, str] | None:
        """Id and name of the person a name means, or None where it need not be a person, or may be several."""
        full = self._full_name(name)
        if not full or not slug(full):
            return None
        filed = filed_as(EntityType.PERSON, full) or full
        id_ = entity_id(EntityType.PERSON, filed)
        self._spoken[id_] = filed
        self._printed[id_] = full
        self._where.setdefault(id_, name)
        return id_, filed

    def _full_name(self, name: Name) -> str:
        candidates = self._full.get(fold(name.words[-1]), {})
        if not name.is_surname:
            return candidates.get(_key(name), "")
        if len(candidates) == 1:
            return next(iter(candidates.values()))
        return _as_printed(self._text, name) if name.is_person and not candidates else ""

    def is_another_named(self, start: int, end: int, name: str) -> bool:
        """Does a part of the text name anybody who is not called so?"""
        own = set(_words(name))
        for one in self._names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            surname = fold(one.words[-1])
            if surname not in own and (surname in self._full or (not one.is_surname and has_first_name(one.tokens[0]))):
                return True
        return False

    def entities(self) -> tuple[Entity, ...]:
        """Those who speak, with every place where they are named, in the order of their first."""
        by_word: dict[str, list[tuple[str, list[str]]]] = {}
        for id_, full in self._printed.items():
            wanted = _words(full)
            for word in dict.fromkeys(wanted[1:] or wanted):
                by_word.setdefault(word, []).append((id_, wanted))
        spans: dict[str, list[Span]] = {id_: [] for id_ in self._printed}
        for name in self._names:
            words = [fold(word) for word in name.words]
            for id_, wanted in by_word.get(words[-1], ())[:MAX_NAMESAKES]:
                if span := self._mention(name, words, wanted):
                    spans[id_].append(span)
                    break
        for id_, name in self._where.items():
            spans[id_] = spans[id_] or [self._span(name.start, name.end)]
        found = [_entity(id_, self._spoken[id_], mentions) for id_, mentions in spans.items()]
        return tuple(sorted(found, key=lambda entity: entity.mentions[0].start))

    def _mention(self, name: Name, words: list[str], wanted: list[str]) -> Span | None:
        """The part of a name in the text that names somebody: the full name, or the surname where it stands alone."""
        tokens = [token for token in name.tokens if token.is_word]
        if words[-len(wanted) :] == wanted:
            first = tokens[-len(wanted)]
        elif len(words) == 1 and len(self._full.get(words[0], {})) == 1:
            first = tokens[0]
        else:
            return None
        return self._span(first.start, name.end)

    def _span(self, start: int, end: int) -> Span:
        return Span(start=start, end=end, text=self._text[start:end])


def _entity(id_: str, name: str, mentions: list[Span]) -> Entity:
    forms = dict.fromkeys(" ".join(span.text.split()) for span in mentions)
    aliases = tuple(form for form in forms if form != name)
    return Entity(id=id_, name=name, type=EntityType.PERSON, aliases=aliases, mentions=tuple(mentions))


def _words(name: str) -> list[str]:
    return [fold(word) for word in name.replace(".", " ").split()]


def _names(text: str, words: Words) -> Iterable[Name]:
    for line in PARAGRAPH.finditer(text):
        tokens = tokens_of(text, *line.span())
        at = 0
        while at < len(tokens):
            if not tokens[at].is_capital:
                at += 1
                continue
            end = end_of_name(tokens, at)
            yield Name(without_role(tokens[_begin(tokens, at, end, words) : end], words))
            at = end


def _begin(tokens: Sequence[Token], first: int, end: int, words: Words) -> int:
    """Where a name begins among capital words: behind those that only begin a sentence, and at a first name if any."""
    small = words.articles | words.prepositions | words.according | words.titles | words.fillers
    while first < end - 1 and tokens[first].lower in small:
        first += 1
    return next((at for at in range(first, end - 1) if has_first_name(tokens[at])), first)


def _key(name: Name) -> str:
    return fold(" ".join(name.words))


def _as_printed(text: str, name: Name) -> str:
    return " ".join(text[name.start : name.end].split())
