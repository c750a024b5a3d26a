# SPDX-License-Identifier: EUPL-1.2
"""PDFs made to hurt whoever reads them. As a program: read one and print code, seconds and megabytes."""

from __future__ import annotations

import io
import sys
import time
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Hostile:
    make: Callable[[], bytes]
    codes: frozenset[str]


def _classic(objects: list[bytes], root: int = 1) -> bytes:
    """Write objects 1, 2, … with a table of places."""
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(
        b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, start)
    )
    return out.getvalue()


def _stream(dictionary: bytes, data: bytes) -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (dictionary, len(data), data)


def _form(fields: bytes, *more: bytes, extra: bytes = b"") -> bytes:
    catalogue = b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [%s] >> %s >>" % (fields, extra)
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    return _classic([catalogue, pages, page, *more])


def _packed(size: int) -> bytes:
    packer = zlib.compressobj(9)
    parts = [packer.compress(b" " * MEGABYTE) for _ in range(size)]
    return b"".join([*parts, packer.flush()])


def value_bomb() -> bytes:
    """Hold one text of a gigabyte, packed."""
    field = b"<< /FT /Tx /T (sleutels_beheren__sleutelplan__note) /V 5 0 R >>"
    return _form(b"4 0 R", field, _stream(b"/Filter /FlateDecode", _packed(200)))


def double_bomb() -> bytes:
    """Hold a text packed twice."""
    field = b"<< /FT /Tx /T (a) /V 5 0 R >>"
    twice = zlib.compress(_packed(400), 9)
    return _form(b"4 0 R", field, _stream(b"/Filter [/FlateDecode /FlateDecode]", twice))


def metadata_bomb() -> bytes:
    """Say a gigabyte about itself."""
    bomb = _stream(b"/Type /Metadata /Subtype /XML /Filter /FlateDecode", _packed(200))
    return _form(b"", bomb, extra=b"/Metadata 4 0 R")


def entities() -> bytes:
    """Say about itself what grows when it is read."""
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    text = f'<!DOCTYPE x [<!ENTITY l0 "lol">{levels}]><x>&l9;</x>'
    return _form(b"", _stream(b"/Type /Metadata /Subtype /XML", text.encode()), extra=b"/Metadata 4 0 R")


def many_fields() -> bytes:
    """Hold more fields than anybody fills in."""
    fields = [b"<< /FT /Tx /T (v%d) /V (x) >>" % number for number in range(60_000)]
    return _form(b" ".join(b"%d 0 R" % (number + 4) for number in range(len(fields))), *fields)


def one_field_often() -> bytes:
    """Name one field many times over."""
    return _form(b"4 0 R " * 70_000, b"<< /FT /Tx /T (a) /V (x) >>")


def direct_fields() -> bytes:
    """Hold fields that are written in the list itself."""
    return _form(b"<</FT/Tx/T(a)/V(x)>>" * 70_000)


def deep() -> bytes:
    """Hold a field in a field in a field."""
    fields = [b"<< /T (a) /Kids [%d 0 R] >>" % (number + 5) for number in range(20_000)]
    return _form(b"4 0 R", *fields, b"<< /FT /Tx /T (b) /V (x) >>")


def circle() -> bytes:
    """Let a field be its own part, and its own whole."""
    return _form(
        b"4 0 R",
        b"<< /FT /Tx /T (a) /Parent 5 0 R /Kids [5 0 R] >>",
        b"<< /T (b) /Kids [4 0 R] /Parent 4 0 R >>",
    )


def circle_of_pages() -> bytes:
    """Let pages hold each other."""
    pages = b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 9 >>"
    catalogue = b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [] >> >>"
    return _classic([catalogue, pages, b"<< /Type /Pages /Kids [2 0 R] /Count 9 >>"])


