"""Who speaks by the order of words behind quoted words, and where reported words end."""

import pytest

from functions.extract.extraction import annotate, read_article
from functions.extract.frames import find_frames
from functions.extract.pipeline import Pipeline


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("“The ponds are empty,” noted a report for the council by Edwin Hale.", "a report"),
        ("“We are late,” the harbour master said on Monday.", "the harbour master"),
        ("“We are late!” shouted one well-fed boy from the quay.", "one well-fed boy"),
        ("“We are late,” said Brook on Monday.", "Brook"),
        ("“He said to me, ‘You can get on it or you can get under it,’” Hale testified.", "Hale"),
        ("“Days of absence,” the notice states, “are not paid.”", "the notice"),
    ],
)
def test_the_phrase_beside_the_verb_behind_quoted_words_speaks(pipeline: Pipeline, text: str, phrase: str) -> None:
    reading = read_article(pipeline, text)
    assert [reading.string(frame.first, frame.last) for frame in find_frames(reading)] == [phrase]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("When Brook noted that Hale had paid nothing ― as was true ― Hale boasted, “I am smart.”", "Hale"),
        ("Hale thanked the town and said it was great to be home, and a man yelled “Stay there!”", "a man"),
        ("The mayor then added: “The ferry is late.”", "The mayor"),
        ("The vote was lost. Said Ada Brook, the treasurer: “We tried.”", "Ada Brook"),
        ("The advert uses footage of Ada Brook asking, “Why are we late?”", "Ada Brook"),
        ("The audience laughed when Brook urged voters, “Look at what I have done.”", "Brook"),
        ("Hale later Thursday told Norvale News: “We are late.”", "Hale"),
    ],
)
def test_the_phrase_beside_the_verb_before_quoted_words_speaks(pipeline: Pipeline, text: str, phrase: str) -> None:
    reading = read_article(pipeline, text)
    assert [reading.string(frame.first, frame.last) for frame in find_frames(reading)] == [phrase]


@pytest.mark.parametrize(
    "text",
    [
        "The mother of three replied, “I know.”",
        "Hale and Brook said, “We know.”",
        "It denounced what it calls, “A mess.”",
        "Hale called “The Late Harbour” a song.",
        "A letter from the town reading, “We know,” came late.",
    ],
)
def test_a_part_of_a_phrase_before_quoted_words_is_no_frame(pipeline: Pipeline, text: str) -> None:
    assert find_frames(read_article(pipeline, text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Hale called it “a mess,” saying they would all be late.",
        "Hale called it “a mess,” said he knew it, and left.",
        "“The Late Harbour” tells the story of a ferry.",
        "Hale called them “late,” told them to go, and left.",
    ],
)
def test_objects_clauses_and_titles_are_no_frames(pipeline: Pipeline, text: str) -> None:
    assert find_frames(read_article(pipeline, text)) == []


def test_a_report_speaks_and_not_whom_it_is_for(pipeline: Pipeline) -> None:
    text = "Farmers hated it. “The ponds are empty,” noted a report for Farmwatch on the valley's ponds."
    (annotation,) = annotate(pipeline, [("a", text, "en")])
    speaker = annotation.quotes[0].speaker
    assert speaker is not None
    assert speaker.text.startswith("a report")


def test_reported_words_end_where_while_or_after_follows_the_quoted_ones(pipeline: Pipeline) -> None:
    text = "Ada Brook said on Monday she was “going to put the ferries out of business,” while she tried to explain it."
    (annotation,) = annotate(pipeline, [("a", text, "en")])
    assert [quote.text for quote in annotation.quotes] == ["she was “going to put the ferries out of business,”"]


def test_what_a_man_yelled_is_not_part_of_what_another_is_reported_to_say(pipeline: Pipeline) -> None:
    text = "Edwin Hale thanked the town and said it was great to be home, and a man yelled “Stay there!”"
    (annotation,) = annotate(pipeline, [("a", text, "en")])
    assert [quote.text for quote in annotation.quotes] == ["it was great to be home", "Stay there!"]


def test_a_verb_that_is_rare_in_the_news_has_a_speaker_too(pipeline: Pipeline) -> None:
    text = "Edwin Hale spoke in Tarnfield. A man yelled “Stay there!” and left. “Who would not?” a woman shouted."
    (annotation,) = annotate(pipeline, [("a", text, "en")])
    assert [quote.speaker and quote.speaker.name for quote in annotation.quotes] == ["A man", "a woman"]


def test_a_full_stop_ends_what_the_next_sentence_cannot_say(pipeline: Pipeline) -> None:
    reading = read_article(
        pipeline, "“We are late,” Ada Brook said. “We are lost.” Mr. Hale said: “The ferry is here.”"
    )
    frames = [(reading.string(frame.first, frame.last), frame.region) for frame in find_frames(reading)]
    assert frames == [("Ada Brook", 0), ("Mr. Hale", 2)]
