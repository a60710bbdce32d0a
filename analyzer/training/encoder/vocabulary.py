"""The word pieces that English and Dutch need, and the tokenizer over them.

USE's table holds 128,010 pieces of 16 languages, 66 MB as bytes. Kept are the pieces that its own
tokenizer uses for the training texts, for the `FREQUENT` commonest English and Dutch words by
wordfreq, and all single letters and marks of Latin script, so that no word is lost: a word whose
pieces were left out falls apart into smaller ones.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

from analyzer.errors import ModelError

FREQUENT: Final = 40_000
LEARNED: Final = 8_000
SPECIAL: Final = ("<pad>", "<s>", "</s>", "<unk>")
LETTERS: Final = 0x250
PUBLISHED_SPECIAL: Final = 3
"""How many pieces of the published model, from its first, are special."""


def published(path: Path) -> list[tuple[str, float]]:
    """Return the pieces of a SentencePiece unigram model with their log probabilities."""
    from sentencepiece import SentencePieceProcessor

    read = SentencePieceProcessor(model_file=str(path))
    return [(read.id_to_piece(at), read.get_score(at)) for at in range(read.get_piece_size())]


def tokenizer(pieces: Sequence[tuple[str, float]]) -> Tokenizer:
    """Return a tokenizer over these pieces, special ones first, that marks begin and end.

    The normaliser is SentencePiece's `nmt_nfkc` as far as meetings need it: NFKC, control
    characters dropped, white space of any kind one space.

    >>> made = tokenizer([(each, 0.0) for each in SPECIAL] + [("▁ja", -1.0), ("▁", -2.0)])
    >>> made.encode("ja  ja").tokens
    ['<s>', '▁ja', '▁ja', '</s>']
    """
    made = Tokenizer(models.Unigram(list(pieces), unk_id=SPECIAL.index("<unk>")))
    made.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Replace(Regex(r"[\p{Cc}\p{Cf}\s]+"), " "),
            normalizers.Strip(),
        ]
    )
    made.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always", split=False)
    made.decoder = decoders.Metaspace()
    begin, end = SPECIAL.index("<s>"), SPECIAL.index("</s>")
    made.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", begin), ("</s>", end)]
    )
    return made


def choose(path: Path, texts: Iterable[str]) -> tuple[list[tuple[str, float]], list[int]]:
    """Return the pieces to keep, and the row of each in the published table.

    Args:
        path: the published SentencePiece model.
        texts: training texts.

    Raises:
        ModelError: if wordfreq is not installed.
    """
    known = published(path)
    everything = tokenizer([(name, 0.0) for name in SPECIAL] + known[PUBLISHED_SPECIAL:])
    used: Counter[int] = Counter()
    every = [*texts, *_frequent()]
    for at in range(0, len(every), 10_000):
        for each in everything.encode_batch(every[at : at + 10_000]):
            used.update(each.ids)
    shift = len(SPECIAL) - PUBLISHED_SPECIAL
    kept = [
        at
        for at in range(PUBLISHED_SPECIAL, len(known))
        if used[at + shift] or _is_letter(known[at][0])
    ]
    pieces = [(name, 0.0) for name in SPECIAL] + [known[at] for at in kept]
    rows = [0, 1, 2, 0, *kept]
    return pieces, rows


def _is_letter(piece: str) -> bool:
    """Return whether a piece is one letter or mark of Latin script, or the space before a word."""
    letter = piece.strip("▁")
    return len(letter) <= 1 and all(ord(each) < LETTERS for each in letter)


def learn(texts: Iterable[str], size: int = LEARNED) -> Tokenizer:
    """Return a tokenizer over the commonest words and the letters of these texts, for trials.

    >>> learn(["ja dat is zo", "ja"]).encode("ja").tokens
    ['<s>', '▁ja', '</s>']
    """
    count: Counter[str] = Counter()
    for text in texts:
        count.update(text.split())
    letters = sorted({letter for word in count for letter in word} | {"▁"})
    words = [(f"▁{word}", -10.0) for word, _ in count.most_common(size)]
    known = {word for word, _ in words}
    single = [(each, -20.0) for each in letters if each not in known]
    return tokenizer([*((name, 0.0) for name in SPECIAL), *words, *single])


def _frequent() -> list[str]:
    try:
        from wordfreq import top_n_list
    except ImportError as error:
        raise ModelError(
            "wordfreq",
            "it is not installed",
            "pip install --require-hashes -r analyzer/training/encoder/requirements.txt",
        ) from error
    words = [word for language in ("en", "nl") for word in top_n_list(language, FREQUENT)]
    return [*words, *(word.capitalize() for word in words)]
