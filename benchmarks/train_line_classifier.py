"""Trains the line classifier and writes its weights to `functions/clean`: those of text, or the two of pages.

`text_weights.json` judges text, `html_weights.json` pages, and `doubtful_weights.json` those about which an extractor
was asked.

    python -m benchmarks.train_line_classifier text --gold GOLD.json --pages DUMPS … [--also FOLDER] [--folds 5]
    python -m benchmarks.train_line_classifier html --gold GOLD.json --pages HTML … [--also FOLDER] [--folds 5]

GOLD.json holds `{id: {"text", "url", "headline", "authors", "either"}}`; a folder of pages holds `<id>.txt` or
`<id>.html.gz` files; both may be given several times. Lines of "either" may be kept or not, and nothing is learned from
them. With --folds it judges every site by a model that has not seen the site and prints the figures before it trains on
everything. Pages of `--also FOLDER …`, each with its own `gold.json`, are only learned from, and in no fold beside
pages of the same domain that are judged: FOLDER holds `html`, or dumps `A` and `B`, and `mixed` ones of other programs.

Needs lightgbm, scikit-learn and numpy, which the project does not: run it in an environment of its own. The pages stay
where they are; only weights are written.
"""

import argparse
import hashlib
import json
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import lightgbm  # type: ignore[import-not-found]
import numpy as np
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression, Ridge  # type: ignore[import-not-found]

from benchmarks.quality_cleaning import ShingleScore, tokens
from functions.clean import characters, page_choice
from functions.clean.article_reading import judged, view
from functions.clean.blocks import Block
from functions.clean.decoding import decode
from functions.clean.echoes import level_copies, without_echoes
from functions.clean.endings import without_tail
from functions.clean.extractor import extract_text
from functions.clean.headline_features import headline_features
from functions.clean.headlines import page_titles
from functions.clean.line_features import text_features
from functions.clean.line_model import kept_from, second_features
from functions.clean.line_traits import terms_of
from functions.clean.page_choice import is_doubtful
from functions.clean.page_features import PageView, ask
from functions.clean.page_frames import within_frame
from functions.clean.page_reading import PageReader
from functions.clean.structured_data import read_structured_data
from functions.clean.text_files.plain_text import read_plain_text
from functions.clean.unpacking import unpack
from functions.clean.verdicts import judge_lines

WEIGHTS = Path(__file__).parents[1] / "functions" / "clean"
FIRST_TREES, HEADLINE_TREES = 300, 100
SECOND_TREES = {"html": 100, "text": 200}
PARTS = {"html": 2, "text": 2}
"""Parts of the sites: what a later stage learns from was predicted by models trained on the other parts. Five instead
of two take twice the time of training."""
CHOICE_STRENGTH = 10
TREES = {
    "objective": "binary", "learning_rate": 0.08, "num_leaves": 24, "min_data_in_leaf": 30, "feature_fraction": 0.5,
    "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5, "verbose": -1, "num_threads": 1, "seed": 3,
}  # fmt: skip
SECOND_SHAPE: dict[str, dict[str, Any]] = {
    "html": {"feature_fraction": 0.3},
    "text": {"learning_rate": 0.05},
}
OF_KIND: dict[str, dict[str, Any]] = {"html": {"max_bin": 63}, "text": {}}
FIRST_SHAPE = {"num_leaves": 8, "min_data_in_leaf": 100, "feature_fraction": 0.3}
HEADLINE_SHAPE = {"num_leaves": 8, "min_data_in_leaf": 15, "learning_rate": 0.07, "feature_fraction": 0.4}
MIXED = "mixed"
"""The folder of dumps that each a different program wrote (`benchmarks/page_dumps.py --mixed 1`)."""
SPREAD_EVERY = 3  # of this many dumps one is also learned from with blank lines everywhere
LEXICON_SITES, LEXICON_TERMS, LEXICON_STRENGTH = 5, 1200, 0.3  # a term must stand on so many sites


