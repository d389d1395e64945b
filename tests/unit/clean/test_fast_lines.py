"""Fast paths over lines give what the plain way gives: cues, furniture, shapes."""

import random
import re

import pytest

from functions.clean import furniture
from functions.clean.blocks import Block
from functions.clean.cues import cues_of
from functions.clean.decoding import decode
from functions.clean.line_traits import SHAPE_NAMES, Traits
from functions.clean.line_words import CUE_PATTERNS
from functions.clean.page_reading import PageReader
from functions.clean.text_files import run_on_lines
from functions.clean.text_files.plain_text import read_plain_text
from functions.clean.unpacking import unpack
from tests.unit.clean.pages.cases import all_cases

LINES = sorted(
    {
        block.text
        for case in all_cases()
        for read in (read_plain_text, lambda text: PageReader().read(text).blocks)
        for block in read(decode(unpack(case.raw)))
    }
)
_GROUP = re.compile(r"\(\?:([^()]*)\)")


def plain_cues(text: str) -> list[float]:
    return [float(bool(pattern.search(text[:400]))) for pattern in CUE_PATTERNS.values()]


def wordings(pattern: str) -> list[str]:
    """Texts made of each alternative of a pattern, so that no word of it is forgotten."""
    found = re.sub(r"\\w[+*]", "x", re.sub(r"\\b|[\^$]|\.\{0,3\}|\[\\w’', -\]\{0,60\}\?", "", pattern))
    while _GROUP.search(found):
        found = _GROUP.sub(lambda group: "⟨" + group[1].replace("|", "¦") + "⟩", found)
    texts = {found}
    for _ in range(400):
        cut = next((text for text in texts if "⟨" in text or "|" in text), None)
        if cut is None:
            break
        texts.remove(cut)
        texts |= set(opened(cut))
    texts |= {re.sub(r"(?<!\\)[\w -]\?", "", text) for text in texts}
    return [re.sub(r"\\(.)", r"\1", re.sub(r"(?<!\\)[?+*]", "", text)) for text in texts]


def opened(text: str) -> list[str]:
    """The alternatives of a text with groups, one group or bar less."""
    if "|" in text:
        return text.split("|")
    inner = re.search(r"⟨([^⟨⟩]*)⟩(\??)", text)
    assert inner
    choices = inner[1].split("¦") + ([""] if inner[2] else [])
    return [text[: inner.start()] + choice + text[inner.end() :] for choice in choices]


def test_cues_are_those_of_all_patterns_on_every_line_of_the_set() -> None:
    assert len(LINES) > 250
    assert [cues_of(line) for line in LINES] == [plain_cues(line) for line in LINES]


@pytest.mark.parametrize("name", CUE_PATTERNS)
def test_no_wording_of_a_cue_is_passed_over(name: str) -> None:
    for wording in wordings(CUE_PATTERNS[name].pattern):
        for text in (wording, wording.upper(), f"Some {wording} here", f"12 {wording} 3.4%", f"({wording})"):
            assert cues_of(text) == plain_cues(text), text


@pytest.mark.parametrize("text", ["ſhare this", "tweet thıs", "SUBSCRİBE", "booK now: facebooK", "ﬁle photo", "Ⅷ"])
def test_cues_hold_for_letters_with_odd_lower_cases(text: str) -> None:
    assert cues_of(text) == plain_cues(text)


def test_furniture_is_what_its_patterns_find() -> None:
    said = [
        f"{start} {end}."
        for start in ("We'll say", "All for you", "Our-own", "Nobody", "by using this site you agree")
        for end in (
            "our cookies",
            "we use cookies",
            "cookies to track",
            "do not sell my data",
            "opt-out of sharing",
            "",
        )
    ]
    for line in [*LINES, *said]:
        by_site = furniture._CONSENT.search(line) or (len(line) <= 600 and furniture._TERMS.search(line))
        spoken_to = not furniture._SPOKEN.search(line) and furniture._TO_READER.search(line)
        is_line = furniture._LABEL.fullmatch(line) or (len(line) <= 300 and furniture._LINE.fullmatch(line))
        assert furniture.is_standing_furniture(Block(line)) == bool(is_line or (by_site and spoken_to)), line


def test_shapes_count_signs_as_they_stand() -> None:
    line = "“12 of 3½”, said iPhone|McX·² „x“ / 4,5: aBcDe"
    shape = dict(zip(SHAPE_NAMES, Traits(line).shape, strict=True))
    assert (shape["marks"], shape["separators"], shape["glued"]) == (4, 3, 2)
    assert shape["digits"] == sum(map(str.isdigit, line)) / len(line)


def test_sentences_are_glued_only_where_a_capital_stands_behind_a_mark() -> None:
    chance = random.Random(3)  # noqa: S311 - no secret
    glued = 0
    for _ in range(20_000):
        text = "".join(chance.choices('aZ1.!,”"“‘)% ’T', k=chance.randint(3, 9)))
        is_glued = bool(run_on_lines._GLUED_SENTENCE.search(text))
        assert not is_glued or run_on_lines._MAYBE_GLUED.search(text), text
        glued += is_glued
    assert glued > 20
