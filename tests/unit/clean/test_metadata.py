"""Names, dates, headlines and addresses as pages write them."""

import json

import pytest

from functions.clean.blocks import Block
from functions.clean.bylines import authors_of_lines
from functions.clean.cleaning import clean
from functions.clean.dates import find_date, parse_machine_date, slashed_order
from functions.clean.headlines import without_site
from functions.clean.names import is_person, names_in_byline, tidy_name
from functions.clean.openings import is_update, publication_date
from functions.clean.page_metadata import printed_anew
from functions.clean.urls import canonical, host_of

PROSE = "The ferry had not moved for nine days when the crew sat down in the mess and voted to go back to work. " * 3


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ingrid Solheim and Marcus Odell", ["Ingrid Solheim", "Marcus Odell"]),
        ("By PRIYA RAMANATHAN, Labour correspondent", ["Priya Ramanathan"]),
        ("Written by Ana de la Cruz | ana@example.org", ["Ana de la Cruz"]),
        ("By Bo Lindqvist, Senior Editor", ["Bo Lindqvist"]),
        ("By Thandi Mokoena | Kestrel Bay Bulletin", ["Thandi Mokoena"]),
        ("By Caspian Wright, 22 May 2026", ["Caspian Wright"]),
        ("By Bo Lindqvist and Bo Lindqvist", ["Bo Lindqvist"]),
        ("By Dr. Anselm Weyer, Ph.D.", ["Dr. Anselm Weyer"]),
        ("By Amanda Thorne Fox News", ["Amanda Thorne"]),
        ("Karen Lund@karenlund", ["Karen Lund"]),
        ("By Karen Lund2026-05-22 09:14 UTC", ["Karen Lund"]),
        ("By Harbour Sentinel Editorial Board | Harbour Sentinel", []),
        ("By the editors", []),
        ("By Staff Reporter", []),
        ("Sign in", []),
    ],
)
def test_byline_gives_people(byline: str, names: list[str]) -> None:
    assert names_in_byline(byline) == names


def test_capitals_become_names() -> None:
    assert tidy_name("JEAN-LUC O'NEILL MCADAMS") == "Jean-Luc O'Neill McAdams"


@pytest.mark.parametrize(
    "name",
    [
        "Associated Press",
        "Latest News",
        "Sign Up",
        "madonna",
        "Home",
        "The Lantern",
        "New York",
        "If Wave Master",
        "Yesterday's WeatherTide TrackerCold",
    ],
)
def test_trade_words_are_no_people(name: str) -> None:
    assert not is_person(name)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("Wednesday, October 23, 2024", "2024-10-23"),
        ("Published: 11 April 2026 at 6:30pm GMT", "2026-04-11T18:30:00Z"),
        ("Sept. 3rd, 2024 10:12 EDT", "2024-09-03T10:12:00-04:00"),
        ("Dec 20, 2023 3:06 pm", "2023-12-20"),
        ("4. März 2024", "2024-03-04"),
        ("3 de febrero de 2025", "2025-02-03"),
        ("3 de febrero del 2025", "2025-02-03"),
        ("2025年2月3日 10時", "2025-02-03"),
        ("2025년 2월 3일", "2025-02-03"),
        ("31/12/2025", "2025-12-31"),
        ("Ann LeeDec 05, 20232 Shares", "2023-12-05"),
        ("03/04/2025", None),
        ("1h ago", None),
        ("8.6/10 Harbour Score", None),
        ("May 2019", None),
        ("30 February 2025", None),
    ],
)
def test_written_date(written: str, iso: str | None) -> None:
    found = find_date(written)
    assert (found.iso() if found else None) == iso


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2026-03-04T07:45:00+01:00", "2026-03-04T07:45:00+01:00"),
        ("2026-03-04T07:45:00.123Z", "2026-03-04T07:45:00Z"),
        ("2026-03-04T07:45:00-0500", "2026-03-04T07:45:00-05:00"),
        ("2026-03-04 07:45:00", "2026-03-04"),
        ("20260304", "2026-03-04"),
        ("not a date", None),
        ("2026-13-45", None),
    ],
)
def test_machine_date(value: str, iso: str | None) -> None:
    found = parse_machine_date(value)
    assert (found.iso() if found else None) == iso


