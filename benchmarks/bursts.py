"""Owns bursts: how long a heap of articles takes through three stages with limits, where it waits, what it costs.

A discrete simulation in steps of a second (a fluid one from a million articles on: the step then takes what fits), with
service times measured here and the concurrency limits of the template. Seeded: service times vary by a log-normal.
"""

import random
from typing import NamedTuple

from local.topology import load_topology

SCALES = ("small", "medium", "large")
BURSTS = (10_000, 1_000_000, 100_000_000)
STAGES = ("Clean", "Extract", "Index")
SPREAD = 0.3  # of the log-normal: articles of twice the length are common
SQS_STANDARD_IN_FLIGHT = 120_000  # messages taken and not yet deleted, a quota of SQS
SERVICE_S = {"clean": 0.12, "extract": 0.35, "index": 0.3}
"""Seconds an article of 700 words takes in each function at its memory: CPU as `throughput` measures it, waiting as
`cost` counts it, rounded up."""
RETENTION_S = 4 * 86_400  # SQS's default, which the stage queues have


class Drain(NamedTuple):
    """A burst through the stack: seconds to drain, the stage that bounds it, and the longest wait in a queue."""

    seconds: float
    slowest: str
    longest_wait_s: float
    lost_to_retention: bool


def measure(service_s: dict[str, float]) -> dict[str, Drain]:
    """Every burst at every scale; `service_s` is seconds an article takes in each stage, waiting included."""
    limits = load_topology().template["Mappings"]["Concurrency"]
    return {f"{scale}, {burst:,}": _drain(burst, limits[scale], service_s) for scale in SCALES for burst in BURSTS}


def _drain(burst: int, limits: dict[str, int], service_s: dict[str, float]) -> Drain:
    rng = random.Random(burst)  # noqa: S311 - a simulation
    sample = [rng.lognormvariate(0, SPREAD) for _ in range(1_000)]
    variation = sum(sample) / len(sample)
    rates = {stage: limits[stage] / (service_s[stage.lower()] * variation) for stage in STAGES}
    waiting = {"Clean": float(burst), "Extract": 0.0, "Index": 0.0}
    seconds, done, step_s = 0.0, 0.0, max(1.0, burst / min(rates.values()) / 10_000)
    longest_wait_s = 0.0
    while done < burst - 0.5:
        seconds += step_s
        for stage, following in zip(STAGES, (*STAGES[1:], ""), strict=True):
            moved = min(waiting[stage], rates[stage] * step_s)
            waiting[stage] -= moved
            longest_wait_s = max(longest_wait_s, waiting[stage] / rates[stage])
            if following:
                waiting[following] += moved
            else:
                done += moved
    slowest = min(rates, key=lambda stage: rates[stage])
    return Drain(seconds, slowest, longest_wait_s, longest_wait_s > RETENTION_S)
