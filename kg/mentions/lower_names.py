"""Names of bodies that begin in lower case: *giám đốc xí nghiệp | quản lý phà X*, *công ty | vận tải Hoàng Long*."""

from __future__ import annotations

from kg.lexicon import BodyHead
from kg.mentions import units
from kg.mentions.name_ends import is_half_of_noun, is_stop_pair, lists_programmes, opens_mention
from kg.mentions.page import Page

# Heads whose name goes on in lower case: Trung tâm hỗ trợ xuất khẩu, Ban Quản lý dự án …, Bệnh viện đa khoa huyện …
_LOWER_AFTER_ROLE = ("cục", "vụ", "hội", "viện", "đội", "trạm", "quỹ")  # Cục trưởng Cục chống tham nhũng

_LOWER_NAMES = (
    *("quản lý", "chỉ đạo", "trung tâm", "bệnh viện", "nhà máy", "nhà hát", "bảo tàng", "thư viện", "xí nghiệp"),
    *("hàng không", "bảo tồn", "thủy văn", "cảng vụ", "chi cục", "tổng cục", "hiệp hội", "liên đoàn"),
)

# A body in lower case after a post, and the first word of what it is before its name.
_GENERAL = (
    *(("viện", "đa"), ("bv", "đa"), ("lý", "dự"), ("trường", "tiểu"), ("trường", "mầm"), ("trường", "trung")),
    *(("trường", "đại"), ("trường", "cao"), ("trường", "thpt"), ("trường", "thcs")),
    *(("không", "quốc"), ("máy", "thủy"), ("văn", "khu"), ("phòng", "cửa")),
)

# Kinds of bodies whose name often begins with what they do, in lower case.
_NAMED_IN_LOWER = ("company", "school", "institute", "hospital", "agency", "association", "military")

# Of the police, not of a game; and prisons by their number.
_TEAMS = {"Đội": ("cảnh", "csgt", "quản", "thanh", "trật", "kiểm", "an", "điều"), "Trại giam": ("số",)}

LONGEST_LOWER = 12  # tokens; … khai thác công trình thủy lợi | Nghệ An

_COMPANIES = ("công ty", "tổng công", "ngân hàng", "tập đoàn")


def is_plain_name(page: Page, after: int, head: BodyHead, after_role: bool) -> bool:
    word, before = page.tokens[after - 1], page.tokens[after - 2 : after]
    kind = " ".join(token.lower for token in before)
    lower = head.kind in _NAMED_IN_LOWER or head.label in PROJECTS or page.word(after) in _TEAMS.get(head.label, ())
    if after_role and lower and goes_on_to_name(page, after):
        return True
    if page.word(after) in page.lexicon.lists["legal-form"] and kind in _COMPANIES:
        return _legal_form_ends(page, after)
    if word.lower in ("đoàn", "đội") and page.word(after) in page.lexicon.lists["branch-of-arms"]:
        return any(page.word(index).isdigit() for index in range(after, after + 5))
    if page.word(after) in page.lexicon.lists["trade"] and kind in _COMPANIES:
        return _trade_ends(page, after)
    if kind == "quản lý" and (page.word(after), page.word(after + 1)) == ("các", "khu"):
        return True  # Ban Quản lý | các khu công nghiệp Đồng Nai
    if kind == "chỉ đạo" and lists_programmes(page, after):
        return True
    short = after_role and word.capital and word.lower in _LOWER_AFTER_ROLE
    long = kind in _LOWER_NAMES
    # "giám đốc bệnh viện đa khoa huyện X", "trưởng ban quản lý dự án Y", "đồn trưởng đồn biên phòng cửa khẩu Z"
    general = after_role and (word.lower, page.word(after)) in _GENERAL
    if not (short or general) and not (long and (before[0].capital or page.tokens[after - 3].capital)):
        return False
    first = page.word(after)
    if not first.isalpha() or first in page.lexicon.lists["name-stop"] or is_stop_pair(page, after):
        return False
    return not opens_mention(page, after)


def goes_on_to_name(page: Page, after: int) -> bool:
    """*Xí nghiệp | quản lý phà Thanh niên xung phong*, *trường | tiểu học Quy Kỳ*, *Chi cục | thú y TP HCM*: after a
    post, words in lower case that go on to a capital or a unit, with no verb and nobody between."""
    lists = page.lexicon.lists
    for index in range(after, after + LONGEST_LOWER):
        token = page.token(index)
        if token is None:
            return False
        if token.lower in ("-", "và") and index > after:
            continue
        if token.lower == "số" and page.word(index + 1).isdigit():
            return True  # Xí nghiệp thoát nước số 3
        if token.lower == "gia" and page.word(index - 1) == "quốc" and not page.word(index + 1).isalpha():
            return True  # Bảo tàng lịch sử quốc gia
        unit = units.parse(page, index)
        if token.capital or unit is not None and unit.kind:
            return index > after and (unit is not None and bool(unit.name) or not opens_mention(page, index))
        stops = token.lower in lists["no-name-word"] or token.lower in lists["name-stop"] or is_stop_pair(page, index)
        if not token.text.isalpha() or stops and not is_half_of_noun(page, index) or opens_mention(page, index):
            return False
    return False


def _legal_form_ends(page: Page, after: int) -> bool:
    """*công ty cổ phần | Bóng đèn Điện Quang*: the form in lower case, then a name with a capital."""
    stop = after
    while stop < after + 6 and page.word(stop) in page.lexicon.lists["legal-form"] and not page.tokens[stop].capital:
        stop += 1
    token = page.token(stop)
    return token is not None and token.capital and not opens_mention(page, stop)


def _trade_ends(page: Page, after: int) -> bool:
    """*Công ty vận tải | Hoàng Long*, *Công ty lương thực | Tiền Giang*: what a company does in lower case, then its
    name; not *Giám đốc công ty vận tải Trần Văn A*."""
    lists, stop = page.lexicon.lists, after
    while stop < after + 8 and (page.word(stop) in lists["trade"] or page.word(stop) in lists["legal-form"]):
        if page.tokens[stop].capital:
            break
        stop += 1
    token = page.token(stop)
    if token is None or not token.capital:
        return False
    unit = units.parse(page, stop)
    return unit is not None and not unit.kind and bool(unit.name) or not opens_mention(page, stop)


PROJECTS = ("Ban Quản lý", "Ban chỉ đạo")
