"""From bytes to blocks: types, charsets, characters, lines and markup."""

import codecs
import time
import unicodedata

import pytest

from functions.clean import media_types
from functions.clean.blocks import Block
from functions.clean.characters import MAX_MARKS, normalise
from functions.clean.decoding import decode
from functions.clean.layout import lay_out
from functions.clean.page_reading import Page, PageReader
from functions.clean.structured_data import read_structured_data
from functions.clean.text_files.markdown import read_markdown
from functions.clean.text_files.plain_text import read_plain_text

PRICE = "“Zoë’s café” – 5 €"


def page(source: str) -> Page:
    return PageReader().read(source)


def texts(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks]


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_charset_is_found(charset: str) -> None:
    assert decode(PRICE.encode(charset)) == PRICE


def test_latin_1_is_read_as_windows_1252_as_browsers_do() -> None:
    head = b'<meta charset="iso-8859-1">'
    assert decode(head + PRICE.encode("cp1252")).endswith(PRICE)


def test_declared_charset_is_believed_if_the_bytes_are_not_utf_8() -> None:
    text = '<meta charset="windows-1251">Президент сказал'
    assert decode(text.encode("cp1251")) == text


@pytest.mark.parametrize(
    ("declared", "written_in", "text"),
    [
        ("iso-8859-9", "cp1254", "Ankara’da “belediye” meclisi kararı aldı"),
        ("gb2312", "gbk", "朱镕基在会上说，“没有钱了”"),
        ("shift_jis", "cp932", "①番の髙橋さん"),
        ("euc-kr", "cp949", "펲시맨이 말했다"),
    ],
)
def test_declared_charset_is_read_as_browsers_read_it(declared: str, written_in: str, text: str) -> None:
    page = f'<meta charset="{declared}">{text}'
    assert decode(page.encode(written_in)) == page


def test_one_broken_byte_does_not_make_a_declared_charset_be_guessed() -> None:
    page = f'<meta charset="gb2312">{"市议会投票决定关闭游泳池，市长说没有钱了。" * 9}'
    raw = page.encode("gb18030")
    decoded = decode(raw[:-60] + b"\xff" + raw[-60:])
    assert decoded.count("\ufffd") == 1
    assert decoded.replace("\ufffd", "") == page


def test_wrong_declaration_does_not_harm_utf_8() -> None:
    text = '<meta charset="windows-1251">Žižkov'
    assert decode(text.encode()) == text


def test_codecs_that_are_no_charsets_are_not_believed() -> None:
    for name in ("zip", "hex", "unicode_escape", "idna"):
        assert codecs.lookup(name)
        assert decode(f'<meta charset="{name}">'.encode() + b"caf\xe9").endswith("café")


def test_controls_go_and_line_separators_become_line_breaks() -> None:
    assert normalise("a\x00b\x08c\u2028d\u2029e\x85f\r\ng\rh") == "abc\nd\ne\nf\ng\nh"


def test_direction_overrides_and_invisible_characters_go() -> None:
    assert normalise("pay\u202eoper\u202c \u2066x\u2069 co\u00adop\u200b\ufeff") == "payoper x coop"


def test_joiners_of_persian_and_emoji_stay() -> None:
    assert normalise("می\u200cخواهم 👩\u200d🚀") == "می\u200cخواهم 👩\u200d🚀"


def test_many_combining_marks_take_no_time() -> None:
    start_s = time.process_time()
    text = normalise("a" + "\u0301\u0316" * 80_000 + " end")
    assert time.process_time() - start_s < 1
    assert len(text) <= MAX_MARKS + 6
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize(
    ("text", "media_type"),
    [
        ("<!DOCTYPE html><p>x", media_types.HTML),
        ("<p>One paragraph.</p><p>Two.</p>", media_types.HTML),
        ('<?xml version="1.0"?><!DOCTYPE html><html><p>x</p></html>', media_types.HTML),
        ("If 3 < 4 and 5 > 2 then all is well, he said.", media_types.PLAIN),
        ("# Title\n\nSome **bold** words.", media_types.MARKDOWN),
        ("The report\n\n• one\n• two", media_types.PLAIN),
        ("- one\n- two", media_types.PLAIN),
    ],
)
def test_type_is_told_from_the_content(text: str, media_type: str) -> None:
    assert media_types.detect(text, "inbox/file.pdf") == media_type


