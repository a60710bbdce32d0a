"""Researchers' items and corpora: label them, and measure how well they are labelled."""
