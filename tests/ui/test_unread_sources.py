"""PySide reads none of the program's source while it is loaded."""

import subprocess
import sys


def test_no_source_is_read_because_of_an_import() -> None:
    asked = "import linecache, ui.appearance; print(*linecache.cache)"
    ran = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60
    )

    assert [path for path in ran.stdout.split() if "/ui/" in path or "/desktop_app/" in path] == []
