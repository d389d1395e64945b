"""Owns the lines that are furniture on any page, whatever stands around them.

Each rule was held against the lines of the development dumps (303 pages): the figures beside it are how many lines
outside articles it finds, and how many inside.
"""

import re
from collections.abc import Sequence
from typing import Final

from functions.clean.blocks import Block
from functions.clean.foreign_labels import is_heading
from functions.clean.page_hints import HINTS, INSIDE

_ADVERT: Final = (
    r"(?:advertisement|advertising|sponsored(?: content)?|anzeige|werbung|publicité|publicidad|pubblicità|publicidade|"
    r"advertentie|annons|annonse|annonce|reklama|реклама|reklam|mainos)"
)
_ADVERT_LABEL: Final = re.compile(rf"(?:- )?{_ADVERT}(?: -)?[\s.:]*", re.IGNORECASE)
_LABEL: Final = re.compile(
    rf"(?:- )?(?:{_ADVERT}|"
    r"(?:advertisement )?(?:story|article) continues below(?: (?:this )?(?:ad|advertisement))?|share this(?: article)?|"
    r"continue reading|read more|related(?: (?:articles?|stories|content|topics|news))?|sign up|subscribe)"
    r"(?: -)?[\s.:]*|"
    # What desks and press offices write below a page of copy, and below the last
    r"[-–—]{1,3} ?(?:30|more|ends?) ?[-–—]{1,3}|\(more\)|ends|#{3}|# # #",
    re.IGNORECASE,
)
# "Read more: Lighthouse keeper retires": 35 to 0
_POINTER: Final = (
    r"(?:read (?:more|next|also|the full story)|see (?:also|more)|also read|related(?: (?:stor(?:y|ies)|articles?|"
    r"coverage|news))?|more on this|don.t miss|you (?:may|might) (?:also )?like|up next|recommended(?: reading)?)"
    r" ?[:|>»–—-] ?\S.{3,200}"
)
# Comment sections: 98 to 0
_COMMENTS: Final = (
    r"(?:\d{1,5} )?comments?|(?:leave|post|add|write|join) (?:a|your|the) (?:comment|reply|conversation|discussion)"
    r".{0,80}|log ?in to (?:comment|join|reply).{0,80}|comments are (?:closed|moderated).{0,80}|reply"
)
# Legal lines: 239 to 2
_LEGAL: Final = (
    r"(?:©|copyright|\(c\)).{0,80}(?:all rights reserved|\b(?:19|20)\d\d\b).{0,200}|"
    r".{0,60}\b(?:may|must) not be (?:published|reproduced|republished|copied|broadcast|rewritten|redistributed).{0,99}"
)
# Consent, "5 min read", app prompts: 38 to 0
_PROMPT: Final = (
    r"(?:we|this (?:site|website)|our partners).{0,80}\bcookies\b.{0,200}|\d{1,2} min(?:ute)?s? read|"
    r"(?:download|get|open) (?:the|our|it in the) .{0,40}\bapp\b.{0,40}"
)
# "Subscribe … to continue reading", "Already a subscriber?": 6 to 0
_GATE: Final = (
    r"(?:subscribe|sign (?:in|up)|log ?in|register|join)\b.{0,80}\bto (?:(?:continue|keep|finish) (?:reading|watching|"
    r"listening)|unlock (?:this|the|full|all)|read (?:the (?:full|whole|rest)|this article))\b.{0,120}|"
    r"already (?:a|an) (?:subscriber|member)\b.{0,60}|read the (?:full|whole|rest of the) (?:story|article)|"
    r"(?:this|the rest of this) (?:article|story) is (?:only |exclusively )?(?:for|available to) "
    r"(?:our |paying )?(?:subscribers|members)\b.{0,80}|"
    r"(?:this|the) (?:article|story) (?:is|was|has been) (?:read|narrated|voiced) .{0,40}\bvoice\b.{0,160}"
)
_LINE: Final = re.compile("|".join((_POINTER, _COMMENTS, _LEGAL, _PROMPT, _GATE)), re.IGNORECASE)
_MAX_LINE_CHARS: Final = 300
_CREDIT: Final = re.compile(
    r"\b(?:photo(?:graph)?s?|pictures?|image|credit|courtesy)(?: (?:credit|by|courtesy))?:|©|"
    r"\b(?:getty|afp|ap photo|reuters)\b|\((?:photo|image|picture)\b",
    re.IGNORECASE,
)
_MAX_CAPTION_CHARS: Final = 300
# Paragraphs of consent dialogues, often longer than the article: 201 to 0. They speak to the reader; articles on the
# matter do not.
_CONSENT: Final = re.compile(
    r"\b(?:targeting|functional|performance|(?:strictly )?necessary|social media) cookies\b|"
    r"\bthese cookies (?:may|can|are (?:set|used|necessary|essential)|(?:allow|help|let) us|enable|collect|track|"
    r"ensure|remember|do not store)\b|"
    r"\bCalifornia Consumer Privacy\b|\bopt[- ]out of (?:the )?(?:sale|sharing)|\bdo not sell (?:or share )?my\b|"
    r"\b(?:store|access) information on (?:your|a) device\b|\bcookie (?:policy|preferences|settings|consent)\b|"
    r"\bwhen you visit (?:our|any|a) web ?sites?\b|\bopt[- ]out of our (?:\w+ )?cookies\b|"
    r"\b(?:we|sites?|websites?)(?: may| also| only)* uses? (?:\w+ )?cookies\b|"
    r"\bcookies to (?:personali[sz]e|enhance|analy[sz]e|improve|track|provide)\b|"
    r"\bcookies? (?:is|are) (?:a )?(?:small|tiny) (?:pieces?|files?|texts?|data)\b",
    re.IGNORECASE,
)
_CONSENT_WORDS: Final = ("cookie", "california", "opt", "sell", "information", "visit")  # one is in each of these
# "By using this site, you consent to …": 33 to 0. "We may earn a commission when you buy …": 43 to 2.
_TERMS: Final = re.compile(
    r"\bby (?:continuing to (?:use|browse|visit)|using|accessing) (?:our|this|the) (?:web ?)?(?:site|page|service)s?,? "
    r"you (?:\w+ )?(?:consent|agree|accept)|"
    r"\bby (?:signing up|subscribing|registering|clicking)[^.]{0,60}, (?:you|i) (?:\w+ )?(?:agree|consent|accept)|"
    r"\b(?:may|might|will) (?:also )?(?:receive|earn|get|be paid) (?:a |an |some )?(?:small |affiliate )*"
    r"(?:commission|compensation|share of)",
    re.IGNORECASE,
)
_MAX_TERMS_CHARS: Final = 600
_SPOKEN: Final = re.compile(r"“(?:[^\s”]+ ){3}")  # somebody's words; in marks are also terms of law, such as “sale”
_READER_WORDS: Final = frozenset({"you", "your", "we", "our", "us", "my"})
_TO_READER: Final = re.compile(rf"\b(?:{'|'.join(sorted(_READER_WORDS))})\b", re.IGNORECASE)


