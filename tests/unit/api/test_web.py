"""Links into pages follow the syntax of text fragments, whatever the words are."""

from urllib.parse import unquote

import pytest

from functions.api.web import link_to_text, web_address

URL = "https://courier.example/pier"
WORDS = "We have waited long enough for this decision, all of us"


def _link(text: str, words: str, url: str = URL) -> str:
    start = text.index(words)
    return link_to_text(url, text, start, start + len(words))


def test_certain_words_are_the_whole_directive() -> None:
    link = _link(f"She said: “{WORDS}.”", WORDS)
    assert link == f"{URL}#:~:text=We%20have%20waited%20long%20enough%20for%20this%20decision%2C%20all%20of%20us"


@pytest.mark.parametrize("letter", ["-", ",", "&", "#", "%", "é", "“"])
def test_what_the_syntax_is_made_of_is_encoded(letter: str) -> None:
    words = f"a well{letter}known and rather long line of words {letter} that go on"
    directive = _link(words, words).partition(":~:text=")[2]
    assert letter not in directive.replace("%", "") or letter == "%"
    assert unquote(directive) == words


def test_words_that_stand_twice_get_their_context() -> None:
    text = "First she said “yes” aloud.\nThen he said “yes” too, twice."
    start = text.rindex("yes")
    directive = link_to_text(URL, text, start, start + 3).partition(":~:text=")[2]
    prefix, words, suffix = directive.split(",")
    assert unquote(prefix) == "he said “-"
    assert words == "yes"
    assert unquote(suffix) == "-” too, twice."


def test_of_many_words_the_first_and_the_last_are_given() -> None:
    words = " ".join(f"word{n}" for n in range(60))
    first, last = _link(words, words).partition(":~:text=")[2].split(",")
    assert unquote(first) == "word0 word1 word2 word3 word4 word5"
    assert unquote(last) == "word54 word55 word56 word57 word58 word59"


def test_a_fragment_of_the_page_is_kept_and_a_directive_replaced() -> None:
    assert _link(WORDS, WORDS, f"{URL}#top").startswith(f"{URL}#top:~:text=We")
    assert _link(WORDS, WORDS, f"{URL}#:~:text=old").startswith(f"{URL}#:~:text=We")


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "/pier",
        "https:",
        "http://[x",
        "javascript://x/%0aalert(1)",
        "ftp://x/y",
    ],
)
def test_only_addresses_on_the_web_are_followed(url: str | None) -> None:
    assert web_address(url) is None
