"""Each document says how sure cleaning is of it, what was cut and why, and what to beware of."""

import json

import pytest

from functions.clean.cleaning import clean
from shared.document import Cut, CutReason, Document, Quality, WarningCode
from tests.unit.clean.pages import furniture as f
from tests.unit.clean.pages.articles import ALL, BAKERS, COURT, PIER
from tests.unit.clean.pages.cases import all_cases, block, body, page


def note(raw: bytes, name: str = "x") -> Quality:
    quality = clean(raw, key=f"inbox/{name}").quality
    assert quality
    return quality


def codes(quality: Quality) -> set[WarningCode]:
    return {warning.code for warning in quality.warnings}


def reasons(quality: Quality) -> set[CutReason]:
    return {cut.reason for cut in quality.cut}


@pytest.fixture(scope="module")
def notes() -> dict[str, Quality]:
    return {case.name: note(case.raw, case.name) for case in all_cases()}


def test_documents_archived_before_there_was_a_note_still_load() -> None:
    document = clean("\n\n".join(PIER.paragraphs).encode(), key="inbox/x.txt")
    old = json.loads(document.model_dump_json())
    del old["quality"]
    assert Document.model_validate(old).quality is None


def test_a_bare_article_is_whole_and_sure() -> None:
    quality = note("\n\n".join(PIER.paragraphs).encode())
    assert quality.cut == ()
    assert quality.cut_lines == 0
    assert quality.confidence > 0.95
    assert quality.warnings == ()


def test_cuts_name_the_lines_of_the_file() -> None:
    lines = ["Skip to content", "", "Menu", "", "", *"\n\n".join(PIER.paragraphs).split("\n"), "", "Advertisement"]
    quality = note("\r\n".join(lines).encode(), "x.txt")
    assert quality.cut[-1] == Cut(first_line=len(lines), last_line=len(lines), reason=CutReason.ADVERTISEMENT)
    assert (quality.cut[0].first_line, quality.cut[0].last_line) == (1, 3)


def test_cuts_and_text_together_are_all_that_was_read(notes: dict[str, Quality]) -> None:
    for quality in notes.values():
        assert 0 <= quality.cut_lines <= quality.read_lines
        ends = [cut.last_line for cut in quality.cut]
        starts = [cut.first_line for cut in quality.cut]
        assert all(start <= end for start, end in zip(starts, ends, strict=True))
        assert all(end < start for end, start in zip(ends, starts[1:], strict=False))


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (f.ADVERT, CutReason.ADVERTISEMENT),
        (f.NEWSLETTER, CutReason.SUBSCRIPTION),
        (f.RELATED_BOX, CutReason.TEASERS),
        (f.FIGURE, CutReason.CAPTION),
        (f.SHARE, CutReason.SHARING),
    ],
)
def test_furniture_inside_an_article_is_cut_for_its_reason(markup: str, reason: CutReason) -> None:
    assert reason in reasons(note(page(BAKERS, body(BAKERS, {3: markup}))))


@pytest.mark.parametrize(("markup", "reason"), [(f.COMMENTS, CutReason.COMMENTS), (f.LEGAL, CutReason.LEGAL)])
def test_furniture_below_an_article_is_cut_for_its_reason(markup: str, reason: CutReason) -> None:
    assert reason in reasons(note(page(COURT, body(COURT) + markup, foot="")))


def test_headline_and_byline_are_cut_because_they_stand_in_the_metadata() -> None:
    assert CutReason.HEADING in reasons(note(page(COURT, body(COURT), top="")))


def test_ranges_are_bounded_in_number() -> None:
    parts = [f"{block(text)}<p>Advertisement</p>" for _ in range(8) for article in ALL for text in article.paragraphs]
    quality = note(
        page(PIER, "".join(f"{part.replace('</p>', f' Item {n} of it.</p>', 1)}" for n, part in enumerate(parts)))
    )
    assert len(quality.cut) <= 60
    assert quality.cut_lines >= len(quality.cut)


def test_few_whole_articles_have_a_warning(notes: dict[str, Quality]) -> None:
    warned = {name: quality.warnings for name, quality in notes.items() if quality.warnings}
    assert len(warned) <= 0.12 * len(notes), {name: [w.code.value for w in found] for name, found in warned.items()}


@pytest.mark.parametrize("end", ["the harbour master told the committee that the", "He told the committee that …"])
def test_a_text_that_breaks_off_is_flagged(end: str) -> None:
    assert WarningCode.LOOKS_TRUNCATED in codes(note("\n\n".join([*PIER.paragraphs[:3], end]).encode()))


def test_the_beginning_of_an_article_above_a_prompt_to_subscribe_is_flagged() -> None:
    stub = "".join(f"<p>{text}</p>" for text in COURT.paragraphs[:2])
    assert WarningCode.PAYWALL in codes(note(page(COURT, stub + f.PAYWALL)))


def test_a_whole_article_above_a_prompt_to_subscribe_is_not_flagged() -> None:
    long = "".join(f"<p>{text}</p>" for article in (COURT, PIER) for text in article.paragraphs)
    assert WarningCode.PAYWALL not in codes(note(page(COURT, long + f.PAYWALL)))


def test_a_stub_whose_structured_data_says_it_is_not_free_is_flagged() -> None:
    facts = {"@type": "NewsArticle", "headline": COURT.headline, "isAccessibleForFree": "False"}
    data = f'<script type="application/ld+json">{json.dumps(facts)}</script>'
    assert WarningCode.PAYWALL in codes(note(page(COURT, data + "".join(map(block, COURT.paragraphs[:2])))))


def test_a_live_blog_is_flagged(notes: dict[str, Quality]) -> None:
    assert WarningCode.LIVE_BLOG in codes(notes["live blog"])
    data = '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "x"}</script>'
    assert WarningCode.LIVE_BLOG in codes(note(page(PIER, data + body(PIER))))


def test_a_page_of_a_video_is_flagged() -> None:
    raw = page(COURT, "".join(map(block, COURT.paragraphs[:2])))
    head = b"<head><meta property='og:type' content='video.other'>"
    assert WarningCode.VIDEO_PAGE in codes(note(raw.replace(b"<head>", head)))
    assert WarningCode.VIDEO_PAGE not in codes(note(raw))


def test_mostly_short_lines_are_flagged_as_a_list() -> None:
    lines = [f"• {name} herring, smoked" for name in ("Red", "Blue", "Old", "New", "Small", "Large", "Late", "Early")]
    text = "\n".join([PIER.paragraphs[0], *lines * 3])
    assert WarningCode.LIST_PAGE in codes(note(text.encode()))


@pytest.mark.parametrize("damage", ["The cafÃ© was closed.", "The caf\ufffd was closed."])
def test_damaged_characters_are_flagged(damage: str) -> None:
    text = "\n\n".join([*PIER.paragraphs, damage + " Nobody knew why, and nobody asked the owner about it on Monday."])
    assert WarningCode.DAMAGED_CHARACTERS in codes(note(text.encode()))


def test_a_page_too_deep_for_the_second_reading_is_flagged(notes: dict[str, Quality]) -> None:
    assert WarningCode.SIMPLE_READING in codes(notes["300 divs"])


def test_warnings_come_with_a_sentence(notes: dict[str, Quality]) -> None:
    assert all(warning.message.endswith(".") for quality in notes.values() for warning in quality.warnings)
