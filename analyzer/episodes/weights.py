"""How far each cue of a response can be trusted, as counted on annotated exchanges."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Final

from analyzer.episodes.kinds import RESPONSES

SHRINKAGE: Final = 4.0
OWN_SHARE: Final = 0.5

Counts = Mapping[str, Mapping[str, int]]


@cache
def counts() -> Counts:
    return {}


@cache
def probabilities(label: str, cue: str) -> dict[str, float]:
    """Return the probability of each response where this cue of `label` decided."""
    return estimate(counts(), label, cue)


def estimate(known: Counts, label: str, cue: str) -> dict[str, float]:
    """Return p(response | cue) from counts of what was meant where each cue decided.

    p = (n_response + m·q) / (n + m), with n the exchanges in which the cue decided, m = 4
    (`SHRINKAGE`), and q half (`OWN_SHARE`) on the cue's own response, half by how common each
    response is. A cue never seen so gets a little over 0.5 and no more.

    >>> seen = {"act/concedes": {"act": 6, "acknowledge": 2}}
    >>> round(estimate(seen, "act", "concedes")["act"], 3)
    0.745
    """
    base = {name: 1 + sum(seen.get(name, 0) for seen in known.values()) for name in RESPONSES}
    total, seen = sum(base.values()), known.get(f"{label}/{cue}", {})
    n = sum(seen.values())
    return {
        name: (
            seen.get(name, 0)
            + SHRINKAGE * (OWN_SHARE * (name == label) + (1 - OWN_SHARE) * base[name] / total)
        )
        / (n + SHRINKAGE)
        for name in base
    }
