"""Speak-up analyser: meeting transcripts in, speak-up signals with their evidence out."""

__version__ = "0.1.0"
