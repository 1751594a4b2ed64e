"""What people do, in words: jobs, outside roles, professions."""

from desktop_app.domain.bilingual import Bilingual
from desktop_app.wording.words import Words


def role_words(words: Words, label: Bilingual) -> str:
    """A worker's label in words: a profession as the centre writes it, or a known role code."""
    known = {
        "director": words._("director"),
        "coordinator": words._("coordinator"),
        "health_mediator": words._("health mediator"),
        "receptionist": words._("receptionist"),
        "circus_artist": words._("circus artist"),
        "community_centre_host": words._("community centre host"),
        "expert_user": words._("expert user"),
        "school_counsellor": words._("school counsellor"),
        "interpreter": words._("interpreter"),
    }
    return known.get(label.fr) or words.of(label)


def profession_on_paper(words: Words, label: Bilingual) -> str:
    """The same, as written under a name on a sheet: no capital."""
    said = role_words(words, label)
    return said[:1].lower() + said[1:]
