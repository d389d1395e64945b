"""Owns the call of trafilatura, which is asked for its opinion on pages that the classifier doubts."""

from functions.clean.limits import MAX_TREE_CHARS, MAX_TREE_DEPTH, MAX_TREE_TAGS
from functions.clean.page_reading import Page


def extract_text(html: str, page: Page) -> str | None:
    """The article as trafilatura sees it; None where it finds none or the page is too large or too deep for it.

    Without its fallbacks (`fast`) it takes half the time, and is as good an opinion.
    """
    if not is_within_limits(html, page):
        return None
    import trafilatura  # 0.3 s to import, and text dumps do not need it

    found: str | None = trafilatura.extract(
        html, fast=True, favor_precision=True, include_comments=False, include_tables=True, with_metadata=False
    )
    return found


def is_within_limits(html: str, page: Page) -> bool:
    """Whether a page is small and flat enough for a reader that builds a tree of it."""
    return len(html) <= MAX_TREE_CHARS and page.tag_count <= MAX_TREE_TAGS and page.depth <= MAX_TREE_DEPTH
