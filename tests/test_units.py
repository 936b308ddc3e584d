"""The gazetteer of administrative units: what it holds, what it finds, and what it says of a broken table."""

from __future__ import annotations

import random
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from kg.errors import LexiconError
from kg.lexicon import make_units
from kg.lexicon.units import (
    DATA,
    KINDS,
    LAST_DAY_BEFORE_REFORM,
    REFORM,
    Gazetteer,
    ancestors,
    fold,
    load,
    read,
    spellings,
    split_name,
)
from kg.model import Level, Unit

TABLES = ("units-2024.tsv", "units-2025.tsv", "units-history.tsv", "units-aliases.tsv")
SAMPLE = 97  # every 97th commune: they are searched one by one


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load()


def units_of(gazetteer: Gazetteer, scheme: str) -> list[Unit]:
    return [unit for unit in gazetteer.units() if unit.code.startswith(scheme)]


def path_of(unit: Unit) -> str:
    return ", ".join(each.name for each in (unit, *ancestors(unit)))


# ---------------------------------------------------------------- what it holds


@pytest.mark.parametrize(
    ("scheme", "level", "count"),
    [
        ("2024:", Level.PROVINCE, 63),
        ("2024:", Level.DISTRICT, 696),
        ("2024:", Level.COMMUNE, 10035),
        ("2025:", Level.PROVINCE, 34),
        ("2025:", Level.DISTRICT, 0),
        ("2025:", Level.COMMUNE, 3321),
    ],
)
def test_counts_are_the_official_ones(gazetteer: Gazetteer, scheme: str, level: Level, count: int) -> None:
    assert Counter(unit.level for unit in units_of(gazetteer, scheme))[level] == count


def test_parents_are_at_the_right_level(gazetteer: Gazetteer) -> None:
    for unit in gazetteer.units():
        commune_above = Level.PROVINCE if unit.code.startswith("2025:") else Level.DISTRICT
        expected = {Level.PROVINCE: None, Level.DISTRICT: Level.PROVINCE, Level.COMMUNE: commune_above}[unit.level]
        assert (unit.parent.level if unit.parent else None) == expected, unit


def test_every_commune_and_province_of_2024_is_followed_by_units_of_2025(gazetteer: Gazetteer) -> None:
    for unit in units_of(gazetteer, "2024:"):
        after = gazetteer.successors(unit)
        if unit.level is Level.DISTRICT:
            assert all(unit.name.startswith("huyện ") and place.name.startswith("đặc khu ") for place in after)
            continue
        assert after and {place.level for place in after} == {unit.level}
        if unit.level is Level.COMMUNE:
            assert {place.parent for place in after} == {*gazetteer.successors([*ancestors(unit)][-1])}


def test_every_unit_of_2025_has_a_forerunner(gazetteer: Gazetteer) -> None:
    followed = {after.code for unit in units_of(gazetteer, "2024:") for after in gazetteer.successors(unit)}
    assert followed == {unit.code for unit in units_of(gazetteer, "2025:")}


def test_names_are_written_as_the_project_writes_them(gazetteer: Gazetteer) -> None:
    old_tone = re.compile(r"(o[àáảãạèéẻẽẹ]|(?<![qQ])u[ỳýỷỹỵ])(?!\w)")
    for unit in gazetteer.units():
        kind, bare = split_name(unit.name)
        assert kind in KINDS and unit.level in KINDS[kind]
        assert bare == " ".join(bare.split()) and not split_name(bare)[0]
        assert not old_tone.search(bare), unit


@pytest.mark.parametrize(
    ("code", "path", "lifetime"),
    [
        ("2024:001", "quận Ba Đình, thành phố Hà Nội", ("", LAST_DAY_BEFORE_REFORM)),
        ("2025:00004", "phường Ba Đình, thành phố Hà Nội", (REFORM, "")),
        ("2024:79", "thành phố Hồ Chí Minh", ("", LAST_DAY_BEFORE_REFORM)),
        ("2024:769", "thành phố Thủ Đức, thành phố Hồ Chí Minh", ("2021-01-01", LAST_DAY_BEFORE_REFORM)),
        ("until-2020:769", "quận 2, thành phố Hồ Chí Minh", ("", "2020-12-31")),
        ("until-2008:28", "tỉnh Hà Tây", ("", "2008-07-31")),
        ("until-2024:205", "thị xã Đông Triều, tỉnh Quảng Ninh", ("2015-03-11", "2024-10-31")),
        ("until-2024:474", "thành phố Huế, tỉnh Thừa Thiên - Huế", ("", "2024-12-31")),
        ("2024:475", "quận Phú Xuân, thành phố Huế", ("2025-01-01", LAST_DAY_BEFORE_REFORM)),
        ("2024:77", "tỉnh Bà Rịa - Vũng Tàu", ("", LAST_DAY_BEFORE_REFORM)),
    ],
)
def test_codes_name_units(gazetteer: Gazetteer, code: str, path: str, lifetime: tuple[str, str]) -> None:
    unit = gazetteer.by_code(code)
    assert (path_of(unit), gazetteer.lifetime(unit)) == (path, lifetime)