def many_pages() -> bytes:
    """Hold one page a great many times."""
    catalogue = b"<< /Type /Catalog /Pages 2 0 R >>"
    pages = b"<< /Type /Pages /Kids [%s] /Count 70000 >>" % (b"3 0 R " * 70_000)
    return _classic([catalogue, pages, b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"])


def nested_lists() -> bytes:
    """Open a hundred thousand lists."""
    return _form(b"4 0 R", b"<< /FT /Ch /T (a) /V %s >>" % (b"[" * 100_000 + b"]" * 100_000))


def long_list() -> bytes:
    """Hold a list of millions."""
    return _form(b"4 0 R", b"<< /FT /Ch /T (a) /V [%s] >>" % (b"1 " * 4_000_000))


def packed_objects() -> bytes:
    """Pack each of many fields with seven megabytes of nothing: each alone within the limit."""
    count = 120
    out, rows = io.BytesIO(), []
    out.write(b"%PDF-1.7\n")

    def write(number: int, body: bytes) -> None:
        rows.append((number, 1, out.tell(), 0))
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))

    fields = b" ".join(b"%d 0 R" % (4 + number) for number in range(count))
    write(1, b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [%s] >> >>" % fields)
    write(2, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
    write(3, b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>")
    for number in range(count):
        start = b"%d 0 " % (4 + number)
        text = start + b"<< /FT /Tx /T (v%d) /V (x) >>" % number + b" " * 7 * MEGABYTE
        head = b"/Type /ObjStm /N 1 /First %d /Filter /FlateDecode" % len(start)
        write(4 + count + number, _stream(head, zlib.compress(text, 1)))
        rows.append((4 + number, 2, 4 + count + number, 0))
    place = out.tell()
    last = 4 + 2 * count
    rows.append((last, 1, place, 0))
    table = b"\x00" * 7 + b"".join(
        bytes([kind]) + where.to_bytes(4, "big") + index.to_bytes(2, "big")
        for _, kind, where, index in sorted(rows)
    )
    head = b"/Type /XRef /Size %d /W [1 4 2] /Root 1 0 R" % (last + 1)
    out.write(b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (last, _stream(head, table), place))
    return out.getvalue()


def lzw_bomb() -> bytes:
    """Hold a text of gigabytes, packed in the old way, for which the library has no limit."""
    field = b"<< /FT /Tx /T (a) /V 5 0 R >>"
    return _form(b"4 0 R", field, _stream(b"/Filter /LZWDecode", _lzw_rounds() * 200))


def _lzw_rounds() -> bytes:
    """Return eight rounds of codes that each stand for one letter more: 43 kB for 59 MB."""
    codes, width, following = [(97, 9)], 9, 258
    while following < 4_094:
        codes.append((following, width))
        following += 1
        width += following + 1 >= 1 << width and width < 12
    value = bits = 0
    for code, length in [*codes, (256, width)] * 8:
        value, bits = value << length | code, bits + length
    return value.to_bytes(bits // 8, "big")


def place_bomb() -> bytes:
    """Say where millions of objects stand."""
    head = b"%PDF-1.7\n"
    rows = zlib.compress(b"\x01\x00\x00\x00\x09\x00\x00" * 20_000_000, 9)
    table = _stream(b"/Type /XRef /Size 20000000 /W [1 4 2] /Root 1 0 R /Filter /FlateDecode", rows)
    return head + b"1 0 obj\n" + table + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(head)


REFUSED = frozenset({"KB822", "KB824", "KB828"})
FILES = {
    make.__name__: Hostile(make, codes)
    for make, codes in (
        (value_bomb, REFUSED),
        (double_bomb, REFUSED),
        (metadata_bomb, REFUSED),
        (entities, frozenset({"none"})),
        (many_fields, REFUSED),
        (one_field_often, REFUSED | {"none"}),
        (direct_fields, REFUSED),
        (deep, REFUSED),
        (circle, frozenset({"none"})),
        (circle_of_pages, REFUSED | {"none"}),
        (many_pages, REFUSED),
        (nested_lists, REFUSED | {"none"}),
        (long_list, REFUSED | {"none"}),
        (packed_objects, REFUSED | {"none"}),
        (place_bomb, REFUSED),
        (lzw_bomb, REFUSED),
    )
}


def main(path: str) -> None:
    """Read one file and print the first code, the seconds of computing and the megabytes at most."""
    import resource

    from kennisbank import catalogue
    from kennisbank.intake import registry

    data, own = Path(path).read_bytes(), catalogue.load()
    start = time.process_time()
    said = registry.read(data, "hostile.pdf", own).contents.diagnostics
    child = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = time.process_time() - start + child.ru_utime + child.ru_stime
    print(said[0].code if said else "none", f"{seconds:.2f}", f"{child.ru_maxrss / 1_000:.0f}")


if __name__ == "__main__":
    main(sys.argv[1])
