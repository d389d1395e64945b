"""Owns a second reading of a page: what stands in the element that the page itself names as its article's body.

Sites call that element much alike (`itemprop="articleBody"`, `article-body`, `entry-content`, `<article>`, `<main>`).
The first such element counts: what follows in others of the name is another article. Parts inside it that are named as
something else are left out, unless most of the text stands in them. It is one feature among many of the classifier,
and no judgement by itself; alone it reaches F1 0.923 and 0.944 on the two development sets.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from functions.clean.blocks import Block
from functions.clean.line_traits import PROSE_WORDS
from functions.clean.page_hints import HINTS, describing

_TAGS: Final = frozenset({"div", "section", "article", "main", "td"})
_NAMING: Final = ("class", "id", "itemprop", "role", "data-testid", "data-component")
_MAX_NAME_CHARS: Final = 300
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BODY: Final = re.compile(r"(?:^| )article-?body(?: |$)")
_LIKE_BODY: Final = re.compile(
    r"article-?(?:body|text|content|copy|main|detail)|story-?(?:body|text|content|copy)|entry-?content|"
    r"post-?(?:body|content|text|entry)|body-?(?:text|copy|content)|rich-?text|content-?(?:body|main)|"
    r"(?:main|page|blog)-?content|article_|single-content|td-post|wysiwyg|field-(?:name-)?body|"
    r"news-?(?:body|content|text)"
)
_ARTICLE: Final = re.compile(r"(?:^|[ _:.-])article(?:[ _:.-]|$)")
_MAIN: Final = re.compile(r"(?:^|[ _:.-])(?:main|content)(?:[ _:.-]|$)")
_RANKS: Final = 4  # kinds of names, the surest first

_ASIDE_TAGS: Final = frozenset({"nav", "footer", "aside", "form", "button", "figcaption", "header", "address"})
_SURE_HINTS: Final = sum(HINTS[name] for name in ("related", "share", "comment", "sign_up", "advert"))
_ASIDE_HINTS: Final = _SURE_HINTS | sum(HINTS[name] for name in ("foot", "side", "tags", "menu", "byline", "time"))
_TEXT_TAGS: Final = frozenset({"p", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "td", "th", "pre", "dt", "dd"})
_LOOSE_TAGS: Final = frozenset({"div", "section"})  # whose text counts if it is a paragraph by its length
_MIN_WORDS: Final = 60  # of prose in a body
_LEAST_SHARE: Final = 0.2  # of the prose of the largest element so named that the first must have
_GUARD: Final = 0.3  # of a body's prose: parts that hold more are not left out, whatever they are called
_PART_SHARE: Final = 0.3  # of the prose around: a body that holds less is one of several parts
_LINK_WORDS, _LINK_SHARE = 25, 0.7  # shorter blocks that are links for the most part point elsewhere
_COUNTED_WORDS: Final = 10  # shorter blocks do not make a body
_LONE_WORDS: Final = 20  # of paragraphs on a page that names no body


class Part(NamedTuple):
    """A block element: what is around it, its tag and class, its HINTS, and its attributes as they are written."""

    parent: int
    kind: str
    hints: int
    attributes: str

    @property
    def tag(self) -> str:
        """The name of the element."""
        return self.kind.partition(" ")[0]


def ranks_of(tag: str, attributes: str) -> int:
    """Bit set of the ranks at which an element may be the body of an article."""
    if tag not in _TAGS:
        return 0
    found = describing(attributes)
    names = " ".join([found[name][:_MAX_NAME_CHARS] for name in _NAMING if name in found])
    names = _CAMEL.sub("-", names).lower()
    signs = (_BODY.search(names), _LIKE_BODY.search(names), tag == "article" or _ARTICLE.search(names))
    return sum(1 << rank for rank, sign in enumerate((*signs, tag == "main" or _MAIN.search(names))) if sign)


def named_body(blocks: Sequence[Block], parts: Mapping[int, Part]) -> list[bool]:
    """Whether each block stands in the element that is named as the article's body, and is text of it."""
    words = [len(block.traits.words) for block in blocks]
    inside = _prose_inside(blocks, words, parts)
    large = [(number, part) for number, part in parts.items() if inside[number] >= _MIN_WORDS]
    ranked = [(number, ranks_of(part.tag, part.attributes)) for number, part in large]
    for rank in range(_RANKS):
        numbers = [number for number, ranks in ranked if ranks >> rank & 1]
        if not numbers:
            continue
        bodies = _first(numbers, inside, parts)
        keeps = [_is_text(block, count, bodies, inside, parts) for block, count in zip(blocks, words, strict=True)]
        if sum(n for n, keep in zip(words, keeps, strict=True) if keep and n >= _COUNTED_WORDS) >= _MIN_WORDS:
            return keeps
    return [count >= _LONE_WORDS and block.tag == "p" for block, count in zip(blocks, words, strict=True)]


def _prose_inside(blocks: Sequence[Block], words: Sequence[int], parts: Mapping[int, Part]) -> Mapping[int, int]:
    """Words of prose in each block element."""
    inside = defaultdict[int, int](int)
    for block, count in zip(blocks, words, strict=True):
        inside[block.element] += count if count >= PROSE_WORDS else 0
    for number in reversed(list(parts)):  # inner elements come after those around them
        count = inside[number]
        if count:
            inside[parts[number].parent] += count
    return inside


def _first(numbers: Sequence[int], inside: Mapping[int, int], parts: Mapping[int, Part]) -> set[int]:
    """The first of the elements with enough prose; with those of its kind beside it, if it is but a part."""
    least = _LEAST_SHARE * max(inside[number] for number in numbers)
    first = next(number for number in numbers if inside[number] >= least)
    around = _grandparent(first, parts)
    if not around or inside[first] >= _PART_SHARE * inside[around]:
        return {first}
    kind, article = parts[first].kind, _article_around(first, parts)
    return {
        number
        for number in numbers
        if parts[number].kind == kind
        and _grandparent(number, parts) == around
        and _article_around(number, parts) == article
    }


def _grandparent(number: int, parts: Mapping[int, Part]) -> int:
    parent = parts[number].parent
    return parts[parent].parent if parent in parts else 0


def _article_around(number: int, parts: Mapping[int, Part]) -> int:
    while number in parts and parts[number].tag != "article":
        number = parts[number].parent
    return number


def _is_text(block: Block, count: int, bodies: set[int], inside: Mapping[int, int], parts: Mapping[int, Part]) -> bool:
    """Whether a block is text of one of the bodies."""
    is_pointer = count < _LINK_WORDS and block.link_chars > _LINK_SHARE * len(block.text)
    if is_pointer or not (block.tag in _TEXT_TAGS or (block.tag in _LOOSE_TAGS and count >= PROSE_WORDS)):
        return False
    asides = []
    number = block.element
    while number in parts and number not in bodies:
        hints = _SURE_HINTS if number == block.element else _ASIDE_HINTS
        if parts[number].tag in _ASIDE_TAGS or parts[number].hints & hints:
            asides.append(number)
        number = parts[number].parent
    return number in bodies and not any(inside[aside] <= _GUARD * inside[number] for aside in asides)
