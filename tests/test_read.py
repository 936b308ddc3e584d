"""Reading: every format, and every kind of damage with the reason it is given."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.model import Document
from kg.read import FORMATS, Notes, Skipped, read, total_bytes
from kg.read import common as common_module
from kg.read.common import MAX_BYTES, iso_date

TEXT = "Ông Nguyễn Văn Hải được bầu làm Bí thư Quận ủy Thanh Xuân."
PAGE = f"""<html><head><title>Đại hội quận</title><meta property="og:site_name" content="Báo Mới">
<meta property="article:published_time" content="2020-07-31T08:00:00+07:00"><link rel="canonical" href="https://example.org/a"></head>
<body><nav><a href="/">Trang chủ</a></nav><article><h1>Đại hội quận</h1><p>{TEXT} {TEXT}</p>
<p>{TEXT} Đó là đoạn thứ hai của bài.</p></article>
<footer>Bản quyền</footer></body></html>"""


def line(**fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False) + "\n"


def documents(*paths: Path | str, **options: object) -> list[Document]:
    found = list(read(paths, **options))  # type: ignore[arg-type]
    assert all(isinstance(record, Document) for record in found), found
    return found  # type: ignore[return-value]


def reasons(*paths: Path | str) -> list[tuple[str, str]]:
    return [(Path(r.origin).name, r.reason) for r in read(paths) if isinstance(r, Skipped)]


# ---------------------------------------------------------------- formats


SAMPLES = {
    ".txt": TEXT.encode(),
    ".md": f"Lead\n\n# Tiêu đề #\n\n{TEXT}".encode(),
    ".html": PAGE.encode(),
    ".htm": PAGE.encode(),
    ".jsonl": line(id="d", text=TEXT).encode(),
    ".jsonl.gz": gzip.compress(line(id="d", text=TEXT).encode()),
}


def test_every_format_of_the_table_has_a_sample() -> None:
    assert set(SAMPLES) == set(FORMATS)


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_gives_the_text(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"d{ending}"
    path.write_bytes(SAMPLES[ending])
    (document,) = documents(path)
    assert document.identifier == "d"
    assert TEXT in document.text
    assert document.origin.startswith(str(path))


def test_plain_text_is_kept_exactly(tmp_path: Path) -> None:
    path = tmp_path / "a.b.txt"
    text = f"  \r\n{TEXT}\r\n\u00a0Đường hoà bình\n\n"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    (document,) = documents(path)
    assert document.text == text
    assert document.identifier == "a.b"


def test_markdown_takes_its_first_heading_for_a_title(tmp_path: Path) -> None:
    path = tmp_path / "d.md"
    path.write_bytes(SAMPLES[".md"])
    (document,) = documents(path)
    assert document.title == "Tiêu đề"
    assert document.text == SAMPLES[".md"].decode()


def test_html_is_read_for_its_main_text_and_what_it_says_of_itself(tmp_path: Path) -> None:
    path = tmp_path / "p.html"
    path.write_text(PAGE, encoding="utf-8")
    (document,) = documents(path)
    assert "Trang chủ" not in document.text and "Bản quyền" not in document.text
    assert (document.title, document.publisher) == ("Đại hội quận", "Báo Mới")
    assert (document.published, document.url) == ("2020-07-31", "https://example.org/a")


def test_html_invents_no_date(tmp_path: Path) -> None:
    path = tmp_path / "p.html"
    path.write_text(
        f"<html><body><article><p>Ngày 5/4/2018 và tháng 3 năm 2024. {TEXT} {TEXT}</p></article></body></html>"
    )
    (document,) = documents(path)
    assert document.published == ""


def test_html_without_main_text(tmp_path: Path) -> None:
    (tmp_path / "p.html").write_text("<html><body></body></html>")
    assert "no main text" in reasons(tmp_path)[0][1]


def test_jsonl_fields(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    text = "Một\r\nhai \u00a0"
    full = line(
        id=7, title="T", text=text, url="u", published="2017-03-04T05:06:07Z", publisher="P", tags=["x"], views=3
    )
    path.write_text(full + "\n" + line(text=TEXT, tags=[], url=None), encoding="utf-8")
    notes = Notes()
    first, second = documents(path, notes=notes)
    assert first == Document("7", text, "T", "u", "P", "2017-03-04")
    assert len(second.identifier) == 16 and second.url == ""
    assert notes.unused == {"tags": 2, "views": 1}


def test_a_date_that_is_none_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(line(id="1", text=TEXT, published="hôm qua"), encoding="utf-8")
    notes = Notes()
    (document,) = documents(path, notes=notes)
    assert document.published == ""
    assert notes.unused == {"published (not a date)": 1}


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2020-07-31", "2020-07-31"),
        ("2020-07", "2020-07"),
        ("2020", "2020"),
        ("2020-07-31 08:00", "2020-07-31"),
        ("31/7/2020", "2020-07-31"),
        ("31/07/2020, 12:10", "2020-07-31"),
        ("2020-02-31", None),
        ("31/13/2020", None),
        ("2020-13", None),
        ("thứ hai", None),
        ("", None),
    ],
)
def test_iso_date(written: str, day: str | None) -> None:
    assert iso_date(written) == day


# ---------------------------------------------------------------- paths


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/c.md", ".hidden.txt", ".git/x.txt", "picture.png", "metadata.csv"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{name}: {TEXT}" if name != "metadata.csv" else "file,url\n")
    records = list(read([tmp_path]))
    assert [r.identifier for r in records if isinstance(r, Document)] == ["b", "c", "z"]
    (skipped,) = [r for r in records if isinstance(r, Skipped)]
    assert skipped.origin.endswith("picture.png") and "format is not known" in skipped.reason


def test_what_is_not_there_and_what_is_empty(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert reasons(tmp_path / "none.txt") == [("none.txt", "there is no such file or folder")]
    assert reasons(tmp_path / "empty") == [("empty", "the folder holds no file to read")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_folder_and_file(tmp_path: Path) -> None:
    (tmp_path / "dir").mkdir(mode=0o000)
    (tmp_path / "f.txt").touch(mode=0o000)
    assert dict(reasons(tmp_path)) == {
        "dir": "the folder cannot be read: Permission denied",
        "f.txt": "the file cannot be read: Permission denied",
    }


def test_unreadable_folder_as_the_system_reports_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for root, who is refused nothing."""

    def refuse(folder: object) -> None:
        raise PermissionError(13, "Permission denied", os.fspath(folder))  # type: ignore[call-overload]

    monkeypatch.setattr(os, "scandir", refuse)
    assert reasons(tmp_path) == [(tmp_path.name, "the folder cannot be read: Permission denied")]


