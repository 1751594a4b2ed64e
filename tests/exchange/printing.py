"""A printer for the tests: sheets with a number and a snapshot, as the command writes them."""

import hashlib
import json
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.tables.paper import Sheet, SheetPrint


def print_sheet(tx: Session, session_id: int, at: datetime) -> None:
    serial = 1 + (tx.scalar(select(func.max(Sheet.serial))) or 0)
    snapshot = json.dumps({"session": session_id, "title": "Atelier, « neutre »"})
    sheet = Sheet(
        kind=1,
        serial=serial,
        edition=1,
        session_id=session_id,
        variant="session",
        number=f"471{serial:05d}0192",
        snapshot=snapshot,
        digest=hashlib.sha256(snapshot.encode()).hexdigest(),
        issued_at=at,
        status="printed",
    )
    tx.add(sheet)
    tx.flush()
    tx.add(SheetPrint(sheet_id=sheet.id, copy=1, printed_at=at, desk="accueil-vil"))
    tx.flush()
