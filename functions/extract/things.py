"""Owns what `it` and `they` mean: an organisation, a document or a body that speaks, a group, people in the plural;
and who has just been told of without a name.

*They* is also one person of whom the article says so: `Robin Pell, who is non-binary, …`.
"""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from functions.extract.clusters import Cluster
from functions.extract.cues import FINDING, SPEECH_VERBS
from functions.extract.phrases import noun_phrase
from functions.extract.reading import Reading
from functions.extract.roles import is_human
from functions.extract.source import Source
from shared.document import EntityType

_NOBODY: Final = frozenset(
    {f"{some}{one}" for some in ("no", "some", "any", "every") for one in ("body", "one", "thing")} | {"one"}
)
LOOK_BACK_TOKENS: Final = 120  # before `it`
MAX_SENTENCES_THING: Final = 3  # back to what `it` and `they` mean
MAX_JUST_TOLD: Final = 2  # sentences from `a diplomat` to `the diplomat`
INDEFINITE: Final = frozenset({"a", "an", "another", "one"})
_SPEAKING: Final = SPEECH_VERBS | FINDING
_COLLECTIVE: Final = frozenset({"couple", "crew", "duo", "family", "pair", "quartet", "trio"})
_UNNAMED: Final = frozenset({"source", "insider", "spokesperson", "whistleblower", "whistle-blower", "commenter"})
_WRITTEN_LIST: Final = """
advert banner billboard caption card email e-mail inscription label leaflet letter memo message note notice placard
plaque postcard poster sign slogan statement text tweet
"""
_WRITTEN: Final = frozenset(_WRITTEN_LIST.split())  # what `it` may mean without having spoken: `A sign stood outside`
MAX_SOURCES_BACK: Final = 12
_NEITHER: Final = frozenset({"nonbinary", "non-binary", "genderqueer", "agender", "they/them"})
_NEITHER_PARTED: Final = (["non", "-", "binary"], ["they", "/", "them"])
MAX_TOKENS_BACK: Final = 20  # from such a word to the name

Referent = Cluster | Source
"""Who is meant: an entity, or a phrase for somebody or something without a name."""


class Things:
    """Answers for one article; `told` are the sentences told before each token."""

    def __init__(self, reading: Reading, sources: list[Source], of_token: dict[int, Cluster], told: list[int]) -> None:
        self._reading = reading
        self._sources = sources
        self._heads = [source.head for source in sources]
        self._of_token = of_token
        self._told = told
        self._called_they = set(self._people_called_they())

    def meant(self, source: Source, word: str) -> Referent | None:
        """What `it` and `they` mean: the last subject that can, an organisation, a document or a group."""
        if word not in {"it", "they"}:
            return None
        token = source.head
        if word == "they" and (one := self._unnamed(token)) is not None:
            return one
        at = bisect_left(self._heads, token) - 1
        while at >= 0 and self._heads[at] > token - LOOK_BACK_TOKENS:
            one = self._sources[at]
            if self._told[token] - self._told[one.head] > MAX_SENTENCES_THING:
                break
            if self._may_be_meant(one):
                found = self._plural(one) if word == "they" else self._single(one)
                if found is not None:
                    return found
            at -= 1
        return self._issued(token) if word == "it" else None

    def _issued(self, token: int) -> Source | None:
        """What somebody issued in the sentence before: `The director sent a letter. “We got it wrong,” it said.`"""
        reading = self._reading
        for at in range(token - 1, max(-1, token - LOOK_BACK_TOKENS), -1):
            if self._told[token] - self._told[at] > 1:
                return None
            if reading.lower[at] in _WRITTEN and reading.deps[at] == "dobj" and reading.quoted[at] < 0:
                return Source(at, *noun_phrase(reading, at), "other", None, kind="noun")
        return None

    def is_just_told(self, source: Source) -> bool:
        """Was somebody without a name brought in so right before: `A diplomat was late. … the diplomat said`?"""
        noun, end = self._reading.lower[source.head], bisect_left(self._heads, source.head)
        return any(
            one.mention is None
            and self._reading.lower[one.first] in INDEFINITE
            and self._reading.lower[one.head] == noun
            and self._told[source.head] - self._told[one.head] <= MAX_JUST_TOLD
            for one in self._sources[max(0, end - MAX_SOURCES_BACK) : end]
        )

    def _unnamed(self, token: int) -> Source | None:
        """A source without a name who spoke in the sentence before or in this one: `An insider said …. They added …`"""
        before = self._sources[: bisect_left(self._heads, token)]
        for one in reversed(before[-MAX_SOURCES_BACK:]):
            is_near = self._told[token] - self._told[one.head] <= 1
            if is_near and self._reading.lower[one.head] in _UNNAMED and one.mention is None and self._speaks(one):
                return one
        return None

    def _may_be_meant(self, one: Source) -> bool:
        """Is it a subject, or somebody who is called `they`, outside quotation marks?"""
        is_subject = one.relation == "subject" and one.kind != "pronoun"
        is_they = one.mention is not None and id(self._of_token.get(one.head)) in self._called_they
        return (is_subject or is_they) and self._reading.quoted[one.head] < 0

    def _single(self, source: Source) -> Referent | None:
        """An organisation, a country that speaks, or a document or body that does."""
        cluster = self._of_token.get(source.head) if source.mention else None
        if cluster is not None:
            is_body = cluster.type is EntityType.ORG or (cluster.type is EntityType.PLACE and self._speaks(source))
            return cluster if is_body else None
        noun = self._reading.lower[source.head]
        is_thing = self._reading.tags[source.head] == "NN" and not is_human(noun) and noun not in _NOBODY
        return source if is_thing and (noun in _WRITTEN or self._speaks(source)) else None

    def _plural(self, source: Source) -> Referent | None:
        """An organisation, a group, people in the plural, a couple, or somebody who is called `they`."""
        cluster = self._of_token.get(source.head) if source.mention else None
        if cluster is not None:
            is_they = cluster.type in {EntityType.ORG, EntityType.GROUP} or id(cluster) in self._called_they
            return cluster if is_they else None
        noun = self._reading.lower[source.head]
        is_plural = self._reading.tags[source.head] == "NNS" and (
            self._speaks(source) or is_human(noun.removesuffix("s"))
        )
        return source if is_plural or noun in _COLLECTIVE else None

    def _speaks(self, source: Source) -> bool:
        return any(self._reading.lower[verb] in _SPEAKING for verb in source.verbs)

    def _people_called_they(self) -> Iterator[int]:
        """Ids of the people named last before a word such as `non-binary` in the same paragraph."""
        reading = self._reading
        for token in range(len(reading)):
            is_said = (
                reading.lower[token] in _NEITHER or reading.lower[max(0, token - 2) : token + 1] in _NEITHER_PARTED
            )
            for at in range(token - 1, max(0, token - MAX_TOKENS_BACK) - 1, -1) if is_said else ():
                cluster = self._of_token.get(at)
                if reading.paragraph[at] == reading.paragraph[token] and cluster and cluster.type is EntityType.PERSON:
                    yield id(cluster)
                    break
