"""Owns what is known of the gender of people: by titles and first names, by what is said of them, by pronouns."""

from functions.extract.clusters import Cluster, name_key
from functions.extract.descriptions import Descriptions
from functions.extract.names import gender_of
from functions.extract.reading import Reading
from functions.extract.roles import gender_of_noun
from functions.extract.things import Referent
from shared.document import EntityType


class Genders:
    """Answers for one article; genders are `m`, `f` or "" where nothing tells them."""

    def __init__(self, reading: Reading, clusters: list[Cluster], descriptions: Descriptions) -> None:
        self._reading = reading
        self._descriptions = descriptions
        self.by_name = {id(c): self._by_name(c) for c in clusters if c.type is EntityType.PERSON}
        self.by_speech: dict[int, str] = {}  # by pronouns that speak, of whomever they were found to mean
        self.by_sure_speech: dict[int, str] = {}  # the same, where nobody else may have been meant

    def known(self, one: Referent) -> str:
        """That of a person by name, or of a description."""
        if isinstance(one, Cluster):
            return self.by_name.get(id(one), "")
        return gender_of_noun(self._reading.lower[one.head])

    def note(self, one: Cluster, gender: str, *, is_sure: bool) -> None:
        """That a pronoun which speaks was found to mean somebody."""
        self.by_speech.setdefault(id(one), gender)
        if is_sure:
            self.by_sure_speech.setdefault(id(one), gender)

    def _by_name(self, cluster: Cluster) -> str:
        """From titles, what is said of a person, and first names."""
        if said := self._descriptions.gender(cluster):
            return said
        first = name_key(cluster.name)[0]
        return gender_of(first) or gender_of_noun(first)  # Mom, Grandpa
