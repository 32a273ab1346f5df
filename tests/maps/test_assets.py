"""What the page carries, and what it links where nothing was bundled."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

from maps.assets import LEAFLET_IMAGES, LEAFLET_LINKS, TEMPLATES, read_bundle, read_template
from maps.errors import AssetError

MODULES = Path(__file__).parents[2] / "maps" / "frontend" / "node_modules"


def test_the_installed_bundle_is_complete():
    bundle = read_bundle()
    assert bundle.complete, "maps/assets is missing: install with npm on the PATH"
    assert "L.map" in bundle.script or "Leaflet" in bundle.script


def test_the_bundle_names_no_picture_or_file_to_fetch():
    bundle = read_bundle()
    assert not re.findall(r"url\((?!['\"]?(?:data:|#))", bundle.style)


def test_a_missing_bundle_gives_the_plain_page(tmp_path):
    bundle = read_bundle(tmp_path)
    assert not bundle.complete
    assert "window.mengtu" in bundle.script


@pytest.mark.parametrize("text", ["a = '</SCRIPT>'", "<!-- -->"], ids=["a closing tag", "a comment"])
def test_a_bundle_that_would_break_the_page_is_refused(tmp_path, text):
    (tmp_path / "mengtu.js").write_text(text)
    (tmp_path / "mengtu.css").write_text("")
    with pytest.raises(AssetError, match=r"mengtu\.js: holds </script or <!--"):
        read_bundle(tmp_path)


@pytest.mark.parametrize(
    ("url", "integrity"), LEAFLET_LINKS, ids=[url.split("/")[-1] for url, _ in LEAFLET_LINKS]
)
def test_integrity_is_that_of_the_published_file(url, integrity):
    name, version, rest = re.findall(r"/npm/([^@]+)@([\d.]+)/(.+)", url)[0]
    package = (MODULES / name / "package.json").read_text("utf-8")
    assert f'"version": "{version}"' in package
    digest = hashlib.sha384((MODULES / name / rest).read_bytes()).digest()
    assert integrity == f"sha384-{base64.b64encode(digest).decode()}"


def test_leaflets_pictures_are_of_the_same_version():
    assert LEAFLET_IMAGES.rsplit("/dist/", 1)[0] == LEAFLET_LINKS[1][0].rsplit("/dist/", 1)[0]


def test_templates_set_no_markup_from_data():
    assert "innerHTML" not in (TEMPLATES / "plain.js").read_text("utf-8")
    assert all(read_template(path.name) for path in TEMPLATES.iterdir())
