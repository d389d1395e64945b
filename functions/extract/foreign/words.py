"""Owns the words by which news in other languages says who speaks; see words.ini, which tells what each kind is."""

from configparser import ConfigParser
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

_TABLE: Final = Path(__file__).with_suffix(".ini")
_SAME: Final = {"nb": "no", "nn": "no"}


class Words(NamedTuple):
    """The words of one language, in lower case."""

    verbs: frozenset[str]
    auxiliaries: frozenset[str]
    participles: frozenset[str]
    behind: frozenset[str]
    according: frozenset[str]
    conjunctions: frozenset[str]
    she: frozenset[str]
    he: frozenset[str]
    titles: frozenset[str]
    articles: frozenset[str]
    prepositions: frozenset[str]
    fillers: frozenset[str]
    roles: tuple[str, ...]
    dash: str
    drops: bool
    cases: bool

    @property
    def pronouns(self) -> frozenset[str]:
        """Words for one person."""
        return self.she | self.he


def words_of(language: str | None) -> Words | None:
    """The words of a language, by its tag (`pt-BR`), or None for one that has none here."""
    code = (language or "").lower().split("-")[0]
    return _languages().get(_SAME.get(code, code))


@cache
def _languages() -> dict[str, Words]:
    table = ConfigParser()
    table.read_string(_TABLE.read_text(encoding="utf-8"))
    return {code: _words(dict(table[code])) for code in table.sections()}


def _words(kinds: dict[str, str]) -> Words:
    def of(kind: str) -> frozenset[str]:
        return frozenset(kinds.get(kind, "").split())

    return Words(
        verbs=of("verbs"),
        auxiliaries=of("auxiliaries"),
        participles=of("participles"),
        behind=of("behind"),
        according=of("according"),
        conjunctions=of("and"),
        she=of("she"),
        he=of("he"),
        titles=of("titles"),
        articles=of("articles"),
        prepositions=of("prepositions"),
        fillers=of("fillers"),
        roles=tuple(sorted(of("roles"))),
        dash=kinds.get("dash", ""),
        drops=kinds.get("drops") == "yes",
        cases=kinds.get("cases") == "yes",
    )
