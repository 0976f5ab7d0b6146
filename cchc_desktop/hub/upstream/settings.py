"""How a portal above is reached (cấu hình cổng cấp trên), out of a TOML file; its secret is never in that file."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec

SECRET = "CCHC_UPSTREAM_SECRET"  # the variable of the environment that may hold it
_OWNER_KINDS = {"1": "0", "2": "1"}


class WrongSettings(ValueError):
    """The file cannot be used; `str()` is a Vietnamese sentence without its values."""


class Unit(msgspec.Struct, forbid_unknown_fields=True):
    """One of our units as it is called above."""

    code: str
    name: str = ""


class _Common(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True, tag_field="kind"):
    """What each kind of portal needs; `units` by our codes, `procedures` by our base codes, to theirs."""

    base_url: str
    user: str = ""  # username, client_id
    secret_file: str = ""
    headers: dict[str, str] = {}  # `dstcode`
    deadline_seconds: float = 60.0  # of one call, from name look-up to last byte
    units: dict[str, Unit] = {}
    procedures: dict[str, str] = {}
    procedure_suffix: str = ""  # ".000.00.00.H52": put behind every base code

    def unit(self, code: str, name: str) -> Unit:
        """Ours as it is called above: by itself where nothing else is said."""
        known = self.units.get(code, Unit(code))
        return Unit(known.code, known.name or name)

    def procedure(self, code: str) -> str:
        """MaTTHC there: as said, else with the suffix, else as we call it."""
        base = ".".join(code.split(".")[:2])
        return self.procedures.get(base) or (base + self.procedure_suffix if self.procedure_suffix else code)


class National(_Common, tag="national", frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The national push through a province's adaptor; without `login_path` it knows this hub by its address."""

    login_path: str = ""
    session_minutes: float = 10.0
    path: str = "/"
    paths: dict[str, str] = {}  # by service, where each has its own
    unit_query: str = ""  # the query's name of the unit, where a proxy wants it in the address
    lookup: bool = True  # whether TraCuuHoSo can be asked
    file_url: str = ""  # "https://…/{sha256}": where the other side fetches a file
    filed_via: str = "2"  # NoiNopHoSo
    done_codes: tuple[str, ...] = ("0",)
    text_codes: tuple[str, ...] = ("3", "-3")  # done if the text says so
    busy_codes: tuple[str, ...] = ()  # to be tried again
    session_codes: tuple[str, ...] = ()  # the session is over


class Ministry(_Common, tag="ministry", frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The six steps of a ministry's portal."""

    token_path: str
    next_value_path: str
    upload_path: str
    create_path: str
    progress_path: str
    status_path: str
    next_value_by: Literal["unit", "procedure"] = "unit"
    owner_kinds: dict[str, str] = msgspec.field(
        default_factory=lambda: dict(_OWNER_KINDS)
    )  # ours to 0 citizen, 1 enterprise, 2 household business
    services: dict[str, str] = {}  # MaDichVuCong by our procedure's base code
    progress_dates: Literal["compact", "spaced"] = "compact"
    done_codes: tuple[str, ...] = ("200", "0")
    wait_for_files_minutes: float = 30.0  # then it goes without those that have not come


Settings = National | Ministry


def read(path: Path) -> Settings:
    """The file's settings; raises WrongSettings."""
    try:
        data = path.read_bytes()
        found: Settings = msgspec.toml.decode(data, type=Settings)
    except OSError as error:
        raise WrongSettings("Không đọc được tệp --upstream. Xem lại đường dẫn và quyền đọc.") from error
    except (msgspec.MsgspecError, ValueError) as error:
        where = str(error).partition("`$")[2].rstrip("`") if "`$" in str(error) else ""
        raise WrongSettings(f"Tệp --upstream không đúng{': mục ' + where if where else ''}. Xem docs/hub.md.") from None
    if found.deadline_seconds <= 0:
        raise WrongSettings("Tệp --upstream không đúng: mục .deadline_seconds phải lớn hơn 0.")
    return found


def secret(settings: Settings, beside: Path, environment: Mapping[str, str]) -> str:
    """The password or client_secret: of the environment, else of a file only its owner reads; "" for none."""
    if given := environment.get(SECRET):
        return given
    if not settings.secret_file:
        return ""
    path = beside / settings.secret_file
    try:
        if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise WrongSettings("Tệp mật khẩu của cổng cấp trên phải là 0600: chỉ chủ của nó đọc được.")
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise WrongSettings("Không đọc được tệp mật khẩu của cổng cấp trên (secret_file).") from error
