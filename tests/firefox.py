# SPDX-License-Identifier: EUPL-1.2
"""Firefox as a test drives it: WebDriver BiDi over a websocket, without geckodriver.

Commands are those of https://w3c.github.io/webdriver-bidi/; only what the tests use is here.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import re
import subprocess
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from websockets.sync.client import ClientConnection

PATIENCE = 30  # seconds for one command, and for a page to come so far
ENTER, ESCAPE, TAB = "\ue007", "\ue00c", "\ue004"
LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
QUIET = {
    "app.update.auto": False,
    "browser.safebrowsing.downloads.remote.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "remote.prefs.recommended": False,  # they loosen what readers have: one storage for all files on disk
    "services.settings.server": "data:,none",
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}


@dataclass(slots=True)
class Firefox:
    """A running Firefox; ``events`` is what it told between the answers, oldest first."""

    socket: ClientConnection
    events: list[dict[str, Any]] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        """Give a command and return its result; what Firefox refuses raises ``AssertionError``."""
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            told: dict[str, Any] = json.loads(self.socket.recv(timeout=PATIENCE))
            if told.get("id") == number:
                assert told["type"] == "success", f"{method}: {told}"
                result: dict[str, Any] = told["result"]
                return result
            self.events.append(told)

    def tab(self) -> Tab:
        """Open a tab that shares no storage with any other."""
        user = self.send("browser.createUserContext")["userContext"]
        context = self.send("browsingContext.create", type="tab", userContext=user)["context"]
        return Tab(self, context)


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab, named as BiDi names it."""

    firefox: Firefox
    context: str

    def goto(self, address: str) -> None:
        """Open an address and wait until the page has loaded."""
        self.firefox.send("browsingContext.navigate", context=self.context, url=address, wait="complete")

    def reload(self) -> None:
        self.firefox.send("browsingContext.reload", context=self.context, wait="complete")

    def value(self, expression: str) -> Any:
        """Return what an expression (or what it promises) is in the page, as JSON carries it."""
        ran = self.firefox.send(
            "script.evaluate",
            expression=f"(async () => JSON.stringify(await ({expression})))()",
            target={"context": self.context},
            awaitPromise=True,
        )
        assert ran["type"] == "success", ran["exceptionDetails"]["text"]
        return json.loads(ran["result"]["value"])

    def run(self, script: str) -> None:
        """Run a script in the page, as its console would."""
        ran = self.firefox.send(
            "script.evaluate", expression=script, target={"context": self.context}, awaitPromise=False
        )
        assert ran["type"] == "success", ran["exceptionDetails"]["text"]

    def text(self, selector: str) -> str:
        """Return the shown text of the first such element, with single spaces."""
        return " ".join(self.value(f"document.querySelector({json.dumps(selector)}).innerText").split())

    def wait_for(self, expression: str) -> None:
        """Wait until an expression is true in the page."""
        end = time.monotonic() + PATIENCE
        while not self.value(f"Boolean({expression})"):
            assert time.monotonic() < end, expression
            time.sleep(0.05)

    def node(self, selector: str) -> dict[str, str]:
        """Return a reference to the first such element."""
        locator = {"type": "css", "value": selector}
        nodes = self.firefox.send("browsingContext.locateNodes", context=self.context, locator=locator)[
            "nodes"
        ]
        assert nodes, selector
        return {"sharedId": nodes[0]["sharedId"]}

    def click(self, selector: str) -> None:
        """Click in the middle of an element, with the pointer."""
        script = (
            f"document.querySelector({json.dumps(selector)}).scrollIntoView({{ block: 'center' }}) ?? null"
        )
        self.value(script)
        origin = {"type": "element", "element": self.node(selector)}
        moves: list[dict[str, Any]] = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": origin},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._act({"type": "pointer", "id": "muis", "actions": moves})

    def press(self, text: str) -> None:
        """Type on the keyboard."""
        keys = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "toetsen", "actions": keys})

    def bring(self, selector: str, path: Path) -> None:
        """Choose a file of this machine in a file field."""
        files = [str(path)]
        self.firefox.send("input.setFiles", context=self.context, element=self.node(selector), files=files)

    def _act(self, source: dict[str, Any]) -> None:
        self.firefox.send("input.performActions", context=self.context, actions=[source])


@contextlib.contextmanager
def running(program: str, profile: Path) -> Iterator[Firefox]:
    """Start Firefox with an empty profile, without a window; it ends with the block."""
    from websockets.sync.client import connect

    profile.mkdir()
    lines = [f"user_pref({json.dumps(key)}, {json.dumps(value)});" for key, value in QUIET.items()]
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    command = [program, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port=0"]
    with (profile / "stderr.txt").open("w") as log:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=log)
    try:
        with connect(f"{_address(profile / 'stderr.txt')}/session", max_size=None, proxy=None) as socket:
            firefox = Firefox(socket)
            firefox.send("session.new", capabilities={})
            firefox.send("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
            yield firefox
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _address(log: Path) -> str:
    """Return where Firefox listens, once it says so."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := LISTENING.search(log.read_text(encoding="utf-8", errors="replace")):
            return found[1]
        time.sleep(0.1)
    raise AssertionError(log.read_text(encoding="utf-8", errors="replace"))
