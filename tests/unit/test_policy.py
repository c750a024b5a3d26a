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
    for_all, *opened = FILES["_headers"].split("\n\n")
    assert for_all.startswith("/*\n  Content-Security-Policy: default-src")
    assert all(line.startswith("  ") for line in for_all.splitlines()[1:])
    assert [part.splitlines() for part in opened] == [
        [path, "  Access-Control-Allow-Origin: *"] for path in ("/v1/*", "/index.json")
    ]
    apache = [line for line in FILES[".htaccess"].splitlines() if not line.startswith("#")]
    assert (apache[0], apache[-2:]) == (
        "<IfModule mod_headers.c>",
        ["</IfModule>", "ErrorDocument 404 /404.html"],
    )
    assert all(
        re.fullmatch(r'  Header always set [A-Za-z-]+ "[^"]+"( "[^"]+")?', line) for line in apache[1:-2]
    )
    nginx = [line.strip() for line in FILES["nginx-headers.conf"].splitlines() if not line.startswith("#")]
    settings = [line for line in nginx if line not in ("}", "error_page 404 /404.html;")]
    settings.remove(r"location ~ ^/(v1/|index\.json) {")
    assert all(re.fullmatch(r'add_header [A-Za-z-]+ "[^"]+" always;', line) for line in settings)


def test_the_data_are_open_to_pages_of_others_and_the_pages_are_not():
    before, opened = FILES["nginx-headers.conf"].split("location ~ ")
    assert "Access-Control-Allow-Origin" not in before
    for header, value in (*policy.HEADERS, policy.OPEN):
        assert f'add_header {header} "{value}" always;' in opened, "nginx forgets headers from above"


def test_an_old_address_leads_to_the_new_one_on_every_kind_of_server():
    files = policy.header_files("/kb/", (("/kb/oud/", "/kb/nieuw/#v-a"), ("/kb/los.html", "/kb/")))
    assert files["_redirects"] == "/kb/oud/ /kb/nieuw/#v-a 301\n/kb/los.html /kb/ 301\n"
    for name, pattern in (
        (".htaccess", r'RedirectMatch 301 "([^"]+)"'),
        ("nginx-headers.conf", r'location ~ "([^"]+)"'),
    ):
        folder, file = re.findall(pattern, files[name])
        assert all(re.search(folder, f"/kb/oud{end}") for end in ("", "/", "/index.html"))
        assert not re.search(folder, "/kb/oud/dieper/")
        assert re.search(file, "/kb/los.html")
        assert "/kb/404.html" in files[name]
    assert "_redirects" not in policy.header_files()


def test_one_file_allows_exactly_what_stands_in_it():
    assert policy.one_file(["a{}"], ["x()", "y()"]) == (
        f"default-src 'none'; style-src {source('a{}')}; script-src {source('x()')} {source('y()')};"
        " base-uri 'none'; form-action 'none'"
    )


def test_one_file_without_scripts_allows_none():
    assert "script-src" not in policy.one_file(["a{}"])
