"""A trained act model, read from its folder: `config.json`, tokenizer, weights, calibration.

ONNX Runtime runs `words.onnx` and `context.onnx`; a folder that has `model.safetensors` instead is
run by PyTorch, where the extra `train` is installed. Every file is checked against the SHA-256 in
`config.json` before it is used. Nothing is downloaded, and no pickle is read.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np
import numpy.typing as npt

from analyzer.acts.kinds import ACTS, QUESTION_TYPES
from analyzer.acts.marks import marks, relations
from analyzer.acts.pieces import pack
from analyzer.errors import ModelError
from analyzer.models import sha256_of
from analyzer.text import is_punctuated

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

CONFIG: Final = "config.json"
TOKENIZER: Final = "tokenizer.json"
CALIBRATION: Final = "calibration.json"
WORDS: Final = "words.onnx"
CONTEXT: Final = "context.onnx"
WEIGHTS: Final = "model.safetensors"
REINSTALL: Final = "install it again"
CHUNK: Final = 64
TOGETHER: Final = 8
NO_QUESTION: Final = "none"
MARKED: Final = "marked"
UNMARKED: Final = "unmarked"
"""Transcripts with and without sentence marks, for which asking is calibrated apart."""


class Engine(Protocol):
    """What runs the network."""

    def words(self, pieces: Ints) -> Floats:
        """Return the vectors of utterances, (utterances, hidden), from their word pieces."""

    def context(self, said: Floats, marked: Ints, related: Ints) -> Mapping[str, Floats]:
        """Return each head's logits, (sequences, utterances, size)."""


@dataclass(frozen=True, slots=True)
class Curve:
    """How a logit becomes a probability: σ(scale · logit + shift).

    Attributes:
        scale: a temperature, 1 where it was not calibrated.
        shift: towards the prevalence in real talk.
        threshold: probability from which it is a finding; below, it is a maybe.
    """

    scale: float = 1.0
    shift: float = 0.0
    threshold: float = 0.5

    def probability(self, logit: Floats) -> Floats:
        """Return the probabilities of logits.

        >>> Curve(2.0, -1.0).probability(np.array([0.5], np.float32)).tolist()
        [0.5]
        """
        made: Floats = 1 / (1 + np.exp(-np.clip(self.scale * logit + self.shift, -30, 30)))
        return made


@dataclass(frozen=True, slots=True)
class Reading:
    """What a model finds in the utterances of one session, n of them.

    Attributes:
        acts: probability of each act and move by name, (n,).
        asks: probability that it asks something, (n,).
        types: probability of each question type, given that it asks, by name, (n,).
        logits: of all heads, as the network gives them, (n, size).
        asking: threshold of `asks`, from which it is a finding.
    """

    acts: Mapping[str, Floats]
    asks: Floats
    types: Mapping[str, Floats]
    logits: Mapping[str, Floats]
    asking: float