class Example:
    """One page with its blocks, the share of each that belongs to the article, and features once they are computed."""

    def __init__(
        self, kind: str, site: str, gold: dict[str, Any], blocks: Sequence[Block], shares: list[float]
    ) -> None:
        self.kind, self.site, self.gold, self.blocks = kind, site, gold, blocks
        self.labels = [share >= 0.5 for share in shares]
        self.unsure = [False] * len(blocks)
        self.words = [len(tokens(block.text)) for block in blocks]
        self.view: PageView | None = None
        self.opinion: str | None = None
        self.rows: list[list[float]] = []
        self.first: list[float] = []
        self.corpus = gold.get("corpus", "")

    def compute(self, lexicon: dict[str, float]) -> None:
        """Sets `rows` with the given lexicon."""
        self.rows = self.view.rows if self.view else text_features(self.blocks, lexicon)

    def asked(self) -> "Example":
        """The same page with the opinion of an extractor among its features; where it has none, as it is."""
        twin = Example(self.kind, self.site, self.gold, self.blocks, [])
        twin.labels, twin.unsure, twin.opinion = self.labels, self.unsure, self.opinion
        twin.view = ask(self.view, self.blocks, self.opinion or "") if self.view else None
        return twin

    def weights(self) -> list[float]:
        """Long blocks count more, as they do in the score, but every page about the same; what is unsure, nothing."""
        total = sum(count for count, label in zip(self.words, self.labels, strict=True) if label)
        weights = [0.3 + min(8.0, 200 * count / (total + 200)) for count in self.words]
        return [0.0 if unsure else weight for weight, unsure in zip(weights, self.unsure, strict=True)]


def align(blocks: Sequence[Block], gold: str) -> list[float]:
    """For each block the share of its words that the longest common subsequences with the gold text cover."""
    found, owners = [], []
    for number, block in enumerate(blocks):
        for token in tokens(block.text):
            found.append(token)
            owners.append(number)
    hits, counts = Counter[int](), Counter(owners)
    for start, _, size in SequenceMatcher(None, found, tokens(gold), autojunk=False).get_matching_blocks():
        hits.update(owners[start : start + size])
    return [hits[number] / max(1, counts[number]) for number in range(len(blocks))]


def load(kind: str, golds: Sequence[Path], folders: Sequence[Path]) -> list[Example]:
    """All pages of the folders that have gold; for text also the gold bodies themselves, bare and under a headline."""
    gold = {
        key: value | {"corpus": path.parent.name}
        for path in golds
        for key, value in json.loads(path.read_text(encoding="utf-8")).items()
    }
    examples = []
    for path in sorted(path for folder in folders for path in folder.iterdir()):
        entry = gold[path.name.split(".")[0]]
        site = site_of(entry)
        text = characters.normalise(decode(unpack(path.read_bytes())))
        page = PageReader().read(text) if kind == "html" else None
        blocks = page.blocks if page else read_plain_text(text)
        style = "other" if path.parent.name == MIXED else kind
        examples.append(Example(style, site, entry, blocks, align(blocks, entry["text"])))
        if entry.get("either"):
            shares = align(blocks, entry["either"])
            labels = examples[-1].labels
            examples[-1].unsure = [share >= 0.5 and not label for share, label in zip(shares, labels, strict=True)]
        if page:
            examples[-1].view = view(page, read_structured_data(page.structured, page_titles(page)))
            examples[-1].opinion = extract_text(text, page)
        elif style == "text" and fold_of(path.name, SPREAD_EVERY, str(path.parent)) == 0:
            examples.append(spread(examples[-1]))
    return examples + ([bare for entry in gold.values() for bare in bare_articles(entry)] if kind == "text" else [])


def load_also(kind: str, folder: Path) -> list[Example]:
    """The pages of a folder that are only learned from."""
    folders = [folder / "html"] if kind == "html" else [folder / "A", folder / "B", folder / MIXED]
    return load(kind, [folder / "gold.json"], [found for found in folders if found.is_dir()])


def site_of(entry: dict[str, Any]) -> str:
    """The site that a page is of."""
    return urlsplit(entry.get("url") or "").netloc.removeprefix("www.")


def domain_of(site: str) -> str:
    """What the sites of one publisher share: `money.cnn.com` and `cnn.com` have one domain, `bbc.co.uk` its own."""
    labels = site.split(".")
    is_national = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in ("co", "com", "net", "org")
    return ".".join(labels[-3 if is_national else -2 :])


def spread(example: Example) -> Example:
    """The same page with a blank line after every line, as some tools write them."""
    blocks = [replace(block, after_blank=True) for block in example.blocks]
    twin = Example("spread", example.site, example.gold, blocks, [])
    twin.labels, twin.unsure = example.labels, example.unsure
    return twin


