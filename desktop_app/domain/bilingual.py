"""A text the centre wrote in its two languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same words in French and in English; an empty English falls back on French."""

    fr: str
    en: str = ""

    def in_language(self, language: str) -> str:
        """The words in ``language`` ("fr" or "en")."""
        return self.en if language == "en" and self.en else self.fr
