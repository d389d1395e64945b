"""Owns the article that a page does not show but holds in the data of its scripts, for a program to show.

Such data holds more than the article: other stories, notices, biographies. A body counts only if the page's title or
address names its headline, or if it is by far the largest on a page that names none.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from functions.clean.headlines import page_titles, without_site
from functions.clean.json_articles import folded, read_facts
from functions.clean.line_traits import WORD
from functions.clean.page_metadata import Metadata
from functions.clean.page_reading import Page
from functions.clean.rich_text import Renderer

_BODY: Final = re.compile(
    r"(?:article|story|post|news|entry|main|full|page|rich)?(?:body|content|text|html|blocks|elements|paragraphs|copy|"
    r"markdown)s?(?:body|content|text|x?html|blocks|elements|json|raw|markdown|copy)?s?"
)
_ELSEWHERE: Final = re.compile(
    r"comment|repl(?:y|ies)|relat|recommend|recirc|trending|mostread|popular|morefrom|morestor|readmore|readnext|teaser|"
    r"promo|footer|header|^nav|menu|sidebar|cookie|consent|gdpr|privacy|policy|policies|terms|legal|disclaimer|"
    r"copyright|^authors?$|contributor|^by$|byline|biograph|^bio$|newsletter|subscri|paywall|regwall|signup|login|"
    r"translation|i18n|intl|locale|messages|dictionary|^strings$|labels|^ads?$|advert|sponsor|caption|credit|image|"
    r"photo|video|galler|poll|survey|faq|description|summary|excerpt|standfirst|abstract|config|settings|theme|^css|"
    r"style|error|help"
)
_HEADLINE: Final = re.compile(r".{0,12}(?:headlines?|title)|name")
_SUMMARY: Final = re.compile(r".{0,12}(?:description|summary|excerpt|abstract|standfirst|teaser)")
_EMBEDDED: Final = frozenset({"provider_name", "provider_url"})  # what oEmbed 1.0 says of things from elsewhere
_MARKUP: Final = re.compile(r"<[^<>]{0,2000}>")
_MAX_NODES: Final = 100_000  # values that are looked at; states of news pages have some 20,000
_MAX_DEPTH: Final = 40
_MAX_BODIES: Final = 200
_REACH: Final = 5  # objects around a body in which its headline may stand
_MIN_WORDS: Final = 40  # of a body; shorter texts are descriptions
_MIN_WORDS_ALONE: Final = 80  # of a body that nothing names
_DOMINANCE: Final = 2  # so many times the words of the next one a body has that is the article though nothing names it
_FULLER: Final = 1.3  # so many times the words of its description an article has
_PIECES: Final = 2  # bodies beside it in one object, each with its size, that make a body one of several pieces
_AGREEMENT: Final = 0.8  # of the words of the shorter of two titles that the other must have
_TITLE_WORDS: Final = 4  # from so many words the title of a page is that of its article and not of its site
_LEAST_SHARED: Final = 3  # words that say the same
_LONG_CHARS: Final = 4
_SHARE_IN_BODY: Final = 0.6  # of a title's long words that stand in the article under it


@dataclass(frozen=True, slots=True)
class StateArticle:
    """An article out of a page's data: its body as HTML, and what stands beside it."""

    body: str
    metadata: Metadata


@dataclass(frozen=True, slots=True)
class _Body:
    """A body with its words, and the objects around it, the innermost first."""

    markup: str
    words: tuple[str, ...]
    around: tuple[dict[str, Any], ...]


def find_state_article(data: Sequence[object], page: Page, known: Metadata) -> StateArticle | None:
    """The article in the data of a page's scripts; None if there is none, or if nobody can tell which of several.

    `known` is what the head of the page says of it.
    """
    bodies = _without_copies(list(_bodies(data)))
    site = known.site or ""
    name = next((tag.get("content", "") for tag in page.meta if tag.get("property") == "og:site_name"), "")
    titles = [_words(without_site(title, f"{name} {site}")) for title in page_titles(page) if title]
    titles = [title for title in titles if len(title) >= _TITLE_WORDS]
    slug = _words((known.url or "").partition("//")[2].partition("/")[2].partition("?")[0])
    named = [(likeness, body, at) for body in bodies for likeness, at in _named_at(body, titles, slug)]
    if named:
        _, body, at = max(named, key=lambda found: (found[0], len(found[1].words)))
        return None if _is_piece(body, bodies, at) else _article(body, at)
    alone = _alone(bodies)
    if alone is None or (known.url and not slug):
        return None
    body = alone
    if titles and (_nearest(body) is not None or not any(_is_about(body, title) for title in titles)):
        return None
    return _article(body, _nearest(body))


def _bodies(data: Sequence[object]) -> Iterator[_Body]:
    """What may be the body of an article by its name and length, nothing inside another one."""
    queue: list[tuple[object, tuple[dict[str, Any], ...], int, dict[str, Any]]]
    queue = [(value, (), 0, value if isinstance(value, dict) else {}) for value in reversed(data)]
    renderer, seen, found = Renderer(), 0, 0
    while queue and seen < _MAX_NODES and found < _MAX_BODIES:
        value, around, depth, root = queue.pop()
        seen += 1
        if depth > _MAX_DEPTH:
            continue
        if isinstance(value, list):
            queue += [(item, around, depth + 1, root) for item in reversed(value) if isinstance(item, dict | list)]
            continue
        if not isinstance(value, dict) or _EMBEDDED & value.keys():
            continue
        around = (value, *around[: _REACH - 1])
        for name, inner in value.items():
            folded_name = re.sub(r"[_\s-]", "", str(name)).lower()
            if not isinstance(inner, str | dict | list) or not inner or _ELSEWHERE.search(folded_name):
                continue
            body = _body(inner, around, root, renderer) if _BODY.fullmatch(folded_name) else None
            if body:
                found += 1
                yield body
            elif not isinstance(inner, str):
                queue.append((inner, around, depth + 1, root))


