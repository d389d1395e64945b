"""Owns the functions' processes: each runs by itself, with the environment and timeout the template gives it."""

import json
import os
import subprocess
import sys
import uuid
from pathlib import Path
from queue import Empty, Queue
from threading import Lock, Thread
from typing import Any

from local.cloud import CREDENTIALS, Cloud
from local.topology import REGION, ROOT, Function

START_TIMEOUT_S = 60  # loading the language model on a slow machine


class FunctionFailedError(Exception):
    """The function raised, ran into its timeout, or its process died."""


class FunctionProcess:
    """One function's process; it is started at once, and again after it died."""

    def __init__(self, function: Function, cloud: Cloud, log_dir: Path) -> None:
        self.function = function
        self._environment = environment(function, cloud)
        self._log_path = log_dir / f"{function.logical_id}.log"
        self._lock = Lock()
        self._process: subprocess.Popen[str] | None = None
        self._answers: Queue[str | None] = Queue()
        self._start()

    def wait_until_ready(self) -> None:
        """Returns when the handler is imported; raises `FunctionFailedError` with the place of the log if it is not."""
        with self._lock:
            self._read(START_TIMEOUT_S)

    def invoke(self, event: dict[str, Any]) -> Any:
        """The function's answer to an event; one invocation at a time."""
        request = {"event": event, "request_id": str(uuid.uuid4()), "timeout_s": self.function.timeout_s}
        with self._lock:
            if self._process is None:
                self._start()
                self._read(START_TIMEOUT_S)
            self._write(json.dumps(request))
            answer = self._read(self.function.timeout_s)
        if "error" in answer:
            raise FunctionFailedError(f"{self.function.logical_id} raised {answer['error']}; see {self._log_path}")
        return answer["result"]

    def memory_mib(self, measure: str = "VmRSS") -> float:
        """What the process at work holds, or with `VmHWM` the most it ever held (proc(5)); 0 if there is none."""
        if self._process is None:
            return 0.0
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        return int(status.partition(f"{measure}:")[2].split()[0]) / 1024

    def stop(self) -> None:
        """Ends the process."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _start(self) -> None:
        self._answers = Queue()
        with self._log_path.open("a", encoding="utf-8") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "local.runtime", self.function.handler],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                cwd=ROOT,
                env=self._environment,
                text=True,
                encoding="utf-8",
            )
        Thread(target=_forward, args=(self._process, self._answers), daemon=True).start()

    def _write(self, line: str) -> None:
        assert self._process  # noqa: S101 - invoke has started it
        assert self._process.stdin  # noqa: S101 - opened as a pipe
        try:
            self._process.stdin.write(line + "\n")
            self._process.stdin.flush()
        except BrokenPipeError as error:
            self.stop()
            raise FunctionFailedError(f"{self.function.logical_id} died; see {self._log_path}") from error

    def _read(self, timeout_s: float) -> dict[str, Any]:
        try:
            line = self._answers.get(timeout=timeout_s)
        except Empty:
            self.stop()
            raise FunctionFailedError(f"{self.function.logical_id} timed out after {timeout_s} s") from None
        if line is None:
            self.stop()
            raise FunctionFailedError(f"{self.function.logical_id} died; see {self._log_path}")
        answer: dict[str, Any] = json.loads(line)
        return answer


def _forward(process: subprocess.Popen[str], answers: "Queue[str | None]") -> None:
    assert process.stdout  # noqa: S101 - opened as a pipe
    for line in process.stdout:
        answers.put(line)
    answers.put(None)


def environment(function: Function, cloud: Cloud) -> dict[str, str]:
    """The variables of a function: what the template says, the embedded stores, and what Lambda sets."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    return {
        **inherited,
        **CREDENTIALS,
        "PYTHONUNBUFFERED": "1",
        "PYTHONUTF8": "1",
        "AWS_REGION": REGION,
        "AWS_ENDPOINT_URL": cloud.endpoint,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_LAMBDA_FUNCTION_NAME": function.logical_id,
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(function.memory_mib),
        **{name: cloud.resolve(value) for name, value in function.environment.items()},
    }