def test_other_dates_of_a_page_resolve_an_ambiguous_one() -> None:
    day_first = slashed_order("31/12/2024 and 13/01/2025")
    found = find_date("03/04/2025", day_first)
    assert found is not None
    assert found.iso() == "2025-04-03"


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Rowers reach island after 41 days | Ostmark Today", "Rowers reach island after 41 days"),
        ("Ostmark Today: Rowers reach island", "Rowers reach island"),
        ("Ostmark Today: “Rowers” reach island", "“Rowers” reach island"),
        ("Ostmark: Rowers reach island", "Ostmark: Rowers reach island"),
        ("Rowers: Why they left - Ostmark Today", "Rowers: Why they left"),
        ("Rowers reach island after 41 days | Sport | Ostmark Today", "Rowers reach island after 41 days"),
        ("Ostmark Today | Sport | Rowers reach island after 41 days", "Rowers reach island after 41 days"),
        ("Rowers reach island after 41 days < Sport < Ostmark Today", "Rowers reach island after 41 days"),
        ("Ostmark Today - Rowers reach island after 41 days", "Rowers reach island after 41 days"),
        ("No separator here", "No separator here"),
    ],
)
def test_site_name_is_not_part_of_the_headline(title: str, headline: str) -> None:
    assert without_site(title, "Ostmark Today ostmarktoday.example") == headline


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ('<meta property="og:site_name" content="The Ostmark Daily">', "Ostmark Daily: Rowers reach island"),
        ('<meta property="og:site_name" content="The Ostmark Daily">', "Rowers reach island — The Ostmark Daily"),
        ('<script type="application/ld+json">{"@type": "Article", "publisher": {"name": "Ostmark Daily"}}</script>',
         "Ostmark Daily: Rowers reach island"),
        ('<link rel="canonical" href="https://www.ostmarkdaily.co.uk/rowers">', "OstmarkDaily: Rowers reach island"),
        ('<link rel="canonical" href="https://www.ostmarkdaily.com/rowers">', "Ostmark Daily - Rowers reach island"),
        ('<link rel="canonical" href="https://www.ostmarkdaily.com/r">', "Rowers reach island | Sport | Ostmark Daily"),
    ],
)  # fmt: skip
def test_the_sites_name_is_known_from_the_page(head: str, title: str) -> None:
    page = f"<html><head><title>{title}</title>{head}</head><body><p>{PROSE}</p><p>{PROSE}</p></body></html>"
    assert clean(page.encode(), key="inbox/x.html").headline == "Rowers reach island"


def test_a_title_of_a_thousand_parts_is_left_as_it_is() -> None:
    assert without_site("a - " * 1_500, "b").startswith("a - a")


def test_a_town_before_a_colon_is_of_the_headline() -> None:
    head = '<link rel="canonical" href="https://www.ostmarkdaily.com/rowers">'
    page = f"<html><head><title>Ostmark: Rowers reach island</title>{head}</head><body><p>{PROSE}</p></body></html>"
    assert clean(page.encode(), key="inbox/x.html").headline == "Ostmark: Rowers reach island"


def test_canonical_address_has_no_trackers() -> None:
    address = "HTTPS://www.Example.org/a?id=7&utm_source=x&fbclid=y#top"
    assert canonical(address) == "https://www.example.org/a?id=7"
    assert host_of(canonical(address)) == "example.org"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "/relative", "ftp://example.org/", "http://[", "", "http://x"]
)
def test_what_is_no_web_address_is_none(address: str) -> None:
    assert canonical(address) is None


def test_a_name_that_stands_twice_before_a_biography_is_the_author() -> None:
    lines = ["Bridge closed for repairs", "The bridge was closed on Monday, the city said.", "Article Reference"]
    lines += ["Amara Thorne", "Amara Thorne", "Amara Thorne curates and reports on the day's top headlines."]
    blocks = [Block(line) for line in lines]
    assert authors_of_lines(blocks, [False, True, False, False, False, False], 0, 1, 1) == ["Amara Thorne"]


def test_names_in_a_place_below_the_headline_are_authors() -> None:
    lines = ["Mayor resigns after ferry row", "Ann Lee and Bo Lind in New York", "The mayor went on Monday, she said."]
    assert authors_of_lines([Block(line) for line in lines], [False, False, True], 0, 2, 2) == ["Ann Lee", "Bo Lind"]


@pytest.mark.parametrize(
    "line", ["Updated by Ann Lee@annlee May 22, 2026", "By ANN LEEMAY 22, 2026", "By Ann Lee2026-05-22 09:14 UTC"]
)
def test_words_glued_to_a_name_are_not_of_it(line: str) -> None:
    lines = ["Mayor resigns after ferry row", line, "The mayor went on Monday, she said."]
    assert authors_of_lines([Block(text) for text in lines], [False, False, True], 0, 2, 2) == ["Ann Lee"]