def test_an_unknown_code_says_what_codes_look_like(gazetteer: Gazetteer) -> None:
    with pytest.raises(LexiconError, match=r"no administrative unit has the code '001'; codes are like 2024:001"):
        gazetteer.by_code("001")


def test_a_unit_that_is_not_held_has_no_dates_and_no_successors(gazetteer: Gazetteer) -> None:
    stranger = Unit("xã Không Có", Level.COMMUNE)
    assert gazetteer.lifetime(stranger) == ("", "") and gazetteer.successors(stranger) == ()


@pytest.mark.parametrize(
    ("code", "after"),
    [
        ("until-1991:ha-nam-ninh", ["tỉnh Nam Hà", "tỉnh Ninh Bình"]),
        ("until-2013:019", ["quận Nam Từ Liêm", "quận Bắc Từ Liêm"]),
        ("until-2020:046", ["huyện Trùng Khánh", "huyện Quảng Hòa"]),
        ("until-2015:172", ["thị xã Phổ Yên"]),
        ("2024:77", ["thành phố Hồ Chí Minh"]),
        ("2024:536", ["đặc khu Lý Sơn"]),
        ("2024:001", []),
    ],
)
def test_successors(gazetteer: Gazetteer, code: str, after: list[str]) -> None:
    assert [unit.name for unit in gazetteer.successors(gazetteer.by_code(code))] == after


# ---------------------------------------------------------------- what it finds


def test_every_unit_finds_itself_by_its_name_and_parent(gazetteer: Gazetteer) -> None:
    communes = [unit for unit in gazetteer.units() if unit.level is Level.COMMUNE]
    larger = [unit for unit in gazetteer.units() if unit.level is not Level.COMMUNE]
    for unit in larger + communes[::SAMPLE]:
        kind, bare = split_name(unit.name)
        day = gazetteer.lifetime(unit)[1] or REFORM
        assert gazetteer.find(bare, kind=kind, within=unit.parent, on=day)[0] == unit