def test_format_overrules_the_ending(tmp_path: Path) -> None:
    path = tmp_path / "note.dat"
    path.write_text(TEXT, encoding="utf-8")
    assert [d.text for d in documents(path, format="txt")] == [TEXT]
    with pytest.raises(UsageError, match="use one of txt, md"):
        read([path], format="docx")


def test_total_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"12345")
    (tmp_path / "b.txt").write_bytes(b"123")
    assert total_bytes([tmp_path, tmp_path / "none"]) == 8


@pytest.mark.parametrize("data", [SAMPLES[".jsonl"], b"\n" + SAMPLES[".jsonl"], SAMPLES[".jsonl.gz"], SAMPLES[".txt"]])
def test_standard_input(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    monkeypatch.setattr(sys.stdin.buffer, "peek", lambda _: data[:64], raising=False)
    (document,) = documents("-")
    assert document.text == TEXT
    unnamed = f"stdin-{document.sha256[:16]}"  # another text is another document
    assert document.identifier == (unnamed if data == SAMPLES[".txt"] else "d")


# ---------------------------------------------------------------- sidecar


def test_sidecar_completes_and_reports(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.md").write_text(f"# T\n{TEXT}", encoding="utf-8")
    (tmp_path / "metadata.csv").write_text(
        "file,url,publisher,published,author\na.txt,https://example.org/1,Báo,31/7/2020,X\n"
        "b.md,,,hôm qua,\nc.txt,u,,,\n",
        encoding="utf-8-sig",
    )
    notes = Notes()
    records = list(read([tmp_path], notes=notes))
    a, b = [r for r in records if isinstance(r, Document)]
    assert (a.url, a.publisher, a.published) == ("https://example.org/1", "Báo", "2020-07-31")
    assert (b.title, b.published) == ("T", "")
    assert [(Path(r.origin).name, r.reason) for r in records if isinstance(r, Skipped)] == [
        ("metadata.csv:3", "'hôm qua' is no date: write 2020-07-31, 2020-07 or 2020"),
        ("metadata.csv:4", "there is no file 'c.txt' in this folder"),
    ]
    assert notes.unused == {"metadata.csv: author": 1}


def test_sidecar_without_the_column_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "metadata.csv").write_text("name,url\na.txt,u\n", encoding="utf-8")
    assert reasons(tmp_path / "a.txt") == [
        ("metadata.csv:1", "the heading has to name the columns file, url, publisher, published")
    ]


# ---------------------------------------------------------------- damage


def test_wrong_lines_are_reported_and_the_others_kept(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    wrong = ['{"id": "3", "text": \n', "[1]\n", line(id="5"), line(id="6", text="  "), line(id="7", text=3)]
    path.write_text(line(id="1", text=TEXT) + line(id="2", text=TEXT + "2") + "".join(wrong) + line(id="8", text=TEXT))
    records = list(read([path]))
    assert [r.identifier for r in records if isinstance(r, Document)] == ["1", "2", "8"]
    assert [r.origin.rpartition(":")[2] for r in records if isinstance(r, Skipped)] == ["3", "4", "5", "6", "7"]
    said = [r.reason for r in records if isinstance(r, Skipped)]
    assert said[0].startswith("the line is not JSON: ")
    assert said[1:3] == [
        "the line is not a JSON object with the fields id and text",
        "the record has no text (field 'text')",
    ]


def test_a_line_that_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_bytes(line(id="1", text=TEXT).encode() + '{"id": "2", "text": "é"}\n'.encode("latin-1"))
    assert [name for name, _ in reasons(path)] == ["r.jsonl:2"]
    path.write_bytes(line(id="1", text=TEXT).encode("utf-16"))
    assert reasons(path) == [("r.jsonl:1", "the file is UTF-16: convert it first: iconv -f UTF-16 -t UTF-8")]


def test_a_lone_surrogate_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text('{"id": "1", "text": "a\\ud800b"}\n')
    assert reasons(path)[0][0] == "r.jsonl:1"


def test_documents_before_the_damage_of_a_truncated_gzip_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl.gz"
    lines = "".join(line(id=str(n), text=f"{os.urandom(50).hex()} {TEXT}") for n in range(2000))
    path.write_bytes(gzip.compress(lines.encode())[:-30000])
    records = list(read([path]))
    *kept, last = records
    assert len(kept) > 500 and all(isinstance(record, Document) for record in kept)
    assert isinstance(last, Skipped)
    assert last.origin == f"{path}:{len(kept) + 1}" and "damaged from here on" in last.reason


def test_what_is_no_gzip_at_all(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl.gz"
    path.write_text(line(id="1", text=TEXT))
    assert "Not a gzipped file" in reasons(path)[0][1]


@pytest.mark.parametrize("ending", FORMATS)
def test_empty_files(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"d{ending}"
    path.write_bytes(gzip.compress(b"") if ending.endswith(".gz") else b"")
    assert reasons(path) == [(path.name, "the file is empty")]


def test_a_file_of_spaces_is_empty(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(" \n\n")
    (tmp_path / "b.txt").write_text("\u00a0\n", encoding="utf-8")
    assert [reason for _, reason in reasons(tmp_path)] == ["the file is empty"] * 2


def test_binary_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x7fELF\x02\x01\x01" + bytes(100))
    assert reasons(tmp_path) == [("a.txt", "is not text but binary data: convert it to text first")]


@pytest.mark.parametrize("ending", [".txt", ".md", ".html"])
def test_a_file_over_the_limit(tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(common_module, "MAX_BYTES", 100)
    (tmp_path / f"a{ending}").write_text(TEXT * 3)
    assert reasons(tmp_path)[0][1].startswith("the file is longer than 0.0 MB, the limit of one document")


def test_a_line_of_50_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    with path.open("w") as file:
        file.write(
            line(id="1", text=TEXT) + '{"id": "2", "text": "' + "a" * 50_000_000 + '"}\n' + line(id="3", text=TEXT)
        )
    records = list(read([path]))
    assert [r.identifier for r in records if isinstance(r, Document)] == ["1", "3"]
    (skipped,) = [r for r in records if isinstance(r, Skipped)]
    assert skipped.origin.endswith(":2") and skipped.reason.startswith("the line is longer than 10.0 MB")


def test_a_line_of_just_the_limit_is_no_two_lines(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    for size in (MAX_BYTES - 1, MAX_BYTES, MAX_BYTES + 1):
        frame = len('{"id":"1","text":""}\n')
        path.write_text('{"id":"1","text":"' + "a" * (size - frame) + '"}\n' + line(id="2", text=TEXT))
        assert [isinstance(record, Document) for record in read([path])] == [size <= MAX_BYTES, True]


# ---------------------------------------------------------------- duplicates


def test_the_same_document_twice_is_one(tmp_path: Path) -> None:
    (tmp_path / "d.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "r.jsonl").write_text(line(id="d", text=TEXT) + line(id="d", text=TEXT + " Hết."), encoding="utf-8")
    notes = Notes()
    assert [d.text for d in documents(tmp_path, tmp_path / "d.txt", notes=notes)] == [TEXT, TEXT + " Hết."]
    assert notes.duplicates == 2
    assert notes.versions == {"d": 1}
