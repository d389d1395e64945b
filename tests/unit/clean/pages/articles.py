"""Owns the articles of the CI set, kept as text files beside this module: their text is the gold.

A file holds headline, authors and day on its first three lines, then paragraphs; one that begins with "## " is a
heading inside the article, one with "• " an item of a list.
"""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Article:
    """What has to come out of every page around it."""

    headline: str
    authors: tuple[str, ...]
    published: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The article's text without headline, byline and date."""
        return "\n\n".join(paragraph.removeprefix("## ") for paragraph in self.paragraphs)


def _read(name: str) -> Article:
    text = (Path(__file__).with_name("articles") / f"{name}.txt").read_text(encoding="utf-8")
    headline, authors, published, body = text.strip().split("\n", 3)
    return Article(headline, tuple(filter(None, authors.split(", "))), published, tuple(body.strip().split("\n\n")))


PIER, BAKERS, TELESCOPE, COURT, SCHOOL, FLASH = map(_read, ("pier", "bakers", "telescope", "court", "school", "flash"))
ALL = (PIER, BAKERS, TELESCOPE, COURT, SCHOOL)
