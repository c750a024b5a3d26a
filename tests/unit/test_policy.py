# SPDX-License-Identifier: EUPL-1.2
"""What browsers may do: one policy for pages, for each kind of server, and for a file that stands alone."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from kennisbank import policy

FILES = policy.header_files()


def source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_the_site_allows_nothing_from_elsewhere_and_nothing_inline():
    rules = dict(rule.split(" ", 1) for rule in policy.SITE.split("; "))
    assert rules["default-src"] == "'self'"
    assert {rules[name] for name in ("object-src", "base-uri", "form-action")} == {"'none'"}
    assert "unsafe" not in policy.SITE
    assert "*" not in policy.SITE


@pytest.mark.parametrize("name", FILES)
def test_every_kind_of_server_sends_every_header_with_the_policy_of_the_pages(name):
    for header, value in policy.HEADERS:
        line = next(line for line in FILES[name].splitlines() if header in line)
        assert value in line
    assert policy.SITE in FILES[name]


def test_no_value_ends_its_line_or_its_quotes():
    assert not [value for _, value in policy.HEADERS if re.search(r'["\n\r\\$]', value)]


def test_settings_read_as_their_servers_want_them():
    assert FILES["_headers"].startswith("/*\n  Content-Security-Policy: default-src")
    assert all(line.startswith("  ") for line in FILES["_headers"].splitlines()[1:])
    apache = [line for line in FILES[".htaccess"].splitlines() if not line.startswith("#")]
    assert (apache[0], apache[-1]) == ("<IfModule mod_headers.c>", "</IfModule>")
    assert all(re.fullmatch(r'  Header always set [A-Za-z-]+ "[^"]+"', line) for line in apache[1:-1])
    nginx = [line for line in FILES["nginx-headers.conf"].splitlines() if not line.startswith("#")]
    assert all(re.fullmatch(r'add_header [A-Za-z-]+ "[^"]+" always;', line) for line in nginx)


def test_one_file_allows_exactly_what_stands_in_it():
    assert policy.one_file(["a{}"], ["x()", "y()"]) == (
        f"default-src 'none'; style-src {source('a{}')}; script-src {source('x()')} {source('y()')};"
        " base-uri 'none'; form-action 'none'"
    )


def test_one_file_without_scripts_allows_none():
    assert "script-src" not in policy.one_file(["a{}"])
