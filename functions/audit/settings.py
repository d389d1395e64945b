"""Owns the environment of the audit function, read on first use."""

import os
from functools import cache

from pydantic import BaseModel, Field


class Settings(BaseModel):
    """What the template tells the audit function."""

    table_name: str = Field(alias="TABLE_NAME")
    inbox_bucket: str = Field(alias="INBOX_BUCKET")
    clean_queue_url: str = Field(alias="CLEAN_QUEUE_URL")
    grace_s: int = Field(alias="AUDIT_GRACE_SECONDS", ge=0)


@cache
def settings() -> Settings:
    """The settings; a missing variable is an error that names it."""
    return Settings.model_validate(os.environ)
