# SPDX-FileCopyrightText: 2026 The Lanban authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One lanban process with a profile, a home and a screen of its own."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import threading
from pathlib import Path

from lanban_e2e.accessible import Node, application, snapshot
from lanban_e2e.display import Display
from lanban_e2e.keyboard import Keyboard
from lanban_e2e.mouse import Mouse
from lanban_e2e.waiting import wait_for


class App:
    """Starts with start(); the same profile can be started again after kill()."""

    def __init__(self, program: Path, home: Path, output: Path, name: str) -> None:
        self.name = name
        self.display = Display()
        self.mouse = Mouse(self.display)
        self.keyboard = Keyboard(self.display)
        self._program = program
        self._home = home
        self._output = output
        self._process: subprocess.Popen[str] | None = None
        self._reader: threading.Thread | None = None
        self._lines: list[dict] = []
        self._accessible = None
        self._pictures = 0

    @property
    def profile(self) -> Path:
        return self._home / "profile"

    def _environment(self) -> dict[str, str]:
        runtime = self._home / "runtime"
        runtime.mkdir(parents=True, exist_ok=True)
        runtime.chmod(0o700)
        return {
            **self.display.environment(),
            "HOME": str(self._home), "XDG_CONFIG_HOME": str(self._home / "config"),
            "XDG_DATA_HOME": str(self._home / "data"), "XDG_CACHE_HOME": str(self._home / "cache"),
            "XDG_RUNTIME_DIR": str(runtime),
            "QT_QPA_PLATFORM": "xcb", "QT_QUICK_BACKEND": "software", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "LC_ALL": "C.UTF-8", "LANGUAGE": "en", "QT_SCALE_FACTOR": "1",
        }

    def start(self, *arguments: str) -> None:
        """Starts the program and waits for its window."""
        environment = self._environment()
        if not self.profile.exists():
            # Not the port everybody else hosts on: after a crash it has to be free.
            self.profile.mkdir(parents=True)
            with socket.create_server(("", 0)) as door:
                (self.profile / "settings.ini").write_text(f"[host]\nport={door.getsockname()[1]}\n", encoding="utf-8")
        self._lines = []
        self._output.mkdir(parents=True, exist_ok=True)
        with open(self._output / f"{self.name}.log", "ab") as log:
            self._process = subprocess.Popen([str(self._program), "--profile", str(self.profile), *arguments],
                                             env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log,
                                             text=True, encoding="utf-8")
        self._reader = threading.Thread(target=self._read_lines, args=(self._process,), daemon=True)
        self._reader.start()
        self._accessible = None
        wait_for(self._has_window, f"{self.name}: a window")

    def start_again(self, *arguments: str) -> int:
        """Starts the program once more on the same profile while it runs; its exit code."""
        return subprocess.run([str(self._program), "--profile", str(self.profile), *arguments], env=self._environment(),
                              stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False, timeout=30).returncode

    def wait(self) -> int:
        """Waits for the end of the program; its exit code."""
        assert self._process is not None
        return self._process.wait(timeout=30)

    def _read_lines(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        with process.stdout as stdout:
            for line in stdout:
                try:
                    self._lines.append(json.loads(line))
                except json.JSONDecodeError:
                    self._lines.append({"event": "no JSON", "line": line})

    def _has_window(self) -> bool:
        assert self._process is not None
        if self._process.poll() is not None:
            raise AssertionError(f"{self.name} ended with {self._process.returncode}; see {self.name}.log")
        tree = self.tree()
        return tree is not None and any(child.role == "frame" for child in tree.children)

    def event(self, name: str) -> dict:
        """Waits for the line of standard output that tells of this event."""
        return wait_for(lambda: next((line for line in self._lines if line.get("event") == name), None),
                        f"{self.name}: the event {name!r}")

    def tree(self) -> Node | None:
        """The accessible tree now; None while there is none to be had."""
        assert self._process is not None
        if self._accessible is None:
            self._accessible = application(self._process.pid)
        return snapshot(self._accessible) if self._accessible is not None else None

    def find(self, role: str | None = None, name: str | None = None, within: Node | None = None, where=None) -> Node:
        """Waits for a thing of this role and name."""
        def look() -> Node | None:
            tree = within or self.tree()
            return tree.one(role, name, where) if tree is not None else None
        return wait_for(look, f"{self.name}: {role or 'anything'} named {name!r}")

    def click(self, role: str, name: str) -> None:
        """Clicks a thing, once it is there and keeps still."""
        self.mouse.click(self.at_rest(role, name).center)

    def at_rest(self, role: str, name: str) -> Node:
        """Waits until a thing is at the same place twice: what slides or grows would be missed."""
        seen: list[Node | None] = [None]

        def look() -> Node | None:
            tree = self.tree()
            now = tree.one(role, name) if tree is not None else None
            before, seen[0] = seen[0], now
            return now if now is not None and before is not None and now.rect == before.rect else None
        return wait_for(look, f"{self.name}: {role} named {name!r}, at rest")

    def picture(self, what: str) -> None:
        """Keeps what the window shows."""
        self._pictures += 1
        self.display.picture(self._output / f"{self.name}-{self._pictures:02}-{what}.png")

    def keep_evidence(self) -> None:
        """Picture and tree, for people who look why a test failed."""
        self.picture("failed")
        tree = self.tree() if self._process is not None else None
        (self._output / f"{self.name}-failed.txt").write_text(tree.outline() if tree is not None else "no tree", encoding="utf-8")

    def kill(self) -> None:
        """kill -9: nothing gets a chance to be tidied up."""
        assert self._process is not None
        os.kill(self._process.pid, signal.SIGKILL)
        self._process.wait(timeout=30)

    def pause(self) -> None:
        """The process stands still until resume(); keys and frames wait for it."""
        assert self._process is not None
        os.kill(self._process.pid, signal.SIGSTOP)

    def resume(self) -> None:
        assert self._process is not None
        os.kill(self._process.pid, signal.SIGCONT)

    def close(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self.resume()
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                self.kill()
        if self._reader is not None:
            self._reader.join(timeout=10)
        self.display.close()
