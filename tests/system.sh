#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# What the tests need from the system: two browsers, Java for epubcheck, a database server, LibreOffice,
# Pango to set PDFs and poppler to look at them.
# Installs with apt as root or where CI is set, never with sudo; else prints the line to run.
# `system.sh site` looks only for what the downloads of the site need: Pango.
set -eu

missing=()
{ ldconfig -p || /sbin/ldconfig -p; } 2>/dev/null | grep -q 'libpangoft2-1\.0' || missing+=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)
if [ "${1:-}" != site ]; then
  command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium)
  command -v firefox-esr >/dev/null || command -v firefox >/dev/null || missing+=(firefox-esr)
  command -v java >/dev/null || missing+=(default-jre-headless)
  compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null || command -v postgres >/dev/null || missing+=(postgresql)
  command -v soffice >/dev/null || missing+=(libreoffice-calc libreoffice-writer)
  /usr/bin/python3 -c 'import uno' 2>/dev/null || missing+=(python3-uno)
  command -v pdftoppm >/dev/null || missing+=(poppler-utils)
fi
[ ${#missing[@]} -eq 0 ] && exit 0

if command -v apt-get >/dev/null && { [ "$(id -u)" -eq 0 ] || [ -n "${CI:-}" ]; }; then
  echo "Installeren: ${missing[*]} …"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
else
  echo "Op dit systeem ontbreekt: ${missing[*]}"
  echo "Voer dit eerst uit: apt-get install ${missing[*]}"
  exit 1
fi
