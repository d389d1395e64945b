"""Bylines in the languages of newspapers, and the authors and days that markup names where a page's head is silent."""

import time

import pytest

from functions.clean.byline_openings import names_behind, without_pictures
from functions.clean.cleaning import clean
from functions.clean.dates import find_date
from functions.clean.marked_facts import marked_facts
from functions.clean.openings import is_byline, is_date_line
from shared.document import Document
from tests.unit.clean.pages.articles import PIER

BODY = "".join(f"<p>{text}</p>" for text in PIER.paragraphs)
ONE, TWO = ("Nora Quist",), ("Nora Quist", "Bo Lind")


def read(credit: str = "", head: str = "", language: str = "", attributes: str = "", below: str = "") -> Document:
    page = (
        f"<!doctype html><html lang='{language}'><head><title>{PIER.headline}</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a></nav><article {attributes}><h1>{PIER.headline}</h1>{credit}"
        f"<div class='story'>{BODY}</div>{below}</article><footer><p>Imprint</p></footer></body></html>"
    )
    document = clean(page.encode(), key="inbox/x.html")
    assert document.text == PIER.text
    return document


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Text und Fotos: Nora Quist", ONE),
        ("Text: Nora Quist  Foto: Bo Lind", ONE),
        ("Texte et photos : Nora Quist", ONE),
        ("Words and photographs by Nora Quist", ONE),
        ("Words by Nora Quist; photographs by Bo Lind", ONE),
        ("By Nora Quist. Photographs by Bo Lind", ONE),
        ("By Nora Quist | Photos: Bo Lind", ONE),
        ("Story by Nora Quist, illustrations by Bo Lind", ONE),
        ("Von Nora Quist und Bo Lind", TWO),
        ("Von Nora Quist, dpa", ONE),
        ("Ein Bericht von Nora Quist", ONE),
        ("Aufgezeichnet von Nora Quist", ONE),
        ("Par Nora Quist avec AFP", ONE),
        ("Par Nora Quist et Bo Lind", TWO),
        ("Propos recueillis par Nora Quist", ONE),
        ("Une enquête de Nora Quist", ONE),
        ("Por Nora Quist y Bo Lind", TWO),
        ("Por Nora Quist e Bo Lind", TWO),
        ("Por João Costa e Silva", ("João Costa e Silva",)),
        ("Tekst: Nora Quist Foto: Bo Lind", ONE),
        ("Autor: Nora Quist, Bo Lind", TWO),
        ("Автор: Нора Квист", ("Нора Квист",)),
        ("Текст: Нора Квист и Бо Линд", ("Нора Квист", "Бо Линд")),
        ("Yazar: Nora Quist", ONE),
        ("Foto: Bo Lind", ()),
        ("Photo by Bo Lind", ()),
        ("Por Redacción", ()),
        ("Interview: Bo Lind", ()),
        ("Porträt von Bo Lind", ()),
    ],
)
def test_the_authors_of_a_byline_are_found(byline: str, names: tuple[str, ...]) -> None:
    assert read(f"<p>{byline}</p>").authors == names


@pytest.mark.parametrize(
    ("byline", "language", "names"),
    [
        ("di Nora Quist e Bo Lind", "it", TWO),
        ("Door Nora Quist en Bo Lind", "nl-NL", TWO),
        ("Door onze redacteur Nora Quist", "nl", ONE),
        ("Av Nora Quist och Bo Lind", "sv", TWO),
        ("Av Nora Quist og Bo Lind", "nb-NO", TWO),
        ("Af Nora Quist", "da", ONE),
    ],
)
def test_words_that_open_bylines_in_one_language_do_so_there(
    byline: str, language: str, names: tuple[str, ...]
) -> None:
    assert read(f"<p>{byline}</p>", language=language).authors == names
    assert names_behind(byline, "en") is None


@pytest.mark.parametrize(
    "line", ["Door County Advocate", "Di Stefano scores", "AV Club", "Interview: Bo Lind", "Byron"]
)
def test_other_lines_open_no_byline(line: str) -> None:
    assert names_behind(line) is None


def test_the_credit_of_pictures_goes_and_nothing_else() -> None:
    assert without_pictures("Nora Quist, Fotos: Bo Lind") == "Nora Quist"
    assert without_pictures("Nora Quist, photo editor") == "Nora Quist, photo editor"


@pytest.mark.parametrize(
    "line", ["Von Nora Quist und Bo Lind", "Par Nora Quist avec AFP", "Text: Nora Quist", "Por Nora Quist"]
)
def test_bylines_of_other_languages_are_no_text_of_a_pasted_article(line: str) -> None:
    assert is_byline(line)
    text = f"{PIER.headline}\n{line}\n\n" + "\n\n".join(PIER.paragraphs)
    document = clean(text.encode(), key="inbox/x.txt")
    assert document.text == PIER.text
    assert document.authors[:1] == ONE


def named(name: str, *contents: str, attribute: str = "name") -> str:
    return "".join(f'<meta {attribute}="{name}" content="{content}">' for content in contents)


@pytest.mark.parametrize(
    ("head", "names"),
    [
        (named("citation_author", *TWO), TWO),
        (named("citation_author", "Quist, Nora", "Lind, Bo"), TWO),
        (named("DC.creator", "Quist, Nora"), ONE),
        (named("parsely-author", *ONE), ONE),
        (named("sailthru.author", *ONE), ONE),
        (named("article:author", *ONE, attribute="property"), ONE),
        (named("article:author", "https://social.example/nora.quist", attribute="property"), ()),
        (named("article:author", "social.example/nora-quist", attribute="property"), ()),
        (named("twitter:creator", "@noraquist"), ()),
        (named("twitter:label1", "Written by") + named("twitter:data1", *ONE), ONE),
        (named("twitter:label2", "Verfasst von") + named("twitter:data2", *ONE), ONE),
        (named("twitter:label1", "Est. reading time") + named("twitter:data1", "5 minutes"), ()),
    ],
)
def test_authors_in_the_head_of_a_page(head: str, names: tuple[str, ...]) -> None:
    assert read(head=head).authors == names


