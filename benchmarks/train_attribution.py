"""Owns the training of the attribution ranker: from a corpus in PolNeAR's layout to functions/extract/*.json.

    python -m benchmarks.train_attribution CORPUS/train

Needs scikit-learn, which the project itself does not: run it in an environment of its own that also has spaCy and the
model. The result does not depend on the machine (fixed seed); no text of the corpus gets into it.
"""

import argparse
import json
from math import log
from pathlib import Path
from typing import Any

from benchmarks.polnear import Article, Attribution, Offsets, articles
from functions.extract.candidates import candidates
from functions.extract.cues import cue_strength, stem
from functions.extract.extraction import read_article
from functions.extract.features import FEATURES, pair_features
from functions.extract.government import RELATIVE
from functions.extract.measures import RARE_VERB_SHARES, Measures
from functions.extract.mentions import find_mentions
from functions.extract.pipeline import load_pipeline
from functions.extract.reading import Reading
from functions.extract.region_features import region_features
from functions.extract.source import Source
from functions.extract.sources import find_sources

WEIGHTS = Path(__file__).parent.parent / "functions" / "extract" / "attribution.json"
BAGS = 5  # models trained on different samples, averaged: single ones vary by 0.4 points of F1, three by 0.1
TREES, DEPTH, RATE, SEED = 80, 4, 0.1, 20261122  # more and deeper trees gained less than 0.2 on held-out folds
MIN_SHARE = 0.5  # of a region's characters must belong to an attribution's content for it to count as its quotation
RECENT = 2
SMOOTHING = 5.0  # a verb seen n times counts n / (n + 5) for itself, the rest for all verbs of its strength
FOLDS = 5


def overlap(spans: list[Offsets], start: int, end: int) -> int:
    """Characters of a stretch that lie in some spans."""
    return sum(max(0, min(end, b) - max(start, a)) for a, b in spans)


def gold_of_region(article: Article, start: int, end: int) -> Attribution | None:
    """The attribution whose content covers most of a region, if that is at least MIN_SHARE."""
    best = max(article.attributions, key=lambda a: overlap(a.content, start, end), default=None)
    if best is None or overlap(best.content, start, end) < MIN_SHARE * (end - start):
        return None
    return best


def right_heads(reading: Reading, attribution: Attribution) -> set[int]:
    """The tokens that may stand for the annotated source: its syntactic heads, or a relative's antecedent."""
    heads: set[int] = set()
    for start, end in attribution.source[:1]:
        first, last = reading.span(start, end)
        for token in range(first, last):
            if not first <= reading.heads[token] < last or reading.heads[token] == token:
                heads.add(token)
                if reading.lower[token] in RELATIVE:
                    heads.add(reading.heads[reading.heads[token]])
        grown = True
        while grown:
            more = {
                t
                for t in range(first, last)
                if reading.deps[t] in {"appos", "conj", "flat"} and reading.heads[t] in heads
            }
            grown = not more <= heads
            heads |= more
    return heads


def is_right(source: Source, heads: set[int]) -> bool:
    """Does a candidate's mention hold one of the right tokens?"""
    return any(source.first <= head < source.last for head in heads)


def rows(article: Article, reading: Reading, shares: dict[str, float]) -> tuple[list[list[float]], list[int]]:
    """Features and labels of all pairs of region and candidate in an article."""
    sources = find_sources(reading, find_mentions(reading))
    m = Measures(reading, sources, shares)
    xs: list[list[float]] = []
    ys: list[int] = []
    recent: list[Source] = []
    for number, region in enumerate(reading.regions):
        gold = gold_of_region(article, region.start, region.end)
        heads = right_heads(reading, gold) if gold else set()
        own = region_features(m, number)
        right = None
        for source in candidates(m, sources, number, recent):
            label = is_right(source, heads)
            right = source if label else right
            xs.append(pair_features(m, number, source, recent, own))
            ys.append(int(label))
        if right:
            recent = [*(s for s in recent if s is not right), right][-RECENT:]
    return xs, ys


