#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Lanban authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# From a fresh machine to a running Lanban, or to a finished test run. See "lanban.sh help".
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
packages_file=$root/packaging/linux/debian-packages.txt

usage() {
    cat <<'TEXT'
Usage: ./lanban.sh COMMAND

  run [ARGUMENTS]   install what is missing, build, and open the app on a demo board that is hosted
                    on this network; ARGUMENTS go to the app. Without a display: host the demo board
                    headless and print its invite link (Ctrl+C stops it).
  test [ARGUMENTS]  install what is missing, build with tests, run them all; ARGUMENTS go to ctest.
  build [PRESET]    install what is missing, configure and build PRESET (default: release).
  help              this text.

Environment:
  LANBAN_PORT       the port of the headless demo (default: 47474, any free one where it is taken)
  LANBAN_JOBS       how many compilers and tests at a time (default: one a processor)
TEXT
}

say() { printf '== %s\n' "$*" >&2; }
die() { printf 'lanban.sh: %s\n' "$*" >&2; exit 1; }

# The packages of the named sections of debian-packages.txt, one a line.
packages_of() {
    local section
    for section in "$@"; do
        awk -v wanted="[$section]" '
            /^\[/ { here = ($1 == wanted); next }
            { sub(/#.*/, "") }
            here && NF { print $1 }' "$packages_file"
    done
}

# Those of the packages on standard input that dpkg does not have installed.
missing_of() {
    local package
    while read -r package; do
        [ "$(dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | head -n 1)" = installed ] \
            || printf '%s\n' "$package"
    done
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        die "needs root for: $*
Run that as root, or install sudo, and start again."
    fi
}

# install_packages SECTION...: asks apt only when something is missing.
install_packages() {
    local missing
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        if ! command -v cmake >/dev/null || ! command -v ninja >/dev/null; then
            say "No apt here. What Lanban needs, by its names on Debian 12:"
            packages_of "$@" | sed 's/^/     /' >&2
            die "install those by this system's means, then start again"
        fi
        return 0
    fi
    mapfile -t missing < <(packages_of "$@" | missing_of)
    [ "${#missing[@]}" -gt 0 ] || return 0
    say "Installing ${#missing[@]} packages: ${missing[*]}"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q >&2 || die "apt-get update failed"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}" >&2 \
        || die "apt-get install failed"
}

jobs_wanted() {
    printf '%s\n' "${LANBAN_JOBS:-$(nproc 2>/dev/null || echo 2)}"
}

# build PRESET: configures and builds; what the compilers say goes to standard error.
build() {
    say "Building ($1)"
    cd "$root" # presets are found in the working directory
    cmake --preset "$1" >&2 && cmake --build --preset "$1" --parallel "$(jobs_wanted)" >&2
}

# The address under which others on this network reach this machine.
lan_address() {
    local address=""
    if command -v ip >/dev/null; then
        # No packet is sent: this only asks for the way out.
        address=$(ip -4 route get 192.0.2.1 2>/dev/null | sed -n 's/.* src \([0-9.]*\).*/\1/p' | head -n 1) || true
    fi
    if [ -z "$address" ] && command -v hostname >/dev/null; then
        address=$(hostname -I 2>/dev/null | tr ' ' '\n' | grep -E '^[0-9]+(\.[0-9]+){3}$' | head -n 1) || true
    fi
    printf '%s\n' "${address:-127.0.0.1}"
}

# json_text KEY: the value of a string field in the one JSON object on standard input.
json_text() {
    sed -n 's/.*"'"$1"'":"\([^"]*\)".*/\1/p'
}

server_pid=""
stop_server() {
    [ -n "$server_pid" ] || return 0
    kill -TERM "$server_pid" 2>/dev/null || true
    wait "$server_pid" 2>/dev/null || true # it says goodbye to its clients first
}

# start_server SERVER DATA PORT: leaves its id in server_pid and its ready line in ready;
# fails when it ends before it is ready.
start_server() {
    local out
    exec {out}< <(exec "$1" serve --listen "0.0.0.0:$3" --data "$2")
    server_pid=$!
    ready=""
    if read -r ready <&"$out"; then
        return 0
    fi
    exec {out}<&-
    wait "$server_pid" || true
    server_pid=""
    return 1
}

host_headless() {
    local server=$root/build/release/bin/lanban-server
    local data=${XDG_DATA_HOME:-$HOME/.local/share}/lanban-demo
    local board port link ready
    mkdir -p "$data"
    # The import is all or nothing, so the note is written only after it.
    if [ ! -s "$data/demo-board" ]; then
        say "Making the demo board in $data"
        board=$("$server" import "$root/resources/demo/welcome.json" --data "$data" --team "Lanban demo" | json_text boardId)
        [ -n "$board" ] || die "the demo board could not be imported"
        printf '%s\n' "$board" >"$data/demo-board"
    fi
    board=$(cat "$data/demo-board")

    trap stop_server EXIT
    trap 'exit 0' INT TERM
    port=${LANBAN_PORT:-47474}
    if ! start_server "$server" "$data" "$port"; then
        [ -z "${LANBAN_PORT:-}" ] || die "the server did not start on port $port"
        say "Port $port is not free, taking another"
        start_server "$server" "$data" 0 || die "the server did not start"
    fi
    port=$(json_text url <<<"$ready" | sed -n 's#.*:\([0-9]*\)/.*#\1#p')
    [ -n "$port" ] || die "the server did not say where it listens: $ready"

    # Another process on the same data knows the board, but not by which address others reach this machine.
    link=$("$server" invite --data "$data" --board "$board" --role member --host "$(lan_address):$port" | json_text link)
    [ -n "$link" ] || die "no invite link came back"
    say "No display here: the demo board is hosted headless. Ctrl+C stops it. Join with:"
    printf '%s\n' "$link"
    printf '     lanban --join %q\n' "$link" >&2
    wait "$server_pid"
}

command_run() {
    install_packages build run
    build release
    if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        exec "$root/build/release/bin/lanban" --host "$@"
    fi
    host_headless
}

command_test() {
    local sections=(build run test)
    command -v node >/dev/null && command -v npm >/dev/null || sections+=(node)
    install_packages "${sections[@]}"
    build dev
    cd "$root"
    exec ctest --preset dev --output-on-failure --parallel "$(jobs_wanted)" "$@"
}

command_build() {
    local preset=${1:-release}
    if [ "$preset" = release ]; then
        install_packages build
    else
        install_packages build run test
    fi
    build "$preset"
}

main() {
    local command=${1:-help}
    [ $# -eq 0 ] || shift
    case $command in
        run) command_run "$@" ;;
        test) command_test "$@" ;;
        build) command_build "$@" ;;
        help | -h | --help) usage ;;
        *)
            usage >&2
            die "no such command: $command"
            ;;
    esac
}

# .ci/run takes the functions without starting anything.
[ "${BASH_SOURCE[0]}" != "$0" ] || main "$@"
