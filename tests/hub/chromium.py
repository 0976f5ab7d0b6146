"""Chromium without a screen for the hub's pages, worked by keys alone; what has the focus must show it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from free_port import free_port
from selenium.common.exceptions import TimeoutException, WebDriverException
from selenium.webdriver import Chrome, ChromeOptions, ChromeService, Keys
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.expected_conditions import staleness_of
from selenium.webdriver.support.wait import WebDriverWait

_QUIET = (
    *("--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--force-prefers-reduced-motion", "--lang=vi"),
)
_FOCUS = """
const it = document.activeElement, look = getComputedStyle(it), box = it.getBoundingClientRect();
return look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2
    && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
"""
_READY = """
const wished = document.querySelector('[autofocus]');
return document.readyState === 'complete' && (!wished || wished === document.activeElement);
"""
_TOO_WIDE = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
_UNLABELLED = """
return [...document.querySelectorAll('input:not([type=hidden]),select,textarea')]
  .filter(it => !it.labels.length && !it.ariaLabel).map(it => it.name)
"""


@contextmanager
def a_browser(folder: Path) -> Iterator[Chrome]:
    """One browser with a fresh profile in `folder`; skips, and says so, where there is none."""
    binary, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if binary is None or driver is None:
        pytest.skip("no chromium with chromedriver here (Debian: chromium chromium-driver), so no page can be shown")
    options = ChromeOptions()
    options.binary_location = binary
    for argument in (*_QUIET, f"--user-data-dir={folder}", "--window-size=1366,768"):
        options.add_argument(argument)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.add_argument("--no-sandbox")  # Chromium's own does not run for root
    chrome = Chrome(options, ChromeService(driver, port=free_port()))
    # the window of the one application on a screen: without it Tab past the last link leaves the page for good
    chrome.execute_cdp_cmd("Emulation.setFocusEmulationEnabled", {"enabled": True})
    try:
        yield chrome
    finally:
        chrome.quit()


class Hand:
    """Types, and looks where the focus is; never uses a mouse or a script to act."""

    def __init__(self, chrome: Chrome) -> None:
        self.chrome = chrome

    def open(self, address: str) -> None:
        self.chrome.get(address)
        _until(self.chrome, _READY)

    def type(self, *keys: str) -> None:
        """Into whatever has the focus, which must show that it has."""
        if keys != (Keys.TAB,) or self._active.tag_name != "body":  # Tab leaves the page at its end and comes back
            self._seen()
        ActionChains(self.chrome).send_keys(*keys).perform()

    def enter(self, *keys: str) -> None:
        """Type and press Enter; the next page is there when this returns."""
        page = self.chrome.find_element(By.TAG_NAME, "html")
        self.type(*keys, Keys.ENTER)
        _until_next(page)
        assert not self.chrome.execute_script(_UNLABELLED)

    def tab_to(self, name: str, most: int = 25) -> None:
        """Press Tab until what is called so has the focus; every stop on the way must be seen."""
        for _ in range(most):
            self.type(Keys.TAB)
            if self.focus == name:
                self._seen()
                return
        raise AssertionError(f"Tab does not reach {name!r}; it stands at {self.focus!r}")

    @property
    def focus(self) -> str:
        """What is read out of what has the focus: its label or its text."""
        return self._active.accessible_name

    @property
    def title(self) -> str:
        return self.chrome.title

    @property
    def text(self) -> str:
        return self.chrome.find_element(By.TAG_NAME, "main").text

    @property
    def _active(self) -> WebElement:
        return self.chrome.switch_to.active_element

    def _seen(self) -> None:
        try:
            _until(self.chrome, _FOCUS)
        except TimeoutException:
            raise AssertionError(f"the focus on {self.focus!r} is not seen") from None

    def choose_file(self, path: Path) -> None:
        """What the system's own window would do for the field that has the focus."""
        self._active.send_keys(str(path))

    def fits(self, width: int, height: int, scale: float = 1) -> bool:
        """Whether the page needs no scrolling to the side in a window of so many CSS pixels."""
        size = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": False}
        self.chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        too_wide = self.chrome.execute_script(_TOO_WIDE)
        self.chrome.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        return bool(too_wide <= 0)


def _until_next(page: WebElement) -> None:
    """Wait for the page after `page`, and for its focus, which comes with the first drawing of it."""
    _waiting(page.parent).until(staleness_of(page))
    _until(page.parent, _READY)


def _until(chrome: Chrome, script: str) -> None:
    _waiting(chrome).until(lambda chrome: chrome.execute_script(script))


def _waiting(chrome: Chrome) -> WebDriverWait[Chrome]:
    return WebDriverWait(chrome, 60, poll_frequency=0.02, ignored_exceptions=[WebDriverException])