def _body(
    value: object, around: tuple[dict[str, Any], ...], root: Mapping[str, Any], renderer: Renderer
) -> _Body | None:
    if isinstance(value, dict) and any(name in value for name in ("title", "headline", "headlines")):
        return None  # a story, whose body is inside it
    if isinstance(value, list):
        value = [_referred(item, root) for item in value]
    markup = renderer.render(value)
    words = tuple(word.lower() for word in WORD.findall(_MARKUP.sub(" ", markup)))
    is_long = len(words) >= _MIN_WORDS and not _is_summary(words, around[0])
    return _Body(markup, words, around) if is_long else None


def _is_summary(words: tuple[str, ...], node: dict[str, Any]) -> bool:
    """Whether a body says no more than what stands beside it as a description of the article."""
    texts = (text for name, text in folded(node).items() if isinstance(text, str) and _SUMMARY.fullmatch(name))
    described = (tuple(word.lower() for word in WORD.findall(_MARKUP.sub(" ", text[:5_000]))) for text in texts)
    return any(found[:_MIN_WORDS] == words[:_MIN_WORDS] and len(words) < _FULLER * len(found) for found in described)


def _referred(item: object, root: Mapping[str, Any]) -> object:
    """What an entry of a list refers to, where the state keeps everything in one list by name, as Apollo does."""
    if isinstance(item, dict):
        name = item.get("__ref") or (item.get("id") if item.get("type") == "id" else None)
        if isinstance(name, str) and name in root:
            return root[name]
    return item


def _without_copies(bodies: Sequence[_Body]) -> list[_Body]:
    """The longest of the bodies that begin alike."""
    longest: dict[tuple[str, ...], _Body] = {}
    for body in bodies:
        known = longest.setdefault(body.words[:_MIN_WORDS], body)
        if len(known.words) < len(body.words):
            longest[body.words[:_MIN_WORDS]] = body
    return list(longest.values())


def _named_at(body: _Body, titles: Sequence[frozenset[str]], slug: frozenset[str]) -> Iterator[tuple[float, int]]:
    """Which of the objects around a body has a headline that the page's titles or address name, and how exactly.

    The nearest one with a title says what the body is of.
    """
    for at, node in enumerate(body.around):
        for headline in _headlines(node):
            words = _words(headline)
            same = [title for title in titles if _is_same(words, title)]
            same += [slug] if _is_same(words, slug, within=True) else []
            if same:
                yield max(len(words & title) / len(words | title) for title in same), at
        if any(node.get(name) for name in ("title", "headline", "headlines")):
            return


def _is_piece(body: _Body, bodies: Sequence[_Body], at: int) -> bool:
    """Whether a body is one of several pieces of a story: a paragraph, a slide, a step of a recipe."""
    beside = [other for other in bodies if any(node is body.around[at] for node in other.around)]
    return sum(1 for other in beside if _DOMINANCE * len(other.words) > len(body.words)) > _PIECES


def _nearest(body: _Body) -> int | None:
    """The nearest object around a body that has a headline of its own."""
    return next((at for at, node in enumerate(body.around) if any(_headlines(node, surely=True))), None)


def _headlines(node: dict[str, Any], *, surely: bool = False) -> Iterator[str]:
    """The texts of an object that may be its headline."""
    for name, value in folded(node).items():
        if _HEADLINE.fullmatch(name) and not (surely and name == "name"):
            texts = value.values() if isinstance(value, dict) else [value]
            yield from (text for text in texts if isinstance(text, str) and len(_words(text)) >= _LEAST_SHARED)


def _words(text: str) -> frozenset[str]:
    text = _MARKUP.sub(" ", text[:500].replace("-", " ").replace("_", " "))
    return frozenset(word.lower() for word in WORD.findall(text))


def _is_same(one: frozenset[str], other: frozenset[str], *, within: bool = False) -> bool:
    """Whether two titles say the same; an address leaves out words of a headline."""
    least = len(other) if within else min(len(one), len(other))
    return least >= _LEAST_SHARED and len(one & other) >= _AGREEMENT * least


def _alone(bodies: Sequence[_Body]) -> _Body | None:
    """The body that is by far the largest."""
    ranked = sorted(bodies, key=lambda body: -len(body.words))
    if not ranked or len(ranked[0].words) < _MIN_WORDS_ALONE:
        return None
    is_far = len(ranked) == 1 or len(ranked[0].words) >= _DOMINANCE * len(ranked[1].words)
    return ranked[0] if is_far else None


def _is_about(body: _Body, title: frozenset[str]) -> bool:
    long = {word for word in title if len(word) >= _LONG_CHARS}
    return len(long) >= _LEAST_SHARED and len(long & set(body.words)) >= _SHARE_IN_BODY * len(long)


def _article(body: _Body, at: int | None) -> StateArticle:
    """The article with what the objects say that are around its body, up to the one with its headline."""
    fields: dict[str, Any] = {}
    for node in reversed(body.around[: (0 if at is None else at) + 1]):
        fields |= node
    return StateArticle(body.markup, read_facts(fields))
