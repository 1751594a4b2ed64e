"""Health mediation in words."""

from desktop_app.domain.mediation import MediationChannel, MediationOutcome, MediationStatus
from desktop_app.wording.words import Words


def mediation_status_text(words: Words, status: str) -> str:
    """Where a request stands."""
    known = {
        MediationStatus.RECEIVED: words._("received"),
        MediationStatus.ASSESSED: words._("assessed"),
        MediationStatus.IN_PROGRESS: words._("in progress"),
        MediationStatus.CLOSED: words._("ended"),
    }
    return known[MediationStatus(status)]


def mediation_channel_text(words: Words, channel: str) -> str:
    """How a request came."""
    known = {
        MediationChannel.DESK: words._("at the desk"),
        MediationChannel.PHONE: words._("by telephone"),
        MediationChannel.PARTNER: words._("through a partner"),
        MediationChannel.OUTREACH: words._("outside the centre"),
    }
    return known[MediationChannel(channel)]


def mediation_outcome_text(words: Words, outcome: str) -> str:
    """How a request ended."""
    known = {
        MediationOutcome.SOLVED: words._("solved"),
        MediationOutcome.HANDED_OVER: words._("handed over to a partner"),
        MediationOutcome.GIVEN_UP: words._("given up"),
        MediationOutcome.NO_NEWS: words._("no news"),
    }
    return known[MediationOutcome(outcome)]


def motive_group_text(words: Words, group: str) -> str:
    """A group of motives; an unknown one is said as its code."""
    known = {
        "health_rights": words._("Health rights"),
        "care_support": words._("Support in care"),
        "social_admin": words._("Social and administrative"),
        "other": words._("Other"),
    }
    return known.get(group, group)
