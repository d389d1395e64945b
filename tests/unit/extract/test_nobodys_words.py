"""Titles, nicknames and lists have no speaker, and what cannot speak does not."""

import pytest

from functions.extract.extraction import annotate
from functions.extract.pipeline import Pipeline


def speakers(pipeline: Pipeline, text: str) -> dict[str, str | None]:
    (annotation,) = annotate(pipeline, [("a", text, "en")])
    return {q.text: q.speaker.name if q.speaker else None for q in annotation.quotes}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“They take it as gospel,” Hale said on Ada Brook’s “Honestly” podcast in June.", "Honestly"),
        ("Ada Brook sang songs like “Kilometre” and left, she said.", "Kilometre"),
        ("The shocking return of Edwin “The Rock” Hale pleased the Royal Arena.", "The Rock"),
        ("The duo played the title track. “Bigger Rooms” highlights some pretty big lessons.", "Bigger Rooms"),
        ("Shelters were made of what we might these days call “street kits”. Ada Brook wrote it.", "street kits"),
        (
            "Brook paid a visit to the jail, dubbed the “Norvale Hilton” by its guards.",
            "Norvale Hilton",
        ),
        ("A 2003 study, by Ada Brook, which said “no link was found”, was read out.", "no link was found"),
    ],
)
def test_nobody_says_them(pipeline: Pipeline, text: str, words: str) -> None:
    assert speakers(pipeline, text).get(words) is None


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("“Great” was the word, said Ada Brook, for a “wonderful” show.", "Great", "Ada Brook"),
        ("“Wonderful album,” said Ada Brook.", "Wonderful album,", "Ada Brook"),
        (
            "My mother once saw me with my hands flared back, and said, “Only sissies stand like that.” I was nervous.",
            "Only sissies stand like that.",
            "My mother",
        ),
        (
            "Tom Lode asked Ada Brook about a photo in which you see tags on her jacket, saying, “It happens to you.”",
            "It happens to you.",
            "Tom Lode",
        ),
        (
            "Ada Brook reads cards. All you have to do, Brook says, “is to tap into your own heart and home.”",
            "is to tap into your own heart and home.",
            "Ada Brook",
        ),
    ],
)
def test_somebody_says_these(pipeline: Pipeline, text: str, words: str, speaker: str) -> None:
    assert speakers(pipeline, text)[words] == speaker


def test_who_speaks_in_brackets_behind_the_words_did_not_say_them(pipeline: Pipeline) -> None:
    text = "“If it takes pennies to make, then it pays, right?” (A Norva Group spokesperson said the writer was wrong.)"
    assert speakers(pipeline, text)["If it takes pennies to make, then it pays, right?"] is None
