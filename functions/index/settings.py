"""Owns the environment of the index function, read on first use."""

import os
from functools import cache

from pydantic import BaseModel, Field

SQS_MAX_DELAY_S = 900


class Settings(BaseModel):
    """What the template tells the index function."""

    table_name: str = Field(alias="TABLE_NAME")
    archive_bucket: str = Field(alias="ARCHIVE_BUCKET")
    index_queue_url: str = Field(alias="INDEX_QUEUE_URL")
    sweep_delay_s: int = Field(alias="SWEEP_DELAY_SECONDS", ge=0, le=SQS_MAX_DELAY_S)


@cache
def settings() -> Settings:
    """The settings; a missing variable is an error that names it."""
    return Settings.model_validate(os.environ)
