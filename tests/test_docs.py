"""The documentation is true: its picture is the one that kg draws, its links, targets and rules exist."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.analysis import analyse
from kg.cli import app
from kg.draw import draw
from kg.export import EXPORTERS
from kg.model import Document, RoleClaim
from kg.network import to_networkx
from kg.pipeline import build

PAGES = ("explorer.md", "exports.md", "extraction.md", "measurements.md", "network.md")


@pytest.fixture(scope="module")
def store(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store that `make graph` builds."""
    folder = tmp_path_factory.mktemp("docs") / "store"
    build([seeds], folder)
    return folder


def drawings(root: Path) -> list[list[str]]:
    """The arguments of the calls of kg in the target that makes the pictures."""
    makefile = (root / "Makefile").read_text("utf-8")
    recipe = re.search(r"^picture:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    assert recipe is not None
    calls = re.findall(r"^\t@\$\(BIN\)/kg (.*)$", recipe[1], re.MULTILINE)
    return [shlex.split(call.replace("$(BUILD)", "build")) for call in calls]


def test_the_pictures_are_fresh(root: Path, store: Path, tmp_path: Path) -> None:
    assert len(drawings(root)) == 2
    for arguments in drawings(root):
        kept = root / arguments[arguments.index("-o") + 1]
        arguments[arguments.index("-o") + 1] = str(tmp_path / "drawn.svg")
        arguments[arguments.index("--store") + 1] = str(store)
        done = CliRunner().invoke(app, arguments)
        assert done.exit_code == 0, done.output
        fresh = (tmp_path / "drawn.svg").read_bytes() == kept.read_bytes()
        assert fresh, f"{kept.name} is not what kg draws of the seeds any more: make picture"


def test_the_picture_shows_what_the_readme_says(root: Path) -> None:
    readme = (root / "README.md").read_text("utf-8")
    assert "](docs/seeds.svg)" in readme
    svg = (root / "docs" / "seeds.svg").read_text("utf-8")
    for legend in ("người · person", "sự kiện · event", "khen thưởng · award", "chương trình, chỉ tiêu · commitment"):
        assert legend in svg
    assert "stroke-dasharray" in svg and "Nguyễn Xuân Lưu" in svg


def test_a_picture_drawn_closer_is_smaller(store: Path) -> None:
    network = to_networkx(store)

    def area(spacing: float) -> int:
        size = re.search(r'width="(\d+)" height="(\d+)"', draw(network, limit=28, spacing=spacing))
        assert size is not None
        return int(size[1]) * int(size[2])

    assert area(0.5) < area(1.0) < area(1.5)


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(root: Path, page: str) -> None:
    text = (root / "docs" / page).read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)[^)]*\)", text) if not link.startswith("http")]
    assert links
    assert [link for link in links if not (root / "docs" / link).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_targets_and_verbs_exist(root: Path, page: str) -> None:
    text = (root / "docs" / page).read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)", text)) <= targets
    verbs = {command.name for command in app.registered_commands}
    assert set(re.findall(r"(?:`|^    )kg ([a-z]+)", text, re.MULTILINE)) <= verbs


def test_every_export_is_in_the_table_with_the_version_that_reads_it(root: Path) -> None:
    text = (root / "docs" / "exports.md").read_text("utf-8")
    rows = re.findall(r"^\| (`.*?) \|.*?\| (.*?) \| .* \|$", text.partition("## ")[0], re.MULTILINE)
    formats = [name for cell, _ in rows for name in re.findall(r"`(\w+)`", cell)]
    assert sorted(formats) == sorted(EXPORTERS)
    lock = (root / "requirements.lock").read_text("utf-8")
    named = re.findall(r"\b([a-z][a-z0-9-]+) (\d+\.\d+\.\d+)\b(?! \\\*)", " ".join(cell for _, cell in rows))
    wanted = {"pyoxigraph", "rdflib", "networkx", "pyarrow", "openpyxl", "ocg", "ladybug", "followthemoney"}
    assert {name for name, _ in named} >= wanted
    assert [pair for pair in named if f"{pair[0]}=={pair[1]}" not in lock] == []
    for name, exporter in EXPORTERS.items():
        assert not exporter.extension or exporter.extension in text, name


def test_the_rules_that_are_named_exist(root: Path) -> None:
    named = set(re.findall(r"`((?:role|change|event|participation|adopt|count|award|cites)\.[a-z-]+)`", _log(root)))
    sources = [
        path.read_text("utf-8") for path in sorted((root / "kg").rglob("*.*")) if path.suffix in (".py", ".toml")
    ]
    assert named and [rule for rule in sorted(named) if not any(f'"{rule}"' in text for text in sources)] == []


def _log(root: Path) -> str:
    return (root / "docs" / "extraction.md").read_text("utf-8")