def test_an_address_in_lower_case_does_not_make_a_name_common() -> None:
    lines = ["Mayor resigns after ferry row", "Ann Lee", "The mayor went on Monday.", "Write to ann.lee@post.example"]
    blocks = [Block(line) for line in lines]
    assert authors_of_lines(blocks, [False, False, True, False], 0, 2, 2) == ["Ann Lee"]


def test_the_date_labelled_as_that_of_publication_goes_first() -> None:
    found = publication_date("Updated Dec. 23, 2023 4:04AM EST / Published Dec. 22, 2023 11:30PM EST")
    assert found is not None
    assert found.day.isoformat() == "2023-12-22"


def test_a_page_that_prints_the_day_of_its_last_change_was_published_then() -> None:
    old, new = parse_machine_date("2019-03-30"), parse_machine_date("2023-12-19")
    assert old is not None
    assert printed_anew(old, new, new)
    assert not printed_anew(old, old, new)
    assert not printed_anew(old, None, new)


def test_people_written_about_are_not_taken_for_authors() -> None:
    lines = [
        "Mayor resigns",
        "Greta Holloway",
        "Greta Holloway resigned on Monday. Holloway gave no reason. Holloway left.",
    ]
    assert authors_of_lines([Block(line) for line in lines], [False, False, True], 0, 2, 2) == []


def with_state(*states: object) -> str:
    scripts = "".join(f'<script type="application/json">{json.dumps(state)}</script>' for state in states)
    return f"<html><body><h1>Ferry crews go back to work</h1>{scripts}<p>{PROSE}</p><p>{PROSE}</p></body></html>"


@pytest.mark.parametrize(
    "state",
    [
        {"story": {"authors": ["Tove Lindqvist"], "id": 7}},
        {"props": {"author": [{"url": "", "name": "Tove Lindqvist"}]}},
        {"author": {"name": "Tove Lindqvist"}, "related": {"authors": ["Tove Lindqvist"]}},
    ],
    ids=["names", "people", "twice the same"],
)
def test_author_is_taken_from_the_pages_own_state_where_nothing_else_tells(state: object) -> None:
    assert clean(with_state(state).encode(), key="inbox/x.html").authors == ("Tove Lindqvist",)


@pytest.mark.parametrize(
    "states",
    [
        [{"authors": ["Tove Lindqvist"]}, {"teasers": [{"author": "Bo Lind"}]}],
        [{"authors": []}],
        [{"authors": ["newsroom/17"]}],
    ],
    ids=["teasers have others", "nobody", "no person"],
)
def test_state_that_does_not_agree_or_names_nobody_gives_no_author(states: list[object]) -> None:
    assert clean(with_state(*states).encode(), key="inbox/x.html").authors == ()


def test_authors_that_structured_data_leaves_out_are_taken_from_a_tag_that_names_them_all() -> None:
    data = json.dumps({"@type": "NewsArticle", "author": {"@type": "Person", "name": "Tove Lindqvist"}})
    head = f'<script type="application/ld+json">{data}</script><meta name="author" content="CONTENT">'
    page = f"<html><head>{head}</head><body><h1>Ferry crews go back</h1><p>{PROSE}</p><p>{PROSE}</p></body></html>"
    both = clean(page.replace("CONTENT", "Tove Lindqvist, Bo Lind").encode(), key="inbox/x.html")
    other = clean(page.replace("CONTENT", "Bo Lind").encode(), key="inbox/x.html")
    assert both.authors == ("Tove Lindqvist", "Bo Lind")
    assert other.authors == ("Tove Lindqvist",)


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Published: 10:15 BST, 4 July 2024 | Updated: 11:00 BST, 5 July 2024", "2024-07-04T10:15:00+01:00"),
        ("Updated: 11:00 BST, 5 July 2024 | Published: 10:15 BST, 4 July 2024", "2024-07-04T10:15:00+01:00"),
        ("Pubblicato il 4 luglio 2024, aggiornato alle 11:00 CEST", "2024-07-04"),
    ],
)
def test_the_time_of_an_update_is_not_that_of_publication(line: str, iso: str) -> None:
    stamp = publication_date(line)
    assert stamp
    assert stamp.iso() == iso


