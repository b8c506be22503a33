"""A browser that is told what to do by the keyboard, over the pipe of the Chrome DevTools Protocol."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Any

CHROMIUM = shutil.which("chromium")
_OPTIONS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "about:blank")
_LAUNCH = (
    sys.executable,
    "-c",
    "import os, sys; ends = [os.dup2(int(end), 50 + at) for at, end in enumerate(sys.argv[1:3])]\n"
    "for at, end in enumerate(ends, 3): os.dup2(end, at)\n"
    "os.execv(sys.argv[3], sys.argv[3:])",
)
_CODES = {"Enter": 13, "Tab": 9, "Escape": 27, "ArrowDown": 40}


class Browser:
    """One page of a headless Chromium, which reads commands from its descriptor 3 and answers on 4."""

    def __init__(self, profile: Path) -> None:
        assert CHROMIUM
        reading, self._out = os.pipe()
        answers, writing = os.pipe()
        self._in = os.fdopen(answers, "rb")
        self._process = subprocess.Popen(
            [*_LAUNCH, str(reading), str(writing), CHROMIUM, *_OPTIONS, f"--user-data-dir={profile}"],
            pass_fds=(reading, writing),
            stderr=subprocess.DEVNULL,
        )
        os.close(reading)
        os.close(writing)
        self._number = 0
        self._session: str | None = None
        self._session = self._told("Target.attachToTarget", targetId=self._page(), flatten=True)["sessionId"]

    def _page(self) -> str:
        """The window that shows pages; newer browsers have others, of their own, which are never drawn."""
        end = time.monotonic() + 30
        while True:
            targets = self._told("Target.getTargets")["targetInfos"]
            if pages := [target for target in targets if target["type"] == "page"]:
                return str(pages[0]["targetId"])
            assert time.monotonic() < end, targets
            time.sleep(0.05)

    def __enter__(self) -> Browser:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._out)
        self._in.close()

    def open(self, address: str) -> None:
        """Goes to an address, and waits until it is there."""
        self._told("Page.navigate", url=address)
        self.until(f"location.href === {json.dumps(address)} && document.readyState === 'complete'")

    def value(self, script: str) -> Any:
        """What an expression comes to."""
        found = self._told("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        return found["result"].get("value")

    def until(self, script: str, seconds: float = 30.0) -> Any:
        """What an expression comes to, once that is true."""
        end = time.monotonic() + seconds
        while not (found := self.value(script)) and time.monotonic() < end:
            time.sleep(0.05)
        assert found, (script, self.value("document.body.innerText"))
        return found

    def type(self, text: str) -> None:
        """Types into what has the focus."""
        for character in text:
            self._told("Input.dispatchKeyEvent", type="keyDown", text=character, key=character)
            self._told("Input.dispatchKeyEvent", type="keyUp", key=character)

    def press(self, key: str) -> None:
        """Presses a key by its name."""
        code: dict[str, Any] = {"key": key, "code": key, "windowsVirtualKeyCode": _CODES[key]}
        text = {"text": "\r"} if key == "Enter" else {}
        self._told("Input.dispatchKeyEvent", type="keyDown", **code, **text)
        self._told("Input.dispatchKeyEvent", type="keyUp", **code)

    def narrow(self, width: int, height: int) -> None:
        """Gives the window another size."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self._told("Emulation.setDeviceMetricsOverride", **size)

    def _told(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._number += 1
        session = {"sessionId": self._session} if self._session else {}
        message = {"id": self._number, "method": method, "params": parameters, **session}
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = json.loads(b"".join(iter(self._byte, b"\0")))
            if answer.get("id") == self._number:
                assert "result" in answer, answer
                found: dict[str, Any] = answer["result"]
                return found

    def _byte(self) -> bytes:
        byte = self._in.read(1)
        if not byte:
            raise EOFError("the browser is gone")
        return byte
