"""Owns the cluster: the mentions of one entity within an article, and the key by which names are compared."""

import re
from dataclasses import dataclass, field
from typing import Final

from functions.extract.mentions import Mention
from functions.extract.titles import NAME_SUFFIXES
from shared.document import EntityType
from shared.identifiers import fold

_SUFFIX_WORDS: Final = """
inc incorporated corp corporation co company ltd limited llc llp lp plc gmbh ag sa nv bv spa ab oyj group holdings
holding
"""
COMPANY_SUFFIXES: Final = frozenset(_SUFFIX_WORDS.split())


@dataclass(slots=True, eq=False)
class Cluster:
    """Mentions of one entity within the article."""

    type: EntityType
    mentions: list[Mention] = field(default_factory=list)
    id: str = ""
    name: str = ""


def name_key(text: str) -> tuple[str, ...]:
    """Folded words of a name without dots and suffixes such as Jr. or Inc."""
    words = [w for w in re.split(r"[\s,]+", fold(text).replace(".", "").replace("’", "'")) if w]
    while len(words) > 1 and (words[-1] in NAME_SUFFIXES or words[-1] in COMPANY_SUFFIXES):
        words.pop()
    return tuple(words)
