"""Hostile text in, inert text out; and the policy that the page carries."""

from __future__ import annotations

import base64
import hashlib
import json
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.security import content_policy, json_for_html, source_of

HOSTILE = [
    pytest.param("</script><script>alert(1)</script>", id="a closing tag"),
    pytest.param("<!--<script>", id="the opening of a double escape"),
    pytest.param("]]>", id="the end of CDATA"),
    pytest.param("a\u2028b\u2029c", id="line separators"),
    pytest.param("\x00\x01\x1f\x7f\x80\x9f", id="control characters"),
    pytest.param("\ud800 alone \udfff", id="unpaired surrogates"),
    pytest.param("\ufeff\ufffe\uffff", id="a byte order mark and noncharacters"),
    pytest.param("`${alert(1)}`", id="a template literal"),
    pytest.param("{{ this.__class__ }}{% raw %}{# #}", id="Jinja"),
    pytest.param("\"'\\\\", id="quotes and backslashes"),
    pytest.param("&lt;img src=x onerror=alert(1)&gt;", id="entities"),
    pytest.param("<img src=x onerror=alert(1)>", id="markup"),
    pytest.param("javascript:alert(1)", id="a script URL"),
    pytest.param("\r\nCR and LF\r", id="line ends"),
    pytest.param("𠮷野家🐎", id="characters beyond the basic plane"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_survives_as_it_is(text):
    assert json.loads(json_for_html({"t": text, text: 1})) == {"t": text, text: 1}


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_inert_in_html_and_utf8(text):
    written = json_for_html([text, {text: None}])
    assert not set(written) & set("<>&\u2028\u2029\x00\x7f\ufeff\r")
    assert written.encode("utf-8").decode("utf-8") == written


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_any_text_survives_and_is_inert(text):
    written = json_for_html(text)
    assert json.loads(written) == text
    assert "<" not in written
    written.encode("utf-8")


def test_numbers_that_json_cannot_say_are_refused():
    with pytest.raises(ValueError, match="JSON"):
        json_for_html(float("nan"))


def directives(policy: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (part.split() for part in policy.split("; "))}


def sha(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_inline_scripts_and_styles_are_admitted_by_hash_only():
    policy = directives(content_policy("<style>a{}</style><script>\nf()\n</script><SCRIPT >g()</SCRIPT>"))
    assert policy["script-src"] == [sha("\nf()\n"), sha("g()")]
    assert policy["style-src"] == [sha("a{}")]
    assert policy["default-src"] == ["'none'"]


def test_hashes_are_those_of_an_html_parser():
    scripts = []

    class Reader(HTMLParser):
        inside = False

        def handle_starttag(self, tag, attrs):
            self.inside = tag == "script"

        def handle_endtag(self, tag):
            self.inside = False

        def handle_data(self, data):
            if self.inside:
                scripts.append(data)

    html = "<p>1 &lt; 2</p><script>if (1 < 2 && '蒙') {}</script>"
    Reader().feed(html)
    assert directives(content_policy(html))["script-src"] == [sha(script) for script in scripts]


def test_a_data_block_is_no_script():
    policy = directives(content_policy('<script type="application/json" id="d">{}</script>'))
    assert policy["script-src"] == ["'none'"]


def test_linked_files_are_admitted_by_their_address():
    policy = directives(
        content_policy(
            '<script src="https://a.example/x.js?v=1"></script><link href="https://b.example/y.css">'
        )
    )
    assert policy["script-src"] == ["https://a.example/x.js"]
    assert policy["style-src"] == ["https://b.example/y.css"]
    assert "https://b.example" in policy["font-src"]


def test_an_empty_page_may_do_nothing():
    policy = directives(content_policy(""))
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == ["'none'"]
    assert policy["img-src"] == ["data:", "blob:"]


@pytest.mark.parametrize(
    ("html", "admitted"),
    [
        pytest.param("<p>the style = x</p>", True, id="text that looks like one is taken for one"),
        pytest.param('<div style="width: 1px"></div>', True, id="an attribute in markup"),
        pytest.param("<script>$(`<div style='a'>`)</script>", True, id="an attribute written by a script"),
        pytest.param("<script>own style=</script>", False, id="our own script, known to need none"),
        pytest.param('<script type="application/json">" style="</script>', False, id="data"),
        pytest.param("<style>a { color: red }</style>", False, id="a style sheet"),
    ],
)
def test_style_attributes_are_admitted_only_where_a_user_writes_them(html, admitted):
    assert ("style-src-attr" in content_policy(html, own=["own style="])) is admitted


@pytest.mark.parametrize(
    ("url", "source"),
    [
        pytest.param("https://tile.example.org/{z}/{x}/{y}.png", "https://tile.example.org", id="a host"),
        pytest.param("https://{s}.tile.example.org/{z}.png", "https://*.tile.example.org", id="subdomains"),
        pytest.param("https://t{s}.example.org/{z}.png", "https://*.example.org", id="part of a subdomain"),
        pytest.param("http://127.0.0.1:8000/x", "http://127.0.0.1:8000", id="a port"),
        pytest.param(
            "https://user:secret@example.org/x", "https://example.org", id="credentials are left out"
        ),
        pytest.param("https://Ü.example/x", "https://xn--tda.example", id="a host that is not ASCII"),
        pytest.param("https://{s}.地图.中国/x", "https://*.xn--wcs7d.xn--fiqs8s", id="its subdomains"),
        pytest.param("http://[::1]/x", "", id="an IPv6 address, which a policy cannot name"),
        pytest.param("https://[::1/x", "", id="half an IPv6 address"),
        pytest.param("https://a..b/x", "", id="an empty label"),
        pytest.param("https://example.org:70000/x", "", id="no port"),
        pytest.param("tiles/{z}.png", "", id="a relative address needs no host"),
        pytest.param("data:image/png;base64,AA", "", id="data"),
        pytest.param("javascript:alert(1)", "", id="a script"),
        pytest.param("https://evil.example; script-src *", "", id="an attempt to add a directive"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_hosts_of_addresses(url, source):
    assert source_of(url) == source