def verb_shares(pairs: list[tuple[Article, Reading]]) -> dict[str, float]:
    """For each verb with a source in a paragraph that has quotation marks: how often it is the cue of quoted words."""
    counts: dict[str, list[bool]] = {}
    strengths: dict[str, int] = {}
    for article, reading in pairs:
        cues = {t for a in article.attributions for span in a.cue for t in range(*reading.span(*span))}
        quoting = {region.paragraph for region in reading.regions}
        for source in find_sources(reading, find_mentions(reading)):
            if source.relation in {"subject", "agent"} and reading.paragraph[source.head] in quoting:
                for verb in source.verbs:
                    counts.setdefault(stem(reading.lower[verb]), []).append(verb in cues)
                    strengths[stem(reading.lower[verb])] = cue_strength(reading.lower[verb])
    return {v: round(_smoothed(strengths[v], c), 2) for v, c in sorted(counts.items()) if sum(c) > 1}


def _smoothed(strength: int, counts: list[bool]) -> float:
    return (sum(counts) + SMOOTHING * RARE_VERB_SHARES[strength]) / (len(counts) + SMOOTHING)


def train(pairs: list[tuple[Article, Reading]]) -> dict[str, Any]:
    """Weights as the file holds them; a verb's share is counted on other articles than the one it is used for."""
    xs: list[list[float]] = []
    ys: list[int] = []
    for fold in range(FOLDS):
        shares = verb_shares([pair for i, pair in enumerate(pairs) if i % FOLDS != fold])
        for article, reading in pairs[fold::FOLDS]:
            more_xs, more_ys = rows(article, reading, shares)
            xs += more_xs
            ys += more_ys
    return {**fit(xs, ys), "words": verb_shares(pairs)}


def fit(xs: list[list[float]], ys: list[int], bags: int = BAGS) -> dict[str, Any]:
    """Boosted trees as the weights file holds them."""
    from sklearn.ensemble import GradientBoostingClassifier  # type: ignore[import-not-found]  # only here

    trees = []
    for bag in range(bags):
        model = GradientBoostingClassifier(
            n_estimators=TREES,
            max_depth=DEPTH,
            learning_rate=RATE,
            subsample=0.6,
            max_features=0.5,
            min_samples_leaf=20,
            random_state=SEED + bag,
        ).fit(xs, ys)
        trees += [_nested(stage[0].tree_, RATE / bags) for stage in model.estimators_]
    share = sum(ys) / len(ys)
    return {
        "features": list(FEATURES),
        "bias": round(log(share / (1 - share)), 4),
        "trees": trees,
    }


def _nested(tree: Any, weight: float, node: int = 0) -> Any:
    """The tree below a node as shared/boosted_trees.py reads it."""
    below, above = int(tree.children_left[node]), int(tree.children_right[node])
    if below < 0:
        return round(weight * float(tree.value[node][0][0]), 4)
    threshold = round(float(tree.threshold[node]), 3)
    return [int(tree.feature[node]), threshold, _nested(tree, weight, below), _nested(tree, weight, above)]


def main() -> None:
    """Train on a corpus folder and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="folder of one split, with text/ and attributions/")
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    write(options.output, train(read_corpus(options.corpus)))


def read_corpus(folder: Path) -> list[tuple[Article, Reading]]:
    """The articles of a split and their readings."""
    pipeline = load_pipeline()
    return [(article, read_article(pipeline, article.text)) for article in articles(folder)]


def write(path: Path, weights: dict[str, Any]) -> None:
    """One tree a line, so that a change shows as lines."""
    head = json.dumps({key: value for key, value in weights.items() if key != "trees"}, ensure_ascii=False)[:-1]
    trees = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in weights["trees"])
    path.write_text(f'{head}, "trees": [\n{trees}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
