"""Owns what other ways of finding quotations give on the same texts, for the table beside ours.

* `nearest person`: text between double marks by a regular expression, and the person's name nearest to it; what many
  scripts do.
* `textacy`: its `direct_quotations`, a paragraph at a time, where the package is installed; it is no dependency of the
  project (`uv run --with textacy python -m benchmarks.quality_quotes --rivals …`).
"""

import importlib
import importlib.util
import re
from collections.abc import Callable, Iterator
from typing import Any

from functions.extract.pipeline import _spacy, installed_model
from shared.document import Quote, QuoteKind, Speaker

_MARKED = re.compile(r"[“\"]([^“”\"\n]{2,2000})[”\"]")
_PARAGRAPH = re.compile(r"[^\n]+")
_MARKS = "\"“”'‘’ \n"
Rival = Callable[[str], tuple[Quote, ...]]


def rivals() -> dict[str, Rival]:
    """The other systems that can run here, by name; the model is loaded once, with all its components."""
    nlp = _spacy().load(installed_model())
    found: dict[str, Rival] = {"nearest person": lambda text: tuple(_nearest_person(nlp, text))}
    if importlib.util.find_spec("textacy"):
        find = importlib.import_module("textacy.extract.triples").direct_quotations
        found["textacy"] = lambda text: tuple(_by_paragraph(nlp, find, text))
    return found


def _nearest_person(nlp: Any, text: str) -> Iterator[Quote]:
    people = [(name.start_char, name.end_char) for name in nlp(text).ents if name.label_ == "PERSON"]
    for marked in _MARKED.finditer(text):
        start, end = marked.span(1)
        outside = [(a, b) for a, b in people if b <= start or a >= end]
        nearest = min(outside, key=lambda person: max(start - person[1], person[0] - end), default=None)
        yield _quote(text, start, end, nearest)


def _by_paragraph(nlp: Any, find: Callable[[Any], Any], text: str) -> Iterator[Quote]:
    for paragraph in _PARAGRAPH.finditer(text):
        try:
            quotations = list(find(nlp(paragraph.group())))
        except ValueError:  # an odd number of marks
            continue
        for speaker, _, content in quotations:
            at = paragraph.start()
            words = content.text
            start = at + content.start_char + len(words) - len(words.lstrip(_MARKS))
            end = at + content.end_char - len(words) + len(words.rstrip(_MARKS))
            named = (at + speaker[0].idx, at + speaker[-1].idx + len(speaker[-1])) if speaker else None
            if start < end:
                yield _quote(text, start, end, named)


def _quote(text: str, start: int, end: int, who: tuple[int, int] | None) -> Quote:
    name = text[slice(*who)] if who else ""
    speaker = Speaker(id=None, name=name, text=name, start=who[0], end=who[1]) if who else None
    return Quote(
        id="",
        kind=QuoteKind.DIRECT,
        text=text[start:end],
        start=start,
        end=end,
        speaker=speaker,
        cue=None,
        confidence=0,
    )
