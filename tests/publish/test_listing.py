"""The list of the editions in a folder, as JSON and as a page."""

from __future__ import annotations

import json
import re
from pathlib import Path

from data.edition import current
from publish.listing import write_list


def _catalogue(out: Path, folder: str, said: object) -> None:
    (out / folder).mkdir(parents=True)
    (out / folder / "index.json").write_text(json.dumps(said), encoding="utf-8")


def _edition(label: str, day: str) -> dict[str, dict[str, str]]:
    number, found = label.split("-")
    return {"edition": {"label": label, "number": number, "date": day, "hash": found}}


def test_every_edition_is_listed_the_latest_first(tmp_path: Path) -> None:
    """Each with the address of its catalogue and of its pages; tenth after ninth."""
    for label, day in (("2026.9-00000009", "2026-09-01"), ("2026.10-0000000a", "2026-10-01")):
        _catalogue(tmp_path, label, _edition(label, day))
    write_list(tmp_path)
    told = json.loads((tmp_path / "index.json").read_text(encoding="utf-8"))["editions"]
    assert [one["number"] for one in told] == ["2026.10", "2026.9"]
    assert told[1] == {
        "label": "2026.9-00000009",
        "number": "2026.9",
        "date": "2026-09-01",
        "hash": "00000009",
        "catalogue": "2026.9-00000009/index.json",
        "pages": {
            "en": "2026.9-00000009/en/index.html",
            "zh": "2026.9-00000009/zh/index.html",
        },
    }
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    linked = set(re.findall(r'<a [^>]*href="([^"]+)"', page))
    addresses = {path for one in told for path in (one["catalogue"], *one["pages"].values())}
    assert linked == {"index.json", *addresses}


def test_what_is_no_edition_is_not_listed(tmp_path: Path) -> None:
    """A build under way, another folder, a broken catalogue, one that names another edition."""
    label = "2026.9-00000009"
    _catalogue(tmp_path, f".{label}", _edition(label, "2026-09-01"))
    _catalogue(tmp_path, "<b>", _edition("<b>-x", "2026-09-01"))
    _catalogue(tmp_path, "2026.8-00000008", _edition(label, "2026-09-01"))
    _catalogue(tmp_path, "2026.7-00000007", [])
    (tmp_path / "2026.6-00000006").mkdir()
    (tmp_path / "2026.5-00000005").write_text("a file", encoding="utf-8")
    write_list(tmp_path)
    assert json.loads((tmp_path / "index.json").read_text(encoding="utf-8")) == {"editions": []}
    assert "<b>" not in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_of_two_editions_of_a_day_todays_is_the_latest(tmp_path: Path) -> None:
    """Their hashes say nothing of which came first."""
    now = current()
    labels = [f"{now.number}-00000000", now.label, f"{now.number}-ffffffff"]
    for label in labels:
        _catalogue(tmp_path, label, _edition(label, now.date.isoformat()))
    write_list(tmp_path)
    told = json.loads((tmp_path / "index.json").read_text(encoding="utf-8"))["editions"]
    assert told[0]["label"] == now.label


def test_what_an_operator_has_there_stays(tmp_path: Path) -> None:
    """A site's own first page is not overwritten; a list of ours is."""
    write_list(tmp_path)
    _catalogue(tmp_path, "2026.9-00000009", _edition("2026.9-00000009", "2026-09-01"))
    (tmp_path / "index.html").write_text("<!DOCTYPE html><title>Mine</title>", encoding="utf-8")
    write_list(tmp_path)
    assert "Mine" in (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "2026.9" in (tmp_path / "index.json").read_text(encoding="utf-8")


def test_a_published_edition_is_listed(site: Path) -> None:
    """Its catalogue and its pages lie where the list says."""
    told = json.loads((site.parent / "index.json").read_text(encoding="utf-8"))["editions"]
    assert [one["label"] for one in told] == [current().label]
    for path in (told[0]["catalogue"], *told[0]["pages"].values()):
        assert (site.parent / path).is_file()
