"""Owns the sizes of the packages: each function built as `sam build` builds it, for both architectures."""

from pathlib import Path
from tempfile import TemporaryDirectory

from local.package import LAMBDA_PYTHON, LEFT_OUT, build

MIB = 2**20


def measure(architectures: tuple[str, ...] = ("arm64",)) -> dict[str, float]:
    """MiB unzipped of every function's package."""
    sizes = {}
    for architecture in architectures:
        for function in LEFT_OUT:
            with TemporaryDirectory() as folder:
                target = Path(folder) / function
                build(function, target, architecture, LAMBDA_PYTHON)
                size_bytes = sum(path.stat().st_size for path in target.rglob("*") if path.is_file())
            sizes[f"{function} {architecture}, MiB"] = size_bytes / MIB
    return sizes
