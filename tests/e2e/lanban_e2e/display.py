# SPDX-FileCopyrightText: 2026 The Lanban authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A screen of its own for each app: a real mouse can only be in one place."""

import os
import subprocess
from pathlib import Path


class Display:
    """One Xvfb server on a number that it chose itself."""

    WIDTH = 1280
    HEIGHT = 800

    def __init__(self) -> None:
        reading, writing = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{self.WIDTH}x{self.HEIGHT}x24", "-nolisten", "tcp"],
            pass_fds=[writing], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        self.name = f":{number}"

    def environment(self) -> dict[str, str]:
        """The process environment with this screen in it."""
        return {**os.environ, "DISPLAY": self.name}

    def xdotool(self, *words: object) -> None:
        """One xdotool call: its commands can be chained."""
        subprocess.run(["xdotool", *map(str, words)], env=self.environment(), check=True, timeout=60,
                       stdout=subprocess.DEVNULL)

    def picture(self, file: Path) -> None:
        """Keeps what the screen shows as a PNG."""
        file.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["import", "-window", "root", str(file)], env=self.environment(), check=True, timeout=60)

    def close(self) -> None:
        self._server.terminate()
        self._server.wait(timeout=10)