def is_standing_furniture(block: Block) -> bool:
    """Whether a block is furniture on any page: label of an advertisement, pointer elsewhere, consent, caption."""
    text, traits = block.text, block.traits
    if traits.is_furniture is None:
        traits.is_furniture = _is_furniture(text, traits.lowered)
    if traits.is_furniture:
        return True
    is_caption = bool(block.near & HINTS["caption"] or block.inside & INSIDE["figcaption"])
    return is_caption and len(text) <= _MAX_CAPTION_CHARS and bool(_CREDIT.search(text))


def is_advertising_label(text: str) -> bool:
    """Whether a line is nothing but the label of an advertisement."""
    return bool(_ADVERT_LABEL.fullmatch(text))


def _is_furniture(text: str, lowered: Sequence[str]) -> bool:
    """Whether a line is furniture by its words alone, which are given in lower case."""
    if _LABEL.fullmatch(text) or is_heading(text) or (len(text) <= _MAX_LINE_CHARS and _LINE.fullmatch(text)):
        return True
    if not _speaks_to_reader(text, lowered):  # nine lines of ten; what is left takes longest
        return False
    is_said_by_site = _asks_consent(text) or (len(text) <= _MAX_TERMS_CHARS and bool(_TERMS.search(text)))
    return is_said_by_site and not _SPOKEN.search(text)


def _asks_consent(text: str) -> bool:
    lowered = text.lower()
    return any(word in lowered for word in _CONSENT_WORDS) and bool(_CONSENT.search(text))


def _speaks_to_reader(text: str, lowered: Sequence[str]) -> bool:
    has_word = not _READER_WORDS.isdisjoint(lowered)
    has_joint = "'" in text or "’" in text or "-" in text  # as in "we'll", which is one word
    return (has_word or has_joint) and bool(_TO_READER.search(text))