# For each kind of error in docs/extraction.md that a sentence alone can show: what must not be claimed of it again.
ERRORS = [
    ("Thủ tướng Medvedev tới Hà Nội sáng 5/4.", "Medvedev"),
    ("Ông Lê Văn Tám giữ chức vụ Phó Giám đốc Sở Y tế Hà Nội.", "Vụ phó"),
    ("Ông Lê Văn Tám, phó trưởng thôn, nói về vụ này, bộ quần áo và hội làng.", "RoleClaim"),
    ("Ông Trần Văn Dũng nói.\nGiám đốc Sở Y tế Hà Nội Trần Văn Dũng Sau đó, ông đi Huế.", "Dũng Sau"),
    ("Bà Trần Thị Mai, Giám đốc Công ty TNHH một thành viên Thủy lợi Sông Nhuệ, nói.", "'Thủy lợi"),
    ("Ngày 7/5/2017, ông Lê Văn Tám cho biết ông Trần Văn Ba đã được bổ nhiệm làm Giám đốc Sở Y tế Hà Nội.", "05-07"),
    ("Tỉnh Lâm Đồng mở lễ hội. Ông Lê Văn Tám, Trưởng Ban Tổ chức lễ hội hoa, nói.", "Tỉnh ủy"),
    ("Từ Đại hội Đảng toàn quốc lần thứ XII đến nay, tỉnh Nghệ An phát triển.", "EventClaim"),
    ("Nguyên Phó Chủ tịch UBND tỉnh Nghệ An: Lê Văn Tám, Trần Văn Ba; ông Hồ Văn Tư dự.", "Hồ Văn Tư"),
    ("Xã Mường Lát họp. Ông Lê Văn Tám, Bí thư Đảng ủy, Cục trưởng Cục Hải quan Thanh Hóa, dự.", "Đảng ủy xã"),
    ("Bà Trần Thị Mai được bầu làm Chủ tịch HĐND tỉnh Đồng Nai thay cho ông Trần Văn Tư.", "dismissed"),
    ("Cháu Chủ tịch UBND tỉnh Nghệ An Lê Văn Tám bị bắt.", "Lê Văn Tám"),
    ("Kẻ giả danh Phó Giám đốc Công an Hà Nội Trần Văn Ba bị bắt.", "Trần Văn Ba"),
    ("Đối với trường hợp của ông Lê Văn Tám, Tổng Bí thư nhấn mạnh cần xử lý.", "Lê Văn Tám"),
    ("Dự kiến bổ nhiệm ông Lê Văn Tám làm Giám đốc Sở Y tế Hà Nội.", "ChangeClaim"),
    ("Vì sao ông Trần Văn Ba được bổ nhiệm làm Giám đốc Sở Y tế Hà Nội?", "ChangeClaim"),
    ("Tỉnh Nghệ An họp. Doanh nghiệp nộp 30 tỷ đồng, 12 bị cáo ra tòa.", "QuantityClaim"),
    ("Quận Ba Đình họp. Ông Lê Văn Tám nói chúng ta phải thay đổi cách làm.", "AdoptionClaim"),
    ("Ông Lê Văn Tám, sinh ngày 3/2/1960, được bầu làm Chủ tịch UBND tỉnh Nghệ An.", "1960"),
    ("Ông Nguyễn Thiện Nhân nói. Ông Thiện Nhân, Bí thư Thành ủy Thành phố Hồ Chí Minh, dự.", "name='Thiện Nhân'"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wrong"), ERRORS, ids=[text[:40] for text, _ in ERRORS])
def test_an_error_once_removed_stays_removed(text: str, wrong: str) -> None:
    claims = analyse(Document("note", text)).claims
    assert [claim for claim in claims if wrong in repr(claim)] == []


# … and what must still be claimed of sentences of the same kinds.
RIGHT = [
    ("Tổng thống Hàn Quốc Moon Jae-in nói.", {("Moon Jae-in", "Tổng thống", "Hàn Quốc")}),
    (
        "Ông Trần Văn Ba, Chủ tịch HĐQT kiêm Tổng Giám đốc Tập đoàn Hoa Sen, dự.",
        {
            ("Trần Văn Ba", "Chủ tịch", "Hội đồng Quản trị Tập đoàn Hoa Sen"),
            ("Trần Văn Ba", "Tổng Giám đốc", "Tập đoàn Hoa Sen"),
        },
    ),
    (
        "Ông Lê Văn Tám thôi giữ chức Bí thư Huyện ủy Mê Linh, về làm Chủ tịch UBND huyện Đông Anh.",
        {
            ("Lê Văn Tám", "Bí thư", "Huyện ủy Mê Linh"),
            ("Lê Văn Tám", "Chủ tịch", "Ủy ban nhân dân huyện Đông Anh"),
        },
    ),
    (
        "Bình Phước và An Giang có tân Bí thư lần lượt là ông Lê Văn Tám và bà Trần Thị Mai.",
        {("Lê Văn Tám", "Bí thư", "Tỉnh ủy Bình Phước"), ("Trần Thị Mai", "Bí thư", "Tỉnh ủy An Giang")},
    ),
]


@pytest.mark.parametrize(("text", "roles"), RIGHT, ids=[text[:40] for text, _ in RIGHT])
def test_what_is_right_is_still_claimed(text: str, roles: set[tuple[str, str, str]]) -> None:
    claims = [claim for claim in analyse(Document("note", text)).claims if isinstance(claim, RoleClaim)]
    assert {(claim.member.name, claim.role, claim.organization.name) for claim in claims} == roles