class Encoder:
    """A model folder, loaded.

    Args:
        folder: with `config.json`.

    Raises:
        ModelError: if a file is missing or is not the one that was shipped, or if the model's
            labels are others than those of the registries.
    """

    def __init__(self, folder: Path) -> None:
        """Check the files, then load them."""
        self.folder = folder
        self.config = read_config(folder)
        check_files(folder, self.config)
        from tokenizers import Tokenizer

        try:
            self.heads: dict[str, list[str]] = self.config["heads"]
            self.reach: int = self.config["shape"]["reach"]
            self.margin: int = self.reach * self.config["shape"]["layers"]
            self.tokenizer = Tokenizer.from_str((folder / TOKENIZER).read_text(encoding="utf-8"))
            given = json.loads((folder / CALIBRATION).read_text(encoding="utf-8"))
            self.curves = {name: _curve(each) for name, each in given["acts"].items()}
            self.asking = {way: _curve(given["question"][way]) for way in (MARKED, UNMARKED)}
            self.tags = {name: _curve(each) for name, each in given.get("tags", {}).items()}
            self.cooling = float(given["types"]["scale"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(folder.name, f"it is damaged ({error})", REINSTALL) from error
        _check_labels(folder, self.heads)
        self.engine: Engine = _engine(folder, self.config)

    def threshold(self, name: str) -> float:
        """Return the probability from which an act or move is a finding."""
        return self.curves.get(name, Curve()).threshold

    def logits(
        self, texts: Sequence[str], speakers: Sequence[int], leads: Sequence[bool]
    ) -> dict[str, Floats]:
        """Return every head's logits for the utterances of one session, (n, size).

        Args:
            texts: what was said, in order.
            speakers: a number for each speaker, −1 where nobody is named.
            leads: whether a leader said it.
        """
        size = len(texts)
        if not size:
            return {name: np.zeros((0, len(each)), np.float32) for name, each in self.heads.items()}
        groups, order = pack([each.ids for each in self.tokenizer.encode_batch(list(texts))])
        vectors = np.concatenate([self.engine.words(each) for each in groups])[order]
        marked = marks(speakers, leads)
        starts = range(0, size, CHUNK)
        found: dict[str, list[Floats]] = {}
        for first in range(0, len(starts), TOGETHER):
            spans = [
                (max(0, at - self.margin), at, min(size, at + CHUNK))
                for at in starts[first : first + TOGETHER]
            ]
            for name, each in self._read(vectors, marked, speakers, spans).items():
                found.setdefault(name, []).append(each)
        return {name: np.concatenate(each) for name, each in found.items()}

    def _read(
        self,
        vectors: Floats,
        marked: Ints,
        speakers: Sequence[int],
        spans: Sequence[tuple[int, int, int]],
    ) -> dict[str, Floats]:
        """Return the logits of utterances in chunks, each read with its margins.

        Args:
            vectors: of all utterances.
            marked: of all utterances.
            speakers: of all utterances.
            spans: where each chunk's margin begins, and where it begins and ends itself.
        """
        size = len(vectors)
        longest = max(min(size, stop + self.margin) - begin for begin, _, stop in spans)
        said = np.zeros((len(spans), longest, vectors.shape[1]), np.float32)
        around = np.zeros((len(spans), longest), np.int64)
        related = np.zeros((len(spans), longest, longest), np.int64)
        related[:] = np.eye(longest, dtype=np.int64)
        for row, (begin, _, stop) in enumerate(spans):
            end = min(size, stop + self.margin)
            said[row, : end - begin] = vectors[begin:end]
            around[row, : end - begin] = marked[begin:end]
            related[row, : end - begin, : end - begin] = relations(speakers[begin:end], self.reach)
        found = self.engine.context(said, around, related)
        return {
            name: np.concatenate(
                [
                    each[row, at - begin : stop - begin]
                    for row, (begin, at, stop) in enumerate(spans)
                ]
            )
            for name, each in found.items()
        }

    def read(self, texts: Sequence[str], speakers: Sequence[int], leads: Sequence[bool]) -> Reading:
        """Return calibrated probabilities; arguments as in `logits`.

        Asking is calibrated apart for transcripts with sentence marks, which tell questions, and
        for those without.
        """
        found = self.logits(texts, speakers, leads)
        curves = (self.curves.get(name, Curve()) for name in self.heads["acts"])
        acts = {
            name: curve.probability(found["acts"][:, at])
            for at, (name, curve) in enumerate(zip(self.heads["acts"], curves, strict=True))
        }
        asked = found["question"]
        none = self.heads["question"].index(NO_QUESTION)
        others = [at for at in range(asked.shape[1]) if at != none]
        asking = self.asking[MARKED if is_punctuated(texts) else UNMARKED]
        asks = asking.probability(log_odds(asked, others))
        shares = np.exp(self.cooling * (asked[:, others] - asked[:, others].max(1, keepdims=True)))
        shares /= shares.sum(1, keepdims=True)
        types = {self.heads["question"][at]: shares[:, n] for n, at in enumerate(others)}
        return Reading(acts, asks, types, found, asking.threshold)


def log_odds(logits: npt.NDArray[Any], wanted: Sequence[int]) -> Floats:
    """Return the log odds that a head which chooses one output chooses one of `wanted`.

    Args:
        logits: (n, size).
        wanted: places of outputs; neither none nor all of them.

    >>> log_odds(np.zeros((1, 3), np.float32), [1, 2]).round(3).tolist()
    [0.6930000185966492]
    """
    all_ = logits.astype(np.float64)
    rest = [at for at in range(all_.shape[1]) if at not in wanted]
    mine, others = (np.logaddexp.reduce(all_[:, each], axis=1) for each in (list(wanted), rest))
    return np.asarray(mine - others, np.float32)


def _curve(given: Mapping[str, Any]) -> Curve:
    return Curve(float(given["scale"]), float(given["shift"]), float(given["threshold"]))


def read_config(folder: Path) -> dict[str, Any]:
    """Return a model's `config.json`.

    Raises:
        ModelError: if it is missing or no JSON object.
    """
    try:
        read = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(folder.name, f"there is no {CONFIG} in it", REINSTALL) from error
    except ValueError as error:
        raise ModelError(folder.name, f"{CONFIG} is damaged ({error})", REINSTALL) from error
    if not isinstance(read, dict):
        raise ModelError(folder.name, f"{CONFIG} is no object", REINSTALL)
    return read


def check_files(folder: Path, config: Mapping[str, Any]) -> None:
    """Check that each file named in `config["files"]` is there and has its SHA-256.

    Raises:
        ModelError: if one is not.
    """
    files = config.get("files")
    if not isinstance(files, dict) or not {TOKENIZER, CALIBRATION} <= set(files):
        raise ModelError(folder.name, f"{CONFIG} does not name its files", REINSTALL)
    for name, known in files.items():
        path = folder / name
        if Path(name).name != name or not path.is_file():
            raise ModelError(folder.name, f"{name} is missing", REINSTALL)
        if sha256_of(path) != known:
            raise ModelError(
                folder.name, f"{name} is not the file it was shipped with (SHA-256)", REINSTALL
            )


def _check_labels(folder: Path, heads: Mapping[str, Sequence[str]]) -> None:
    """Check that a model knows no label that the registries don't have."""
    unknown = set(heads["acts"]) - set(ACTS) | (
        set(heads["question"]) - set(QUESTION_TYPES) - {NO_QUESTION}
    )
    if unknown:
        raise ModelError(
            folder.name,
            f"it finds {', '.join(sorted(unknown))}, which this version does not know",
            "install the version of the analyser that it was made for",
        )


def _engine(folder: Path, config: Mapping[str, Any]) -> Engine:
    files = config["files"]
    if {WORDS, CONTEXT} <= set(files):
        return OnnxEngine(folder)
    if WEIGHTS in files:
        try:
            from analyzer.acts.torch_encoder import TorchEngine
        except ImportError as error:
            raise ModelError(
                folder.name,
                "its weights are for PyTorch, which is not installed",
                "install the extra: pip install 'speakup-analyzer[train]'",
            ) from error
        return TorchEngine(folder / WEIGHTS, config["shape"])
    raise ModelError(folder.name, "it has no weights", REINSTALL)


class OnnxEngine:
    """Runs `words.onnx` and `context.onnx` with ONNX Runtime on the CPU."""

    def __init__(self, folder: Path) -> None:
        """Load both graphs.

        Raises:
            ModelError: if ONNX Runtime cannot read one.
        """
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        # Weights are stored as bytes: turned back once, on loading, and not for every run.
        options.add_session_config_entry("session.disable_quant_qdq", "1")
        made = []
        for name in (WORDS, CONTEXT):
            try:
                made.append(
                    onnxruntime.InferenceSession(
                        str(folder / name), options, providers=["CPUExecutionProvider"]
                    )
                )
            except Exception as error:  # its errors share no class of their own
                raise ModelError(folder.name, f"{name} cannot be read", REINSTALL) from error
        self._words, self._context = made
        self._names = [each.name for each in self._context.get_outputs()]

    def words(self, pieces: Ints) -> Floats:
        """Return the vectors of utterances, (utterances, hidden)."""
        made: Floats = self._words.run(None, {"pieces": pieces})[0]
        return made

    def context(self, said: Floats, marked: Ints, related: Ints) -> Mapping[str, Floats]:
        """Return each head's logits, (sequences, utterances, size)."""
        given = {"said": said, "marks": marked, "relation": related}
        return dict(zip(self._names, self._context.run(None, given), strict=True))


@cache
def encoder(folder: Path) -> Encoder:
    """Return the model in a folder, loaded once."""
    return Encoder(folder)
