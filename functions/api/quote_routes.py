"""Owns the route of quotations: who said what about whom."""

from aws_lambda_powertools.event_handler import Response

from functions.api import answers, responses, tables, wiring
from functions.api import parameters as p
from functions.api.asking import articles_wanted, asked, router
from functions.api.copies import fold_for
from functions.api.filters import QuoteFilter
from functions.api.lists import Shape, answer_list

QUOTES: Shape[answers.QuoteInArticle] = Shape("quotes", tables.QUOTE_COLUMNS)


@router.get(
    "/quotes",
    summary="Who said what about whom",
    tags=["Quotations"],
    responses=responses.rows(answers.QuotePage),
    compress=True,
)
def list_quotes(
    speaker: p.EntityOrName = None,
    about: p.EntityOrName = None,
    kind: p.Kind = None,
    min_confidence: p.Confidence = 0.0,
    q: p.Words = None,
    from_day: p.From = None,
    to_day: p.To = None,
    language: p.Language = None,
    author: p.Author = None,
    site: p.Site = None,
    sort_by: p.SortBy = "newest",
    page_size: p.PageSize = None,
    cursor: p.Cursor = None,
    format_: p.RowsFormat = "json",
    exclude_duplicates: p.ExcludeDuplicates = False,
) -> Response[str]:
    """Quotations of the articles that match, each with its speaker, its place in the text and its article.

    `q` looks into the quotation only.
    """
    ports = wiring.ports()
    articles = articles_wanted(from_day, to_day, q, language=language, author=author, site=site, sort_by=sort_by)
    speakers, targets = ports.library.resolve(speaker), ports.library.resolve(about)
    wanted = QuoteFilter(articles, speakers, targets, kind, min_confidence)
    return answer_list(
        asked(page_size, cursor, format_),
        QUOTES,
        ports.cursors,
        lambda size, position: ports.library.quotes(wanted, size, position, fold_for(exclude_duplicates)),
    )
