"""What a trained model's corpus heads say: they learnt the tags of AMI and MRDA themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from analyzer.acts.encoder import Curve, Encoder, Reading, log_odds
from analyzer.training.corpora import CorpusAct
from analyzer.training.proxies import Proxy

FIVE: Final = "mrda_act"
CHOICES: Final = frozenset(("mrda_act", "ami_act", "question", "reaction"))
"""Heads that choose one of several; the others say yes or no to each."""
MRDA_QUESTIONS: Final = frozenset("qy qw qr qrr qo qh".split())
MRDA_UNLABELLED: Final = frozenset("z x".split())
MRDA_FLOOR: Final = frozenset("fh fg h".split())


@dataclass(frozen=True, slots=True)
class Tagged:
    """What a model's heads say of utterances.

    Attributes:
        heads: names of each head's outputs.
        logits: of each head, (utterances, size).
        curves: calibration of each proxy, by its key.
    """

    heads: Mapping[str, Sequence[str]]
    logits: Mapping[str, npt.NDArray[np.float32]]
    curves: Mapping[str, Curve]

    def of(self, proxy: Proxy) -> list[tuple[bool, float]]:
        """Return whether each utterance has what a proxy stands for, and how probable that is."""
        curve = self.curves.get(proxy.key, Curve())
        chances = curve.probability(proxy_logit(proxy, self.heads, self.logits))
        return [(bool(each >= curve.threshold), float(each)) for each in chances]

    def choices(self, head: str) -> list[str]:
        """Return the likeliest output of a head that chooses one."""
        names = self.heads[head]
        return [names[at] for at in self.logits[head].argmax(1)]


def proxy_logit(
    proxy: Proxy,
    heads: Mapping[str, Sequence[str]],
    logits: Mapping[str, npt.NDArray[Any]],
) -> npt.NDArray[np.float32]:
    """Return the logit that any of a proxy's outputs holds.

    Of a head that chooses, the log odds of their summed probability; of others, the largest.
    """
    wanted = [heads[proxy.head].index(name) for name in proxy.outputs]
    all_ = logits[proxy.head]
    if proxy.head not in CHOICES:
        return np.asarray(all_[:, wanted].max(1), np.float32)
    return log_odds(all_, wanted)


def tags(model: Encoder, readings: Sequence[Reading]) -> Tagged:
    """Return what a model's heads say of the utterances of sessions, one after another."""
    logits = {
        name: np.concatenate([each.logits[name] for each in readings]) for name in model.heads
    }
    return Tagged(model.heads, logits, model.tags)


def five_of(act: CorpusAct) -> str | None:
    """Return the class of five of an act of MRDA, or None where it was left unlabelled."""
    if act.general is None or act.general in MRDA_UNLABELLED:
        return None
    return mrda_act(act.general, disrupted=act.disrupted)


def mrda_act(general: str, *, disrupted: bool) -> str:
    """Return the class of five that a general tag of MRDA is in (Ang, Liu and Shriberg 2005).

    What was cut off or given up is a disruption, whatever it was to become.

    >>> mrda_act("fh", disrupted=False), mrda_act("s", disrupted=True)
    ('floor', 'disruption')
    """
    if disrupted or general.startswith("%"):
        return "disruption"
    if general in MRDA_QUESTIONS:
        return "question"
    if general in MRDA_FLOOR:
        return "floor"
    return "backchannel" if general == "b" else "statement"
