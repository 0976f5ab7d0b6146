#!/bin/sh
# Makes this checkout ready: system libraries, uv, and the Python packages of uv.lock in .venv.
#   .ci/setup.sh run      what the program and its demonstration need
#   .ci/setup.sh test     the same, with the tools of the tests and a printer to print to
#   .ci/setup.sh build    the same, with what PyInstaller needs
# A stamp in .venv makes the second call free. Nothing is installed outside .venv and .venv-tools but Debian
# packages, and these only by root.
set -eu
cd "$(dirname "$0")/.."

UV_VERSION=0.13.9 # fetched by pip when there is no uv on PATH
export UV_PYTHON_DOWNLOADS=never # the system's Python: an office's network lets no other through
export UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-true}" # an office's network may sign with its own certificate
export PIP_DISABLE_PIP_VERSION_CHECK=1
unset VIRTUAL_ENV # another project's environment may be active; this one's is .venv

purpose=${1:-run}
case $purpose in run | test | build) ;; *) echo "usage: .ci/setup.sh run|test|build" >&2; exit 2 ;; esac
here=$(pwd)
python=.venv/bin/python
case $(uname -s) in MINGW* | MSYS* | CYGWIN*) python=.venv/Scripts/python.exe ;; esac

# What PySide6 looks for at run time (ldd of its modules and of the platform and printing plugins), with the Debian
# package that brings it.
QT_LIBRARIES="
libglib-2.0.so.0=libglib2.0-0 libEGL.so.1=libegl1 libGL.so.1=libgl1 libX11.so.6=libx11-6 libdbus-1.so.3=libdbus-1-3
libfontconfig.so.1=libfontconfig1 libfreetype.so.6=libfreetype6 libxkbcommon.so.0=libxkbcommon0 libcups.so.2=libcups2
libxkbcommon-x11.so.0=libxkbcommon-x11-0 libX11-xcb.so.1=libx11-xcb1 libxcb.so.1=libxcb1 libxcb-glx.so.0=libxcb-glx0
libxcb-cursor.so.0=libxcb-cursor0 libxcb-icccm.so.4=libxcb-icccm4 libxcb-image.so.0=libxcb-image0
libxcb-keysyms.so.1=libxcb-keysyms1 libxcb-randr.so.0=libxcb-randr0 libxcb-render-util.so.0=libxcb-render-util0
libxcb-render.so.0=libxcb-render0 libxcb-shape.so.0=libxcb-shape0 libxcb-shm.so.0=libxcb-shm0
libxcb-sync.so.1=libxcb-sync1 libxcb-util.so.1=libxcb-util1 libxcb-xfixes.so.0=libxcb-xfixes0
libxcb-xkb.so.1=libxcb-xkb1 libwayland-client.so.0=libwayland-client0 libwayland-cursor.so.0=libwayland-cursor0
libwayland-egl.so.1=libwayland-egl1 libgssapi_krb5.so.2=libgssapi-krb5-2
"
# A print queue of our own, a compiler for the shims that break the disk, SANE with the scanners it has for tests, and
# PostgreSQL, of which the tests start a cluster of their own and touch no other.
TEST_PACKAGES="cups-client cups-daemon cups-filters cups-ipp-utils dbus-daemon gcc libc6-dev sane-utils postgresql"
BROWSER_PACKAGES="chromium chromium-driver" # for the hub's pages; Ubuntu has none of this name

main() {
    stamp=$(stamp_of)
    if is_ready; then return; fi
    install_libraries
    if [ "$purpose" = test ]; then install_test_packages; fi
    find_uv
    sync_packages
    mkdir -p .venv && printf '%s\n' "$stamp" >".venv/.ready-$purpose"
}

# The files that decide what .venv holds, and where it stands: its scripts name their own folder.
stamp_of() { { cat uv.lock pyproject.toml .ci/setup.sh; printf '%s' "$here"; } | cksum; }

is_ready() { [ -x "$python" ] && [ "$(cat ".venv/.ready-$purpose" 2>/dev/null)" = "$stamp" ]; }