def test_an_update_is_told_in_other_languages() -> None:
    stamp = find_date("Aggiornato il 6 marzo 2024")
    assert stamp
    assert is_update("Aggiornato il 6 marzo 2024", stamp)


def test_a_date_line_with_full_stops_in_its_time_is_the_date_of_a_page() -> None:
    page = f"<html><body><h1>Ferry crew votes</h1><p>March 4, 2024 10:15 p.m. PDT</p><p>{PROSE}</p></body></html>"
    assert clean(page.encode(), key="inbox/x.html").published_at == "2024-03-04T22:15:00-07:00"


@pytest.mark.parametrize(
    ("times", "iso"),
    [
        ('<p><time datetime="2024-03-04T10:15:00+02:00">2 hours ago</time></p>', "2024-03-04T10:15:00+02:00"),
        ('<p>Monday</p><p><time datetime="2024-03-04">4 March</time></p>', "2024-03-04"),
        ('<p><time datetime="2024-03-04T10:15:00+02:00">4 March 2024</time></p>', "2024-03-04T10:15:00+02:00"),
        (
            '<p>Updated <time datetime="2024-03-06">6</time></p><p>Posted <time datetime="2024-03-04">4</time></p>',
            "2024-03-04",
        ),
        ('<p>Updated <time datetime="2024-03-06">Wednesday</time></p>', None),
        ('<p><time class="date-modified" datetime="2024-03-06">Wednesday</time></p>', None),
    ],
)
def test_a_time_element_below_the_headline_dates_a_page(times: str, iso: str | None) -> None:
    page = f"<html><body><h1>Ferry crew votes</h1>{times}<p>{PROSE}</p></body></html>"
    assert clean(page.encode(), key="inbox/x.html").published_at == iso


def test_a_time_element_in_the_text_or_below_it_does_not_date_a_page() -> None:
    text = f'<p>On <time datetime="1969-07-20">that day</time> nothing moved. {PROSE}</p>'
    below = '<aside><h3>More</h3><p>Bus fares <time datetime="2023-01-01">in January</time></p></aside>'
    page = f"<html><body><h1>Ferry crew votes</h1>{text}{below}</body></html>"
    assert clean(page.encode(), key="inbox/x.html").published_at is None


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("1709546400", "2024-03-04T10:00:00Z"),
        ("1709546400000", "2024-03-04T10:00:00Z"),
        ("20240304", "2024-03-04"),
        ("20240304T101500Z", "2024-03-04T10:15:00Z"),
        ("20240304101500+0200", "2024-03-04T10:15:00+02:00"),
        ("202403041015", "2024-03-04"),
        ("Mon, 04 Mar 2024 23:30:00 -0500", "2024-03-04T23:30:00-05:00"),
        ("4 March 2024, 10:15-11:45", "2024-03-04"),
        ("1970-01-01T00:00:00Z", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("0001-01-01T00:00:00Z", None),
        ("20241304", None),
        ("12345", None),
    ],
)
def test_dates_are_read_as_programs_write_them(written: str, iso: str | None) -> None:
    stamp = parse_machine_date(written)
    assert (stamp and stamp.iso()) == iso


def test_seconds_since_1970_are_read_as_numbers_too() -> None:
    article = {"title": "Ferry crew votes", "text": PROSE, "publish_date": 1709546400.0, "author": 12}
    document = clean(json.dumps(article).encode(), key="inbox/x.json")
    assert document.published_at == "2024-03-04T10:00:00Z"
    assert document.authors == ()


@pytest.mark.parametrize(
    ("below", "iso"),
    [
        ("Bus fares rise 3 January 2023", None),
        ("3 January 2023", None),
        ("Published 4 March 2024", "2024-03-04"),
    ],
)
def test_a_date_below_the_text_dates_a_page_only_if_it_says_so(below: str, iso: str | None) -> None:
    page = f"<html><body><h1>Ferry crew votes</h1><p>{PROSE}</p><footer><p>{below}</p></footer></body></html>"
    assert clean(page.encode(), key="inbox/x.html").published_at == iso


def test_authors_who_have_a_tag_each_are_all_named() -> None:
    tags = '<meta name="author" content="Ann Leeson"><meta name="author" content="Bo Krantz">'
    page = f"<html><head>{tags}</head><body><h1>Ferry crew votes</h1><p>{PROSE}</p></body></html>"
    assert clean(page.encode(), key="inbox/x.html").authors == ("Ann Leeson", "Bo Krantz")