@pytest.mark.parametrize(
    ("name", "kind", "on", "first"),
    [
        ("Thanh Xuân", None, "", "quận Thanh Xuân, thành phố Hà Nội"),
        ("11", "quận", "", "quận 11, thành phố Hồ Chí Minh"),
        ("BA ĐÌNH", "quận", "2018-04-05", "quận Ba Đình, thành phố Hà Nội"),
        ("Ba Đình", "phường", "2025-08", "phường Ba Đình, thành phố Hà Nội"),
        ("Ba Đình", "quận", "2025-08", "quận Ba Đình, thành phố Hà Nội"),
        ("Bà Rịa-Vũng Tàu", "tỉnh", "", "tỉnh Bà Rịa - Vũng Tàu"),
        ("Bà Rịa – Vũng Tàu", None, "", "tỉnh Bà Rịa - Vũng Tàu"),
        ("Thừa Thiên Huế", "tỉnh", "", "tỉnh Thừa Thiên - Huế"),
        ("Phan Rang Tháp Chàm", "thành phố", "", "thành phố Phan Rang - Tháp Chàm, tỉnh Ninh Thuận"),
        ("Đắc Lắc", "tỉnh", "", "tỉnh Đắk Lắk"),
        ("Đăk Lăk", None, "", "tỉnh Đắk Lắk"),
        ("Daklak", None, "", "tỉnh Đắk Lắk"),
        ("Đắk Đoa", "huyện", "", "huyện Đak Đoa, tỉnh Gia Lai"),
        ("M’Đrắk", "huyện", "", "huyện M'Đrắk, tỉnh Đắk Lắk"),
        ("Bắc Cạn", "tỉnh", "", "tỉnh Bắc Kạn"),
        ("Kontum", "tỉnh", "", "tỉnh Kon Tum"),
        ("Qui Nhơn", "thành phố", "", "thành phố Quy Nhơn, tỉnh Bình Định"),
        ("Plây Cu", None, "", "thành phố Pleiku, tỉnh Gia Lai"),
        ("Mĩ Đức", "huyện", "", "huyện Mỹ Đức, thành phố Hà Nội"),
        ("Thanh Hoá", "tỉnh", "", "tỉnh Thanh Hóa"),
        ("Thanh Hoá", "thành phố", "", "thành phố Thanh Hóa, tỉnh Thanh Hóa"),
        ("Hương Thuỷ", "thị xã", "2016", "thị xã Hương Thủy, tỉnh Thừa Thiên - Huế"),
        ("Hương Thủy", "thị xã", "2025-02", "thị xã Hương Thủy, thành phố Huế"),
        ("Huế", "thành phố", "2019-05", "thành phố Huế, tỉnh Thừa Thiên - Huế"),
        ("Huế", "thành phố", "2025-03-01", "thành phố Huế"),
        ("Đông Triều", None, "2014", "huyện Đông Triều, tỉnh Quảng Ninh"),
        ("Đông Triều", None, "2018", "thị xã Đông Triều, tỉnh Quảng Ninh"),
        ("Đông Triều", "thị xã", "", "thị xã Đông Triều, tỉnh Quảng Ninh"),
        ("Đông Triều", "quận", "2025", "thành phố Đông Triều, tỉnh Quảng Ninh"),
        ("Tam Kỳ", "thị xã", "", "thành phố Tam Kỳ, tỉnh Quảng Nam"),
        ("2", "quận", "2019", "quận 2, thành phố Hồ Chí Minh"),
        ("Thủ Đức", None, "2019", "quận Thủ Đức, thành phố Hồ Chí Minh"),
        ("Thủ Đức", None, "", "thành phố Thủ Đức, thành phố Hồ Chí Minh"),
        ("Thảo Điền", "phường", "2018", "phường Thảo Điền, quận 2, thành phố Hồ Chí Minh"),
        ("Từ Liêm", "huyện", "2016", "huyện Từ Liêm, thành phố Hà Nội"),
        ("Hà Tây", None, "", "tỉnh Hà Tây"),
        ("Hà Bắc", "tỉnh", "2015", "tỉnh Hà Bắc"),
        ("Hậu Giang", None, "", "tỉnh Hậu Giang"),
        ("Cần Thơ", None, "", "thành phố Cần Thơ"),
        ("Hoành Bồ", "huyện", "", "huyện Hoành Bồ, tỉnh Quảng Ninh"),
        ("TPHCM", None, "", "thành phố Hồ Chí Minh"),
        ("Thủ đô", None, "", "thành phố Hà Nội"),
        ("Phú Quốc", "đặc khu", "", "đặc khu Phú Quốc, tỉnh An Giang"),
        ("Ðống Đa", "quận", "", "quận Đống Đa, thành phố Hà Nội"),
    ],
)
def test_the_first_one_found(gazetteer: Gazetteer, name: str, kind: str | None, on: str, first: str) -> None:
    assert path_of(gazetteer.find(name, kind=kind, on=on)[0]) == first


@pytest.mark.parametrize("name", ["Sài Gòn", "Ba", "Đinh", "Hà Nôi", ""])
def test_what_is_no_unit_before_the_reform_is_not_found(gazetteer: Gazetteer, name: str) -> None:
    assert not [unit for unit in gazetteer.find(name) if unit.level is not Level.COMMUNE]


def test_the_date_picks_the_list(gazetteer: Gazetteer) -> None:
    assert [gazetteer.find("Hà Nội", on=on)[0].code for on in ("", "2020", "2025-06-30", "2025-07", "2026")] == [
        *("2024:01", "2024:01", "2024:01", "2025:01", "2025:01")
    ]


def test_within_keeps_what_is_below_the_unit_or_its_kin(gazetteer: Gazetteer) -> None:
    district_3 = gazetteer.by_code("2024:770")
    assert [u.code for u in gazetteer.find("01", kind="phường", within=district_3)] == ["2024:27160"]
    binh_duong = gazetteer.find("Bình Dương", kind="tỉnh")[0]
    assert gazetteer.find("Thanh Xuân", within=binh_duong) == ()
    old_district = gazetteer.by_code("until-2020:769")
    found = gazetteer.find("Thảo Điền", kind="phường", within=old_district)
    assert [unit.code for unit in found] == ["until-2020:27088", "2024:27088"]
    hue = gazetteer.by_code("until-2024:46")
    assert gazetteer.find("Kim Long", kind="phường", within=hue)[0].parent == gazetteer.by_code("2024:475")
    assert gazetteer.find("Ba Đình", within=Unit("huyện Không Có", Level.DISTRICT)) == ()


