"""doctor: whether a centre is well."""

from desktop_app.cli.answers import Answer
from desktop_app.cli.call import Call
from desktop_app.cli.command import Command
from desktop_app.cli.exit_status import DONE, REFUSED
from desktop_app.cli.options import CentreOptions
from desktop_app.readings.doctor import doctor_reading
from desktop_app.wording.doctor import check_text


def doctor(options: CentreOptions, call: Call) -> Answer:
    """Look at a centre from all sides; nothing is written."""
    engine = call.look_at(options.centre)
    checks = doctor_reading(engine, call.now(engine).date())
    told = [(one, check_text(call.words, one.code, one.facts, ok=one.ok)) for one in checks]
    well = all(one.ok for one in checks)
    verdict = call.words._("This centre is well.") if well else call.words._("Something is wrong.")
    return Answer(
        {
            "ok": well,
            "checks": [{"code": str(one.code), "ok": one.ok, "text": text} for one, text in told],
        },
        [verdict, *(f"  {'✓' if one.ok else '✗'} {text}" for one, text in told)],
        DONE if well else REFUSED,
    )


COMMANDS = (Command("doctor", CentreOptions, doctor),)
