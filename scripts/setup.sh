#!/usr/bin/env bash
# Makes a checkout ready to run: system packages (Debian and Ubuntu), .venv, locked dependencies.
# Safe to run again; when nothing has changed it only looks and ends at once.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Qt's xcb and offscreen plugins, zbar, sound, and the two faces the screens are drawn with.
SYSTEM_PACKAGES=(
    libzbar0 libegl1 libgl1 libglib2.0-0 libfontconfig1 libdbus-1-3 libpulse0
    libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
    libxcb-render-util0 libxcb-shape0 libxcb-xkb1
    fontconfig fonts-noto-cjk fonts-jetbrains-mono
)
STAMP=.venv/.setup-done

# shellcheck source=scripts/system_packages.sh
. scripts/system_packages.sh

# The first Python that is new enough and can make virtual environments.
find_python() {
    local candidate
    for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 /usr/bin/python3; do
        if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
            >/dev/null 2>&1; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    return 1
}

# Package names that bring such a Python: the distribution's own, or a newer one beside it.
python_packages() {
    local version
    if apt-cache show python3 2>/dev/null | grep -Eq '^Version: 3\.(1[1-9]|[2-9][0-9])'; then
        printf 'python3 python3-venv'
        return
    fi
    for version in 3.13 3.12 3.11; do
        if apt-cache show "python$version-venv" >/dev/null 2>&1; then
            printf 'python%s python%s-venv' "$version" "$version"
            return
        fi
    done
    printf 'python3 python3-venv'
}

if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
    wanted=$(missing_packages "${SYSTEM_PACKAGES[@]}")
    if [ ! -x .venv/bin/python ] && ! find_python >/dev/null; then
        wanted="$wanted $(python_packages)"
    fi
    # unquoted on purpose: one word per package
    # shellcheck disable=SC2086
    [ -z "${wanted// /}" ] || install_packages $wanted
elif [ ! -e "$STAMP" ]; then
    say "no apt here: see docs/install.md for the libraries and fonts this system needs"
fi

# Whether .venv works and was made for this folder: scripts in it hold its absolute path.
venv_is_ours() {
    [ "$(head -n 1 .venv/bin/pip 2>/dev/null)" = "#!$PWD/.venv/bin/python" ] ||
        [ "$(head -n 1 .venv/bin/pip 2>/dev/null)" = "#!$PWD/.venv/bin/python3" ] || return 1
    .venv/bin/python -c '' 2>/dev/null
}

fingerprint=$(cat requirements.lock pyproject.toml scripts/setup.sh scripts/system_packages.sh | cksum)
if [ "$(cat "$STAMP" 2>/dev/null)" = "$fingerprint" ] && venv_is_ours; then
    exit 0
fi

rm -f "$STAMP"
if ! venv_is_ours; then
    python=$(find_python) ||
        fail "no Python 3.11 or newer with venv found; install one (docs/install.md)"
    say "virtual environment in .venv ($("$python" --version))"
    rm -rf .venv
    "$python" -m venv .venv || fail "could not make the virtual environment"
fi

say "locked dependencies (the first time takes a few minutes)"
# --compile: without bytecode the station starts two to three times slower, and some shells forbid
# Python to write it on the way
.venv/bin/python -m pip install -qq --disable-pip-version-check --no-input --compile \
    --no-deps --require-hashes -r requirements.lock || fail "the dependencies could not be installed"
.venv/bin/python -m pip install -qq --disable-pip-version-check --no-input \
    --no-deps --no-build-isolation --editable . || fail "the project could not be installed"
.venv/bin/python -m compileall -q app inspection resources scanners sync

printf '%s\n' "$fingerprint" >"$STAMP"
say "done"
