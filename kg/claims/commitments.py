"""What a commitment is called, and the claim that a body or unit set it itself or is set it."""

from __future__ import annotations

import re

from kg.claims.scene import Scene
from kg.claims.subjects import Subject
from kg.model import AdoptionClaim, Commitment, CommitmentKind
from kg.text import as_written

# A task that only says how many tasks will be named.
LISTING = re.compile(
    r"^[^,]{0,60}(?:\d+|một số|các|những|hai|ba|bốn|năm) (?:nhiệm vụ|vấn đề|nội dung|giải pháp|việc"
    r"|công việc)(?: [^,]{0,25})?(?: sau)?$"
    r"|^tập trung (?:vào |thực hiện |giải quyết )?(?:tốt )?(?:\d+ |(?:các|một số|những) (?=[^;]{0,60}:))(?:nhóm )?"
    r"(?:nhiệm vụ|vấn đề|nội dung|giải pháp|việc)"
)
# No commitment: what happens anyway, a reason, a reference to what was said; an act on somebody or in one case.
NO_LABEL = re.compile(
    r"(?:rất|xác định,?(?! (?:xong|rõ|cụ thể|giá|ranh giới|vị trí|mốc))"
    r"|sẽ|đã|là|do|vì|dù|mặc dù|bởi|khi|đây|nếu|không chỉ|việt nam|cả nước|trước đây) "
    r"|(?:bãi nhiệm|miễn nhiệm|bổ nhiệm|phê chuẩn|bầu|thi hành kỷ luật|kỷ luật|cách chức|khởi tố|giám định"
    r"|xem xét,? (?:công tác nhân sự|kỷ luật|miễn nhiệm|bãi nhiệm|phê chuẩn|bổ nhiệm)|đưa ra quốc hội|lập thủ tục"
    r"|(?:dự án|đề án|kế hoạch)(?: đầu tư)? (?:không|chưa|kém|sai|trái)|họp bàn|làm rõ vụ|trả lời|thông tin"
    r"|lưu ý (?:là|rằng)) "
)


_PURPOSE = re.compile("(?:^|[.;:] )(?:để|nhằm) [^.;:\ue000]{4,140}?, ")


def without_purpose(code: str) -> str:
    """A line without what it is for: *Để hoàn thành các mục tiêu trên, …* tells of nothing that was completed."""
    return _PURPOSE.sub(" ", code)


def label(scene: Scene, first: int, last: int) -> str:
    """The words as a reader sees them."""
    return as_written(scene.span(first, last).cut(scene.document.text)) if first < last else ""


def claim(
    scene: Scene, rule: str, kind: str, adopter: Subject, words: str, start: int, first: int, last: int
) -> AdoptionClaim:
    """That ``adopter`` sets itself, or is set, what ``norm[first:last]`` says; the rule fired from ``start`` on."""
    return AdoptionClaim(
        adopter=adopter.entity, commitment=Commitment(CommitmentKind(kind), words), rule=rule,
        spans=tuple(dict.fromkeys((scene.span(min(start, first), last), scene.span(first, last)))),
        context=adopter.notes,
    )  # fmt: skip