def bare_articles(entry: dict[str, Any]) -> list[Example]:
    """Texts without boilerplate: the model must learn to leave them alone."""
    site = site_of(entry)
    # Whether blank lines stand between its paragraphs must not tell an article from a page.
    is_spaced = fold_of(entry["text"][:200], 2, "bare") == 0
    body = [Block(line.strip(), after_blank=is_spaced) for line in entry["text"].split("\n") if line.strip()]
    found = [Example("bare", site, entry, body, [1.0] * len(body))]
    if entry.get("headline"):
        top = [Block(entry["headline"])]
        top += [Block("By " + " and ".join(entry["authors"]), after_blank=False)] if entry.get("authors") else []
        found.append(Example("titled", site, entry, [*top, *body], [0.0] * len(top) + [1.0] * len(body)))
    return [example for example in found if example.blocks]


def fold_of(site: str, folds: int, salt: str = "") -> int:
    """The fold a site is in, the same in every run."""
    return int(hashlib.md5((site + salt).encode(), usedforsecurity=False).hexdigest(), 16) % folds


def train_lexicon(examples: Sequence[Example]) -> dict[str, float]:
    """Weights of words and word pairs by logistic regression with an L1 penalty; none for pages, which need none."""
    if kind_of(examples) == "html":
        return {}
    pages = [example for example in examples if example.kind in ("text", "other")]
    lines = [
        (set(terms_of(block.traits.lowered)), label, example)
        for example in pages
        for block, label, unsure in zip(example.blocks, example.labels, example.unsure, strict=True)
        if not unsure
    ]
    sites: dict[str, set[str]] = defaultdict(set)
    for terms, _, example in lines:
        for term in terms:
            sites[term].add(example.site)
    columns = {term: n for n, term in enumerate(sorted(t for t, s in sites.items() if len(s) >= LEXICON_SITES))}
    places = [(row, columns[term]) for row, (terms, _, _) in enumerate(lines) for term in terms if term in columns]
    shape = (len(lines), len(columns))
    matrix = csr_matrix((np.ones(len(places)), tuple(zip(*places, strict=True))), shape=shape)
    weights = [10 / math.sqrt(20 + len(example.blocks)) for _, _, example in lines]
    model = LogisticRegression(C=LEXICON_STRENGTH, penalty="l1", solver="liblinear", max_iter=40, tol=1e-3)
    model.fit(matrix, [label for _, label, _ in lines], sample_weight=weights)
    found = sorted(
        ((abs(w), term, float(w)) for term, w in zip(columns, model.coef_[0], strict=True) if w), reverse=True
    )
    return {term: round(weight, 2) for _, term, weight in sorted(found[:LEXICON_TERMS], key=lambda item: item[1])}


def fit(examples: Sequence[Example], rows: Sequence[list[list[float]]], trees: int, shape: dict[str, Any]) -> Any:
    """Boosted trees on the rows of all examples."""
    data = np.array([row for page in rows for row in page])
    labels = [label for example in examples for label in example.labels]
    weights = [weight for example in examples for weight in example.weights()]
    setting = {**TREES, **shape, **OF_KIND[kind_of(examples)]}
    return lightgbm.train(setting, lightgbm.Dataset(data, labels, weight=weights), trees)


class Model(NamedTuple):
    """What is trained: weights of words, the two stages, and for pages the weights of the choice between readings."""

    lexicon: dict[str, float]
    first: Any
    second: Any
    choice: dict[str, float]


def train(examples: list[Example]) -> Model:
    """All parts; what a later one learns from was predicted by models that had not seen the site."""
    count = PARTS[kind_of(examples)]
    parts = [[example for example in examples if fold_of(example.site, count, "half") == n] for n in range(count)]
    for n, part in enumerate(parts):
        others = all_but(parts, n)
        lexicon = train_lexicon(others)
        for example in part:
            example.compute(lexicon)
    for n, part in enumerate(parts):
        others = all_but(parts, n)
        first = fit(others, [example.rows for example in others], FIRST_TREES, FIRST_SHAPE)
        for example in part:
            example.first = [float(chance) for chance in first.predict(np.array(example.rows))]
    second_rows = [second_stage(example) for example in examples]
    choice = train_choice(parts) if kind_of(examples) == "html" else {}
    first = fit(examples, [example.rows for example in examples], FIRST_TREES, FIRST_SHAPE)
    return Model(
        train_lexicon(examples),
        first,
        fit(examples, second_rows, SECOND_TREES[kind_of(examples)], SECOND_SHAPE[kind_of(examples)]),
        choice,
    )


def kind_of(examples: Sequence[Example]) -> str:
    """Whether these are pages or texts, which are bare, spread or dumps."""
    return "html" if examples[0].view else "text"


def all_but(parts: Sequence[Sequence[Example]], number: int) -> list[Example]:
    """The examples of all parts but one."""
    return [example for n, part in enumerate(parts) if n != number for example in part]


