"""A process of one's own that dies at a chosen place, and leaves no word."""

import os
import signal
from collections.abc import Callable

from sqlalchemy import Engine, event


def run_and_die(work: Callable[[], None]) -> int:
    """Run ``work`` in a child process; the number of the signal that ended it, 0 when none."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    _child, ended = os.waitpid(child, 0)
    if os.WIFEXITED(ended):
        assert os.WEXITSTATUS(ended) == 0, "the child failed; its traceback is above"
        return 0
    return os.WTERMSIG(ended)


def die_before_statement(engine: Engine, number: int) -> None:
    """Let this process be killed just before its ``number``-th statement from now on."""
    left = number

    def count_down(*_call: object) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(engine, "before_cursor_execute", count_down)


def die_before_commit(engine: Engine) -> None:
    """Let this process be killed when all is written and nothing committed."""
    event.listen(engine, "commit", lambda _connection: os.kill(os.getpid(), signal.SIGKILL))
