"""Owns what callers can ask for: filters of articles and quotations, as pure predicates."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from shared.document import Quote
from shared.identifiers import fold
from shared.keys import UNDATED
from shared.listing import ArticleSummary

LAST = "\U0010ffff"  # sorts after every other character, in Python as in DynamoDB
EARLIEST_DAY = "0001-01-01"


@dataclass(frozen=True)
class DateRange:
    """Days of publication, `yyyy-mm-dd`, both included; an article without a date is in no range but the open one."""

    first_day: str | None = None
    last_day: str | None = None

    @property
    def first_sort(self) -> str:
        """The least sort key in the range."""
        if self.first_day is None and self.last_day is None:
            return UNDATED
        return self.first_day or EARLIEST_DAY

    @property
    def last_sort(self) -> str:
        """A string not less than any sort key in the range."""
        return (self.last_day or "") + LAST

    def narrowed(self, first_day: str, last_day: str) -> "DateRange":
        """The part of the range between two days."""
        return DateRange(max(first_day, self.first_day or first_day), min(last_day, self.last_day or last_day))


@dataclass(frozen=True)
class ArticleFilter:
    """Which articles, in which order; `words` must all be in the headline, an entity's name or a quotation."""

    dates: DateRange = field(default_factory=DateRange)
    words: frozenset[str] = frozenset()
    language: str | None = None
    author: str | None = None
    site: str | None = None
    oldest_first: bool = False

    def takes(self, article: ArticleSummary) -> bool:
        """Whether language, author and site are as asked."""
        return (
            (self.language is None or article.language == self.language.lower())
            and (self.author is None or fold(self.author) in map(fold, article.authors))
            and (self.site is None or fold(self.site) == fold(article.site or ""))
        )

    def takes_words(self, texts: Iterable[str | None]) -> bool:
        """Whether all words asked for are in the texts, case and accents aside."""
        return not self.words or self.words <= words_of(" ".join(filter(None, texts)))


@dataclass(frozen=True)
class QuoteFilter:
    """Which quotations, in which articles; `speakers` and `targets` are entity ids, None for anyone."""

    articles: ArticleFilter
    speakers: frozenset[str] | None = None
    targets: frozenset[str] | None = None
    kind: str | None = None
    min_confidence: float = 0.0

    def takes(self, quote: Quote) -> bool:
        """Whether a quotation is as asked."""
        speaker = quote.speaker.id if quote.speaker else None
        return (
            (self.speakers is None or speaker in self.speakers)
            and (self.targets is None or not self.targets.isdisjoint(quote.about))
            and (self.kind is None or quote.kind == self.kind)
            and quote.confidence >= self.min_confidence
            and self.articles.takes_words((quote.text,))
        )


def words_of(text: str) -> frozenset[str]:
    """The words of a text, folded, without punctuation."""
    return frozenset(wording(text).split())


def wording(text: str) -> str:
    """The words of a text in their order, folded, without punctuation: alike for two prints of the same words."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold(text)).split())
