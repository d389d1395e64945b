"""Owns the note on a document for people: how sure cleaning is of it, what was cut and why, and what to beware of."""

import bisect
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from functions.clean.article_reading import Reading, word_counts
from functions.clean.blocks import Block
from functions.clean.line_features import SENTENCE_WORDS, is_running_text
from functions.clean.line_traits import ENDS_SENTENCE
from functions.clean.line_words import CUE_PATTERNS
from functions.clean.openings import is_byline, is_date_line
from functions.clean.page_hints import HINTS, INSIDE
from functions.clean.page_reading import Page
from functions.clean.structured_data import ArticleData
from shared.document import Cut, CutReason, Quality, QualityWarning, WarningCode

_PAGE_CONFIDENCE: Final = (
    (0.0, 0.0), (0.76, 0.885), (0.943, 0.915), (0.967, 0.95), (0.988, 0.96), (0.993, 0.98), (0.996, 0.995), (1.0, 0.995)
)  # fmt: skip
_TEXT_CONFIDENCE: Final = (
    (0.0, 0.0), (0.67, 0.67), (0.86, 0.86), (0.91, 0.91), (0.94, 0.92), (0.96, 0.955), (0.98, 0.975), (1.0, 0.99)
)  # fmt: skip
"""The F1 that the classifier's chances promise, and the shingle F1 that pages of such a promise reached on sites not
seen (means of tenths of the pages, see docs/quality.md), with straight lines between."""
_BARE_CONFIDENCE: Final = 0.99  # of texts without a page around them 99.5 % of lines are kept
MAX_CUTS: Final = 60  # ranges that are listed, the longest; pages of news have 5 to 20
_CUE_REASONS: Final = {
    "advert": CutReason.ADVERTISEMENT,
    "legal": CutReason.LEGAL,
    "sign_up": CutReason.SUBSCRIPTION,
    "comments": CutReason.COMMENTS,
    "biography": CutReason.BIOGRAPHY,
    "caption": CutReason.CAPTION,
    "related": CutReason.TEASERS,
    "share": CutReason.SHARING,
    "navigation": CutReason.NAVIGATION,
}
_CUE_WORDS: Final = 25  # longer blocks with such words mostly only speak of the matter
_LONG_CUES: Final = frozenset({"biography", "legal"})
_HINT_REASONS: Final = {
    "comment": CutReason.COMMENTS,
    "advert": CutReason.ADVERTISEMENT,
    "sign_up": CutReason.SUBSCRIPTION,
    "related": CutReason.TEASERS,
    "caption": CutReason.CAPTION,
    "share": CutReason.SHARING,
    "menu": CutReason.NAVIGATION,
}
_REASON_SHARE: Final = 0.5  # of a range's lines that must be cut for one reason to name it
_SAMPLE: Final = 8  # lines of a longer range that are looked at for its reason
_PAYWALL: Final = re.compile(
    r"\b(?:subscribe|sign (?:in|up)|log ?in|register|join)\b.{0,30}\bto (?:continue|keep|finish|read|unlock)\b|"
    r"\balready (?:a|an) (?:subscriber|member)\b|\bsubscribers?[- ]only\b|\bunlock (?:this|the|full)\b|"
    r"\b(?:only|exclusively) (?:for|available to) (?:paying |our )?(?:subscribers|members)\b|"
    r"\b(?:free )?articles? (?:left|remaining)\b|\bcontinue reading (?:this|with)\b",
    re.IGNORECASE,
)
_CUES: Final = tuple(CUE_PATTERNS)
_STUB_WORDS: Final = 250  # a longer text under a paywall's prompt is most likely whole
_LIVE: Final = re.compile(r"\blive(?: |-)?(?:blog|updates?|coverage|ticker)\b|\bas it happened\b", re.IGNORECASE)
_LIVE_PATH: Final = re.compile(r"/live(?:-?(?:blog|updates?|news))?/", re.IGNORECASE)
_ENTRY: Final = re.compile(r"^(?:\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)\b", re.IGNORECASE)
_MIN_ENTRIES: Final = 5
_VIDEO_PATH: Final = re.compile(r"/(?:videos?|watch|av)/", re.IGNORECASE)
_VIDEO_WORDS: Final = 200
_LIST_SHARE: Final = 0.5  # of the words that stand in running text, below which a text is mostly a list
_CUT_OFF: Final = re.compile(r"(?:\.\.\.|…|\[\.\.\.\]|\[…\])[\"'”’)\]]*$")


def quality_note(reading: Reading, *, is_damaged: bool) -> Quality:
    """The note on a document made from a reading; `is_damaged` says whether its file's characters were."""
    cuts = sorted(_cuts(reading), key=lambda cut: cut.first_line - cut.last_line)[:MAX_CUTS]
    return Quality(
        confidence=_confidence(reading),
        read_lines=len(reading.blocks),
        cut_lines=len(reading.blocks) - len(reading.kept),
        cut=tuple(sorted(cuts, key=lambda cut: cut.first_line)),
        warnings=tuple(QualityWarning.of(code) for code in _warnings(reading, is_damaged)),
    )


