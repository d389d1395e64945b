"""Owns markup that browsers show and that stands where no other markup is: shadow roots, and what stands for scripts.

A declarative shadow root (`<template shadowrootmode>`, HTML living standard) is part of the page as it is shown. What
is in `<noscript>` is shown to readers without scripts; mostly that is a request to allow them.
"""

import re
from typing import Final

from functions.clean.limits import MIN_ARTICLE_WORDS

_OPENING: Final = re.compile(r"<(?:noscript|template(?=[^<>]{0,200}shadowroot))\b[^<>]{0,500}>", re.IGNORECASE)
_CLOSING: Final = re.compile(r"</(?:noscript|template)\b[^<>]{0,100}>", re.IGNORECASE)
_MARKUP: Final = re.compile(r"<[^<>]{0,2000}>")


def with_unseen_markup(page: str) -> str | None:
    """An HTML page with such markup as part of it; None if it holds too little text to be an article."""
    parts: list[str] = []
    words = at = 0
    while opening := _OPENING.search(page, at):
        closing = _CLOSING.search(page, opening.end())
        end = closing.start() if closing else len(page)
        content = page[opening.end() : end]
        words += len(_MARKUP.sub(" ", content).split())
        parts += [page[at : opening.start()], content]
        at = closing.end() if closing else len(page)
    return "".join([*parts, page[at:]]) if words >= MIN_ARTICLE_WORDS else None
