"""Dates and addresses from pages: whatever stands there, what comes out is a real day and a plain address."""

from datetime import date, datetime, timedelta, timezone
from urllib.parse import urlsplit

from hypothesis import example, given, settings
from hypothesis import strategies as st

from functions.clean.dates import EARLIEST_YEAR, LATEST_YEAR, find_date, parse_machine_date, without_dates
from functions.clean.urls import canonical, host_of

ANY = settings(max_examples=400, deadline=None)
DAYS = st.dates(date(EARLIEST_YEAR, 1, 2), date(LATEST_YEAR - 1, 12, 31))  # the first is what programs write for none
ZONES = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@ANY
@given(st.text(max_size=200))
def test_any_text_gives_a_day_of_our_times_or_none(text: str) -> None:
    for stamp in (find_date(text), find_date(text, day_first=True), parse_machine_date(text)):
        if stamp:
            assert EARLIEST_YEAR <= stamp.day.year <= LATEST_YEAR
            assert date.fromisoformat(stamp.iso()[:10])
    without_dates(text)


@ANY
@given(DAYS)
def test_a_written_day_is_read_in_all_its_forms(day: date) -> None:
    month = MONTHS[day.month - 1]
    forms = (
        day.isoformat(),
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"{month[:3]}. {day.day}, {day.year}",
        f"Published on {day.strftime('%A')}, {day.day} {month[:3]} {day.year}",
    )
    for form in forms:
        found = find_date(form)
        assert found, form
        assert found.day == day, form


@ANY
@given(DAYS)
def test_a_day_in_figures_needs_to_be_told_which_comes_first(day: date) -> None:
    figures = f"{day.day:02}/{day.month:02}/{day.year}"
    assert find_date(figures, day_first=True).day == day  # type: ignore[union-attr]
    unsure = find_date(figures)
    assert unsure is None or unsure.day == day


@ANY
@given(st.builds(datetime.combine, DAYS, st.times(), ZONES))
def test_a_moment_with_an_offset_comes_back_as_it_was(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    found = parse_machine_date(moment.isoformat())
    assert found
    assert found.moment == moment


@ANY
@given(st.text(max_size=300), st.sampled_from(["", "https://news.example/a/b"]))
@example(" #", "")
def test_any_address_is_plain_http_or_none(text: str, base: str) -> None:
    for address in (text, f"https://news.example/{text}", f"https://{text}"):
        found = canonical(address, base)
        if found is None:
            continue
        parts = urlsplit(found)
        assert parts.scheme in ("http", "https")
        assert not parts.fragment
        assert not parts.username
        assert host_of(found)
        assert canonical(found) == found


@ANY
@given(st.sampled_from(["utm_source", "fbclid", "gclid", "UTM_Campaign"]), st.text("abc123", min_size=1, max_size=9))
def test_trackers_go_and_what_names_the_page_stays(tracker: str, value: str) -> None:
    assert canonical(f"https://news.example/story?{tracker}={value}&id=7#top") == "https://news.example/story?id=7"
