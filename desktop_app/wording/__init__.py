"""Sentences in French and English: the one catalogue of window, command line and paper."""

from desktop_app.wording.words import LANGUAGES, Words, words_in

__all__ = ["LANGUAGES", "Words", "words_in"]
