"""Every text of the commands of individual support, for the walk over all that can be typed."""

from collections.abc import Callable
from dataclasses import replace

from desktop_app.commands.act import Command
from desktop_app.commands.appointments import (
    BookAppointment,
    CancelAppointment,
    MoveAppointment,
    RecordAppointment,
    ReinstateAppointment,
)
from desktop_app.commands.mediation import FollowMediation, ReceiveMediation
from desktop_app.commands.order_ends import (
    CancelInterpreter,
    InvoiceInterpreter,
    RecordInterpreter,
)
from desktop_app.commands.orders import ConfirmInterpreter, OrderInterpreter, RefuseInterpreter
from desktop_app.commands.session_changes import Keeping
from desktop_app.domain.findings import Code
from tests.commands.town import at

BOOKED = BookAppointment("boussole", "U0001", "P3", "VIL-1", at("14:00"), at("14:45"))
LATE = replace(BOOKED, start=at("20:30"), end=at("21:00"))
"""Once the site is closed."""

CLOSED = frozenset({str(Code.ROOM_CLOSED), str(Code.SITE_CLOSED)})


GIVEN_UP = replace(LATE, worker="P2", keeping=Keeping(CLOSED, "accord"))
"""Booked second, then cancelled."""


ORDERED = OrderInterpreter("R0001", "ar")
"""For the first of them, a week before."""

ASKED = ReceiveMediation("U0001", "desk", ("care",))


ORDER_TEXTS: dict[Callable[[str], Command], tuple[str, ...]] = {
    ConfirmInterpreter: ("order", "interpreter", "language", "told"),
    RefuseInterpreter: ("order", "language", "reason", "told"),
    CancelInterpreter: ("order", "language", "reason", "told"),
    RecordInterpreter: ("order", "outcome", "language", "told"),
    InvoiceInterpreter: ("order", "language", "told"),
}


def _kept(text: str) -> Keeping:
    return Keeping(CLOSED, text)


SUPPORT_TEXTS: dict[str, Callable[[str], Command]] = {
    **{
        f"BookAppointment.{name}": lambda text, name=name: replace(  # type: ignore[misc]
            LATE, keeping=_kept(""), **{name: text}
        )
        for name in ("kind", "person", "worker", "room", "interpreter", "language")
    },
    "BookAppointment.mode": lambda text: replace(BOOKED, interpreter="I1", mode=text),
    "BookAppointment.keeping": lambda text: replace(LATE, keeping=_kept(text)),
    "MoveAppointment.appointment": MoveAppointment,
    **{
        f"MoveAppointment.{name}": lambda text, name=name: replace(  # type: ignore[misc]
            MoveAppointment("R0001"), **{name: text}
        )
        for name in ("room", "worker", "interpreter")
    },
    "MoveAppointment.keeping": lambda text: MoveAppointment(
        "R0001", start=LATE.start, keeping=_kept(text)
    ),
    "CancelAppointment.appointment": lambda text: CancelAppointment(text, "person"),
    "CancelAppointment.by": lambda text: CancelAppointment("R0001", text),
    "RecordAppointment.appointment": lambda text: RecordAppointment(text, "honoured"),
    "RecordAppointment.status": lambda text: RecordAppointment("R0001", text),
    "ReinstateAppointment.appointment": ReinstateAppointment,
    "ReinstateAppointment.keeping": lambda text: ReinstateAppointment("R0002", _kept(text)),
    **{
        f"ReceiveMediation.{name}": lambda text, name=name: replace(  # type: ignore[misc]
            ASKED, **{name: text}
        )
        for name in ("person", "channel", "language", "mediator")
    },
    "ReceiveMediation.motives": lambda text: replace(ASKED, motives=(text,)),
    "FollowMediation.request": lambda text: FollowMediation(text, "assessed"),
    "FollowMediation.status": lambda text: FollowMediation("M0001", text),
    "FollowMediation.outcome": lambda text: FollowMediation("M0001", "closed", text),
    "FollowMediation.mediator": lambda text: FollowMediation("M0001", mediator=text),
    "FollowMediation.motives": lambda text: FollowMediation("M0001", motives=(text,)),
    **{
        f"OrderInterpreter.{name}": lambda text, name=name: replace(  # type: ignore[misc]
            ORDERED, **{name: text}
        )
        for name in ("subject", "language", "mode", "agency", "interpreter", "payer", "told")
    },
    **{
        f"{kind.__name__}.{name}": lambda text, kind=kind, name=name: replace(  # type: ignore[misc]
            kind("R0001"), **{name: text}
        )
        for kind, names in ORDER_TEXTS.items()
        for name in names
    },
    "ConfirmInterpreter.keeping": lambda text: ConfirmInterpreter(
        "R0001", "I1", keeping=_kept(text)
    ),
}
