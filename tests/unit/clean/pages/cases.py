"""Owns the cases of the CI set: each is a file and the article that has to come out of it."""

import json
import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from functions.clean.page_reading import PageReader
from tests.unit.clean.pages import furniture as f
from tests.unit.clean.pages import programs
from tests.unit.clean.pages.articles import ALL, BAKERS, COURT, FLASH, PIER, SCHOOL, TELESCOPE, Article

PROGRAMS: Mapping[str, programs.Program] = {
    "torn": programs.each_piece_on_a_line,
    "glued": programs.everything_glued,
    "one line": programs.everything_on_one_line,
    "wrapped": programs.hard_wrapped,
    "text browser": programs.text_browser,
    "Markdown page": programs.markdown,
}
OUTLET = "The Varnsund Post"


@dataclass(frozen=True)
class Case:
    """One file; `kind` is html, spaced (blank lines between blocks), dense (none) or bare (without a page around)."""

    name: str
    kind: str
    raw: bytes
    article: Article
    text: str = ""

    @property
    def gold(self) -> str:
        """The text that has to come out."""
        return self.text or self.article.text


def written(article: Article) -> str:
    """The day as newspapers print it."""
    day = date.fromisoformat(article.published)
    return f"{day.day} {day:%B %Y}"


def byline(article: Article) -> str:
    """`By A and B`, or nothing."""
    return f"By {' and '.join(article.authors)}" if article.authors else ""


def block(paragraph: str) -> str:
    """A paragraph in HTML."""
    if paragraph.startswith("## "):
        return f"<h2>{paragraph[3:]}</h2>"
    return f"<ul><li>{paragraph[2:]}</li></ul>" if paragraph.startswith("• ") else f"<p>{paragraph}</p>"


def body(article: Article, inside: Mapping[int, str] | None = None, paragraph: Callable[[str], str] = block) -> str:
    """The article's markup, with furniture before the paragraphs of the given numbers."""
    extra = inside or {}
    return "".join(extra.get(number, "") + paragraph(text) for number, text in enumerate(article.paragraphs))


def page(article: Article, content: str, *, top: str = f.TOP, foot: str = f.FOOT, credit: str | None = None) -> bytes:
    """A whole page around the content."""
    line = f'<div class="byline">{byline(article)}</div><div class="date">{written(article)}</div>'
    return (
        "<!doctype html><html lang='en'><head><meta charset='utf-8'>"
        f"<title>{article.headline} | {OUTLET}</title></head>"
        f"<body>{top}<main><article><h1>{article.headline}</h1>{line if credit is None else credit}"
        f"<div class='story'>{content}</div></article></main>{foot}</body></html>"
    ).encode()


def html_cases() -> Iterator[Case]:
    """Pages, one trouble each."""
    for article in ALL:
        yield Case(f"plain page {article.headline[:5]}", "html", page(article, body(article)), article)
    between = {
        "related box": f.RELATED_BOX, "read more": f.READ_MORE, "caption": f.FIGURE, "newsletter": f.NEWSLETTER,
        "advert": f.ADVERT, "share": f.SHARE, "app": f.APP,
    }  # fmt: skip
    for number, (name, markup) in enumerate(between.items()):
        article = ALL[number % len(ALL)]
        yield Case(f"{name} inside", "html", page(article, body(article, {2: markup})), article)
    below = {
        "comments": f.COMMENTS, "biography": f.BIOGRAPHY.format(name="Nora Quist"), "teasers": f.TEASERS,
        "paywall": f.PAYWALL, "legal line": f.LEGAL, "ticker": f.TICKER,
    }  # fmt: skip
    for number, (name, markup) in enumerate(below.items()):
        article = ALL[number % len(ALL)]
        yield Case(f"{name} below", "html", page(article, body(article) + markup), article)
    yield from odd_pages()


def odd_pages() -> Iterator[Case]:
    """Pages whose markup or order is unusual."""
    yield Case("cookie banner", "html", page(SCHOOL, body(SCHOOL), top=f.COOKIES + f.TOP + f.WEATHER), SCHOOL)
    yield Case("300 divs", "html", page(COURT, "<div>" * 300 + body(COURT) + "</div>" * 300), COURT)
    quoted = PIER.text.replace("“", "<q>").replace("”", "</q>").split("\n\n")
    yield Case("q elements", "html", page(PIER, "".join(f"<p>{part}</p>" for part in quoted)), PIER)
    yield Case("breaks only", "html", page(PIER, "<br><br>".join(PIER.paragraphs)), PIER)
    yield Case("divs only", "html", page(COURT, body(COURT, paragraph=lambda text: f"<div>{text}</div>")), COURT)
    credit = f"<p>{byline(SCHOOL)}</p><p>{written(SCHOOL)}</p>"
    yield Case("byline in the body", "html", page(SCHOOL, credit + body(SCHOOL), credit=""), SCHOOL)
    correction = "<p>Correction: An earlier version of this article gave a wrong sum for the dredging in Varnsund.</p>"
    text = (
        f"{PIER.text}\n\nCorrection: An earlier version of this article gave a wrong sum for the dredging in Varnsund."
    )
    yield Case("correction", "html", page(PIER, body(PIER) + correction), PIER, text)
    entries = [
        f"<section class='entry'><h3>1{n}:05 CET</h3>{block(text)}</section>" for n, text in enumerate(PIER.paragraphs)
    ]
    live = "\n\n".join(f"1{n}:05 CET\n\n{text}" for n, text in enumerate(PIER.paragraphs))
    yield Case("live blog", "html", page(PIER, "".join(entries)), PIER, live)
    facts = {
        "@type": "NewsArticle",
        "headline": COURT.headline,
        "author": [{"@type": "Person", "name": COURT.authors[0]}],
    }
    data = f'<script type="application/ld+json">{json.dumps(facts | {"datePublished": COURT.published})}</script>'
    yield Case("structured data", "html", page(COURT, data + body(COURT, {1: f.FIGURE, 3: f.RELATED_BOX})), COURT)
    everything = body(BAKERS, {1: f.SHARE, 3: f.FIGURE, 5: f.NEWSLETTER, 6: f.ADVERT}) + f.TEASERS + f.COMMENTS
    yield Case("everything", "html", page(BAKERS, everything, top=f.COOKIES + f.TOP + f.TICKER), BAKERS)


