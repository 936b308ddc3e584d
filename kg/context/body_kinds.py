"""Kinds of bodies, by what an article has to say of them and what it leaves to the reader."""

from __future__ import annotations

import re

from kg.mentions import neighbourhoods

# How a note begins that says that a body's unit was not said with it.
SPOKEN_OF = "the article speaks of"
CELLS = ("Chi bộ", "Chi ủy")
OF_THE_PARTY = frozenset({"party-organisation", "party-committee", "party-board"})  # kinds of bodies
# Boards that are always of another body, and stand before its head in a row of posts.
BOARDS_OF_OTHERS = (
    *("Ban cán sự đảng", "Đảng đoàn", "Hội đồng Quản trị", "Hội đồng Thành viên"),
    *(*CELLS, "Đảng ủy", "Hội đồng trường"),
)
OF_AGENCIES = ("Ban cán sự đảng", "Đảng đoàn")  # boards of ministries and the like
BOARDS_OF_ORGANISATIONS = ("Ban Chấp hành", "Ban Thường vụ", "Ủy ban Kiểm tra", "Đoàn Chủ tịch")
PARTY_BOARDS = ("Ban Chấp hành", "Ban Thường vụ")
# After a committee that decides on the posts of others, who are not its own.
DECIDES = re.compile(
    r" (?:đã |vừa |vừa có |có |ban hành |ra )*(?:quyết định|chỉ định|điều động|chuẩn y|phân công|phê chuẩn|luân chuyển"
    r"|thông báo|công bố|trao)\b"
)
APPOINTS = re.compile(r" (?:đã |vừa )*(?:chỉ định|chuẩn y)\b")
PARTY_MEMORY = 1500  # characters for which a party organisation goes on to be the one spoken of
# Bodies of which the text has to say the unit, because a unit spoken of nearby may be another's.
UNIT_SAID_ONLY = ("police", "procuracy", "company-board", "office")
# Offices of the state that are called after a place, not after a unit of it: Cảng vụ Hàng hải Hải Phòng.
CALLED_BARE = ("Cảng vụ", "Báo")
# What every province has a Cục for.
LOCAL_AGENCIES = ("Thống kê", "Thuế", "Hải quan", "Thi hành án dân sự", "Quản lý thị trường")
PARTY = re.compile(r"^(?:Trung ương Đảng )?(?:Cộng sản|Lao động|Nhân dân(?: Cách mạng)?) ", re.IGNORECASE)
# National bodies of this country that others have under the same name.
OF_EVERY_COUNTRY = ("party-committee", "national-assembly", "government", "national-body", "state")
# Short for the one of agencies or the one of enterprises, by what the article names in full.
BLOCS = ("Đảng ủy Khối", "Đảng bộ Khối")
# Bodies that an article calls by the first words of their names once it has said whose they are.
SAID_SHORT = ("board", "institute", "office", "hospital", "agency", "neighbourhood")
# What districts, and the communes of the two tiers, have a Phòng for; another is of some department or agency.
LOCAL_DIVISIONS = frozenset(
    {
        *("Nội vụ", "Tư pháp", "Tài chính - Kế hoạch", "Tài chính", "Tài nguyên và Môi trường", "Y tế", "Kinh tế"),
        *("Lao động - Thương binh và Xã hội", "Văn hóa và Thông tin", "Giáo dục và Đào tạo", "Dân tộc", "Nông nghiệp"),
        *("Nông nghiệp và Phát triển nông thôn", "Nông nghiệp và Môi trường", "Kinh tế và Hạ tầng", "Quản lý đô thị"),
        *("Văn hóa - Xã hội", "Văn hóa, Khoa học và Thông tin", "Kinh tế, Hạ tầng và Đô thị", "Công Thương"),
        *("Khoa học và Công nghệ", "Dân tộc và Tôn giáo", "Văn hóa và Thể thao", "Văn hóa, Thể thao và Du lịch"),
        *("Du lịch", "Xây dựng", "Đô thị", "Văn hóa", "Thanh tra"),
    }
)
COMMUNE_CENTRES = ("Phục vụ hành chính công",)  # what every commune of the two tiers has a Trung tâm for
# What has divisions of its own, of which an article says only the division where it speaks of one such body.
HAVE_DIVISIONS = ("department", "hospital")
BOARDS_OF_COUNCILS = ("Pháp chế", "Kinh tế - Ngân sách", "Kinh tế - Xã hội", "Văn hóa - Xã hội", "Đô thị")
PARTS_OF_SCHOOLS = ("Khoa", "Bộ môn")
PLACES_OF_SCHOOLS = ("hospital", "school", "institute")  # kinds of bodies that have such parts
# What every company has, so that without its name it is nobody's.
OF_COMPANIES = ("Ban Kiểm soát", "Ban Giám đốc", "Ban Điều hành", "Ban Tổng Giám đốc")
# Bodies that have a party committee or cell of their own; a people's committee shares that of its unit.
OWNERS = """
    agency department division ministry company police military school hospital institute court procuracy
    national-body board office press association
"""
OWN_COMMITTEE = frozenset(OWNERS.split())
NEIGHBOURHOODS = tuple(dict.fromkeys(neighbourhoods.HEADS.values()))
OF_NEIGHBOURHOODS = (*NEIGHBOURHOODS, *CELLS, "Ban công tác Mặt trận", "Chi hội", "Chi đoàn")
# Wards, teams and offices of one name are in many a hospital and province.
OF_MANY = (
    *("Khoa", "Bộ môn", "Phòng", "Ban", "Tổ", "Đội", "Đồn", "Văn phòng", "Chi cục", "Hạt", "Thanh tra", "Tiểu đoàn"),
    *("Tiểu ban", *CELLS, "Ban công tác Mặt trận", *NEIGHBOURHOODS),
)
# Said without a unit in the report of a council's session: the council's own, or the committee that it elects.
OF_A_SESSION = ("peoples-council", "peoples-committee")
