"""Transcript formats: `read` a file of any of them, `sniff` which one it is."""
