"""How far each cue of a response can be trusted, as counted on annotated exchanges."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Final

from analyzer.episodes.kinds import RESPONSES
from analyzer.errors import ModelError
from analyzer.models import model_path

SHRINKAGE: Final = 4.0
OWN_SHARE: Final = 0.5
FILE: Final = "responses.json"

Counts = Mapping[str, Mapping[str, int]]


@cache
def counts() -> Counts:
    """Return, for each cue that decided a response, how often each response was meant.

    Read from `models/cues/responses.json`, which `analyzer.training.calibrate_responses` writes.

    Raises:
        ModelError: if that file is missing or damaged.
    """
    path = model_path("cues") / FILE
    try:
        data = json.loads(path.read_text(encoding="utf-8"))["cues"]
        return {
            str(cue): {str(label): int(count) for label, count in seen.items()}
            for cue, seen in data.items()
        }
    except FileNotFoundError as error:
        raise ModelError(FILE, "the file is missing", "install the package again") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(FILE, "the file is damaged", "install the package again") from error


@cache
def probabilities(cue: str) -> dict[str, float]:
    """Return the probability of each response where this cue decided (`"response/cue"`)."""
    return estimate(counts(), cue)


def estimate(known: Counts, cue: str) -> dict[str, float]:
    """Return p(response | cue) from counts of what was meant where each cue decided.

    p = (n_response + m·q) / (n + m), with n the exchanges in which the cue decided, m = 4
    (`SHRINKAGE`), and q half (`OWN_SHARE`) on the cue's own response, half by how common each
    response is. A cue never seen so gets a little over 0.5 and no more.

    >>> seen = {"act/concedes": {"act": 6, "acknowledge": 2}}
    >>> round(estimate(seen, "act/concedes")["act"], 3)
    0.735
    """
    base = {name: 1 + sum(seen.get(name, 0) for seen in known.values()) for name in RESPONSES}
    total, own, seen = sum(base.values()), cue.partition("/")[0], known.get(cue, {})
    n = sum(seen.values())
    prior = {
        name: OWN_SHARE * (name == own) + (1 - OWN_SHARE) * common / total
        for name, common in base.items()
    }
    return {
        name: (seen.get(name, 0) + SHRINKAGE * share) / (n + SHRINKAGE)
        for name, share in prior.items()
    }
