"""The program `permanence`, also `python -m desktop_app`."""

import signal
import sys

INTERRUPTED = 130


def main() -> None:
    """Do what was typed and leave with its exit status; 130 when Ctrl-C came at any moment."""
    status = INTERRUPTED
    try:
        from desktop_app.cli.program import main as program  # noqa: PLC0415 - Ctrl-C may come here

        status = program()
    except KeyboardInterrupt:
        status = INTERRUPTED
    # All is done and said: nothing is left to interrupt.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(status)


if __name__ == "__main__":
    main()
