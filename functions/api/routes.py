"""Owns the routes: which question each path asks, and the shape of its answer."""

import secrets
from datetime import date
from http import HTTPStatus
from typing import Annotated

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.api_gateway import Router
from aws_lambda_powertools.event_handler.openapi.params import Body

from functions.api import answers
from functions.api import parameters as p
from functions.api.cursors import decode_cursor, encode_cursor
from functions.api.filters import ArticleFilter, DateRange, QuoteFilter, words_of
from functions.api.paging import Position
from functions.api.problems import Problem
from functions.api.uploads import status_path, upload_key
from functions.api.wiring import ports
from shared.document import Document
from shared.identifiers import article_id as article_id_of
from shared.ledger import State

TOKEN_BYTES = 8  # 64 random bits keep uploads of the same name apart

router = Router()  # type: ignore[no-untyped-call]


@router.get("/articles", summary="Articles by words, days, language, author, site, entity", tags=["Articles"])
def list_articles(
    q: p.Words = None,
    from_day: p.From = None,
    to_day: p.To = None,
    language: p.Language = None,
    author: p.Author = None,
    site: p.Site = None,
    entity: p.EntityOrName = None,
    sort_by: p.SortBy = "newest",
    page_size: p.PageSize = p.PAGE_SIZE_DEFAULT,
    cursor: p.Cursor = None,
) -> answers.ArticlePage:
    """Newest first unless asked otherwise; `entity` keeps the articles that mention it."""
    wanted = ArticleFilter(_dates(from_day, to_day), _words(q), language, author, site, sort_by == "oldest")
    return _article_page(wanted, entity, page_size, cursor)


@router.get("/articles/<article_id>", summary="One article, whole", tags=["Articles"])
def get_article(article_id: p.ArticleId) -> Document:
    """Text, entities and quotations; every offset counts characters of `text`, end exclusive."""
    document = ports().library.article(article_id)
    if document is None:
        raise Problem(HTTPStatus.NOT_FOUND, "No article has this id.")
    return document


@router.delete("/articles/<article_id>", summary="Take an article out of the archive", tags=["Articles"])
def delete_article(article_id: p.ArticleId) -> Response[answers.Removal]:
    """Removes the object from the inbox; the article then leaves every index, within seconds."""
    status = ports().library.status(article_id)
    if status is None or status.state is State.DELETED:
        raise Problem(HTTPStatus.NOT_FOUND, "No article has this id.")
    ports().inbox.delete(status.key)
    removal = answers.Removal(id=article_id, key=status.key, status_path=status_path(status.key))
    return Response(status_code=HTTPStatus.ACCEPTED.value, content_type="application/json", body=removal)


@router.get("/quotes", summary="Who said what about whom", tags=["Quotations"])
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
    page_size: p.PageSize = p.PAGE_SIZE_DEFAULT,
    cursor: p.Cursor = None,
) -> answers.QuotePage:
    """Quotations of the articles that match, each with its speaker, its place in the text and its article."""
    library = ports().library
    articles = ArticleFilter(_dates(from_day, to_day), _words(q), language, author, site, sort_by == "oldest")
    wanted = QuoteFilter(articles, library.resolve(speaker), library.resolve(about), kind, min_confidence)
    page = library.quotes(wanted, page_size, _position(cursor))
    return answers.QuotePage(quotes=page.rows, next_cursor=_cursor(page.position))


@router.get("/entities", summary="Entities whose name begins with …", tags=["Entities"])
def list_entities(
    q: p.Prefix = "",
    type_: p.Type = None,
    page_size: p.PageSize = p.PAGE_SIZE_DEFAULT,
    cursor: p.Cursor = None,
) -> answers.EntityPage:
    """People, organisations, places and so on, in the order of names."""
    page = ports().library.entities(q, type_, page_size, _position(cursor))
    return answers.EntityPage(entities=page.rows, next_cursor=_cursor(page.position))


@router.get("/entities/<entity_id>", summary="One entity", tags=["Entities"])
def get_entity(entity_id: p.EntityId) -> answers.EntityProfile:
    """Its name, its type, and the newest and oldest article that mention it."""
    profile = ports().library.entity(entity_id)
    if profile is None:
        raise Problem(HTTPStatus.NOT_FOUND, "No article mentions an entity with this id.")
    return profile


@router.get("/entities/<entity_id>/articles", summary="The articles that mention an entity", tags=["Entities"])
def list_entity_articles(
    entity_id: p.EntityId,
    from_day: p.From = None,
    to_day: p.To = None,
    sort_by: p.SortBy = "newest",
    page_size: p.PageSize = p.PAGE_SIZE_DEFAULT,
    cursor: p.Cursor = None,
) -> answers.ArticlePage:
    """Newest first unless asked otherwise."""
    wanted = ArticleFilter(_dates(from_day, to_day), oldest_first=sort_by == "oldest")
    return _article_page(wanted, entity_id, page_size, cursor)


@router.get("/status", summary="What became of an uploaded object", tags=["Objects"])
def get_status(key: p.Key) -> answers.ObjectStatus:
    """Where every version of the object is, how it ended, and why."""
    status = ports().library.status(article_id_of(key))
    if status is None:
        raise Problem(HTTPStatus.NOT_FOUND, "No object with this key has arrived.")
    return status


@router.post("/uploads", summary="Permission to upload one file", tags=["Objects"])
def create_upload(request: Annotated[answers.UploadRequest, Body()]) -> Response[answers.Upload]:
    """A presigned POST for one new object in the inbox, valid for five minutes."""
    upload = ports().presign(upload_key(request.filename, secrets.token_hex(TOKEN_BYTES)))
    return Response(status_code=HTTPStatus.CREATED.value, content_type="application/json", body=upload)


def _article_page(wanted: ArticleFilter, entity: str | None, page_size: int, cursor: str | None) -> answers.ArticlePage:
    library = ports().library
    page = library.articles(library.resolve(entity), wanted, page_size, _position(cursor))
    return answers.ArticlePage(articles=page.rows, next_cursor=_cursor(page.position))


def _dates(first: date | None, last: date | None) -> DateRange:
    if first and last and first > last:
        raise Problem(HTTPStatus.BAD_REQUEST, "`from` is later than `to`.")
    return DateRange(first.isoformat() if first else None, last.isoformat() if last else None)


def _words(q: str | None) -> frozenset[str]:
    return words_of(q or "")


def _query() -> dict[str, object]:
    """What a cursor is bound to: path and parameters of the request, without those that only page."""
    event = router.current_event
    parameters = {k: v for k, v in (event.query_string_parameters or {}).items() if k not in ("cursor", "page_size")}
    return {"path": event.path, "parameters": parameters}


def _position(cursor: str | None) -> Position | None:
    return decode_cursor(_query(), cursor) if cursor is not None else None


def _cursor(position: Position | None) -> str | None:
    return encode_cursor(_query(), position) if position else None
