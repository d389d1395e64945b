"""Owns `invoke`: a built function under the Lambda Runtime Interface Emulator that aws-sam-cli ships, without Docker.

The package is built for this machine by the rules that build it for Lambda, and runs with nothing else on its path
but the runtime client. The stores are the embedded ones; so that a message finds what it speaks of, the stages
before the function first work on their own events in `events/`.
"""

import json
import os
import platform
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.error import URLError
from urllib.request import Request, urlopen

from local.cloud import Cloud
from local.functions import FunctionProcess, environment
from local.package import ROOT, build, uv
from local.topology import Function, TemplateError, Topology, load_topology
from shared.identifiers import article_id

EVENTS = ROOT / "events"
WORK_DIR = ROOT / ".build" / "invoke"
STAGES = ("CleanFunction", "ExtractFunction", "IndexFunction", "ApiFunction")
START_TIMEOUT_S = 30
_PATH = "/2015-03-31/functions/function/invocations"


def invoke(name: str, event_path: Path) -> int:
    """Prints the answer of a function to an event; the exit status is 1 if it raised."""
    topology = load_topology()
    functions = {function.logical_id: function for function in topology.functions}
    function = functions.get(f"{name}Function")
    if function is None:
        raise TemplateError(f"there is no function {name}; there are Clean, Extract, Index, Audit and Api")
    event = json.loads(event_path.read_text(encoding="utf-8"))
    package = package_of(name.lower())
    cloud = Cloud(topology)
    try:
        prepare(topology, cloud, before=function.logical_id)
        with emulated(function, package, cloud) as emulator:
            started = time.perf_counter()
            answer = emulator.post(event, function.timeout_s)
            print(f"answered in {time.perf_counter() - started:.2f} s, cold start included", file=sys.stderr)
    finally:
        cloud.stop()
    print(json.dumps(answer, ensure_ascii=False, indent=2))
    return 1 if isinstance(answer, dict) and "errorType" in answer else 0


def package_of(function: str) -> Path:
    """The function's package for this machine, built anew if a source is newer."""
    target = WORK_DIR / function
    stamp = WORK_DIR / f"{function}.built"
    sources = [ROOT / "uv.lock", *(p for f in ("shared", f"functions/{function}") for p in (ROOT / f).rglob("*.*"))]
    if not stamp.exists() or stamp.stat().st_mtime < max(p.stat().st_mtime for p in sources if p.suffix != ".pyc"):
        print(f"building {function} for this machine", file=sys.stderr)
        shutil.rmtree(target, ignore_errors=True)
        build(function, target, "host", platform.python_version())
        stamp.touch()
    return target


def prepare(topology: Topology, cloud: Cloud, before: str) -> None:
    """Puts the sample that `events/clean.json` speaks of into the inbox and runs the stages before a function."""
    records = json.loads((EVENTS / "clean.json").read_text(encoding="utf-8"))["Records"]
    key = json.loads(records[0]["body"])["Records"][0]["s3"]["object"]["key"]
    sample = EVENTS / "articles" / key.removeprefix("inbox/")
    bucket = cloud.resolve({"Ref": "InboxBucket"})
    cloud.client("s3").put_object(Bucket=bucket, Key=key, Body=sample.read_bytes())
    print(f"{key} is article {article_id(key)}", file=sys.stderr)
    earlier = STAGES[: STAGES.index(before)] if before in STAGES else ()
    for function in topology.functions:
        if function.logical_id in earlier:
            process = FunctionProcess(function, cloud, WORK_DIR)
            try:
                process.wait_until_ready()
                process.invoke(json.loads((EVENTS / f"{_stage(function)}.json").read_text(encoding="utf-8")))
            finally:
                process.stop()


def _stage(function: Function) -> str:
    return function.logical_id.removesuffix("Function").lower()


class Emulator(NamedTuple):
    """The running emulator: its process, whose child is the function's, and where it takes events."""

    process_id: int
    url: str

    def post(self, event: Any, timeout_s: float) -> Any:
        """The function's answer to an event, or a description of the error."""
        return _post(self.url, event, timeout_s)


@contextmanager
def emulated(function: Function, package: Path, cloud: Cloud) -> Iterator[Emulator]:
    """The emulator with the function in it."""
    with socket.socket() as probe, socket.socket() as api_probe:
        probe.bind(("127.0.0.1", 0))
        api_probe.bind(("127.0.0.1", 0))
        address, api = (f"127.0.0.1:{s.getsockname()[1]}" for s in (probe, api_probe))
    log_path = WORK_DIR / f"{function.logical_id}-emulated.log"
    command = [str(_emulator_binary()), "--runtime-interface-emulator-address", address, "--runtime-api-address", api]
    command += [_base_python(), "-S", "-m", "awslambdaric", function.handler]
    variables = {
        **environment(function, cloud),
        "AWS_LAMBDA_FUNCTION_TIMEOUT": str(function.timeout_s),
        "LAMBDA_TASK_ROOT": str(package),
        "PYTHONPATH": os.pathsep.join([str(package), str(_runtime_client())]),
    }
    with log_path.open("w", encoding="utf-8") as log:
        process = subprocess.Popen(command, cwd=package, env=variables, stdout=log, stderr=subprocess.STDOUT)
    try:
        _wait_for(address)
        print(f"log: {log_path.relative_to(ROOT)}", file=sys.stderr)
        yield Emulator(process.pid, f"http://{address}{_PATH}")
    finally:
        process.terminate()
        process.wait()


def _emulator_binary() -> Path:
    machine = "arm64" if platform.machine() in ("aarch64", "arm64") else "x86_64"
    pattern = f"lib/python3*/site-packages/samcli/local/rapid/aws-lambda-rie-{machine}"
    return next((ROOT / ".build" / "sam").glob(pattern))


def _runtime_client() -> Path:
    target, requirements = ROOT / ".build" / "runtime", ROOT / ".ci" / "runtime.txt"
    if not target.exists():
        locked = ("--no-deps", "--require-hashes", "-r", requirements)
        uv("pip", "install", *locked, "--python", sys.executable, "--target", target)
    return target


def _base_python() -> str:
    """The interpreter outside the virtual environment: nothing installed beside newsdex may help the package."""
    return str(Path(sys.base_prefix) / "bin" / f"python{sys.version_info.major}.{sys.version_info.minor}")


def _wait_for(address: str) -> None:
    host, _, port = address.partition(":")
    deadline = time.monotonic() + START_TIMEOUT_S
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex((host, int(port))) == 0:
                return
        time.sleep(0.02)
    raise TemplateError(f"the emulator did not start within {START_TIMEOUT_S} s")


def _post(url: str, event: Any, timeout_s: float) -> Any:
    request = Request(url, data=json.dumps(event).encode(), headers={"Content-Type": "application/json"})  # noqa: S310
    try:
        with urlopen(request, timeout=timeout_s + START_TIMEOUT_S) as answer:  # noqa: S310 - the emulator on this machine
            return json.load(answer)
    except URLError as error:
        return {"errorType": type(error).__name__, "errorMessage": str(error)}
