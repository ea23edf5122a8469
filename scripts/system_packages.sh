#!/usr/bin/env bash
# Installs the Debian or Ubuntu packages named as arguments that are missing; sourced, it brings the
# functions alone.

say() { printf 'setup: %s\n' "$*"; }
fail() { printf 'setup: %s\n' "$*" >&2; exit 1; }

# Names in $@ that dpkg does not have, installed under that name or provided by another package.
missing_packages() {
    local have
    have=$(dpkg-query --show --showformat='${db:Status-Status} ${Package}, ${Provides}\n' |
        sed -n 's/^installed //p' | tr ',' '\n' | sed 's/^ *//; s/[ (:].*//')
    comm -23 <(printf '%s\n' "$@" | sort -u) <(sort -u <<<"$have") | tr '\n' ' '
}

install_packages() {
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        # ask for a password only where somebody can type one
        if command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
            as_root=(sudo)
        else
            fail "system packages are missing; run this, then again: sudo apt-get install -y $*"
        fi
    fi
    say "installing system packages: $*"
    "${as_root[@]}" apt-get update -qq ||
        say "apt-get update failed; going on with the package lists at hand"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "$@" >/dev/null </dev/null ||
        fail "apt-get could not install: $*"
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
    set -euo pipefail
    wanted=$(missing_packages "$@")
    # unquoted on purpose: one word per package
    # shellcheck disable=SC2086
    [ -z "${wanted// /}" ] || install_packages $wanted
fi
