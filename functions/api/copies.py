"""Owns the question whether two articles are copies of one story, told from their fingerprints."""

import base64
from collections import Counter, defaultdict
from typing import Final

from functions.api.filters import wording
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
    return _estimate(sum(a == b for a, b in zip(values, others, strict=True)), len(values))


def _estimate(equal: int, values: int) -> float:
    return max(0.0, (equal / values - _BY_CHANCE) / (1 - _BY_CHANCE))


class Fold:
    """The stories of one answer: each article belongs to the first one seen of which it is a copy.

    An answer may pass 2,000 articles. Each is compared only where it has a value of its fingerprint in common with a
    story, by chance one in 256: comparing all with all took a minute.
    """

    def __init__(self) -> None:
        self._first: dict[str, str] = {}  # of the story of every article seen
        self._stories: list[str] = []  # the articles that stand for theirs
        self._with_value: dict[tuple[int, int], list[int]] = defaultdict(list)  # stories, by place and value
        self._printed: dict[tuple[str, str], set[str]] = defaultdict(set)  # the articles, by story and words

    def first_of(self, holder: Listing | Posting) -> str:
        """The id of the article that stands for this one's story: its own, if it is the first."""
        article = holder.article.id
        if article not in self._first:
            mark = base64.b64decode(holder.fingerprint)
            self._first[article] = self._known(mark) or self._begun(article, mark)
        return self._first[article]

    def is_copy(self, holder: Listing | Posting) -> bool:
        """Whether an article tells a story that another one has told before."""
        return self.first_of(holder) != holder.article.id

    def is_repeated(self, holder: Listing | Posting, words: str) -> bool:
        """Whether an article repeats words of its story that were given before; notes that it printed them."""
        printed = self._printed[self.first_of(holder), wording(words)]
        is_first = not printed
        printed.add(holder.article.id)
        return not is_first

    def copies_of(self, article: str, words: str) -> int:
        """How many other articles of the walk so far printed the words that an article of it printed."""
        return len(self._printed[self._first[article], wording(words)] - {article})

    def _known(self, mark: bytes) -> str | None:
        """The first story that a fingerprint is of."""
        equal = Counter(story for place in enumerate(mark) for story in self._with_value[place])
        alike = (story for story, count in equal.items() if _estimate(count, len(mark)) >= COPY_RESEMBLANCE)
        first = min(alike, default=None)
        return None if first is None else self._stories[first]

    def _begun(self, article: str, mark: bytes) -> str:
        for place in enumerate(mark):
            self._with_value[place].append(len(self._stories))
        self._stories.append(article)
        return article


def fold_for(exclude_duplicates: bool) -> Fold | None:
    """A fold for one answer, if one is wanted."""
    return Fold() if exclude_duplicates else None
