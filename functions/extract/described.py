"""Owns who a description is by the words beside it, in apposition or behind `called`, and who is asked before words."""

from collections.abc import Iterator
from typing import Final

from functions.extract.appositions import CALLED
from functions.extract.clusters import Cluster
from functions.extract.descriptions import Descriptions
from functions.extract.phrases import noun_phrase
from functions.extract.reading import ENDS, Reading
from functions.extract.roles import is_human
from functions.extract.source import Source
from functions.extract.things import Referent
from shared.document import EntityType

MAX_ASKED: Final = 40  # tokens from whom somebody asks to the answer
MARKS_BETWEEN: Final = 3  # tokens between a sentence and the words behind it: its stop, and marks
_ASKING: Final = frozenset({"asked", "asks", "urged", "urges", "invited", "invites", "begged", "pressed"})


class Described:
    """Answers for one article, from its entities by the last tokens of their mentions and its people by the first."""

    def __init__(
        self,
        reading: Reading,
        of_token: dict[int, Cluster],
        starting: dict[int, Cluster],
        descriptions: Descriptions,
    ) -> None:
        self._reading = reading
        self._descriptions = descriptions
        self._of_token = of_token
        self._starting = starting

    def person(self, source: Source) -> Cluster | None:
        """Who a description is: `his lawyer, Ada Brook,`, `her father, the guide Tom Lode,`, `a boy called Otis`."""
        for token in self._beside(source):
            cluster = self._of_token.get(token)
            if cluster is not None and cluster.type is EntityType.PERSON:
                return cluster
        return self._starting.get(source.last + 1) if self._may_be_named_behind(source) else None

    def _beside(self, source: Source) -> Iterator[int]:
        reading = self._reading
        beside = [c for c in reading.children[source.head] if reading.deps[c] == "appos"]
        beside += [c for b in beside for c in reading.children[b] if reading.deps[c] == "appos"]
        yield from beside
        for noun in (source.head, *beside):
            for child in reading.children[noun]:
                if reading.lower[child] in CALLED and reading.quoted[child] < 0:
                    yield from reading.children[child]

    def _may_be_named_behind(self, source: Source) -> bool:
        """May a comma and the name of whom it describes follow? Behind `according to two sources,` a clause begins."""
        reading = self._reading
        if reading.words[source.last : source.last + 1] != [","] or reading.tags[source.head] in {"NNS", "NNPS"}:
            return False
        return source.relation != "according" or reading.tags[source.first] == "PRP$"

    def asked(self, words: range) -> int | None:
        """Whom the sentence before words asks, by its head: the mayor of `Hale asked the mayor to pay. “No,” …`."""
        reading, begin = self._reading, words.start
        for token in range(begin - 1, max(-1, begin - MAX_ASKED), -1):
            if reading.quoted[token] >= 0 or reading.paragraph[token] != reading.paragraph[begin]:
                return None
            if reading.lower[token] in _ASKING and reading.tags[token] in {"VBD", "VBZ"}:
                return next((c for c in reading.children[token] if c > token and reading.deps[c] == "dobj"), None)
            if reading.words[token] in ENDS and token < begin - MARKS_BETWEEN:
                return None
        return None

    def whom(self, head: int) -> Referent | None:
        """Who a noun phrase is, given by its head: a name, what the article says of one person, or somebody else."""
        if (found := self._of_token.get(head)) is not None:
            return found if found.type is EntityType.PERSON else None
        first, last = noun_phrase(self._reading, head)
        named = self._descriptions.person(first, last)
        is_someone = is_human(self._reading.lower[head])
        return named or (Source(head, first, last, "other", None, kind="noun") if is_someone else None)
