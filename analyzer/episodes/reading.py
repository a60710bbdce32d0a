"""From a leader's reply to the one response it is, with its probability."""

from analyzer.episodes.kinds import by_precedence
from analyzer.episodes.reply import Evidence, Reply
from analyzer.episodes.weights import probabilities
from analyzer.session import Response


def read(reply: Reply, responder: str | None) -> Response:
    """Return the response a reply is: the first in the precedence whose rule finds evidence.

    `no_uptake` comes last and always fits. `appreciate` is the second response where thanks
    stands before what makes another the primary, or in the same utterance where its place is
    not known.
    """
    kinds = by_precedence()
    found = {kind.name: hit for kind in kinds if (hit := kind.rule(reply)) is not None}
    label, evidence = next(iter(found.items()))
    return Response(
        label=label,
        probability=probabilities(f"{label}/{evidence.cue}")[label],
        second="appreciate" if _thanks_first(label, found) else None,
        responder=None if label == "no_uptake" else responder,
        utterances=evidence.utterances,
        cue=f"{evidence.cue}: {evidence.text}" if evidence.text else evidence.cue,
    )


def _thanks_first(label: str, found: dict[str, Evidence]) -> bool:
    """Return whether thanks comes first, and something else is the primary response."""
    thanks, primary = found.get("appreciate"), found[label]
    if thanks is None or label == "appreciate":
        return False
    if thanks.utterances[:1] != primary.utterances[:1]:
        return thanks.utterances[:1] < primary.utterances[:1]
    return thanks.start is None or primary.start is None or thanks.start <= primary.start


def decided_by(response: Response) -> str:
    """Return the cue that decided a response, `"response/cue"`, the same in every language.

    >>> decided_by(Response("act", 0.8, cue="concedes: you are right"))
    'act/concedes'
    """
    return f"{response.label}/{response.cue.partition(':')[0]}"


def distribution(response: Response) -> dict[str, float]:
    """Return the probability of each of the nine, given the cue that decided a response."""
    return probabilities(decided_by(response))
