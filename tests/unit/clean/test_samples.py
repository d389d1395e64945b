"""The sample articles of events/articles, one of each shape, come out as a reader would want them."""

from pathlib import Path

import pytest

from functions.clean.cleaning import clean
from functions.clean.containers.finding import find_container
from shared.document import Document
from shared.errors import Rejected

ARTICLES = Path(__file__).parents[3] / "events" / "articles"


def sample(name: str) -> Document:
    return clean((ARTICLES / name).read_bytes(), key=f"inbox/{name}")


@pytest.mark.parametrize(
    ("name", "headline", "authors", "published_at", "media_type"),
    [
        (
            "harbour-strike.html",
            "Dockers in Varnsund vote to end nine-week strike",
            ("Ingrid Solheim", "Marcus Odell"),
            "2026-03-04T07:45:00+01:00",
            "text/html",
        ),
        (
            "night-shift-study.html",
            "Minister promises answers on night work in seven ports",
            ("Priya Ramanathan",),
            "2026-04-11T18:30:00Z",
            "text/html",
        ),
        (
            "ocean-rowers.html.gz",
            "Rowers reach island after 41 days at sea",
            ("Femi Adebayo",),
            "2025-08-19T16:20:00Z",
            "text/html",
        ),
        (
            "flood-barrier.txt",
            "Flood barrier will not be ready before winter, engineers admit",
            ("Thandi Mokoena",),
            "2025-09-15",
            "text/plain",
        ),
        (
            "film-festival.txt",
            "Opening night belongs to a first-time director of seventy-one",
            ("Oskar Lindgren-Vale",),
            "2025-10-02",
            "text/plain",
        ),
        ("bread-prices.txt", "Bakers’ guild warns of dearer bread", ("Noémie Laurent",), "2026-02-03", "text/plain"),
        (
            "reservoir-vote.md",
            "Upper Lind votes against reservoir by eleven votes",
            ("Caspian Wright",),
            "2026-05-22",
            "text/markdown",
        ),
        ("observatory-comet.txt", None, (), None, "text/plain"),
    ],
)
def test_headline_authors_and_date_are_found(
    name: str, headline: str | None, authors: tuple[str, ...], published_at: str | None, media_type: str
) -> None:
    document = sample(name)
    assert document.headline == headline
    assert document.authors == authors
    assert document.published_at == published_at
    assert document.source.media_type == media_type
    assert document.language == "en"


@pytest.mark.parametrize(
    ("name", "furniture"),
    [
        (
            "harbour-strike.html",
            ["cookies", "Subscribe", "Grain prices", "Morning Tide", "Chirper", "Bakers", "Nordlys", "harbourcat",
             "All rights reserved", "°C", "Share on", "Jonas Hale"],
        ),
        ("night-shift-study.html", ["Wheat", "Wolf seen", "dumplings", "Never miss", "Imprint", "Share", "Sign in"]),
        ("ocean-rowers.html.gz", ["Advertisement", "Cup final", "knees", "©", "Femi"]),
        (
            "flood-barrier.txt",
            ["17 C", "HomeNews", "Tweet", "permission", "covers the city", "Read every story", "Lumora", "Farwander",
             "beaches", "©", "min read", "Latest stories"],
        ),
        ("film-festival.txt", ["cookies", "Advertisement", "RELATED", "robots", "Sign up", "Instagram", "Press"]),
    ],
)  # fmt: skip
def test_page_furniture_is_cut(name: str, furniture: list[str]) -> None:
    text = sample(name).text
    assert [words for words in furniture if words in text] == []


def test_key_points_and_sub_headlines_stay() -> None:
    text = sample("flood-barrier.txt").text
    assert "• Two of the five gates still lack their motors.\n• The city will rent mobile walls" in text
    assert "\n\nWho pays for the walls\n\n" in text
    assert "\n\nA mediator from the capital\n\n" in sample("harbour-strike.html").text


def test_blockquotes_get_quotation_marks() -> None:
    assert "“My daughter asks me why I sleep" in sample("harbour-strike.html").text


def test_windows_1252_is_read_as_such() -> None:
    text = sample("bread-prices.txt").text
    assert "Zoë Müller-Hägg" in text
    assert "about 35 € cents" in text
    assert "\r" not in text


def test_address_is_canonical_and_without_trackers() -> None:
    document = sample("harbour-strike.html")
    assert document.url == "https://www.varnsundcourier.example/news/2026/03/04/harbour-strike-vote"
    assert document.site == "varnsundcourier.example"


def test_markdown_loses_its_marks() -> None:
    text = sample("reservoir-vote.md").text
    assert "The village of Upper Lind has voted" in text
    assert "“The water in Kestrel Bay will not last" in text
    assert not set("*#[]>") & set(text)


def test_hostile_page_ends_well() -> None:
    document = sample("hostile-nesting.html")
    assert "The bridge at Net Street in Kestrel Bay was closed on Monday" in document.text
    assert document.headline is not None
    assert "script" not in document.headline
    assert "\u202e" not in document.headline
    assert document.url is None
    assert document.authors == ()
    assert document.published_at is None


def test_empty_file_is_rejected() -> None:
    with pytest.raises(Rejected, match=r"The file is empty\."):
        sample("empty.txt")


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*")), ids=lambda path: path.name)
def test_cleaning_the_text_of_a_sample_changes_nothing(path: Path) -> None:
    if path.name == "empty.txt":
        return
    with path.open("rb") as stream:
        container = find_container(stream)
        records = list(container.records(1, 0)) if container else [None]
    for record in records[:2]:  # the third of the briefs is a list of headlines
        raw = record.raw if record else path.read_bytes()
        text = clean(raw, key=f"inbox/{path.name}", record=record).text
        assert clean(text.encode(), key="inbox/again.txt").text == text


def test_a_list_of_headlines_among_briefs_is_no_article() -> None:
    with (ARTICLES / "council-briefs.json").open("rb") as stream:
        container = find_container(stream)
        assert container is not None
        *briefs, headlines = container.records(1, 0)
    assert len(briefs) == 2
    with pytest.raises(Rejected, match=r"too short|list of headlines"):
        clean(headlines.raw, key="inbox/x", record=headlines)
