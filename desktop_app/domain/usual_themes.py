"""The eight themes that a new centre begins with (interface.md 2.3); it may call them otherwise."""

from dataclasses import dataclass

from desktop_app.domain.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class UsualTheme:
    """A family of programmes; ``code`` is also that of its pair of colours."""

    code: str
    title: Bilingual
    icon: str


USUAL_THEMES = (
    UsualTheme("nutrition", Bilingual("Nutrition", "Nutrition"), "utensils"),
    UsualTheme("activity", Bilingual("Activité physique", "Physical activity"), "footprints"),
    UsualTheme("boussole", Bilingual("Boussole", "Boussole"), "compass"),
    UsualTheme("respiration", Bilingual("Respiration", "Respiratory health"), "wind"),
    UsualTheme("elders", Bilingual("Aînés", "Older people"), "heart-handshake"),
    UsualTheme("cafe", Bilingual("Cafés santé", "Health cafés"), "coffee"),
    UsualTheme("children", Bilingual("Enfance", "Children & parents"), "blocks"),
    UsualTheme("mediation", Bilingual("Médiation", "Health mediation"), "messages-square"),
)
