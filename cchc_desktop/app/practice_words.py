"""What clerks and citizens of a practice store say (lời lẽ giả định): reasons, requests, feedback, in the words of the forms."""

from __future__ import annotations

EXEMPT = ("Người có công với cách mạng", "Hộ nghèo", "Người khuyết tật", "Trẻ em dưới 16 tuổi")
NOT_TAKEN = (
    "Hồ sơ không thuộc thẩm quyền giải quyết của đơn vị; hướng dẫn nộp tại Ủy ban nhân dân cấp xã.",
    "Người nộp không thuộc đối tượng được giải quyết thủ tục này.",
    "Giấy tờ có dấu hiệu tẩy xóa, không đúng bản chính.",
    "Việc đã được giải quyết bằng hồ sơ khác, đang còn hiệu lực.",
)
ASKED = (
    ("Bản sao giấy khai sinh", "Bổ sung bản sao giấy khai sinh để đối chiếu quan hệ nhân thân."),
    ("Giấy xác nhận cư trú", "Bổ sung giấy xác nhận thông tin về cư trú còn giá trị."),
    ("Tờ khai theo mẫu", "Tờ khai chưa đúng mẫu hiện hành; kê khai lại đủ các mục."),
    ("Giấy ủy quyền", "Bổ sung giấy ủy quyền có chứng thực của người nộp thay."),
    ("Bản sao sổ tài khoản", "Bổ sung bản sao số tài khoản nhận trợ cấp."),
)
ASKED_WHY = "Thành phần hồ sơ chưa đủ theo quy định của thủ tục."
ASKED_AGAIN_WHY = "Giấy tờ bổ sung lần đầu không khớp số định danh; cần bản khác để thẩm định."
LATE_WHY = (
    "Phòng chuyên môn chờ kết quả xác minh của cơ quan phối hợp.",
    "Số hồ sơ trong kỳ tăng cao, chưa đủ người thẩm định.",
    "Hệ thống phần mềm chuyên ngành gián đoạn.",
    "Người ký quyết định đi công tác, chưa kịp trình ký.",
    "Cần lấy thêm ý kiến của cơ quan cấp trên.",
)
WITHDRAWN = (
    "Công dân đề nghị rút để hoàn thiện lại hồ sơ.",
    "Công dân nộp nhầm thủ tục.",
    "Công dân không còn nhu cầu giải quyết.",
)
STOPPED = "Quá thời hạn bổ sung mà công dân không nộp đủ giấy tờ đã yêu cầu."
SENT_BACK = "Công dân đề nghị rút hồ sơ."
VOIDED = ("Nhập trùng với hồ sơ vừa tiếp nhận.", "Chọn nhầm thủ tục khi tiếp nhận.")
CORRECTED = ("Sửa số điện thoại theo lời công dân.", "Sửa địa chỉ theo căn cước.")
MISCOUNTED = ("Ghi nhầm cách nộp tiền.", "Bấm thu hai lần.", "Ghi nhầm người nộp.")
COMMENTS = {
    5: ("Cán bộ nhiệt tình.", "Rất nhanh.", "Hướng dẫn rõ ràng."),
    4: ("Tốt.", "Cần thêm ghế chờ."),
    3: ("Bình thường.", "Chờ hơi lâu."),
    2: ("Phải đi lại nhiều lần.", "Trả kết quả trễ."),
    1: ("Trễ hẹn mà không ai báo.", "Không hướng dẫn đủ giấy tờ ngay từ đầu."),
}
REPORTS = (
    "Hồ sơ quá ngày hẹn nhiều ngày, gọi điện không ai trả lời.",
    "Bị yêu cầu nộp thêm giấy tờ không có trong bảng niêm yết.",
    "Phải chờ hơn một giờ mới đến lượt.",
    "Thông tin trên giấy hẹn ghi sai, phải quay lại sửa.",
)
PROPOSALS = (
    "Đề nghị mở thêm quầy vào sáng thứ Hai.",
    "Đề nghị nhắn tin khi có kết quả.",
    "Đề nghị cho nộp trực tuyến toàn bộ giấy tờ.",
    "Đề nghị đặt thêm bảng hướng dẫn ở cửa vào.",
)
NOT_HEARD = "Nội dung không có thông tin cụ thể để xem xét."
FORWARDED = ("Sở Nội vụ tỉnh Minh Họa", "Ủy ban nhân dân tỉnh Minh Họa")
ANSWERED = (
    "Đơn vị đã kiểm tra, xin lỗi công dân và nhắc nhở bộ phận liên quan.",
    "Đơn vị tiếp thu, đưa vào kế hoạch quý tới.",
    "Việc thực hiện đúng quy định; đã giải thích trực tiếp với công dân.",
)
