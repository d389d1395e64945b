"""Owns the inside of a function's process: like Lambda's runtime, it calls the handler with one event at a time.

Run as `python -m local.runtime HANDLER`, it reads one JSON request a line from standard input and answers each
with one line on what was standard output; anything the function prints goes to standard error.
"""

import importlib
import json
import os
import sys
import time
import traceback
from dataclasses import dataclass
from typing import Any


@dataclass
class Context:
    """What Lambda gives a handler beside the event."""

    function_name: str
    memory_limit_in_mb: int
    aws_request_id: str
    deadline_s: float
    function_version: str = "$LATEST"
    log_group_name: str = ""
    log_stream_name: str = ""

    @property
    def invoked_function_arn(self) -> str:
        """An ARN of the local account."""
        region = os.environ.get("AWS_REGION", "us-east-1")
        return f"arn:aws:lambda:{region}:123456789012:function:{self.function_name}"

    def get_remaining_time_in_millis(self) -> int:
        """Milliseconds until the function's timeout."""
        return max(0, int((self.deadline_s - time.monotonic()) * 1000))


def main() -> None:
    """Serves requests until standard input ends."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    module, _, name = sys.argv[1].rpartition(".")
    handler = getattr(importlib.import_module(module), name)
    print(json.dumps({"ready": True}), file=answers, flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        print(json.dumps(_answer(handler, request)), file=answers, flush=True)


def _answer(handler: Any, request: dict[str, Any]) -> dict[str, Any]:
    context = Context(
        function_name=os.environ["AWS_LAMBDA_FUNCTION_NAME"],
        memory_limit_in_mb=int(os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]),
        aws_request_id=request["request_id"],
        deadline_s=time.monotonic() + request["timeout_s"],
    )
    try:
        return {"result": handler(request["event"], context)}
    except Exception as error:  # noqa: BLE001 - as in Lambda, whatever a handler raises becomes the answer
        traceback.print_exc()
        return {"error": type(error).__name__}


if __name__ == "__main__":
    main()