def dump_of(case: Case, gap: str) -> bytes:
    """What is left of a page when its visible text is copied."""
    blocks = PageReader().read(case.raw.decode()).blocks
    return gap.join(("  • " if item.is_item else "") + item.text for item in blocks).encode()


def dumps_of_pages() -> Iterator[Case]:
    """The pages again, as text with and without blank lines."""
    for case in html_cases():
        yield Case(f"dump of {case.name}", "spaced", dump_of(case, "\n\n"), case.article, case.text)
        yield Case(f"dense dump of {case.name}", "dense", dump_of(case, "\n"), case.article, case.text)


def dumps_of_programs() -> Iterator[Case]:
    """The pages again, as other programs write them down; `kind` is what the program does."""
    for case in html_cases():
        blocks = PageReader().read(case.raw.decode()).blocks
        for kind, program in PROGRAMS.items():
            yield Case(f"{kind}: {case.name}", kind, program(blocks).encode(), case.article, case.text)


def lines(article: Article, *parts: str) -> str:
    """A dump with the given parts, `BODY` among them, under headline, byline and date."""
    head = "\n".join(part for part in (article.headline, byline(article), written(article)) if part)
    return "\n\n".join(head if part == "HEAD" else article.text if part == "BODY" else part for part in parts)


def dump_cases() -> Iterator[Case]:
    """Dumps written by hand."""
    orders = {
        "furniture all around": (f.DUMP_TOP, "HEAD", f.DUMP_SHARE, "BODY", f.DUMP_MOST_READ, f.DUMP_FOOT),
        "cookies first": (f.DUMP_COOKIES, f.DUMP_TOP, "HEAD", "BODY", f.DUMP_FOOT),
        "caption and ticker above": (f.DUMP_TOP, f.DUMP_TICKER, "HEAD", f.DUMP_CAPTION, "BODY", f.DUMP_FOOT),
        "teasers and comments": (f.DUMP_TOP, "HEAD", "BODY", f.DUMP_COMMENTS, f.DUMP_TEASERS, f.DUMP_FOOT),
        "newsletter below": (f.DUMP_TOP, "HEAD", "BODY", f.DUMP_NEWSLETTER, f.DUMP_FOOT),
        "teasers above": (f.DUMP_TOP, f.DUMP_TEASERS, "HEAD", f.DUMP_SHARE, "BODY", f.DUMP_FOOT),
    }
    for number, (name, order) in enumerate(orders.items()):
        article = ALL[number % len(ALL)]
        text = lines(article, *order)
        yield Case(name, "spaced", text.encode(), article)
        yield Case(f"dense {name}", "dense", text.replace("\n\n", "\n").encode(), article)
    with_biography = lines(
        COURT, f.DUMP_TOP, "HEAD", "BODY", f.DUMP_BIOGRAPHY.format(name=COURT.authors[0]), f.DUMP_FOOT
    )
    yield Case("biography", "spaced", with_biography.encode(), COURT)
    yield Case("CRLF", "spaced", lines(PIER, *orders["cookies first"]).replace("\n", "\r\n").encode(), PIER)
    tabs = lines(SCHOOL, *orders["furniture all around"]).replace("\nSport\n", "\tSport\t").replace("\n\n", "\n\n\t")
    yield Case("tabs", "spaced", tabs.encode(), SCHOOL)


def wrapped(article: Article, mark: str = "") -> str:
    """An article in lines of 72 characters, as mails have it."""
    return "\n\n".join(
        textwrap.fill(part, 72, initial_indent=mark, subsequent_indent=mark) for part in article.paragraphs
    )


def bare_cases() -> Iterator[Case]:
    """Articles without a page around them."""
    for article in ALL:
        yield Case(f"bare {article.headline[:5]}", "bare", article.text.encode(), article)
        yield Case(f"titled {article.headline[:5]}", "bare", lines(article, "HEAD", "BODY").encode(), article)
    yield Case("hard wrapped", "bare", wrapped(PIER).encode(), PIER)
    head = "From: Ann Lee <ann@post.example>\nSent: Thursday\nTo: desk@post.example\nSubject: Fwd: " + SCHOOL.headline
    yield Case("forwarded mail", "bare", f"{head}\n\n{wrapped(SCHOOL, '> ')}".encode(), SCHOOL)
    yield Case("one paragraph", "bare", FLASH.text.encode(), FLASH)
    marked = "\n\n".join(text.replace("• ", "* ") for text in TELESCOPE.paragraphs)
    credit = f"# {TELESCOPE.headline}\n\n*{byline(TELESCOPE)}, {written(TELESCOPE)}*"
    yield Case("Markdown", "bare", f"{credit}\n\n{marked}".encode(), TELESCOPE)


def all_cases() -> list[Case]:
    """The whole set."""
    return [*html_cases(), *dumps_of_pages(), *dumps_of_programs(), *dump_cases(), *bare_cases()]
