"""What a clerk reads of each kind of task (lời về việc cần xem): what happened, what is safe, what to do."""

from __future__ import annotations

from dataclasses import dataclass

from cchc_desktop.store.tasks import Task
from cchc_desktop.ui.sync.words import read


@dataclass(frozen=True, slots=True)
class Told:
    """A short title for the list, a sentence to act on, and whether only a lead closes it."""

    title: str
    sentence: str
    for_lead: bool = False


_REFUSED = "Giấy hẹn đã trao vẫn có giá trị, hồ sơ vẫn ở máy này."
_TOLD = {
    # outcomes
    "conflict": Told(
        "Khác với cổng", f"Hồ sơ đã bị sửa ở hai nơi. {_REFUSED} Trưởng quầy xem hai bên rồi chọn.", for_lead=True
    ),
    "rejected": Told(
        "Cổng từ chối", f"Cổng không nhận việc này. {_REFUSED} Trưởng quầy xem lý do rồi xử lý.", for_lead=True
    ),
    "decision_exists": Told(
        "Cổng đã có quyết định",
        "Hồ sơ đã rút hoặc đã trả ở quầy, trong khi cổng vừa có quyết định. Cả hai đều được giữ. Trưởng quầy xem.",
        for_lead=True,
    ),
    "two_ends": Told(
        "Quầy khác cũng ghi đã trả",
        "Hai quầy cùng ghi rút hoặc trả hồ sơ này. Cả hai đều được giữ. Trưởng quầy xem ai đang có kết quả.",
        for_lead=True,
    ),
    "custody_differs": Told(
        "Khác nhau về người giữ túi", "Sổ của máy này được giữ. Tìm túi hồ sơ, rồi ghi bàn giao hoặc hỏi phòng đã nhận."
    ),
    "custody_moved": Told(
        "Quầy khác đã nhận giữ túi", "Máy này không đếm túi ấy nữa. Túi còn ở đây thì hỏi quầy kia, rồi bàn giao lại."
    ),
    "voided_elsewhere": Told(
        "Nơi khác đã hủy hồ sơ", "Máy này không làm tiếp được nữa. Đang giữ túi hoặc đã thu tiền thì hỏi nơi đã hủy."
    ),
    "paid_twice": Told(
        "Thu quá số phải nộp",
        "Quầy khác cũng đã thu; mọi khoản đều được giữ. Hỏi quầy kia, hủy khoản thừa, trả lại tiền.",
    ),
    "custody_given_back": Told(
        "Phòng gửi trả túi", "Túi hồ sơ đang về quầy. Nhận được túi thì mở hồ sơ, bấm 9 (Phòng trả lại quầy)."
    ),
    "supplement_asked": Told(
        "Phòng yêu cầu bổ sung", "Thời hạn đang tạm dừng. Báo công dân các giấy tờ dưới đây, in phiếu yêu cầu bổ sung."
    ),
    "warning": Told("Cổng nhận, có nhắc", "Cổng đã nhận nhưng nhắc xem lại. Mở hồ sơ, so với giấy."),
    # codes of the portal's registry
    "XUNG_DOT": Told(
        "Khác với cổng", f"Hai nơi ghi khác nhau về hồ sơ này. {_REFUSED} Trưởng quầy xem hai bản.", for_lead=True
    ),
    "DA_XOA_TREN_CONG": Told(
        "Đã xóa trên cổng", "Cổng báo hồ sơ đã bị xóa. Máy này không xóa gì. Hỏi trưởng quầy.", for_lead=True
    ),
    "OP_ID_REUSED": Told(
        "Lỗi mã việc", "Cổng nói mã việc này đã dùng cho việc khác. Không mất gì; báo quản trị ngay.", for_lead=True
    ),
    "MA_HO_SO_TRUNG": Told(
        "Mã hồ sơ trùng",
        "Mã trên giấy trùng với hồ sơ khác. Giấy vẫn có giá trị; cổng đã cấp thêm mã thứ hai, quét mã nào cũng ra.",
    ),
    "NGAY_HEN_KHAC": Told(
        "Ngày hẹn khác", "Cổng tính ngày hẹn khác. Ngày trên giấy đã trao được giữ; xem lại lịch nghỉ của đơn vị."
    ),
    "GIO_NGHI_NGO": Told(
        "Giờ máy đáng ngờ", "Đồng hồ máy này lệch so với cổng. Hồ sơ đã nhận; kiểm tra ngày giờ của máy."
    ),
    "DANH_MUC_CU": Told(
        "Danh mục cũ", "Hồ sơ tiếp nhận theo danh mục thủ tục cũ. Cổng đã nhận; cập nhật danh mục rồi xem lại."
    ),
    "THIEU_TEP": Told("Thiếu tệp", "Cổng đã nhận hồ sơ nhưng còn thiếu tệp số hóa. Quét bổ sung rồi gửi."),
    "MA_NGOAI_KHOI": Told(
        "Mã ngoài khối số", "Mã hồ sơ không thuộc khối số cấp cho quầy. Giấy vẫn có giá trị; báo quản trị."
    ),
    "CONG_TREN_TU_CHOI": Told(
        "Cổng cấp trên từ chối",
        f"Cổng đã nhận nhưng cổng cấp trên không nhận hồ sơ. {_REFUSED} Xem lý do, chỉnh sửa rồi máy tự gửi lại.",
    ),
    "CONG_TREN_KHONG_GUI_DUOC": Told(
        "Chưa gửi lên cổng cấp trên",
        f"Một mục của hồ sơ không vừa mẫu của cổng ấy nên chưa gửi. {_REFUSED} Chỉnh sửa mục đó rồi máy tự gửi lại.",
    ),
    "CONG_TREN_CHUA_SUA": Told(
        "Cổng cấp trên chưa sửa theo",
        "Cổng ấy còn giữ bản đã gửi trước. Việc sửa ở đây vẫn đúng; báo đơn vị xử lý sửa bên ấy.",
    ),
    "CONG_TREN_DA_CO": Told(
        "Cổng cấp trên chưa hủy theo", "Máy này đã hủy hồ sơ, cổng cấp trên thì chưa. Báo quản trị cổng ấy hủy."
    ),
    "TTHC_KHONG_TON_TAI": Told(
        "Cổng không có thủ tục này", f"{_REFUSED} Trưởng quầy xem lại mã thủ tục.", for_lead=True
    ),
    "DON_VI_KHONG_THAM_QUYEN": Told(
        "Không đúng thẩm quyền", f"Cổng nói đơn vị không có thẩm quyền. {_REFUSED} Trưởng quầy xử lý.", for_lead=True
    ),
    "DU_LIEU_SAI": Told("Dữ liệu cổng không đọc được", f"{_REFUSED} Trưởng quầy xem mục cổng chỉ ra.", for_lead=True),
    # the portal's own messages, and ours
    "unreadable_change": Told(
        "Tin từ cổng không đọc được", "Một thay đổi từ cổng có dạng lạ, máy chưa áp dụng. Báo quản trị."
    ),
    "catalogue_wrong": Told(
        "Danh mục từ cổng có lỗi", "Danh mục mới có lỗi nên không dùng; danh mục cũ vẫn dùng được. Báo quản trị."
    ),
    "file_refused": Told(
        "Cổng không nhận tệp",
        "Hồ sơ đã gửi đủ, tệp vẫn ở máy này. Tệp quá lớn thì quét lại nhẹ hơn; nếu không, báo quản trị cổng rồi gửi lại.",
    ),
    "file_lost": Told(
        "Mất tệp trên máy này",
        "Tệp quét không còn đọc được trên máy này nên không gửi được. Hồ sơ vẫn đủ; quét lại giấy tờ.",
    ),
    "restored_again": Told(
        "Việc trước khôi phục vừa về",
        "Hồ sơ đã làm tiếp sau khi khôi phục, nay cổng trả lại việc làm trước đó. Trưởng quầy xem lịch sử, sửa cho đúng.",
        for_lead=True,
    ),
    "recon_not_there": Told(
        "Cổng không có hồ sơ này",
        "Đối soát: cổng đã báo nhận mà nay không có hồ sơ. Giấy hẹn vẫn có giá trị. Báo quản trị cổng, rồi đối soát lại.",
        for_lead=True,
    ),
    "recon_not_here": Told(
        "Máy này không có hồ sơ của quầy",
        "Đối soát: cổng có hồ sơ quầy này đã tiếp nhận mà máy không có. Tra trên cổng; báo quản trị xem bản sao lưu.",
        for_lead=True,
    ),
    "recon_differs": Told(
        "Đối soát thấy khác nhau",
        "Máy này và cổng ghi khác nhau. Giấy hẹn vẫn có giá trị. So hai bên với giấy tờ.",
        for_lead=True,
    ),
    "reception_day": Told(
        "Cổng ghi ngày tiếp nhận khác",
        "Cổng tính theo lúc nhận được. Ngày trên giấy hẹn vẫn giữ; đọc hai ngày dưới đây.",
    ),
    "twin": Told(
        "Hai máy cùng là một quầy",
        "Máy khác làm tiếp bằng bản sao dữ liệu của quầy này. Không mất gì, máy này đổi số. Báo quản trị: chỉ giữ một máy.",
    ),
    "forked": Told(
        "Quầy này có hai bản dữ liệu",
        "Dữ liệu bị chép, hoặc lùi về bản cũ. Không mất gì, máy đã đổi số, gửi đủ. Báo quản trị: chỉ giữ một máy.",
    ),
    "SO_BI_SUA": Told(
        "Sổ cái không khớp với cổng",
        "Sổ cái ở máy hoặc ở cổng đã bị sửa. Máy ngừng gửi, giữ đủ dữ liệu. Không sửa gì thêm; báo quản trị ngay.",
    ),
    "SO_DA_DONG": Told(
        "Hai máy cùng là một quầy",
        "Việc này ghi sau khi máy khác đã làm tiếp quầy này. Cổng đã nhận, không mất gì. Báo quản trị.",
    ),
    "DAI_SO_TRUNG": Told(
        "Dải số đã cấp cho quầy khác",
        "Cổng khôi phục nên đã cấp lại dải số này. Máy ngừng dùng dải số; giấy đã trao vẫn có giá trị. Báo quản trị cổng.",
    ),
    "result": Told("Cổng báo có kết quả", "Kết quả đã có trên cổng. Nhận kết quả về quầy rồi báo công dân."),
    "task": Told("Việc từ cổng", "Cổng giao một việc cho quầy. Mở hồ sơ để xem."),
    "notice": Told("Thông báo từ cổng", "Đọc thông báo rồi đánh dấu đã xem."),
}
_BY_KIND_FIRST = ("conflict", "rejected")  # these say more by the code the portal gave


def told(task: Task) -> Told:
    """What this task is, by the portal's code where it gave one we know; an unknown kind is shown, never hidden."""
    detail = read(task)
    code = str(detail.get("code") or "")
    known = _TOLD.get(task.kind)
    if task.kind in _BY_KIND_FIRST and code in _TOLD:
        by_code = _TOLD[code]
        return Told(by_code.title, by_code.sentence, for_lead=True)
    return known or Told("Cổng nhắc xem lại", "Cổng gửi một lời nhắc máy chưa biết. Mở hồ sơ, đọc lời cổng ghi.")
