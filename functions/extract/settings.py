"""Owns the environment of the extract function, read on first use."""

import os
from functools import cache

from pydantic import BaseModel, Field


class Settings(BaseModel):
    """What the template tells the extract function."""

    table_name: str = Field(alias="TABLE_NAME")
    archive_bucket: str = Field(alias="ARCHIVE_BUCKET")
    index_queue_url: str = Field(alias="INDEX_QUEUE_URL")


@cache
def settings() -> Settings:
    """The settings; a missing variable is an error that names it."""
    return Settings.model_validate(os.environ)
