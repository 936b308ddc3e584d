"""Acts told one to a sentence, of which only the first, or the sentence before it, says what was done.

Thủ tướng trao các quyết định về công tác cán bộ. Ông A, Giám đốc Sở X, giữ chức Thứ trưởng Bộ Y. Ông B làm ….
"""

from __future__ import annotations

import re

from kg.claims import acts
from kg.claims.scene import Scene, SceneLine
from kg.model import ChangeKind, SentenceKind

_IN_DETAIL = re.compile(r"(?:theo đó|cụ thể|trong đó|kết quả)\b")
_BULLET = r"(?:[-+*•] ?|\d{1,2}[.)] ?)?"
_OPENING = (
    rf"{_BULLET}(?:(?:trong (?:số )?(?:này|đó)|đổi lại|ngược lại|đồng thời|ngoài ra|bên cạnh đó|tiếp đó"
    r"|(?:cũng )?(?:tại|trong|nhân)? ?"
    r"(?:dịp|đợt) này|cùng (?:đợt|dịp|ngày)(?: này)?),? )?"
)
# "Đồng chí C làm Chủ nhiệm …": the next of a row of acts, about somebody else; "ông D thôi làm …, để giữ chức …".
_MORE = "(?:(?:,| và|, và) (?:(?:đồng chí|ông|bà|đ/c) )?\ue000)"
_NEXT = re.compile(
    f"{_OPENING}(?:các )?(?:(?:đồng chí|ông|bà|đ/c|ông, bà) )?\ue000{_MORE}*,? (?:được )?"
    r"(?:(?:(?:về|sang|lên|đến|kiêm) )?(?:giữ|làm|nhận|đảm nhiệm|đảm nhận)"
    r"(?: chức(?: vụ| danh)?| cương vị| vị trí| nhiệm vụ)? "
    "\ue001|(?:thôi|rời) )"
)
# "Các ông A, B và C là phó bí thư.", after the sentence that tells who was elected secretary.
_NEXT_ARE = re.compile(f"các (?:đồng chí |ông |bà |ông, bà )?\ue000{_MORE}+ là \ue001\\.?$")
# "Đồng chí A được chỉ định giữ chức B. Đồng chí A kiêm giữ chức C."
_ALSO = re.compile(
    f"{_OPENING}(?:(?:đồng chí|ông|bà|đ/c) )?\ue000 (?:cũng )?kiêm (?:giữ|nhiệm)(?: chức(?: vụ| danh)?)? \ue001"
)
# "Hai tân Phó Giám đốc là …", "Sở X có tân Phó Giám đốc là …", "Hai gương mặt mới giữ chức … là …".
_NEW_HOLDERS = re.compile(
    "(?:\ue002 (?:đã |vừa |mới )*có (?:thêm )?)?(?:(?:các|\\d+|hai|ba|bốn) )?tân \ue001"
    "|(?:\\d+|hai|ba|bốn|các|những) (?:gương mặt|nhân sự|người|cán bộ)(?: mới)? "
    "(?:ở|giữ|vào|đảm nhận|đảm nhiệm|làm)(?: chức(?: vụ| danh)?| cương vị| vị trí)? \ue001"
)
# "Ba Phó Chủ tịch UBND tỉnh gồm các ông A, B và bà C.", after the sentence that tells who was elected chairman.
ELECTED_TOO = re.compile("^(?:\\d+|hai|ba|bốn|năm|sáu|các) \ue001,? (?:là|gồm)(?: (?:các|có))? ")
_LOOKS_BACK = re.compile(r"trước (?:khi|đó|đây)\b")  # an aside on whom the sentence before names
# Told of who holds or held a post beside the row, not of who is given one.
_STATE = re.compile(
    r"\b(?:trước đó|trước đây|hiện (?:nay|là|đang|giữ)|từ (?:năm|lâu|khóa|nhiệm kỳ|\ue004|\ue005)"
    r"|đã (?:được )?\w+ năm|nhiều năm|khi xảy ra|lúc (?:đó|ấy)|vẫn|còn)\b"
)
# "Hai chủ tịch quận chuyển về làm phó giám đốc sở: ông A, Chủ tịch UBND quận B, làm …; ông C, …, làm …".
_AFTER_COLON = re.compile(": (?:(?:đồng chí|ông|bà|đ/c) )?\ue000,? (?:giữ|làm|nhận)(?: chức(?: vụ| danh)?)? \ue001")
# "Bí thư Đảng ủy: Hà Thị Minh Châu", after the sentence that says that the posts were filled.
_ENTRY = re.compile(rf"{_BULLET}\ue001 ?: ?(?:(?:đồng chí|ông|bà|đ/c) )?\ue000")
_OF_ROW = re.compile(
    "giữ chức|làm \ue001|nhận chức|bổ nhiệm|điều động|được điều|luân chuyển|tân \ue001|\\bthôi |chuyển (?:đến|sang|về)"
)
_LONGEST = 14  # lines of a row
_SEAT_LINES = 4  # sentences of a row that tell whom a session elected to which seats
_ASIDE = 2  # of them, those in a row that name nobody
_ONE = re.compile(r"(?:một (?:lãnh đạo|cán bộ|người|vị|quan chức)|ai|người|vị)\b")  # opens a sentence about one man
_UNDONE = re.compile(r"\b(?:rút|xóa|hủy|thu hồi|bãi bỏ|đề nghị|kiến nghị|không|chưa|sẽ)\b")
_SOME = (
    r"(?:\d+|một số|nhiều|các|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:nguyên )?"
    r"(?:cán bộ|lãnh đạo|đảng viên|cá nhân|người|công chức|đồng chí|viên chức|\ue001)"
)
# "Năm cán bộ bị tạm đình chỉ công tác. Trong số đó có ông A, …": what was done to those whom the next line names.
_SUFFERED = (
    (
        re.compile(
            r"\b(?:bị (?:\ue002 )?(?:tạm )?đình chỉ (?:công tác|chức vụ|chức danh|nhiệm vụ)"
            rf"|đình chỉ (?:công tác|chức vụ|nhiệm vụ)(?: đối với)? {_SOME})"
        ),
        ChangeKind.SUSPENDED,
    ),
    (
        re.compile(
            r"\b(?:bị (?:\ue002 )?(?:thi hành )?(?:kỷ luật|cảnh cáo|khiển trách)"
            rf"|kỷ luật[^.;,]{{0,90}} (?:đối với )?{_SOME}|(?:cảnh cáo|khiển trách) (?:đối với )?{_SOME}"
            rf"|cách (?:hết |tất cả )?(?:các )?chức vụ[^.;,]{{0,40}} đối với {_SOME})"
        ),
        ChangeKind.DISCIPLINED,
    ),
    (
        re.compile(rf"\b(?:cho|đối với) {_SOME}[^.;]{{0,60}} nghỉ hưu|\bnghỉ hưu[^.;]{{0,40}} (?:cho|đối với) {_SOME}"),
        ChangeKind.RETIRED,
    ),
)
_THOSE = re.compile(
    r"(?:trong (?:số )?(?:này|đó)|những người này|số này|đó|cụ thể|danh sách(?: này)?|họ),? (?:có|là|gồm)|gồm|bao gồm"
)