@pytest.mark.parametrize("name", ["citation_publication_date", "citation_date", "dcterms.created"])
def test_days_in_the_head_of_a_page(name: str) -> None:
    assert read(head=named(name, "2026/03/12")).published_at == "2026-03-12"


PERSON = "<span itemprop='name'>Nora Quist</span><span itemprop='jobTitle'>Harbour reporter</span>"
MARKS = {
    "microdata": f"<div itemprop='author' itemscope><img alt=''>{PERSON}</div>",
    "microdata in a tag": "<div itemprop='author' itemscope><meta itemprop='name' content='Nora Quist'></div>",
    "RDFa": "<div><span property='schema:author'>Nora Quist</span></div>",
    "RDFa with a name": "<div><span property='author' typeof='Person'><b property='name'>Nora Quist</b></span></div>",
    "Dublin Core": "<div><span property='dc:creator'>Nora Quist</span></div>",
    "microformats": "<p class='p-author h-card'><a class='p-name u-url' href='/n'>Nora Quist</a> since 2019</p>",
    "hAtom": "<p><span class='author vcard'><a class='url fn n' href='/n'>Nora Quist</a></span> March</p>",
    "a link": "<p>Our reporter <a rel='author' href='/n'>Nora Quist</a> was there</p>",
}


@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
def test_an_author_marked_in_the_text_of_a_page_is_found(mark: str) -> None:
    assert read(mark).authors == ONE
    others = "<div class='related-stories'><p>By <a rel='author' href='/b'>Bo Lind</a></p></div>"
    assert marked_facts(
        f"{others}<h1>Pier</h1>{mark}{others}{'<br>' * 50}<i rel='author'>Ada Okafor</i>"
    ).authors == list(ONE)


def test_authors_that_are_marked_side_by_side_all_count() -> None:
    marks = "".join(f"<span itemprop='author' itemscope><b itemprop='name'>{name}</b></span>, " for name in TWO)
    assert read(f"<div>{marks}</div>").authors == TWO


@pytest.mark.parametrize(
    "mark",
    [
        "<span itemprop='datePublished' content='2026-03-12T08:00:00+01:00'>yesterday</span>",
        "<span property='schema:datePublished' content='2026-03-12T08:00:00+01:00'>yesterday</span>",
        "<span class='dt-published' title='2026-03-12T08:00:00+01:00'>yesterday</span>",
        "<abbr class='published' title='2026-03-12T08:00:00+01:00'>yesterday</abbr>",
    ],
)
def test_a_day_marked_in_the_text_of_a_page_is_found(mark: str) -> None:
    assert read(f"<div>{mark}</div>").published_at == "2026-03-12T08:00:00+01:00"


@pytest.mark.parametrize(
    "page", ["<i itemprop=author>" * 20_000, "<div class=related>" * 20_000, "<b rel=author>x</b>" * 20_000]
)
def test_marks_by_the_thousand_take_no_time(page: str) -> None:
    start_s = time.process_time()
    marked_facts(page)
    assert time.process_time() - start_s < 1


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("Четверг, 12 марта 2026 года", "2026-03-12"),
        ("12 березня 2026", "2026-03-12"),
        ("czwartek, 12 marca 2026", "2026-03-12"),
        ("12 NİSAN 2026 Pazar", "2026-04-12"),
        ("12 Ağustos 2026", "2026-08-12"),
        ("12 مارس 2026", "2026-03-12"),
        ("12 كانون الثاني / يناير 2026", "2026-01-12"),
        ("donderdag 12 mrt. 2026", "2026-03-12"),
        ("den 12 maj 2026 kl. 08.00", "2026-05-12"),
        ("12. desember 2026", "2026-12-12"),
        ("12. marts 2026", "2026-03-12"),
        ("12 de março de 2026", "2026-03-12"),
        ("giovedì 12 ottobre 2026", "2026-10-12"),
        ("12. maaliskuuta 2026", "2026-03-12"),
        ("12. března 2026", "2026-03-12"),
        ("2026. március 12.", "2026-03-12"),
        ("12 Μαρτίου 2026", "2026-03-12"),
        ("12.März 2026", "2026-03-12"),
    ],
)
def test_a_day_in_another_language_is_read(written: str, iso: str) -> None:
    found = find_date(written)
    assert found is not None
    assert found.iso() == iso
    assert is_date_line(written)


def test_digits_of_arabic_scripts_are_read() -> None:
    found = find_date("١٢ مارس ٢٠٢٦")
    assert found is not None
    assert found.iso() == "2026-03-12"


@pytest.mark.parametrize(
    "text", ["ſept 31, 2026", "12 nısan 2026", "sold out 12, 2026", "the 3 out of 2024", "2 ago 2026 x 4 mag"]
)
def test_odd_letters_and_words_do_no_harm(text: str) -> None:
    find_date(text)
    assert find_date("sold out 12, 2026") is None


@pytest.mark.parametrize("text", [" ,;" * 20_000, "photo " * 20_000, "Text und " * 20_000])
def test_bylines_made_to_take_time_do_not(text: str) -> None:
    start_s = time.process_time()
    names_behind(f"By {text}")
    without_pictures(text)
    assert time.process_time() - start_s < 0.5