def second_stage(example: Example) -> list[list[float]]:
    """Rows of the second stage, from the first's chances."""
    places = range(len(example.blocks))
    verdicts = second_features(example.blocks, example.first, example.words, places, is_page=example.kind == "html")
    return [verdict + row for verdict, row in zip(verdicts, example.rows, strict=True)]


def predict(model: Model, example: Example) -> list[float]:
    """Chances of the blocks of an example."""
    example.compute(model.lexicon)
    example.first = [float(chance) for chance in model.first.predict(np.array(example.rows))]
    return second_chances(model.second, example)


def second_chances(second: Any, example: Example) -> list[float]:
    """Chances of the blocks by the second stage, as cleaning uses them."""
    chances = [float(chance) for chance in second.predict(np.array(second_stage(example)))]
    return level_copies(example.blocks, chances) if example.view else chances


def keep(example: Example, chances: Sequence[float], choice: dict[str, float]) -> list[bool]:
    """Which blocks stay, as cleaning decides it."""
    keeps = judge_lines(example.blocks, chances, example.words)
    if not example.view:
        return without_tail(example.blocks, keeps, chances, example.words)
    keeps = without_echoes(example.blocks, keeps)
    keeps = page_choice.choose(judged(example.view, chances, example.words), example.blocks, keeps, choice)
    return in_frame(example, keeps)


def in_frame(example: Example, keeps: Sequence[bool]) -> list[bool]:
    """What of a reading of a page stands in the frame of its article."""
    return within_frame(example.blocks, keeps, example.words, example.view.headline if example.view else -1)


def page_f1(example: Example, keeps: Sequence[bool]) -> float:
    """Shingle F1 of a reading of one page."""
    score = ShingleScore()
    kept = zip(example.blocks, keeps, example.unsure, strict=True)
    score.add(example.gold["text"], "\n".join(block.text for block, stays, unsure in kept if stays and not unsure))
    return score.f1()


def train_choice(parts: Sequence[Sequence[Example]]) -> dict[str, float]:
    """Weights that estimate how much better another reading is, by ridge regression over pages not seen."""
    data, gains = [], []
    for n, part in enumerate(parts):
        others = all_but(parts, n)
        second = fit(others, [second_stage(example) for example in others], SECOND_TREES["html"], SECOND_SHAPE["html"])
        for example in part:
            chances = second_chances(second, example)
            own = keep(example, chances, {})
            page = judged(example.view or PageView([], [], []), chances, example.words)
            for name, other in page_choice.candidates(page, example.blocks, own).items():
                data.append(page_choice.choice_features(page, page_choice.own_view(page, own), other, name))
                gains.append(page_f1(example, in_frame(example, other)) - page_f1(example, own))
    table = np.array(data)[:, :-1]
    means, scales = table.mean(axis=0), table.std(axis=0) + 1e-6
    model = Ridge(CHOICE_STRENGTH).fit((table - means) / scales, gains)
    weights = model.coef_ / scales
    constant = float(model.intercept_ - (weights * means).sum())
    return {
        name: round(float(weight), 4)
        for name, weight in zip(page_choice.CHOICE_NAMES, [*weights, constant], strict=True)
    }


def train_headline(model: Model, examples: Sequence[Example]) -> Any:
    """Trees that choose the headline among the lines above an article."""
    data, labels = [], []
    for example in examples:
        if example.kind in ("bare", "other") or not example.gold.get("headline"):
            continue
        wanted = [token.lower() for token in tokens(example.gold["headline"])]
        rows = headline_rows(model, example)
        matches = [[token.lower() for token in tokens(example.blocks[i].text)] == wanted for i, _ in rows]
        if any(matches):  # others stand elsewhere, or are printed otherwise
            data += [row for _, row in rows]
            labels += matches
    return lightgbm.train({**TREES, **HEADLINE_SHAPE}, lightgbm.Dataset(np.array(data), labels), HEADLINE_TREES)


def headline_rows(model: Model, example: Example) -> list[tuple[int, list[float]]]:
    """Headline features as cleaning computes them."""
    chances = predict(model, example)
    threshold = kept_from(chances, example.words)
    kept = [chance >= threshold for chance in chances]
    first = next((i for i, keep in enumerate(kept) if keep), 0)
    return headline_features(example.blocks, example.rows, chances, kept, first)


def nested(tree: dict[str, Any]) -> Any:
    """A tree as shared/boosted_trees.py reads it."""
    if "leaf_value" in tree:
        return round(tree["leaf_value"], 3)
    threshold = float(f"{tree['threshold']:.4g}")
    return [tree["split_feature"], threshold, nested(tree["left_child"]), nested(tree["right_child"])]


