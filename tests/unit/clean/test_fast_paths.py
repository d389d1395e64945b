"""Fast paths give what the plain way gives: characters, signs of damage, elements and blocks of pages."""

import gc
import random
import re
import unicodedata

import pytest

from functions.clean import characters, mending
from functions.clean.blocks import Block, share_among
from functions.clean.characters import normalise, odd_bytes
from functions.clean.cleaning import clean
from functions.clean.collection import collection_paused
from functions.clean.decoding import decode, decode_seen
from functions.clean.html_tokens import attributes_of, tags
from functions.clean.mending import is_damaged
from functions.clean.page_elements import Element
from functions.clean.page_hints import HINTS, hints_of
from functions.clean.page_reading import PageReader
from shared.errors import Rejected


def plainly_normal(text: str) -> str:
    """What normalise promises, one character after the other."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(characters._FOLDED)
    return unicodedata.normalize("NFC", characters._TAGS_AND_SURROGATES.sub("", text))


def test_normalising_by_what_occurs_changes_nothing() -> None:
    chance = random.Random(7)  # noqa: S311 - no secret
    pool = [chr(code) for code in (*range(0x250), *range(0x300, 0x310), *range(0x1100, 0x1110), *range(0x2000, 0x2070))]
    pool += ["\ufeff", "\ud800", "\U000e0041", "\uac00", "\u212b", "\u2126", "\u11a8", "\u1161", "\u3099", "\u304b"]
    for _ in range(3_000):
        text = "".join(chance.choices(pool, k=chance.randint(0, 25)))
        assert normalise(text) == plainly_normal(text)


def test_characters_taken_for_stable_are_in_nfc_beside_any_other_of_them() -> None:
    stable = {char for char in map(chr, range(0x110000)) if characters._STABLE.fullmatch(char)}
    assert all(unicodedata.is_normalized("NFC", char) and not unicodedata.combining(char) for char in stable)
    decomposed = (unicodedata.decomposition(chr(code)).split() for code in range(0x110000))
    seconds = {chr(int(parts[1], 16)) for parts in decomposed if len(parts) == 2 and not parts[0].startswith("<")}
    assert not stable & seconds


@pytest.mark.parametrize("sound", ["", "plain", "Zoë’s café – 5 €", "Ã la carte", "日本語"])
def test_sound_bytes_are_not_called_damaged(sound: str) -> None:
    assert not is_damaged(sound.encode(), odd_bytes(sound.encode()))


@pytest.mark.parametrize("harm", ["â€œHarbourâ€\x9d", "cafÃ© x", "Â£5", "itâ€™s", "a \ufffd b"])
def test_damage_is_seen_whatever_stands_around_it(harm: str) -> None:
    content = ("x" * 500 + harm + " – 日本 " * 20).encode()
    assert is_damaged(content, odd_bytes(content))


def test_hints_of_several_words_are_those_of_each() -> None:
    assert hints_of({"class": "related-stories byline"}) == HINTS["related"] | HINTS["byline"]
    assert hints_of({"style": "color: red; display: none"}) & HINTS["hidden"]
    assert hints_of({"hidden": ""}) == HINTS["hidden"]


def test_blocks_share_traits_only_with_the_same_text() -> None:
    read, same, other = Block("The mayor spoke."), Block("The mayor spoke."), Block("The mayor left.")
    assert read.traits.words == ["The", "mayor", "spoke"]
    same.share_traits(read)
    other.share_traits(read)
    assert same.traits is read.traits
    assert other.traits.words == ["The", "mayor", "left"]


def test_blocks_of_one_text_are_read_once() -> None:
    first, other, again = Block("Home"), Block("Sport"), Block("Home", tag="li")
    share_among([first, other, again])
    assert again.traits is first.traits
    assert other.traits.words == ["Sport"]


def test_collection_of_garbage_goes_on_after_a_file_and_stays_off_where_it_was() -> None:
    with collection_paused():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(Rejected):
        clean(b"", key="inbox/x")
    assert gc.isenabled()
    gc.disable()
    try:
        with collection_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_no_element_waits_for_the_collection_of_garbage() -> None:
    with collection_paused():
        PageReader().read("<div><p>One <b>or</b> two<ul><li>words" * 500)
        assert not [found for found in gc.get_objects() if isinstance(found, Element)]


def test_only_elements_with_text_in_them_are_remembered() -> None:
    page = PageReader().read("<div class=a><nav><i></i></nav><div class=b><p id=body>Words<p></div></div><div></div>")
    assert [(part.kind, part.attributes) for part in page.parts.values()] == [
        ("div a", " class=a"),
        ("div b", " class=b"),
        ("p", " id=body"),
    ]
    assert [part.parent for part in page.parts.values()] == [0, 1, 4]


@pytest.mark.parametrize("link", [' href="/a?class=share" class="byline"', ' href="/a" id=byline', ' id=byline href="'])
def test_links_are_described_by_all_but_their_address(link: str) -> None:
    block = PageReader().read(f"<a{link}>Ann Lee</a>").blocks[0]
    assert block.near == HINTS["byline"]


def test_words_are_composed_in_lines_with_few_marks_and_with_many() -> None:
    assert normalise("cafe\u0301\nx") == "caf\u00e9\nx"
    assert normalise("e" + "\u0301" * 200) == "\u00e9" + "\u0301" * 29


@pytest.mark.parametrize(
    "text", ["plain\r\ntext", "caf\u00e9\u00a0cafe\u0301", "\x00a\u200bb\rc", "日本 \u0a4d", "â€œxâ€"]
)
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_files_in_utf8_are_normalised_as_others_are(text: str, charset: str) -> None:
    content = text.encode(charset, "replace")
    decoded, is_utf8 = decode_seen(content)
    assert decoded == decode(content) == decode_seen(content, odd=odd_bytes(content))[0]
    assert not is_utf8 or decoded.encode() == content
    assert normalise(decoded, odd_bytes(content) if is_utf8 else None) == normalise(decoded)


def test_elements_beyond_any_page_are_not_remembered() -> None:
    assert len(PageReader().read("<p>" * 150_000).parts) <= 100_000


def test_damage_is_found_where_its_kinds_by_themselves_are() -> None:
    tail = mending._TAIL
    plain = re.compile(f"â€{tail}|â„¢|(?<=[a-z])Ã{tail}|Ã{tail}(?=[a-z])|Â[£©®°]")
    chance = random.Random(5)  # noqa: S311 - no secret
    for _ in range(20_000):
        text = "".join(chance.choices("âÃÂ€„¢£©aZz 1œŸ\x80", k=chance.randint(1, 7)))
        found, wanted = mending._DAMAGE.search(text), plain.search(text)
        assert (found and found.span()) == (wanted and wanted.span()), text


@pytest.mark.parametrize("end", ["</script>", "</SCRIPT>", "</Script\n>", "</script", ""])
def test_raw_text_ends_at_its_own_end_tag_in_any_case(end: str) -> None:
    page = f"<p>a</p><script>if (x < 1) write('</p></scrip>'){end}"
    _, _, name, _, content = list(tags(page))[2]
    assert (name, content) == ("script", "if (x < 1) write('</p></scrip>')")


def test_wanted_attributes_are_those_of_all_that_are_wanted() -> None:
    source = """ href='?class=x' CLASS="a &amp; b" data-id=1 class="c" title="id=2" id=i hidden"""
    wanted = frozenset({"class", "id", "hidden", "role"})
    assert attributes_of(source, wanted) == {k: v for k, v in attributes_of(source).items() if k in wanted}
    assert attributes_of(source, wanted) == {"class": "a & b", "id": "i", "hidden": ""}