def test_a_date_outweighs_the_unit_around_and_that_outweighs_the_day_supposed(gazetteer: Gazetteer) -> None:
    old, new = gazetteer.by_code("2024:79"), gazetteer.by_code("2025:79")
    first = [
        gazetteer.find("Tân Định", kind="phường", within=within, on=on)[0].code[:4]
        for within, on in ((old, ""), (new, ""), (old, "2026"), (new, "2020"))
    ]
    assert first == ["2024", "2025", "2025", "2024"]


def test_level_and_kind_bound_each_other(gazetteer: Gazetteer) -> None:
    assert {unit.level for unit in gazetteer.find("Hòa Bình", level=Level.COMMUNE)} == {Level.COMMUNE}
    found = gazetteer.find("Hòa Bình", kind="thành phố", level=Level.DISTRICT)
    assert [unit.code for unit in found] == ["2024:148"]


def test_an_unknown_kind_is_refused(gazetteer: Gazetteer) -> None:
    with pytest.raises(ValueError, match="unknown kind of administrative unit 'tổng'; known are tỉnh, thành phố"):
        gazetteer.find("Ba Đình", kind="tổng")


def test_order_of_calls_and_of_rows_does_not_matter(gazetteer: Gazetteer) -> None:
    names = sorted(gazetteer.names())[::SAMPLE]
    shuffled = random.Random(7).sample(names, len(names))
    fresh = Gazetteer(
        dict(reversed(list(gazetteer.records.items()))), gazetteer.aliases, tuple(reversed(gazetteer.alias_names))
    )
    found = {name: fresh.find(name) for name in shuffled}
    assert {name: gazetteer.find(name) for name in names} == found
    assert list(fresh.names().items()) == list(gazetteer.names().items())


def test_is_province(gazetteer: Gazetteer) -> None:
    provinces = ["Hà Nội", "hà tây", "TP.HCM", "BR-VT", "TT-Huế", "Thừa Thiên Huế", "Huế", "Thủ đô"]
    assert [name for name in provinces if not gazetteer.is_province(name)] == []
    assert not gazetteer.is_province("Ba Đình") and not gazetteer.is_province("Sài Gòn")


# ---------------------------------------------------------------- names


def test_names_hold_what_a_scanner_looks_for(gazetteer: Gazetteer) -> None:
    names = gazetteer.names()
    assert names["Hòa Bình"] == (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)
    assert names["Hoàn Kiếm"] == (Level.DISTRICT, Level.COMMUNE)
    assert names["Thừa Thiên Huế"] == names["Đắc Lắc"] == names["TP HCM"] == (Level.PROVINCE,)
    assert list(names) == sorted(names)


def test_names_can_leave_out_what_ended_before(gazetteer: Gazetteer) -> None:
    assert gazetteer.names()["Hà Bắc"] == (Level.PROVINCE, Level.COMMUNE)
    assert gazetteer.names(after="2019")["Hà Bắc"] == (Level.COMMUNE,)
    assert gazetteer.names(after="2020-01")["Tây Trà"] == (Level.DISTRICT, Level.COMMUNE)
    assert gazetteer.names(after="2020-02")["Tây Trà"] == (Level.COMMUNE,)
    assert "BR-VT" in gazetteer.names(after="2025-06-30")
    assert "BR-VT" not in gazetteer.names(after=REFORM)
    assert gazetteer.names(after=REFORM)["Hoàn Kiếm"] == (Level.COMMUNE,)


def test_every_name_is_found(gazetteer: Gazetteer) -> None:
    for name, levels in gazetteer.names().items():
        assert set(levels) <= {unit.level for unit in gazetteer.find(name)}, name


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hoà Bình", "Hòa Bình"), ("Thuỷ", "Thủy"), ("Ia H' Drai", "Ia H’Drai"), ("Quí", "Quý"), ("Lý Sơn", "Lí Sơn")],
)
def test_spellings_that_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ba Tơ", "Ba Tô"), ("Văn Lang", "Văn Lăng"), ("Thúy", "Thúi"), ("10", "1"), ("Tân An", "Tấn An")],
)
def test_names_that_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_spellings_begin_with_the_name_itself() -> None:
    assert spellings("Ba Đình") == ("Ba Đình",)
    assert spellings("Thừa Thiên - Huế")[0] == "Thừa Thiên - Huế"
    assert {"Đắc Nông", "Đăk Nông"} < set(spellings("Đắk Nông"))


