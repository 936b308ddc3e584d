"""Analyses made by hand, one claim of every class, for the tests of what is made of claims."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from pyoxigraph import Quad, Store

from kg.model import (
    AdoptionClaim,
    Analysis,
    Award,
    AwardClaim,
    Body,
    ChangeClaim,
    ChangeKind,
    CitationClaim,
    Claim,
    Commitment,
    CommitmentKind,
    Comparator,
    Document,
    Event,
    EventClaim,
    Level,
    Manner,
    Mention,
    MentionType,
    OfficialDocument,
    ParticipationClaim,
    Person,
    QuantityClaim,
    RankClaim,
    RoleClaim,
    Span,
    Status,
    Term,
    Unit,
)
from kg.rdf import document_quads, text_quads
from kg.resolve import derive

TEXT = """Đại hội Đảng bộ quận Thanh Xuân lần thứ VI, nhiệm kỳ 2020-2025
Ngày 31/7/2020, Đảng bộ quận Thanh Xuân (TP Hà Nội) với hơn 19.700 đảng viên khai mạc Đại hội. Thiếu tướng \
Nguyễn Quốc Duyệt, Tư lệnh Bộ Tư lệnh Thủ đô Hà Nội dự. Đồng chí Nguyễn Xuân Lưu, Bí thư Quận ủy Thanh Xuân \
nhiệm kỳ 2020-2025, phát biểu. Đại hội bầu ông Lưu giữ chức Bí thư Quận uỷ. Quận đã thực hiện Nghị quyết Trung ương \
4 khóa XI, phong trào “Toàn dân đoàn kết xây dựng đời sống văn hóa”; được tặng Cờ thi đua Chính phủ năm 2015.
"""

HA_NOI = Unit("thành phố Hà Nội", Level.PROVINCE, "2024:01")
THANH_XUAN = Unit("quận Thanh Xuân", Level.DISTRICT, "2024:009", HA_NOI)
QUAN_UY = Body("Quận ủy Thanh Xuân", "party-committee", THANH_XUAN, parent="Đảng bộ quận Thanh Xuân")
DANG_BO = Body("Đảng bộ quận Thanh Xuân", "party-organisation", THANH_XUAN)
BO_TU_LENH = Body("Bộ Tư lệnh Thủ đô Hà Nội", "military-command", HA_NOI)
LUU = Person("Nguyễn Xuân Lưu", "Quận ủy Thanh Xuân")
DUYET = Person("Nguyễn Quốc Duyệt", "Bộ Tư lệnh Thủ đô Hà Nội")
TERM = Term("2020-2025")
DAI_HOI = Event("Đại hội", DANG_BO, 6, TERM, "2020-07-31")
NGHI_QUYET = OfficialDocument("Nghị quyết", "4", "Trung ương", "khóa XI", "2012-01-16", "Một số vấn đề cấp bách")
MOVEMENT = Commitment(CommitmentKind.MOVEMENT, "Toàn dân đoàn kết xây dựng đời sống văn hóa")
AWARD = Award("Cờ thi đua Chính phủ")


def span(quote: str, text: str = TEXT) -> Span:
    """Where the quote first stands in the text."""
    start = text.index(quote)
    return Span(start, start + len(quote))


def document(identifier: str = "000_d49ab99872ae2c8e", text: str = TEXT) -> Document:
    """The article, with all its metadata."""
    return Document(
        identifier,
        text,
        title="Đại hội Đảng bộ quận Thanh Xuân",
        url="https://example.org/dai-hoi?id=1&x=ă",
        publisher="Báo Hà Nội mới",
        published="2020-07-31",
        origin="/somewhere/000.txt",
    )


def claims() -> tuple[Claim, ...]:
    """One claim of every class, with every field of every class set in one of them."""
    luu, duyet = (span("Nguyễn Xuân Lưu, Bí thư Quận ủy Thanh Xuân"),), (span("Thiếu tướng Nguyễn Quốc Duyệt"),)
    dai_hoi = (span("Đại hội Đảng bộ quận Thanh Xuân lần thứ VI"), span("Ngày 31/7/2020"))
    return (
        RoleClaim(
            spans=luu,
            rule="role.apposition",
            confidence=Decimal("0.98"),
            context=("Quận ủy is that of quận Thanh Xuân", "term from the title"),
            member=LUU,
            role="Bí thư",
            organization=QUAN_UY,
            status=Status.CURRENT,
            term=TERM,
            since="2020-07",
            until="2025",
        ),
        RoleClaim(spans=duyet, rule="role.apposition", member=DUYET, role="Tư lệnh", organization=BO_TU_LENH),
        ChangeClaim(
            spans=(span("bầu ông Lưu giữ chức Bí thư Quận uỷ"),),
            rule="change.elected",
            member=LUU,
            role="Bí thư",
            organization=QUAN_UY,
            kind=ChangeKind.ELECTED,
            date="2020-07-31",
        ),
        RankClaim(spans=duyet, rule="rank.before-name", member=DUYET, rank="Thiếu tướng"),
        EventClaim(spans=dai_hoi, rule="event.title", event=DAI_HOI, date="2020-07-31"),
        ParticipationClaim(spans=luu, rule="event.spoke", member=LUU, event=DAI_HOI, manner=Manner.SPOKE),
        ParticipationClaim(spans=duyet, rule="event.attended", member=DUYET, event=DAI_HOI),
        AdoptionClaim(spans=(span("phong trào"),), rule="adoption.movement", adopter=DANG_BO, commitment=MOVEMENT),
        QuantityClaim(
            spans=(span("hơn 19.700 đảng viên"),),
            rule="quantity.with",
            subject=DANG_BO,
            quantity_of="đảng viên",
            value=Decimal("1.97E+4"),
            unit_text="đảng viên",
            comparator=Comparator.MORE_THAN,
        ),
        AwardClaim(spans=(span("Cờ thi đua"),), rule="award.given", recipient=DANG_BO, award=AWARD, year="2015"),
        CitationClaim(spans=(span("Nghị quyết"),), rule="citation.number", cites=NGHI_QUYET, follower=DANG_BO),
    )


def mentions() -> tuple[Mention, ...]:
    """Names in other spellings, a way to speak of a person, and a unit that no claim speaks of."""
    return (
        Mention(span("Quận uỷ"), MentionType.BODY, "Quận uỷ", QUAN_UY.name, QUAN_UY),
        Mention(span("ông Lưu"), MentionType.PERSON, "ông Lưu", LUU.name, LUU),
        Mention(span("TP Hà Nội"), MentionType.UNIT, "TP Hà Nội", HA_NOI.name, HA_NOI),
        Mention(span("31/7/2020"), MentionType.DATE, "31/7/2020", "2020-07-31"),
    )


def analysis() -> Analysis:
    """The article, analysed."""
    return Analysis(document(), mentions=mentions(), claims=claims())


def whole() -> set[Quad]:
    """The article, its text and what is derived of it, as quads."""
    return set(_whole())


@cache
def _whole() -> frozenset[Quad]:
    quads = [*document_quads(analysis(), version="1"), *text_quads(document())]
    store = Store()
    store.extend(quads)
    return frozenset([*quads, *derive(store)])
