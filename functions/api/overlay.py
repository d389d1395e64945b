"""Owns what corrections make of entities and quotations: a function of all that are in force, laid over answers.

A quotation is known by its id, a function of its place, and by its words where the place has moved.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from typing import Final

from functions.api.corrections import WORDS_MAX_CHARS, Corrections, KeptCorrection
from functions.api.filters import wording
from shared.document import Quote, Speaker
from shared.listing import EntityName

TTL_S: Final = 1.0  # how old what is known of corrections may be


class Overlay:
    """All corrections together, as functions of what they correct."""

    def __init__(self, corrections: Iterable[KeptCorrection]) -> None:
        given = list(corrections)
        self._into = {c.entity: c.into for c in given if c.kind == "merge" and c.entity and c.into}
        self._names = {c.entity: c.name for c in given if c.kind == "rename" and c.entity and c.name}
        self._types = {c.entity: c.type for c in given if c.kind == "retype" and c.entity and c.type}
        self._quotes: dict[str, dict[str, KeptCorrection]] = defaultdict(dict)  # by article, then by quotation
        for correction in given:
            if correction.article and correction.quote:
                self._quotes[correction.article][correction.quote] = correction
        self.is_empty = not given

    def canonical(self, entity: str) -> str:
        """The id that an entity now goes by."""
        for _ in range(len(self._into) + 1):
            if entity not in self._into:
                return entity
            entity = self._into[entity]
        return entity

    def members(self, entity: str) -> list[str]:
        """All ids that go by the same one as an entity."""
        canonical = self.canonical(entity)
        return sorted({canonical, *(merged for merged in self._into if self.canonical(merged) == canonical)})

    def entity(self, entity: EntityName) -> EntityName:
        """An entity by its id, name and type as corrected; a merged one keeps its name unless that is corrected too."""
        id_ = self.canonical(entity.id)
        return EntityName(id=id_, name=self._names.get(id_, entity.name), type=self._types.get(id_, entity.type))

    def quotes(
        self, article: str, quotes: Iterable[Quote], elsewhere: Callable[[], Collection[str]] = tuple
    ) -> tuple[Quote, ...]:
        """The quotations of an article that are not hidden, with speakers and targets as corrected.

        Where they are not all of the article, `elsewhere` gives the ids of the others: what is corrected there has not
        moved here, though the words may be the same. It is asked only where that matters.
        """
        kept, here = tuple(quotes), self._quotes.get(article, {})
        moved = self._moved(kept, here, elsewhere)
        corrected = (self._quote(q, here.get(q.id) or moved.get(q.id)) for q in kept)
        return tuple(quote for quote in corrected if quote is not None)

    @staticmethod
    def _moved(
        kept: Iterable[Quote], here: dict[str, KeptCorrection], elsewhere: Callable[[], Collection[str]]
    ) -> dict[str, KeptCorrection]:
        """By the ids that quotations now have, the corrections given for their words at another place."""
        in_place = {quote.id for quote in kept}
        lost = {wording(c.words): id_ for id_, c in here.items() if id_ not in in_place and c.words}
        if not lost:
            return {}
        worded = {quote.id: wording(quote.text[:WORDS_MAX_CHARS]) for quote in kept}
        alike = {id_: lost[words] for id_, words in worded.items() if words and words in lost}
        others = frozenset(elsewhere()) if alike else frozenset()
        return {id_: here[before] for id_, before in alike.items() if before not in others}

    def _quote(self, quote: Quote, correction: KeptCorrection | None) -> Quote | None:
        if correction is not None and correction.kind == "hide":
            return None
        speaker = self._speaker(quote, correction)
        about = tuple(dict.fromkeys(map(self.canonical, quote.about)))
        return quote.model_copy(update={"speaker": speaker, "about": about})

    def _speaker(self, quote: Quote, correction: KeptCorrection | None) -> Speaker | None:
        said = quote.speaker
        if correction is not None and correction.speaker:
            id_ = self.canonical(correction.speaker)
            name = self._names.get(id_, correction.speaker_name or correction.speaker)
            place = said or Speaker(id=None, name="", text="", start=quote.start, end=quote.start)
            return place.model_copy(update={"id": id_, "name": name})
        if said is None or said.id is None:
            return said
        id_ = self.canonical(said.id)
        return said.model_copy(update={"id": id_, "name": self._names.get(id_, said.name)})

    def names_given(self) -> dict[str, str]:
        """The names that people gave, by id, and those of whom they gave words to, whom no article may mention."""
        given = (c for here in self._quotes.values() for c in here.values())
        return {c.speaker: c.speaker_name for c in given if c.speaker and c.speaker_name} | self._names

    def reassigned_to(self, entity: str) -> dict[str, str | None]:
        """The articles in which somebody's words were given to an entity, and the `<sort>` they had then."""
        members = set(self.members(entity))
        given = (c for here in self._quotes.values() for c in here.values() if c.kind == "reassign")
        return {c.article: c.sort for c in given if c.speaker in members and c.article}


class Overlays:
    """The overlay of the moment: read again when it is older than a second."""

    def __init__(self, corrections: Corrections, now_s: Callable[[], float]) -> None:
        self._corrections, self._now_s = corrections, now_s
        self._read_s, self._overlay = float("-inf"), Overlay(())

    def current(self) -> Overlay:
        """What is in force."""
        if self._now_s() - self._read_s > TTL_S:
            self._overlay, self._read_s = Overlay(self._corrections.all()), self._now_s()
        return self._overlay

    def forget(self) -> None:
        """Has the next look read the table."""
        self._read_s = float("-inf")
