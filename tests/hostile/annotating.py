"""Runs mutated fragments of this project's own articles through the extract stage, and holds what holds of any text.

    python -m tests.hostile.annotating [--seeds 1000] [--start 0] [--seconds 0]

Words of quotations, marks, titles and breaks are put in, taken out and exchanged, since rules look at those. Prints
each fragment that ends in an exception or breaks a promise, and a summary; the exit status tells whether all was well.
"""

import argparse
import itertools
import random
import sys
import time
import traceback
from functools import cache

from functions.extract.extraction import annotate, load_pipeline
from functions.extract.pipeline import Pipeline
from tests.unit.extract.gold_articles import GOLD, STYLES, gold_articles

FRAGMENT_CHARS = 600
_MISTAKES = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
LEAST_CHANGES, MOST_CHANGES = 3, 25
_WORDS_LIST = """
old told warned said asked told. asked. whose words in his her he she it they I verdict according to as that who “ ” ‘ ’
" ' ’s s' ( ) , . : ; ? ! — - Q: A: **Hale:** Mr Dr Sir PO the a of and nine 52 year-old X’s told, quoted saying couple
non-binary they/them Duchess Highness Minister Hale Brook “No.” “Who?” “Yes,” reads: it, when
"""
_WORDS = (*_WORDS_LIST.split(), "\n\n", "\n")


@cache
def _articles() -> tuple[str, ...]:
    return tuple(article.text for folder in (GOLD, STYLES) for article in gold_articles(folder))


def mutated(seed: int) -> str:
    """A fragment of an article with some words changed; the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 - an editor, not a secret
    text = rng.choice(_articles())
    begin = rng.randrange(max(1, len(text) - FRAGMENT_CHARS))
    words = text[begin : begin + FRAGMENT_CHARS].split(" ")
    for _ in range(rng.randint(LEAST_CHANGES, MOST_CHANGES)):
        at = rng.randrange(len(words))
        change = rng.choice(("exchange", "put in", "put in", "take out", "break"))
        if change == "exchange":
            words[at] = rng.choice(_WORDS)
        elif change == "put in":
            words.insert(at, rng.choice(_WORDS))
        elif change == "take out" and len(words) > LEAST_CHANGES:
            words.pop(at)
        else:
            words[at] = "\n\n" + words[at]
    return " ".join(words)


def fault_of(pipeline: Pipeline, text: str) -> str:
    """What is wrong with the annotation of a text, or nothing."""
    try:
        (annotation,) = annotate(pipeline, [("a", text, "en")])
    except _MISTAKES:
        return traceback.format_exc()
    mentions = [mention for entity in annotation.entities for mention in entity.mentions]
    told = [span for quote in annotation.quotes for span in (quote, quote.speaker, quote.cue) if span is not None]
    wrong = [span.text for span in (*mentions, *told) if text[span.start : span.end] != span.text]
    ids = {entity.id for entity in annotation.entities}
    unknown = [q.speaker.id for q in annotation.quotes if q.speaker and q.speaker.id and q.speaker.id not in ids]
    return f"spans {wrong} and speakers {unknown} are nowhere" if wrong or unknown else ""


def main() -> int:
    """Mutates until the seeds or the seconds are used up."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=1000, help="fragments to make")
    parser.add_argument("--start", type=int, default=0, help="first seed")
    parser.add_argument("--seconds", type=float, default=0, help="go on for so long instead")
    options = parser.parse_args()
    pipeline, began, faults, count = load_pipeline(), time.monotonic(), 0, 0
    for seed in itertools.count(options.start):
        is_over = time.monotonic() - began > options.seconds if options.seconds else count >= options.seeds
        if is_over:
            break
        count += 1
        if fault := fault_of(pipeline, text := mutated(seed)):
            faults += 1
            sys.stdout.write(f"seed {seed}: {fault}\n{text!r}\n")
    sys.stdout.write(f"{count} fragments, {faults} faults\n")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
