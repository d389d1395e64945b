"""Owns the training of the ranker for reported speech: from a corpus in PolNeAR's layout to functions/extract/*.json.

    python -m benchmarks.train_reported CORPUS/train

See `train_attribution` for what it needs.
"""

import argparse
from collections import defaultdict
from pathlib import Path
from typing import Any

from benchmarks.polnear import Article, Attribution
from benchmarks.train_attribution import fit, read_corpus, write
from functions.extract.clauses import Clause, find_clauses
from functions.extract.cues import SPEECH_NOUNS, SPEECH_VERBS, stem
from functions.extract.mentions import find_mentions
from functions.extract.quotations import DIRECT_SHARE
from functions.extract.reading import Reading
from functions.extract.reported import FEATURES, clause_features, source_of_cues
from functions.extract.source import Source
from functions.extract.sources import find_sources

WEIGHTS = Path(__file__).parent.parent / "functions" / "extract" / "reported.json"
MIN_OVERLAP = 0.5
BAGS = 3  # more gained nothing here
SMOOTHING = 3.0  # a verb seen n times counts n / (n + 3) for itself, the rest for all verbs of its way
FOLDS = 5  # a verb's share is counted on other articles than the one it is used for


def is_speech(article: Article, attribution: Attribution) -> bool:
    """Does the annotated cue hold a word of speech?"""
    words = " ".join(article.text[a:b] for a, b in attribution.cue).lower().split()
    return any(w in SPEECH_VERBS or w in SPEECH_NOUNS or w in {":", "according", "per"} for w in words)


def label(article: Article, reading: Reading, clause: Clause) -> int | None:
    """1 for reported speech, 0 for none, None for thoughts and plans, which count neither way."""
    start, end = reading.starts[clause.first], reading.ends[clause.last - 1]
    best, share = None, 0.0
    for attribution in article.attributions:
        common = sum(max(0, min(end, b) - max(start, a)) for a, b in attribution.content)
        union = sum(b - a for a, b in attribution.content) + end - start - common
        if common / union > share:
            best, share = attribution, common / union
    if best is None or share < MIN_OVERLAP:
        return 0
    if quoted_share(reading, best) >= DIRECT_SHARE:
        return 0
    mixed = quoted_share(reading, best) > 0
    return 1 if mixed or is_speech(article, best) else None


def quoted_share(reading: Reading, attribution: Attribution) -> float:
    """The share of a content's tokens that stand between quotation marks."""
    tokens = [t for start, end in attribution.content for t in range(*reading.span(start, end))]
    words = [t for t in tokens if reading.words[t][:1].isalnum()]
    return sum(reading.quoted[t] >= 0 for t in words) / max(1, len(words))


Example = tuple[Reading, Clause, Source | None, int, int]


def examples(articles: list[tuple[Article, Reading]]) -> list[Example]:
    """All candidates that count, with their label and fold."""
    found: list[Example] = []
    for number, (article, reading) in enumerate(articles):
        governing = source_of_cues(find_sources(reading, find_mentions(reading)))
        for clause in find_clauses(reading):
            value = label(article, reading, clause)
            if value is not None:
                found.append((reading, clause, governing.get(clause.cue), value, number % FOLDS))
    return found


def verb_shares(chosen: list[Example]) -> dict[str, float]:
    """For each verb and way the smoothed share of reported speech; for each way the share of all verbs."""
    ways: dict[str, list[int]] = defaultdict(list)
    verbs: dict[str, list[int]] = defaultdict(list)
    for reading, clause, _, value, _ in chosen:
        ways[clause.way].append(value)
        verbs[f"{stem(reading.lower[clause.cue])} {clause.way}"].append(value)
    shares = {way: sum(v) / len(v) for way, v in ways.items()}
    for key, values in verbs.items():
        prior = shares[key.rpartition(" ")[2]]
        if len(values) > 1:
            shares[key] = round((sum(values) + SMOOTHING * prior) / (len(values) + SMOOTHING), 2)
    return {key: round(value, 2) for key, value in sorted(shares.items())}


def train(articles: list[tuple[Article, Reading]]) -> dict[str, Any]:
    """Weights as the file holds them."""
    chosen = examples(articles)
    xs: list[list[float]] = []
    ys: list[int] = []
    for fold in range(FOLDS):
        shares = verb_shares([e for e in chosen if e[4] != fold])
        for reading, clause, source, value, of in chosen:
            if of == fold:
                xs.append(clause_features(reading, clause, source, shares))
                ys.append(value)
    return {**fit(xs, ys, BAGS), "features": list(FEATURES), "words": verb_shares(chosen)}


def main() -> None:
    """Train on a corpus folder and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="folder of one split, with text/ and attributions/")
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    write(options.output, train(read_corpus(options.corpus)))


if __name__ == "__main__":
    main()