def test_text_with_code_to_embed_on_one_of_many_lines_is_text() -> None:
    dump = "\n".join([f"Line {number} of what a page shows" for number in range(30)])
    assert media_types.detect(f"{dump}\nEmbed <div><script src='x'></script></div>", "x.txt") == media_types.PLAIN
    assert media_types.detect("\n".join(f"<p>{line}</p>" for line in dump.split("\n")), "x.txt") == media_types.HTML


def test_text_that_begins_and_ends_with_empty_brackets_is_no_json() -> None:
    assert media_types.detect("[   ]\n  • News\nThe pier is to open.\n[p]", "x.txt") == media_types.PLAIN
    assert media_types.detect("[ ]\n", "x.json") == media_types.JSON


def test_name_tips_the_scale_between_text_and_markdown() -> None:
    assert media_types.detect("# Only a heading\n\nand words", "inbox/a.md") == media_types.MARKDOWN
    assert media_types.detect("# Only a heading\n\nand words", "inbox/a.txt") == media_types.PLAIN


def test_hard_wrapped_lines_are_joined() -> None:
    wrapped = (
        "The council of Kestrel Bay voted on Monday to rent mobile walls\n"
        "for the quarter around the fish market. The walls will cost the\n"
        "city three million crowns, which the mayor wants the builders\n"
        "of the barrier to pay.\n\nFerrante, the engineer in charge, said that his company would\n"
        "look at the bill when it came, and that he did not expect to\nlike it."
    )
    assert [len(block.text.split()) for block in read_plain_text(wrapped)] == [39, 26]


def test_list_marks_become_alike() -> None:
    blocks = read_plain_text("  • one\n\t- two\n* three\n1. four")
    assert lay_out(blocks) == "• one\n• two\n• three\n1. four"


def test_markup_gives_blocks_and_unclosed_tags_do_no_harm() -> None:
    found = page("<body><h1>Title<p>One <b>two<p>three<ul><li>a<li>b</ul>tail").blocks
    assert texts(found) == ["Title", "One two", "three", "a", "b", "tail"]
    assert [block.is_item for block in found] == [False, False, False, True, True, False]


def test_scripts_comments_and_options_are_not_text() -> None:
    source = "<p>a</p><script>var x = '<p>b</p>'</script><!-- <p>c</p> --><select><option>d</select><style>e</style>"
    assert texts(page(source).blocks) == ["a"]


def test_attributes_may_hold_tags() -> None:
    assert texts(page('<p title="a > b <p>">text</p>').blocks) == ["text"]


def test_q_becomes_quotation_marks() -> None:
    assert texts(page("<p>He said <q>no</q>.</p>").blocks) == ["He said “no”."]


def test_attribution_of_a_blockquote_stays_outside_the_marks() -> None:
    quoted = page("<blockquote><p>First.</p><p>Second.</p><p>— Somebody</p></blockquote><p>x</p>").blocks
    assert lay_out(quoted) == "“First.\n\nSecond.”\n\n— Somebody\n\nx"


@pytest.mark.parametrize(
    "bomb",
    ["<a " * 30_000, '<a ="<a "' * 20_000, "<b><i>" * 20_000, "<div>" * 60_000, "<!--" * 60_000, "&#" + "9" * 90_000],
    ids=["open tags", "quotes", "formatting", "depth", "comments", "reference"],
)
def test_hostile_markup_is_read_in_linear_time(bomb: str) -> None:
    start_s = time.process_time()
    page(bomb + ">text")
    assert time.process_time() - start_s < 2


def test_damaged_structured_data_is_skipped() -> None:
    good = '{"@type": "NewsArticle", "headline": "A &amp; B", "author": [{"@type": "Person", "name": "Ann Lee"}],}'
    data = read_structured_data(["{", "[" * 100_000, good])
    assert (data.headline, data.authors) == ("A & B", ("Ann Lee",))