# ---------------------------------------------------------------- the tables


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """Small tables that are right, for a test to break."""
    (tmp_path / TABLES[0]).write_text("# header\n01\tthành phố Hà Nội\t\t01\n001\tquận Ba Đình\t01\t\n", "utf-8")
    (tmp_path / TABLES[1]).write_text("# header\n01\tthành phố Hà Nội\t\t\n", "utf-8")
    history = "until-2013:019\thuyện Từ Liêm\t2024:01\t\t2013-12-26\tbecame\t2024:001\t\n"
    (tmp_path / TABLES[2]).write_text(f"# header\n{history}", "utf-8")
    (tmp_path / TABLES[3]).write_text("# header\nThủ đô\t2024:01 2025:01\n", "utf-8")
    return tmp_path


def test_small_tables_can_be_read(tables: Path) -> None:
    assert [unit.code for unit in read(tables).units()] == ["2024:01", "2024:001", "2025:01", "until-2013:019"]


@pytest.mark.parametrize(
    ("table", "row", "message"),
    [
        (0, "002\tquận Hoàn Kiếm\t01", "3 fields where 4 are expected: code, name, parent, successors"),
        (0, "2\tquận Hoàn Kiếm\t01\t", "'2024:2' is no code; write 2024:001"),
        (0, "001\tquận Hoàn Kiếm\t01\t", "the code 2024:001 was given before, in units-2024.tsv:3"),
        (0, "002\tHoàn Kiếm\t01\t", "the name 'Hoàn Kiếm' begins with no kind; kinds are tỉnh, thành phố"),
        (0, "002\tQuận Hoàn Kiếm\t01\t", "begins with no kind"),
        (0, "002\tquận Hoàn Kiếm\t02\t", "the parent 2024:02 is in no row above this one"),
        (0, "002\tquận Hoàn Kiếm\t\t", "quận Hoàn Kiếm cannot be in no other unit"),
        (0, "002\tquận Hoàn Kiếm\t001\t", "quận Hoàn Kiếm cannot be in quận Ba Đình"),
        (0, "00001\tphường Phúc Xá\t001\t00097", "the successor 2025:00097 is in no table"),
        (0, "002\tquận Ðống Đa\t01\t", "write letters in NFC, and Đ as U+0110"),
        (0, "002\tquận Hoàn Kiê\u0301m\t01\t", "write letters in NFC"),
        (2, "2014:1\thuyện X\t2024:01\t\t2014\tmerged\t\t", "'2014:1' is no code"),
        (2, "until-2014:001\thuyện X\t2024:01\t\t\tmerged\t\t", "write dates as 2020-12-31"),
        (2, "until-2014:001\thuyện X\t2024:01\t31-12-2013\t2014\tmerged\t\t", "got '31-12-2013' and '2014'"),
        (2, "until-2014:001\thuyện X\t2024:01\t2015\t2014\tmerged\t\t", "ends (2014) before it begins (2015)"),
        (2, "until-2014:001\thuyện X\t2024:01\t\t2014\tended\t\t", "the end is 'ended'; write became"),
        (3, "Thăng Long\t", "the alias 'Thăng Long' needs codes of units that the tables hold; got ''"),
        (3, "Thăng Long\t2024:99", "got '2024:99'"),
    ],
)
def test_a_broken_row_is_named_by_file_and_line(tables: Path, table: int, row: str, message: str) -> None:
    path = tables / TABLES[table]
    lines = path.read_text("utf-8").count("\n")
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{row}\n")
    with pytest.raises(LexiconError) as error:
        read(tables)
    assert str(error.value).startswith(f"{TABLES[table]}:{lines + 1}: ")
    assert message in str(error.value)


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_table_that_cannot_be_read_is_named(tables: Path, content: bytes | None) -> None:
    path = tables / TABLES[1]
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(
        LexiconError, match=r"^units-2025\.tsv:1: cannot be read as UTF-8 text; install the package again"
    ):
        read(tables)


@pytest.mark.skipif(make_units.source() is None, reason="vietnamadminunits is not installed")
def test_the_lists_are_what_the_package_gives(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert make_units.main([str(tmp_path)]) == 0
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {name: (DATA / name).read_bytes() for name in TABLES[:2]}
    assert capsys.readouterr() == ("", "")


def test_without_the_package_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(make_units, "PACKAGE", "no_such_package")
    assert make_units.main([str(tmp_path)]) == 1
    assert "no_such_package is not installed" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_copy_of_the_tables_reads_the_same(tmp_path: Path, gazetteer: Gazetteer) -> None:
    for name in TABLES:
        shutil.copy(DATA / name, tmp_path)
    assert read(tmp_path).records == gazetteer.records
