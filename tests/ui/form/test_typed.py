"""What a form holds, and how it goes on when another desk was quicker."""

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

from desktop_app.domain.planning import Involved, Planning, Proposal
from desktop_app.domain.span import Span
from ui.form.drafts import FormDraft, FormShelf
from ui.form.typed import Typed, merged, touched

DAY, NEXT = date(2026, 11, 24), date(2026, 11, 25)
GUEST = Involved("X1", "guest", Span(datetime(2026, 11, 24, 14, 30), datetime(2026, 11, 24, 15, 0)))
ENDS = (datetime(2026, 11, 24, 14, 15), datetime(2026, 11, 24, 14, 45))
SEEN = Typed(DAY, time(14), time(15, 30), "A", team=(Involved("P1"), GUEST), needs=("step_free",))


def test_an_end_and_a_guest_follow_the_start() -> None:
    moved = SEEN.at(NEXT, time(16))
    assert moved.end == time(17, 30)
    assert moved.team[1].span == Span(datetime(2026, 11, 25, 16, 30), datetime(2026, 11, 25, 17, 0))


def test_who_stays_keeps_role_and_hours() -> None:
    changed = SEEN.with_people(("X1", "P2"), Planning(Span.whole_days(DAY, DAY)))
    assert changed.team == (GUEST, Involved("P2"))


def test_a_way_out_replaces_who_was_in_the_way() -> None:
    span = Span(datetime(2026, 11, 24, 16), datetime(2026, 11, 24, 17, 30))
    way = Proposal(span, "B", (Involved("P2"), Involved("I1", "interpreter")))
    taken = SEEN.proposed(way)
    assert (taken.span, taken.room, taken.codes) == (span, "B", ("P2",))


def test_fields_not_touched_here_follow_the_other_desk() -> None:
    typed, there = replace(SEEN, places=7), replace(SEEN, room="B")
    together, clash = merged(SEEN, typed, there)
    assert (together.places, together.room, clash) == (7, "B", ())


def test_a_field_changed_on_both_sides_keeps_what_was_typed_and_says_so() -> None:
    typed, there = replace(SEEN, places=7), replace(SEEN, places=9)
    together, clash = merged(SEEN, typed, there)
    assert (together.places, clash) == (7, ("places",))


def test_the_same_change_on_both_sides_is_no_quarrel() -> None:
    both = replace(SEEN, places=7)
    assert merged(SEEN, both, both) == (both, ())
    assert touched(SEEN, both) == ("places",)


def test_two_desks_may_each_add_somebody_to_a_team() -> None:
    here = replace(SEEN, team=(*SEEN.team, Involved("P2")))
    there = replace(SEEN, team=(*SEEN.team, Involved("P3")))
    together, clash = merged(SEEN, here, there)
    assert (set(together.codes), clash) == ({"P1", "X1", "P2", "P3"}, ())


def test_the_same_guest_at_other_hours_on_both_sides_is_a_quarrel() -> None:
    later = [Involved("X1", "guest", Span(datetime(2026, 11, 24, 14), end)) for end in ENDS]
    here, there = (replace(SEEN, team=(Involved("P1"), one)) for one in later)
    together, clash = merged(SEEN, here, there)
    assert (together.team[1], clash) == (later[0], ("team",))


def test_what_was_set_aside_comes_back_whole(tmp_path: Path) -> None:
    shelf = FormShelf(tmp_path)
    draft = FormDraft("W0001", SEEN, replace(SEEN, places=7, title="Autre titre", note="Clé"))
    shelf.keep(draft)
    shelf.keep(replace(draft, session="W0002"))
    assert shelf.entry("W0001") == draft
    shelf.discard("W0001")
    assert shelf.entry("W0001") is None
    assert shelf.entry("W0002") is not None


def test_a_file_somebody_wrote_in_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "session_forms.json").write_text('[{"session": "W0001"}, 3]', encoding="utf-8")
    assert FormShelf(tmp_path).entry("W0001") is None