def going_on(scene: Scene, line: SceneLine) -> ChangeKind | None:
    """The kind of the act that a line goes on telling; None where it tells an act of its own, or none."""
    code = line.grouped.code
    at = scene.index(line.start)
    if not at:
        return None
    before = scene.lines[at - 1].grouped.code
    those = _THOSE.match(code)
    if those is not None and (kind := _suffered(before, one=those[0].startswith(("đó", "cụ thể")))) is not None:
        return kind
    if _IN_DETAIL.match(code) and (kind := acts.kind_announced(before)) is not None:
        return kind
    if scene.is_career or _STATE.search(code):
        return None
    if _NEW_HOLDERS.match(code):
        return acts.kind_received(before) or kind_of_row(scene, at)
    if ELECTED_TOO.match(code):
        return ChangeKind.ELECTED if has_elected(scene, at) else None
    are = _NEXT_ARE.match(code) and all(i.unit is None and not i.bodies for i in line.posts)
    if are or _ALSO.match(code):
        return acts.kind_received(before) or kind_of_row(scene, at)
    goes_on = any((_NEXT.match(code), _AFTER_COLON.search(code), _ENTRY.match(code)))
    return kind_of_row(scene, at) if goes_on else None


def _suffered(code: str, *, one: bool) -> ChangeKind | None:
    """What a sentence that names nobody says was done to some. ``one``: what follows it may be the one who did it."""
    if code.endswith("?") or one and _ONE.match(code):
        return None
    for words, kind in _SUFFERED:
        found = words.search(code)
        if found is not None and "\ue000" not in code[found.start() :]:
            return None if _UNDONE.search(code[: found.start()]) else kind
    return None


def has_elected(scene: Scene, at: int) -> bool:
    """Whether the sentences right before tell of an election, or go on telling of one."""
    for earlier in reversed(scene.lines[max(0, at - _SEAT_LINES) : at]):
        code = earlier.grouped.code
        if ChangeKind.ELECTED in (acts.kind_done(code), acts.kind_received(code), acts.kind_announced(code)):
            return True
        if not (ELECTED_TOO.match(code) or _LOOKS_BACK.match(code)):
            return False
    return False


def kind_of_row(scene: Scene, at: int) -> ChangeKind | None:
    """The kind of act that the row began with, or that was announced before it."""
    aside = 0
    for earlier in range(at - 1, max(-1, at - _LONGEST - 1), -1):
        line = scene.lines[earlier]
        if line.line.kind is SentenceKind.CAPTION:
            continue
        code = line.grouped.code
        kind = acts.kind_announced(code) or acts.kind_done(code)
        if kind is not None:
            return kind
        aside = 0 if _OF_ROW.search(code) else aside + 1
        if aside > _ASIDE or aside and line.groups:
            return None
    return None
