"""Letters that stand for words in the names of bodies: *Chi cục BVTV*, *Phòng CSGT*."""

from __future__ import annotations

# What some mean after one head only.
OPENED_AFTER = {("Hội", "NV"): "Nhà văn", ("Hội", "CTĐ"): "Chữ thập đỏ"}
OPENED = {
    "VN": "Việt Nam",
    "HKVN": "Hàng không Việt Nam",
    "BĐS": "Bất động sản",
    "GPMB": "Giải phóng mặt bằng",
    "THADS": "Thi hành án dân sự",
    "ATTP": "An toàn thực phẩm",
    "KCN": "Khu công nghiệp",
    "KKT": "Khu kinh tế",
    "VQG": "Vườn quốc gia",
    "THPT": "Trung học phổ thông",
    "THCS": "Trung học cơ sở",
    "ĐH": "Đại học",
    "CĐ": "Cao đẳng",
    "BQL": "Ban Quản lý",
    "BHYT": "Bảo hiểm y tế",
    "BHXH": "Bảo hiểm xã hội",
    "ATGT": "An toàn giao thông",
    "CSGT": "Cảnh sát giao thông",
    "TTGT": "Thanh tra giao thông",
    "CSHS": "Cảnh sát hình sự",
    "CSĐT": "Cảnh sát điều tra",
    "QLTT": "Quản lý thị trường",
    "BVTV": "Bảo vệ thực vật",
    "CA": "Công an",
    "CATP": "Công an",
    "TAND": "Tòa án nhân dân",
    "DN": "Doanh nghiệp",
    "DNNVV": "Doanh nghiệp nhỏ và vừa",
    "HLV": "Huấn luyện viên",
    "KHXH": "Khoa học xã hội",
    "TMCP": "Thương mại cổ phần",
    "GDCK": "Giao dịch Chứng khoán",
    "ĐHQG": "Đại học Quốc gia",
    "QG": "Quốc gia",
    "BĐVN": "Bưu điện Việt Nam",
}
