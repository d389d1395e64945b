"""The api function: requests of the HTTP API in (payload format 2.0), answers out."""

from typing import Any

from aws_lambda_powertools.event_handler import Response, content_types
from aws_lambda_powertools.logging import correlation_paths
from aws_lambda_powertools.utilities.typing import LambdaContext

from functions.api import (
    article_routes,
    correction_routes,
    entity_routes,
    object_routes,
    page_routes,
    problems,
    quote_routes,
)
from functions.api.asking import router, to_json
from functions.api.description import SUMMARY, TITLE, VERSION, describe
from functions.api.requests import Request, Resolver
from shared.observability import logger, metrics

ROUTES = (
    article_routes,
    correction_routes,
    quote_routes,
    entity_routes,
    object_routes,
    page_routes,
)  # importing them registers their routes

app = Resolver(serializer=to_json)
app.include_router(router)
problems.install(app)
app.enable_swagger(path="/docs", title=TITLE, description=SUMMARY, version=VERSION)


@app.get("/openapi.json", include_in_schema=False)
def get_openapi() -> Response[str]:
    """The OpenAPI description of all routes."""
    return Response(status_code=200, content_type=content_types.APPLICATION_JSON, body=describe(app))


@logger.inject_lambda_context(correlation_id_path=correlation_paths.API_GATEWAY_HTTP, clear_state=True)
@metrics.log_metrics
def lambda_handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Answers one request; nothing of it is ever taken for another type than it says."""
    answer = app.resolve(event, context)
    answer.setdefault("headers", {})["X-Content-Type-Options"] = "nosniff"
    if Request(event).is_head:
        answer |= {"body": "", "isBase64Encoded": False}
    return answer
