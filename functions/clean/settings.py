"""Owns the environment of the clean function, read on first use."""

import os
from functools import cache

from pydantic import BaseModel, Field


class Settings(BaseModel):
    """What the template tells the clean function."""

    table_name: str = Field(alias="TABLE_NAME")
    inbox_bucket: str = Field(alias="INBOX_BUCKET")
    archive_bucket: str = Field(alias="ARCHIVE_BUCKET")
    clean_queue_url: str = Field(alias="CLEAN_QUEUE_URL")
    extract_queue_url: str = Field(alias="EXTRACT_QUEUE_URL")
    index_queue_url: str = Field(alias="INDEX_QUEUE_URL")
    max_object_bytes: int = Field(alias="MAX_OBJECT_BYTES", gt=0)


@cache
def settings() -> Settings:
    """The settings; a missing variable is an error that names it."""
    return Settings.model_validate(os.environ)
