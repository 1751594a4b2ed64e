"""Sheets compared with what they would say now, without loading what draws them."""

from desktop_app.domain.sheets.facts import SheetFacts


def settled(facts: SheetFacts) -> SheetFacts:
    """What `settled_facts` says; what draws is loaded only where large rows were wished."""
    if not facts.wish.large_rows:
        return facts
    from desktop_app.documents.attendance_sheet import settled_facts  # noqa: PLC0415 - slow

    return settled_facts(facts)