install_libraries() {
    if [ "$(uname -s)" != Linux ]; then return; fi
    need_python
    missing=$(missing_libraries)
    packages=$(for pair in $missing; do echo "${pair#*=}"; done)
    if ! command -v apt-get >/dev/null; then
        if [ -n "$missing" ]; then
            names=$(for pair in $missing; do printf ' %s' "${pair%%=*}"; done)
            give_up "Please install the packages of your system that bring:$names." \
                "Hãy cài các gói hệ thống có:$names."
        fi
        return
    fi
    if ! command -v uv >/dev/null && ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
        packages="$packages python3-venv"
    fi
    if [ "$purpose" = build ]; then packages="$packages $(missing_for_pyinstaller)"; fi
    packages=$(echo $packages) # one line, no spaces around
    if [ -n "$packages" ]; then apt_install "$packages"; fi
}

need_python() {
    if command -v python3 >/dev/null && python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then return; fi
    if ! command -v uv >/dev/null || ! command -v python3 >/dev/null; then
        give_up "Python 3.11 or newer is needed as python3." "Cần Python 3.11 trở lên (lệnh python3)."
    fi
}

missing_libraries() {
    python3 - $QT_LIBRARIES <<'PYTHON'
import ctypes
import sys

for pair in sys.argv[1:]:
    try:
        ctypes.CDLL(pair.partition("=")[0])
    except OSError:
        print(pair)
PYTHON
}

# PyInstaller takes the interpreter's shared library along and reads binaries with objdump.
missing_for_pyinstaller() {
    command -v objdump >/dev/null || echo binutils
    python3 - <<'PYTHON'
import ctypes
import sysconfig

version = sysconfig.get_config_var("LDVERSION")
try:
    ctypes.CDLL(f"libpython{version}.so.1.0")
except OSError:
    print(f"libpython{version}")
PYTHON
}

apt_install() { # the packages, in one word list
    if [ "$(id -u)" -ne 0 ]; then
        give_up "System packages are missing; please type" \
            "Thiếu gói hệ thống, hãy gõ: sudo apt-get update && sudo apt-get install -y --no-install-recommends $1"
    fi
    echo "Installing by apt: $1"
    export DEBIAN_FRONTEND=noninteractive
    # Lists that cannot be brought up to date may still do: the installation says whether they do.
    if [ -z "${lists_read:-}" ]; then apt-get update -qq || echo "apt-get update failed; going on." >&2; fi
    lists_read=yes
    said=$(apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 $1 2>&1) || {
        echo "$said" >&2
        give_up "apt-get could not install: $1" "apt-get không cài được: $1"
    }
}

# Tests that need one of these say why they are skipped, so their absence stops nothing.
install_test_packages() {
    if [ "$(uname -s)" != Linux ] || [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then return; fi
    install_for_tests "$TEST_PACKAGES" "a test printer, compiler, scanner and PostgreSQL"
    install_for_tests "$BROWSER_PACKAGES" "a browser"
}

install_for_tests() { # the packages, in one word list; what is missed without them
    if dpkg -s $1 >/dev/null 2>&1; then return; fi
    (apt_install "$1") || echo "Going on without $2." >&2
}

find_uv() {
    if uv sync --help 2>/dev/null | grep -q -- --all-groups; then
        uv=uv
        return
    fi
    uv=.venv-tools/bin/uv
    if [ "$($uv --version 2>/dev/null | cut -d ' ' -f 2)" = "$UV_VERSION" ]; then return; fi
    python3 -m venv --clear .venv-tools && .venv-tools/bin/python -m pip install --quiet "uv==$UV_VERSION" ||
        give_up "pip could not install uv $UV_VERSION." "pip không cài được uv $UV_VERSION."
}

sync_packages() {
    echo "Installing the packages of uv.lock into .venv"
    groups=--all-groups
    if [ "$purpose" = run ]; then groups=--no-group=build; fi
    for old in .venv/.ready-*; do # what they vouch for is about to change
        if [ -f "$old" ] && [ "$(cat "$old")" != "$stamp" ]; then rm "$old"; fi
    done
    "$uv" sync --frozen --quiet --no-progress "$groups" ||
        give_up "uv could not install the packages of uv.lock." "uv không cài được các gói trong uv.lock."
    if [ "$purpose" != run ]; then printf '%s\n' "$stamp" >.venv/.ready-run; fi
}

give_up() { # in English, in Vietnamese
    echo "$1 / $2" >&2
    exit 1
}

main
