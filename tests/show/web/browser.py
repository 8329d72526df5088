"""Chromium driven over a pipe: pages opened, read, clicked and photographed with the standard library alone.

The DevTools protocol over file descriptors 3 and 4 (`--remote-debugging-pipe`)
needs neither a driver program nor a socket library.
"""

import base64
import json
import os
import select
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    "--remote-debugging-pipe",
)  # fmt: skip
PATIENCE = 60.0


def chromium() -> str | None:
    """Where Chromium is; `None` where it is not."""
    return next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
    )


class Browser:
    """One tab; a context manager."""

    def __init__(self, profile: Path) -> None:
        to_read, self._out = os.pipe()
        self._in, to_write = os.pipe()
        # The browser reads descriptor 3 and writes descriptor 4, whatever numbers the pipes have here.
        shell = f'exec "$0" "$@" 3<&{to_read} 4>&{to_write}'
        told = ["bash", "-c", shell, chromium() or "chromium", *FLAGS, f"--user-data-dir={profile}", "about:blank"]
        self._process = subprocess.Popen(
            told, pass_fds=(to_read, to_write), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(to_read)
        os.close(to_write)
        self._buffer, self._n, self._session = b"", 0, ""
        self.faults: list[str] = []
        target = next(one for one in self.ask("Target.getTargets")["targetInfos"] if one["type"] == "page")
        self._session = self.ask("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.ask(f"{domain}.enable")

    def __enter__(self) -> "Browser":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(timeout=20)
        os.close(self._out)
        os.close(self._in)

    def ask(self, method: str, **values: Any) -> dict[str, Any]:
        """One command and its answer; errors of the pages met on the way are kept in `faults`."""
        self._n += 1
        told = {"id": self._n, "method": method, "params": values}
        if self._session:
            told["sessionId"] = self._session
        os.write(self._out, json.dumps(told).encode() + b"\0")
        while True:
            message = self._next()
            if message.get("id") == self._n:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return message["result"]

    def _next(self) -> dict[str, Any]:
        end = time.monotonic() + PATIENCE
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._in], [], [], max(0.0, end - time.monotonic()))
            if not ready:
                raise TimeoutError("Chromium does not answer")
            self._buffer += os.read(self._in, 1 << 16)
        line, self._buffer = self._buffer.split(b"\0", 1)
        message = json.loads(line)
        if message.get("method") == "Log.entryAdded" and message["params"]["entry"]["level"] == "error":
            self.faults.append(f"{message['params']['entry']['text']} {message['params']['entry'].get('url', '')}")
        if message.get("method") == "Runtime.exceptionThrown":
            self.faults.append(
                message["params"]["exceptionDetails"].get("exception", {}).get("description", "exception")
            )
        return message

    def size(self, width: int, height: int = 900) -> None:
        """Be a window of that size, in pixels."""
        self.ask(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )

    def open(self, address: str) -> None:
        """Go there and wait until all is loaded."""
        self.ask("Page.navigate", url=address)
        self.wait("document.readyState === 'complete' && location.href !== 'about:blank'")
        self.run("document.fonts.ready.then(() => true)")

    def run(self, script: str) -> Any:
        """The value of an expression in the page."""
        told = self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in told:
            raise RuntimeError(told["exceptionDetails"]["exception"].get("description"))
        return told["result"].get("value")

    def wait(self, condition: str) -> None:
        """Until an expression is true."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                if self.run(condition):
                    return
            except RuntimeError:
                pass  # The page is just being left.
            if time.monotonic() > end:
                raise TimeoutError(condition)
            time.sleep(0.03)

    def submit(self, selector: str) -> None:
        """Press a button that sends a form, and wait for the page that follows."""
        self.run("globalThis.before = true")
        self.run(f"document.querySelector({json.dumps(selector)}).click()")
        self.wait("globalThis.before === undefined && document.readyState === 'complete'")

    def picture(self, path: Path, *, whole: bool = False) -> None:
        """A screenshot as PNG."""
        taken = self.ask("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(taken["data"]))
