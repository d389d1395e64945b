"""Owns the record of a candidate source: a phrase that may speak, and the verbs that it governs."""

from dataclasses import dataclass, field

from functions.extract.mentions import Mention


@dataclass(slots=True, eq=False)
class Source:
    """A candidate: its head token, the tokens of its mention, and the verbs whose subject or agent it is."""

    head: int
    first: int
    last: int  # exclusive
    relation: str  # subject, agent, according, possessor, modifier, other
    mention: Mention | None
    verbs: list[int] = field(default_factory=list)
    kind: str = ""  # person, organisation, place, group, pronoun, noun
    framed: list[int] = field(default_factory=list)  # the quoted regions that it stands beside with its verb
