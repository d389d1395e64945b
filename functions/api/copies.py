"""Owns the question whether two articles are copies of one story, told from their fingerprints."""

import base64
from collections import Counter
from typing import Final

from shared.identifiers import slug
from shared.listing import Listing, Posting

COPY_RESEMBLANCE: Final = 0.25
"""From this resemblance on two articles are copies. Copies of 600 public articles, cut by 30 %, under another headline
and with one word in fifty left out, have 0.57 in the median, and 97 % of them more than this; no two different articles
have more than 0.08 (docs/asking.md)."""
_BY_CHANCE: Final = 1 / 256


def resemblance(one: str, other: str) -> float:
    """The share of runs of words that two texts have in common, estimated from their fingerprints; 0 without them."""
    if not one or not other:
        return 0.0
    values, others = base64.b64decode(one), base64.b64decode(other)
    equal = sum(a == b for a, b in zip(values, others, strict=True)) / len(values)
    return max(0.0, (equal - _BY_CHANCE) / (1 - _BY_CHANCE))


class Fold:
    """The stories of one answer: each article belongs to the first one seen of which it is a copy."""

    def __init__(self) -> None:
        self._stories: list[tuple[str, list[str]]] = []
        self._printed: Counter[tuple[str, str]] = Counter()

    def first_of(self, holder: Listing | Posting) -> str:
        """The id of the article that stands for this one's story: its own, if it is the first."""
        article = holder.article.id
        for mark, members in self._stories:
            if article in members:
                return members[0]
            if resemblance(mark, holder.fingerprint) >= COPY_RESEMBLANCE:
                members.append(article)
                return members[0]
        self._stories.append((holder.fingerprint, [article]))
        return article

    def is_copy(self, holder: Listing | Posting) -> bool:
        """Whether an article tells a story that another one has told before."""
        return self.first_of(holder) != holder.article.id

    def is_repeated(self, holder: Listing | Posting, words: str) -> bool:
        """Whether an article repeats words of its story that were given before; counts them."""
        key = (self.first_of(holder), slug(words))
        self._printed[key] += 1
        return self._printed[key] > 1

    def copies_of(self, article: str, words: str) -> int:
        """How many other articles of the walk so far printed the words of an article."""
        return self._printed[article, slug(words)] - 1


def fold_for(exclude_duplicates: bool) -> Fold | None:
    """A fold for one answer, if one is wanted."""
    return Fold() if exclude_duplicates else None
