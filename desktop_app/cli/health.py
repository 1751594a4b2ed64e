"""doctor: whether a centre is well."""

from desktop_app.cli.answers import Answer
from desktop_app.cli.call import Call
from desktop_app.cli.command import Command
from desktop_app.cli.exit_status import DONE, REFUSED
from desktop_app.cli.options import CentreOptions
from desktop_app.readings.doctor import Check, doctor_reading
from desktop_app.wording.doctor import check_text


def doctor(options: CentreOptions, call: Call) -> Answer:
    """Look at a centre from all sides; nothing is written."""
    engine = call.look_at(options.centre)
    checks = doctor_reading(engine, call.now(engine).date())
    told = [(one, check_text(call.words, one.code, one.facts, ok=one.ok)) for one in checks]
    well = not any(one.grave for one in checks)
    if not well:
        verdict = call.words._("Something is wrong.")
    elif all(one.ok for one in checks):
        verdict = call.words._("This centre is well.")
    else:
        verdict = call.words._("This centre is well; there is something to see to.")
    return Answer(
        {
            "ok": well,
            "checks": [
                {"code": str(one.code), "ok": one.ok, "grave": one.grave, "text": text}
                for one, text in told
            ],
        },
        [verdict, *(f"  {_mark(one)} {text}" for one, text in told)],
        DONE if well else REFUSED,
    )


def _mark(check: Check) -> str:
    if check.ok:
        return "✓"
    return "✗" if check.grave else "!"


COMMANDS = (Command("doctor", CentreOptions, doctor),)