@pytest.mark.parametrize(
    "written", ["It&#x27;s A &amp; B", "It&#39;s A &amp; B", "It&amp;#39;s A &amp;amp; B", "It&#x00027;s A &#38; B"]
)
def test_references_in_structured_data_are_resolved_however_they_are_written(written: str) -> None:
    data = read_structured_data([f'{{"@type": "NewsArticle", "headline": "{written}"}}'])
    assert data.headline == "It's A & B"


def test_an_endless_reference_in_structured_data_does_no_harm() -> None:
    assert read_structured_data([f'{{"@type": "NewsArticle", "headline": "A &#{"9" * 9_000}; B"}}']).headline


def test_authors_are_read_from_names_in_lists_and_in_parts() -> None:
    people = (
        '[[{"@type": "Person", "name": ["Ann Lee", "Bo Krantz"]}], {"givenName": "Cy", "familyName": "Dahl"}, "Di Ek"]'
    )
    data = read_structured_data([f'{{"@type": "NewsArticle", "headline": "H", "author": {people}}}'])
    assert data.authors == ("Ann Lee", "Bo Krantz", "Cy Dahl", "Di Ek")


def test_of_several_articles_in_structured_data_the_one_that_the_page_is_titled_after_counts() -> None:
    teaser = (
        '{"@type": "NewsArticle", "headline": "Bus fares rise", "author": "Bo Krantz", "datePublished": "2023-01-01"}'
    )
    own = '{"@type": "NewsArticle", "headline": "Council votes to close pool", "author": "Ann Lee"}'
    assert read_structured_data([teaser, own], ["Council votes to close pool | Post"]).authors == ("Ann Lee",)
    assert read_structured_data([teaser, own], ["Post"]).authors == ("Bo Krantz",)


def test_articles_that_structured_data_lists_are_not_the_page_s_own() -> None:
    item = '{"@type": "ListItem", "item": {"@type": "NewsArticle", "headline": "Bus fares", "author": "Bo Krantz"}}'
    data = read_structured_data([f'{{"@type": "ItemList", "itemListElement": [{item}]}}'])
    assert data.authors == ()


def test_authors_named_by_reference_are_looked_up() -> None:
    graph = (
        '{"@graph": [{"@type": "NewsArticle", "headline": "H", "author": {"@id": "#p"}},'
        '{"@type": "Person", "@id": "#p", "name": "Ann Lee"}]}'
    )
    assert read_structured_data([graph]).authors == ("Ann Lee",)


def test_front_matter_of_markdown_is_not_text() -> None:
    assert texts(read_markdown("---\ntitle: x\n---\n\n# Title\n\nWords [here](http://x.example).")) == [
        "Title",
        "Words here.",
    ]


def test_dashes_of_a_dialogue_are_not_list_marks() -> None:
    assert lay_out(read_plain_text("— Where are you going?\n\n– Home.")) == "— Where are you going?\n\n– Home."


def test_a_dash_inside_an_item_stays() -> None:
    assert (
        lay_out([Block("Power 106 - 110 mW", tag="li"), Block("- Price", tag="li")]) == "• Power 106 - 110 mW\n• Price"
    )


def test_numbered_paragraphs_are_laid_out_as_they_are_read_again() -> None:
    text = lay_out([Block("Before you start:"), Block("1. Melt the butter."), Block("2. Add the flour.")])
    assert lay_out(read_plain_text(text)) == text


def test_lines_know_where_they_stood_in_the_file() -> None:
    blocks = read_plain_text("one\n\n\n two\n• three\n")
    assert [(block.first_line, block.last_line) for block in blocks] == [(1, 1), (4, 4), (5, 5)]


def test_joined_lines_know_the_first_and_the_last() -> None:
    line = "A line of a mail that somebody wrapped at seventy characters or so, as"
    blocks = read_plain_text("\n".join([*[line] * 5, "was done.", "", *[line] * 5]))
    assert [(block.first_line, block.last_line) for block in blocks] == [(1, 6), (8, 12)]


def test_blank_lines_of_preformatted_text_part_paragraphs() -> None:
    source = "<p>One\n\ntwo</p><pre>Three\nand <b>four</b>.\n \n\nFive.\n\n</pre>six"
    assert texts(page(source).blocks) == ["One two", "Three and four.", "Five.", "six"]
