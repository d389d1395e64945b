"""The command line: `python -m local up`, `process` and what else is done with a stack."""

import argparse
import json
import os
import sys
from pathlib import Path

PORT = 8000
PORT_MAX = 65_535
STAGES = ("clean", "extract", "index")


def main() -> int:
    """Runs the command in the arguments; the exit status."""
    options = _parser().parse_args()
    if options.command == "process":
        return _process(options)
    from botocore.exceptions import BotoCoreError, ClientError

    from local.functions import FunctionFailedError
    from local.topology import TemplateError

    try:
        return _run(options)
    except (TemplateError, FunctionFailedError, OSError, BotoCoreError, ClientError) as error:
        print(f"newsdex: {error}", file=sys.stderr)
        return 2


def _process(options: argparse.Namespace) -> int:
    from local.process import process

    try:
        return process(options.paths, options.stage, options.format == "pretty")
    except BrokenPipeError:  # whoever read the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(options: argparse.Namespace) -> int:
    if options.command == "invoke":
        from local.invoke import invoke

        return invoke(options.function, options.event)
    if options.command == "residue":
        from local.residue import residue

        return residue(options.article, options.stack, options.endpoint)
    if options.command == "redrive":
        from local.redrive import redrive

        return redrive(options.stack, options.stages or list(STAGES), options.endpoint)
    if options.command == "translate":
        from local.topology import translate

        print(json.dumps(translate(), indent=2))
        return 0
    from local.up import up

    return up(options.articles, options.inbox, options.port, options.once, dict(options.parameter), options.guarded)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m local", description="newsdex on one machine")
    commands = parser.add_subparsers(dest="command", required=True)
    up = commands.add_parser("up", help="run the whole stack, take the inbox folder in, and serve the HTTP API")
    up.add_argument("articles", nargs="*", type=_existing, help="files and folders to copy into the inbox first")
    up.add_argument("--inbox", type=Path, default=Path("inbox"), help="the folder that is the bucket (default: inbox)")
    up.add_argument("--port", type=_port, default=PORT, help=f"of the HTTP API; another one if taken (default: {PORT})")
    up.add_argument("--once", action="store_true", help="end when the files are in")
    up.add_argument("--guarded", action="store_true", help="ask for signatures or tokens, as the deployed API does")
    up.add_argument(
        "--parameter", action="append", default=[], type=_parameter, metavar="NAME=VALUE", help="of template.yaml"
    )
    process = commands.add_parser("process", help="print one document a line for files, without any server")
    process.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files and folders")
    process.add_argument("--stage", choices=("clean", "extract", "all"), default="all", help="(default: all)")
    process.add_argument("--format", choices=("jsonl", "pretty"), default="jsonl", help="(default: jsonl)")
    invoke = commands.add_parser("invoke", help="run a built function under Lambda's runtime interface emulator")
    invoke.add_argument("function", help="Clean, Extract, Index, Audit or Api")
    invoke.add_argument("event", type=_existing, help="a file with the event, such as events/clean.json")
    redrive = commands.add_parser("redrive", help="send the messages of dead-letter queues back to their stages")
    redrive.add_argument("stages", nargs="*", metavar="STAGE", type=_stage, help=f"{', '.join(STAGES)} (default: all)")
    residue = commands.add_parser("residue", help="look through all stores for what is left of an article")
    residue.add_argument("article", metavar="ARTICLE", help="its id, or the key of its object (inbox/…)")
    for command in (redrive, residue):
        command.add_argument("--stack", default="newsdex", help="name of the stack (default: %(default)s)")
        command.add_argument("--endpoint", help="of local stand-ins for AWS, such as http://127.0.0.1:4566")
    commands.add_parser("translate", help="print the CloudFormation that template.yaml becomes")
    return parser


def _existing(text: str) -> Path:
    path = Path(text)
    if not path.exists():
        raise argparse.ArgumentTypeError(f"there is no {text}")
    return path


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > PORT_MAX:
        raise argparse.ArgumentTypeError(f"{text} is no port: a number up to {PORT_MAX}")
    return int(text)


def _stage(text: str) -> str:
    if text not in STAGES:
        raise argparse.ArgumentTypeError(f"there is no stage {text}; there are {', '.join(STAGES)}")
    return text


def _parameter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"{text} is not NAME=VALUE")
    return name, value


if __name__ == "__main__":
    sys.exit(main())
