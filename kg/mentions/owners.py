"""Whose a part of a body is: what can own a division that is said before it, after a comma, a dash or in brackets."""

from __future__ import annotations

from kg.lexicon import BodyHead
from kg.mentions.page import Page
from kg.mentions.parses import BodyParse

# Said with a comma before their owner.
_WARDS_OF_OTHERS = ("Khoa", "Bộ môn")
PARTS_OF_DEPARTMENTS = (
    *("Trung tâm", "Phòng", "Chi cục", "Ban Quản lý", "Đội", "Vụ", "Cục"),
    *_WARDS_OF_OTHERS,
)
_OWNERS = ("association", "agency", "institute", "school", "hospital", "national-body", "press")
_CENTRAL = (
    *("Thanh tra Chính phủ", "Văn phòng Chính phủ", "Văn phòng Trung ương Đảng", "Văn phòng Quốc hội"),
    *("Văn phòng Chủ tịch nước", "Ủy ban Kiểm tra Trung ương", "Ban Tổ chức Trung ương", "Ban Tuyên giáo Trung ương"),
    *("Ban Dân vận Trung ương", "Ban Nội chính Trung ương", "Ban Kinh tế Trung ương", "Ban Đối ngoại Trung ương"),
)
_DEPARTMENTS = ("Sở", "Bộ", "Công an", "Trung tâm", "Cục", "Chi cục", "Tổng cục")
_WARDS = ("Khoa", "Phòng", "Trung tâm", "Viện")  # said with a dash before their hospital
_OF_MINISTRIES = ("Vụ", "Cục")
_OF_CENTRAL_BOARDS = ("Vụ", "Cục", "Viện", "Trung tâm")
# Owners in brackets, after a dash.
_SAID_APART = ("Bộ", "Tổng cục", "Tập đoàn", "Trường", "Đại học", "Học viện", "Sở", "Thành ủy", "Tỉnh ủy")


def owns(body: BodyParse, part: BodyHead) -> bool:
    """Whether a body said after a comma can be the one that the part before it belongs to."""
    if part.label == "Đội":
        return body.head.label in ("Phòng", "Công an")
    if part.label in _WARDS_OF_OTHERS:
        return body.head.kind in ("hospital", "school", "institute")
    if part.label in _OF_MINISTRIES and body.head.label in _CENTRAL:
        return True
    office = body.head.label in ("Thanh tra", "Văn phòng") and body.inner is not None
    return body.head.label in _DEPARTMENTS or part.label == "Phòng" and (body.head.kind in _OWNERS or office)


def _is_part_of_centre(part: BodyHead, owner: BodyParse) -> bool:
    """*Cục Chống tham nhũng (Thanh tra Chính phủ)*, *Phòng Tàu sông (Cục Đăng kiểm Việt Nam)*."""
    if part.label in _OF_MINISTRIES:
        return owner.head.label in _CENTRAL
    return part.label in ("Phòng", "Trung tâm") and owner.head.label in ("Cục", "Chi cục") and bool(owner.topic)


def is_first_of_many(page: Page, part: BodyHead, after: int) -> bool:
    """Whether bodies go on in a row after one said with a comma: *Phòng A, Sở B, Sở C và D* names no owner."""
    if part.label in _WARDS_OF_OTHERS:
        return False
    if part.label in _OF_MINISTRIES:  # Cục Y tế, Bộ Công an | và đại diện một số bệnh viện
        following = page.body_at(after + 1)
        return page.word(after) in (",", "và") and following is not None and following.entry.label == "Bộ"
    return page.word(after) == "và" or page.word(after) == "," and page.body_at(after + 1) is not None


def is_owner_apart(part: BodyHead, owner: BodyParse) -> bool:
    """Whether a body said in brackets or after a dash is the one that the part before it belongs to."""
    if owner.head.label in _SAID_APART or _is_part_of_centre(part, owner):
        return True
    if part.label == "Phòng" and owner.head.kind == "party-department":
        return True  # Phòng Tổ chức cán bộ - Ban Tổ chức Tỉnh ủy
    if part.label in _OF_CENTRAL_BOARDS and owner.head.form == "fixed" and owner.head.kind == "party-department":
        return True
    return owner.head.kind == "hospital" and part.label in _WARDS
