"""Measures quotations and their speakers on a corpus in PolNeAR's layout.

    python -m benchmarks.quality_quotes --corpus CORPUS/dev [--predictions DIR] [--rivals]

Figures of its own, by characters: a direct quotation is a gold content's share of a quoted region, reported speech a
gold content with less than nine tenths of its characters between marks. Found means that at least half of the
characters that either has are common; right speaker, that the mention overlaps the annotated source. The reliability
table groups attributed quotations by confidence. With --predictions, one JSON file for each article is written, with
offsets, kind, speaker and cue, for other scorers to read. With --rivals, the systems of `quote_rivals` are measured on
the same articles in the same run.
"""

import argparse
import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.polnear import Article, Attribution, Offsets, articles
from benchmarks.quote_rivals import rivals
from functions.extract.extraction import annotate, load_pipeline
from functions.extract.marks import quoted_regions
from functions.extract.quotations import DIRECT_SHARE
from shared.document import Quote, QuoteKind

MIN_OVERLAP = 0.5
STEPS = (0.0, 0.5, 0.7, 0.8, 0.9, 1.01)  # of the reliability table


@dataclass
class Tally:
    """Counts for one kind of quotation."""

    gold: int = 0
    predicted: int = 0
    found: int = 0
    right: int = 0

    def f1(self, hits: int) -> float:
        """Per cent, harmonic mean of hits among predicted and among gold."""
        return 200 * hits / (self.predicted + self.gold) if self.predicted + self.gold else 0.0


@dataclass
class Figures:
    """What one run measures."""

    direct: Tally = field(default_factory=Tally)
    reported: Tally = field(default_factory=Tally)
    reliability: dict[int, list[bool]] = field(default_factory=dict)


def common(one: list[Offsets], other: list[Offsets]) -> int:
    """Characters that lie in spans of both."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)


def size(spans: list[Offsets]) -> int:
    """Characters of spans that do not overlap."""
    return sum(b - a for a, b in spans)


def share_in_common(one: list[Offsets], other: list[Offsets]) -> float:
    """Common characters over all that either has."""
    both = common(one, other)
    union = size(one) + size(other) - both
    return both / union if union else 0.0


def gold_units(
    article: Article,
) -> tuple[list[tuple[list[Offsets], Attribution]], list[tuple[list[Offsets], Attribution]]]:
    """Direct and reported quotations of the gold, each with its attribution."""
    regions = [(region.start, region.end) for region in quoted_regions(article.text)]
    direct, reported = [], []
    for attribution in article.attributions:
        quoted = [(max(a, c), min(b, d)) for a, b in attribution.content for c, d in regions if a < d and c < b]
        if size(quoted) >= DIRECT_SHARE * size(attribution.content):
            direct += [([span], attribution) for span in quoted]
        else:
            reported.append((attribution.content, attribution))
    return direct, reported


def is_right(quote: Quote, attribution: Attribution) -> bool:
    """Does the mention of the speaker overlap the annotated source?"""
    if quote.speaker is None:
        return not attribution.source
    return common([(quote.speaker.start, quote.speaker.end)], attribution.source) > 0


def measure(article: Article, quotes: tuple[Quote, ...], figures: Figures) -> None:
    """Add one article to the figures."""
    for tally, units, wanted in zip(
        (figures.direct, figures.reported),
        gold_units(article),
        ((QuoteKind.DIRECT,), (QuoteKind.INDIRECT, QuoteKind.MIXED)),
        strict=True,
    ):
        chosen = [q for q in quotes if q.kind in wanted and q.speaker is not None]
        tally.gold += len(units)
        tally.predicted += len(chosen)
        free = list(units)
        for quote in chosen:
            span = [(quote.start, quote.end)]
            best = max(free, key=lambda unit: share_in_common(unit[0], span), default=None)
            hit = best is not None and share_in_common(best[0], span) >= MIN_OVERLAP
            right = hit and best is not None and is_right(quote, best[1])
            if hit and best is not None:
                free.remove(best)
            tally.found += hit
            tally.right += right
            step = max(s for s, low in enumerate(STEPS) if quote.confidence >= low)
            if hit:
                figures.reliability.setdefault(step, []).append(right)


def print_field(found: list[Article], ours: Figures) -> None:
    """One line for each system: F1 of direct quotations found, and found with the right speaker."""
    print(f"\n{'system':16} {'direct found F1':>16} {'and right speaker F1':>21}")
    for name, system in rivals().items():
        figures = Figures()
        for article in found:
            measure(article, system(article.text), figures)
        print(
            f"{name:16} {figures.direct.f1(figures.direct.found):16.1f} {figures.direct.f1(figures.direct.right):21.1f}"
        )
    print(f"{'newsdex':16} {ours.direct.f1(ours.direct.found):16.1f} {ours.direct.f1(ours.direct.right):21.1f}")


def as_prediction(quote: Quote) -> dict[str, Any]:
    """A quotation as other scorers read it."""
    speaker = quote.speaker
    return {
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "kind": quote.kind.value,
        "speaker": speaker.name if speaker else None,
        "speaker_start": speaker.start if speaker else None,
        "speaker_end": speaker.end if speaker else None,
        "cue": quote.cue.text if quote.cue else None,
        "confidence": quote.confidence,
    }


def print_figures(figures: Figures) -> None:
    """The tables on standard output."""
    print(f"{'':10} {'gold':>6} {'pred.':>6} {'found F1':>9} {'and right speaker F1':>21}")
    for name, tally in (("direct", figures.direct), ("reported", figures.reported)):
        print(
            f"{name:10} {tally.gold:6} {tally.predicted:6} {tally.f1(tally.found):9.1f} {tally.f1(tally.right):21.1f}"
        )
    print("\nconfidence   found  right speaker %")
    for step, results in sorted(figures.reliability.items()):
        share = 100 * sum(results) / len(results)
        print(f"{STEPS[step]:.1f} - {min(1, STEPS[step + 1]):.1f}   {len(results):6} {share:8.1f}")


def main() -> None:
    """Annotate a corpus, print the figures and write predictions where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True, help="folder of one split, with text/ and attributions/")
    parser.add_argument("--predictions", type=Path, help="folder to write predictions to")
    parser.add_argument("--rivals", action="store_true", help="measure other systems beside ours")
    options = parser.parse_args()
    found, figures, kinds = articles(options.corpus), Figures(), Counter[str]()
    annotations = annotate(load_pipeline(), ((article.name, article.text, "en") for article in found))
    for article, annotation in zip(found, annotations, strict=True):
        measure(article, annotation.quotes, figures)
        kinds.update(quote.kind.value for quote in annotation.quotes)
        if options.predictions:
            options.predictions.mkdir(parents=True, exist_ok=True)
            content = {"quotes": [as_prediction(quote) for quote in annotation.quotes]}
            path = options.predictions / f"{article.name}.json"
            path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    print(f"{len(found)} articles; quotations: {dict(kinds)}")
    print_figures(figures)
    if options.rivals:
        print_field(found, figures)


if __name__ == "__main__":
    main()
