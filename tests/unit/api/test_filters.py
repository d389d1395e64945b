"""What a filter of articles takes."""

import pytest

from functions.api.filters import ArticleFilter
from shared.listing import ArticleSummary

ARTICLE = ArticleSummary(
    id="a", headline=None, site="Courier.example", url=None, authors=("Zoë Quist",), published_at=None, language="en",
    word_count=1,
)  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "takes"),
    [
        (ArticleFilter(), True),
        (ArticleFilter(language="en"), True),
        (ArticleFilter(language="EN"), True),
        (ArticleFilter(language="de"), False),
        (ArticleFilter(author="zoe quist"), True),
        (ArticleFilter(author="Quist"), False),
        (ArticleFilter(site="COURIER.example"), True),
        (ArticleFilter(site="example"), False),
        (ArticleFilter(language="en", site="other.example"), False),
    ],
)
def test_language_author_and_site_are_compared_whole_and_without_case(wanted: ArticleFilter, takes: bool) -> None:
    assert wanted.takes(ARTICLE) is takes
