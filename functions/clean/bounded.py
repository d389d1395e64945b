"""Owns the reading of formats whose parsers cannot be trusted to end: in a child process that can be stopped.

A signal does not interrupt a parser written in C, and a parser written in Python may take minutes over a file of a
megabyte. A forked child under limits of the kernel (setrlimit(2)) costs some 4 ms and dies alone.
"""

import json
import os
import resource
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from shared.errors import Rejected

MAX_CPU_S: Final = 2
"""Longest reading: real articles take 0.1 s a page."""
MAX_MEMORY_BYTES: Final = 300 * 2**20
"""Most memory over what the process has already: 30 times the largest article, and with the function's own 100 MiB
well under its 1,024."""
_MAPPED: Final = Path("/proc/self/statm")  # the address space in pages (proc(5)); only Linux has it, as Lambda does


def read_bounded(read: Callable[[bytes], str], content: bytes, kind: str) -> str:
    """What `read` makes of a file, in a child process; raises what it rejects, or Rejected if it takes too much.

    `kind` is what people call such a file.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _answer(writing, read, content, kind)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        answer = pipe.read()
    _, status = os.waitpid(child, 0)
    outcome = json.loads(answer) if status == 0 else {"rejected": _too_much(kind)}
    if "rejected" in outcome:
        raise Rejected(outcome["rejected"])
    return str(outcome["text"])


def _answer(writing: int, read: Callable[[bytes], str], content: bytes, kind: str) -> None:
    """The whole life of the child; its status is 0 if it could answer."""
    status = 1
    with suppress(BaseException):
        _limit()
        try:
            outcome = {"text": read(content)}
        except Rejected as error:
            outcome = {"rejected": str(error)}
        except MemoryError:
            outcome = {"rejected": _too_much(kind)}
        except Exception:  # noqa: BLE001 - parsers stumble over damage in ways that their documentation does not tell
            outcome = {"rejected": f"The {kind} is damaged: its text cannot be read."}
        with os.fdopen(writing, "w", encoding="utf-8") as pipe:
            json.dump(outcome, pipe)
        status = 0
    os._exit(status)


def _limit() -> None:
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_CPU_S, MAX_CPU_S))
    if _MAPPED.exists():
        mapped_bytes = int(_MAPPED.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (mapped_bytes + MAX_MEMORY_BYTES,) * 2)


def _too_much(kind: str) -> str:
    return f"The {kind} takes too much time or memory to be read: it is not made as articles are."
