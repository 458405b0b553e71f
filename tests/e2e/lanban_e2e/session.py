# SPDX-FileCopyrightText: 2026 The Lanban authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A session bus, and with it an accessibility bus, for one run of tests alone."""

import os
import subprocess
import sys
import tempfile
import unittest

# Set in the inner process.
INSIDE = "LANBAN_E2E_SESSION"


def main() -> None:
    """Runs the tests of the calling script on buses of their own."""
    if INSIDE in os.environ:
        unittest.main(verbosity=2, failfast=True)
        return
    with tempfile.TemporaryDirectory(prefix="lanban-e2e-session-") as folder:
        # The accessibility bus has its socket in these folders: two runs that shared them would take it from
        # each other. No display: that one of the user is not ours to use.
        environment = {**os.environ, INSIDE: "1", "XDG_RUNTIME_DIR": folder, "XDG_CACHE_HOME": folder, "HOME": folder}
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS"):
            environment.pop(name, None)
        done = subprocess.run(["dbus-run-session", "--", sys.executable, *sys.argv], env=environment, check=False)
    sys.exit(done.returncode)
