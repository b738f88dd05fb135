"""The browser's scripts can be read; where Node is there, it reads them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NODE = shutil.which("node")
SCRIPTS = sorted([*(ROOT / "geo" / "browser").glob("*.js"), *(ROOT / "ui").rglob("*.js")])


@pytest.mark.skipif(NODE is None, reason="Node is not installed")
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_without_slips_of_syntax(script: Path) -> None:
    """As a module, so that what strict mode forbids is found as well."""
    found = subprocess.run(
        [str(NODE), "--input-type=module", "--check", "-"],
        input=script.read_bytes(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert found.returncode == 0, found.stderr.decode()