def _confidence(reading: Reading) -> float:
    if reading.is_bare:
        return _BARE_CONFIDENCE
    knots = _PAGE_CONFIDENCE if reading.page else _TEXT_CONFIDENCE
    at = min(max(1, bisect.bisect_left(knots, (reading.expected_f1, 0.0))), len(knots) - 1)
    (low, below), (high, above) = knots[at - 1], knots[at]
    return round(below + (above - below) * (reading.expected_f1 - low) / (high - low), 2)


def _cuts(reading: Reading) -> Iterator[Cut]:
    """The ranges of lines that were cut, one after the other; of blocks where one line of the file held several."""
    are_lines = all(a.last_line < b.first_line for a, b in itertools.pairwise(reading.blocks))
    kept = {block.text for block in reading.kept}
    numbered = enumerate(zip(reading.blocks, reading.keeps, strict=True), 1)
    for is_kept, run in itertools.groupby(numbered, key=lambda item: item[1][1]):
        if is_kept:
            continue
        found = [(number, block) for number, (block, _) in run]
        looked_at = found[:: 1 + len(found) // _SAMPLE]
        reasons = Counter(_reason(block, reading.metadata.headline, kept) for _, block in looked_at)
        reason, count = reasons.most_common(1)[0]
        (first, start), (last, end) = found[0], found[-1]
        yield Cut(
            first_line=(are_lines and start.first_line) or first,
            last_line=(are_lines and end.last_line) or last,
            reason=reason if count >= _REASON_SHARE * len(looked_at) else CutReason.OTHER,
        )


def _reason(block: Block, headline: str | None, kept: set[str]) -> CutReason:
    """Why a block was cut, where a rule or a feature says so."""
    text = block.text
    if text == headline or is_date_line(text) or is_byline(text):
        return CutReason.HEADING
    if text in kept:
        return CutReason.REPEATED
    is_short = len(text.split()) <= _CUE_WORDS
    for cue, reason in _CUE_REASONS.items():
        if (is_short or cue in _LONG_CUES) and block.traits.cues[_CUES.index(cue)]:
            return reason
    if block.inside & INSIDE["nav"]:
        return CutReason.NAVIGATION
    found = (
        reason for seen in (block.near, block.around) for hint, reason in _HINT_REASONS.items() if seen & HINTS[hint]
    )
    return next(found, CutReason.OTHER)


def _warnings(reading: Reading, is_damaged: bool) -> Iterator[WarningCode]:
    kept, words = reading.kept, word_counts(reading.kept)
    url, headline = reading.metadata.url or "", reading.metadata.headline or ""
    if _looks_truncated(kept[-1].text):
        yield WarningCode.LOOKS_TRUNCATED
    data, total = reading.data or ArticleData(), sum(words)
    if total < _STUB_WORDS and (data.is_for_subscribers or _has_paywall(reading)):
        yield WarningCode.PAYWALL
    running = sum(count for block, count in zip(kept, words, strict=True) if is_running_text(block))
    if running < _LIST_SHARE * total:
        yield WarningCode.LIST_PAGE
    if total < _VIDEO_WORDS and (_is_video(reading.page) or _VIDEO_PATH.search(url)):
        yield WarningCode.VIDEO_PAGE
    entries = sum(1 for block in kept if _ENTRY.match(block.text))
    if data.is_live or _LIVE.search(headline) or _LIVE_PATH.search(url) or entries >= _MIN_ENTRIES:
        yield WarningCode.LIVE_BLOG
    if is_damaged or any("\ufffd" in block.text for block in kept):
        yield WarningCode.DAMAGED_CHARACTERS
    if reading.is_simple:
        yield WarningCode.SIMPLE_READING
    if reading.is_of_state:
        yield WarningCode.PAGE_STATE


def _looks_truncated(last: str) -> bool:
    """Whether the last paragraph breaks off; a short line without a full stop is a list's last item or a name."""
    is_open = len(last.split()) >= SENTENCE_WORDS and not ENDS_SENTENCE.search(last[-6:])
    return bool(_CUT_OFF.search(last)) or (is_open and not last.endswith((":", ";", "”", '"')))


def _is_video(page: Page | None) -> bool:
    tags = page.meta if page else []
    return any(tag.get("property") == "og:type" and tag.get("content", "").startswith("video") for tag in tags)


def _has_paywall(reading: Reading) -> bool:
    cut = (block.text for block, keep in zip(reading.blocks, reading.keeps, strict=True) if not keep)
    return any(len(text) < 300 and _PAYWALL.search(text) for text in itertools.chain(cut, [reading.kept[-1].text]))