def write(path: Path, lexicon: dict[str, float], choice: dict[str, float], models: dict[str, Any]) -> None:
    """The weights as JSON, one tree a line."""
    parts = [f'"lexicon": {json.dumps(lexicon, ensure_ascii=False, indent=0)}'] if lexicon else []
    parts += [f'"choice": {json.dumps(choice, indent=0)}'] if choice else []
    for name, model in models.items():
        trees = [nested(info["tree_structure"]) for info in model.dump_model()["tree_info"]]
        lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees)
        parts.append(f'"{name}": [\n{lines}\n]')
    path.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")
    print(f"{path}: {path.stat().st_size} bytes")


def train_all(examples: list[Example]) -> list[Model]:
    """The model, and for pages a second one that knows the opinion of an extractor."""
    models = [train(examples)]
    return [*models, train([example.asked() for example in examples])] if kind_of(examples) == "html" else models


def judge(models: Sequence[Model], example: Example) -> tuple[Model, Example, list[float]]:
    """The model that has the last word on an example, the example as that one sees it, and its chances."""
    chances = predict(models[0], example)
    view = example.view
    if not view or not example.opinion:
        return models[0], example, chances
    if not is_doubtful(judged(view, chances, example.words), keep(example, chances, {})):
        return models[0], example, chances
    asked = example.asked()
    return models[1], asked, predict(models[1], asked)


def cross_validate(examples: list[Example], also: list[Example], folds: int) -> None:
    """Prints figures for sites that the judging model has not seen, and how far its own expectation can be trusted."""
    scores: dict[str, ShingleScore] = defaultdict(ShingleScore)
    promises: list[tuple[float, float]] = []
    for fold in range(folds):
        judged_here = [example for example in examples if fold_of(example.site, folds) == fold]
        domains = {domain_of(example.site) for example in judged_here}
        learned = [example for example in examples if fold_of(example.site, folds) != fold]
        models = train_all(learned + [example for example in also if domain_of(example.site) not in domains])
        for example in judged_here:
            judged_by, seen, chances = judge(models, example)
            stays = keep(seen, chances, judged_by.choice)
            if example.kind in ("html", "text"):
                expected = page_choice.expected_f1(chances, example.words, stays)
                promises.append((expected, page_f1(example, stays)))
            for name, kept in ((example.kind, stays), (f"{example.kind} no choice", keep(seen, chances, {}))):
                blocks = (block.text for block, stay in zip(example.blocks, kept, strict=True) if stay)
                text = "\n".join(blocks)
                for group in (name, f"{name}, {example.corpus}"):
                    scores[group].add(example.gold["text"], text)
    for kind, score in sorted(scores.items()):
        print(f"{kind:28} sites not seen: {score}")
    print_promises(promises)


def print_promises(promises: Sequence[tuple[float, float]]) -> None:
    """Prints for tenths of the pages the F1 that the chances promised and the F1 that was reached."""
    ranked = sorted(promises)
    for number in range(10):
        tenth = ranked[len(ranked) * number // 10 : len(ranked) * (number + 1) // 10]
        low, high = tenth[0][0], tenth[-1][0]
        promised, reached = (sum(column) / len(tenth) for column in zip(*tenth, strict=True))
        print(f"promised {low:.3f} to {high:.3f}, mean {promised:.3f}: reached {reached:.3f}, {len(tenth)} pages")


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=["text", "html"])
    parser.add_argument("--gold", type=Path, action="append", required=True)
    parser.add_argument("--pages", type=Path, action="append", required=True)
    parser.add_argument("--also", type=Path, action="append", default=[])
    parser.add_argument("--folds", type=int, default=0)
    arguments = parser.parse_args()
    examples = [example for example in load(arguments.kind, arguments.gold, arguments.pages) if example.blocks]
    also = [example for folder in arguments.also for example in load_also(arguments.kind, folder) if example.blocks]
    if arguments.folds:
        cross_validate(examples, also, arguments.folds)
    examples += also
    model, *others = train_all(examples)
    models = {"first": model.first, "second": model.second}
    if arguments.kind == "text":
        models["headline"] = train_headline(model, examples)
    write(WEIGHTS / f"{arguments.kind}_weights.json", model.lexicon, model.choice, models)
    for other in others:
        write(
            WEIGHTS / "doubtful_weights.json",
            other.lexicon,
            other.choice,
            {"first": other.first, "second": other.second},
        )


if __name__ == "__main__":
    main()
