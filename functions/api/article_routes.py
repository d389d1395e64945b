"""Owns the routes of articles: lists, one article, taking one out."""

from typing import Any

from aws_lambda_powertools.event_handler import Response

from functions.api import answers, responses, tables, wiring
from functions.api import parameters as p
from functions.api.asking import answer, articles_wanted, asked, found, router
from functions.api.copies import fold_for
from functions.api.forms import render, wanted_form
from functions.api.lists import Shape, answer_list
from functions.api.paging import ANSWER_MAX_BYTES
from functions.api.problems import Problem
from functions.api.receipts import Receipts, receipts_of
from functions.api.tags import entity_tag, is_fresh
from functions.api.uploads import status_path
from shared import identifiers
from shared.document import Document
from shared.ledger import State
from shared.listing import ArticleSummary

NO_ARTICLE = "No article has this id."
ARTICLES: Shape[ArticleSummary] = Shape("articles", tables.ARTICLE_COLUMNS)


@router.get(
    "/articles",
    summary="Articles by words, days, language, author, site, entity",
    tags=["Articles"],
    responses=responses.rows(answers.ArticlePage),
    compress=True,
)
def list_articles(
    q: p.Words = None,
    from_day: p.From = None,
    to_day: p.To = None,
    language: p.Language = None,
    author: p.Author = None,
    site: p.Site = None,
    entity: p.EntityOrName = None,
    sort_by: p.SortBy = "newest",
    page_size: p.PageSize = None,
    cursor: p.Cursor = None,
    format_: p.RowsFormat = "json",
    exclude_duplicates: p.ExcludeDuplicates = False,
) -> Response[str]:
    """Newest first unless asked otherwise; `entity` keeps the articles that mention it.

    `q` looks into headlines, quotations and names of entities, not into the rest of the text.
    """
    wanted = articles_wanted(from_day, to_day, q, language=language, author=author, site=site, sort_by=sort_by)
    library = wiring.ports().library
    concerned = library.resolve(entity)
    return answer_list(
        asked(page_size, cursor, format_),
        ARTICLES,
        wiring.ports().cursors,
        lambda size, position: library.articles(concerned, wanted, size, position, fold_for(exclude_duplicates)),
    )


@router.get(
    "/articles/<article_id>",
    summary="One article, whole",
    tags=["Articles"],
    responses=responses.article(),
    compress=True,
)
def get_article(
    article_id: p.ArticleId,
    format_: p.DocumentFormat = None,
    accept: p.Accept = None,  # noqa: ARG001 - described here, read whole from the request
    if_none_match: p.IfNoneMatch = None,  # noqa: ARG001 - as above
) -> Response[Any]:
    """Text, entities and quotations; every offset counts characters of `text`, end exclusive.

    An article of more than 2.5 MB is given compressed only.
    """
    document = _document(article_id)
    given = router.current_event.headers
    form = render(document, wanted_form(format_, given.get("accept")))
    if len(form.body.encode()) > ANSWER_MAX_BYTES and "gzip" not in given.get("accept-encoding", ""):
        raise Problem(406, "The article is too large for one answer; ask with `Accept-Encoding: gzip`.")
    headers: dict[str, Any] = {
        "ETag": entity_tag(form.body),
        "Cache-Control": "private, no-cache",
        "Vary": "Accept, Accept-Encoding",
    }
    if is_fresh(headers["ETag"], given.get("if-none-match")):
        return Response(status_code=304, headers=headers)
    return Response(status_code=200, content_type=form.content_type, body=form.body, headers=headers)


@router.get(
    "/articles/<article_id>/copies",
    summary="Other articles that tell the same story",
    tags=["Articles"],
    responses=responses.one(answers.Copies, 404, description="Copies printed up to three days before or after."),
)
def get_copies(article_id: p.ArticleId) -> Response[str]:
    """Syndicated copies, trimmed, edited or under another headline, told by the words they have in common."""
    return answer(answers.Copies(articles=found(wiring.ports().library.copies(article_id), NO_ARTICLE)))


@router.get(
    "/articles/<article_id>/receipts",
    summary="What proves each quotation of an article",
    tags=["Articles"],
    responses=responses.one(Receipts, 404),
    compress=True,
)
def get_receipts(article_id: p.ArticleId) -> Response[str]:
    """Every quotation with its place, the words around it, and a link that opens the printed page there."""
    return answer(receipts_of(_document(article_id)))


@router.delete(
    "/articles/<article_id>",
    summary="Take an article out of the archive",
    tags=["Articles"],
    responses=responses.one(answers.Removal, 404, 409, status=202, description="The article is being removed."),
)
def delete_article(article_id: p.ArticleId) -> Response[str]:
    """Removes the object from the inbox with all its versions; the article then leaves every index, within seconds.

    Of an object that was removed already, by a takedown that broke off or in the bucket, the versions go that are left.
    """
    ports = wiring.ports()
    status = found(ports.holdings.status(article_id), NO_ARTICLE)
    if article_id != identifiers.article_id(status.key):
        raise Problem(409, f"{status.key} is one of several articles in an object: only all of them can be removed.")
    items, documents = ports.holdings.all_of(article_id)
    is_removed = status.state is State.DELETED
    if not is_removed:
        ports.inbox.delete(status.key)
    versions = ports.inbox.purge(status.key)
    if is_removed and not versions:
        raise Problem(404, NO_ARTICLE)
    removal = answers.Removal(
        id=article_id,
        key=status.key,
        status_path=status_path(status.key),
        removed_versions=tuple(versions),
        items=tuple(items),
        documents=tuple(documents),
    )
    return answer(removal, 202)


def _document(article_id: str) -> Document:
    return found(wiring.ports().holdings.article(article_id), NO_ARTICLE)
