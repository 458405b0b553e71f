#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Lanban authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# lanbansh_test.sh LANBAN_SH: how lanban.sh reads its arguments and what it asks of apt, cmake and ctest.
# Those are stand-ins here that write down how they were called.
set -uo pipefail

source_root=$(cd -- "$(dirname -- "$1")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

# A checkout in a path with spaces, without anything built.
tree="$work/a path with spaces/lanban"
mkdir -p "$tree/packaging/linux" "$tree/resources/demo" "$work/elsewhere"
cp "$source_root/lanban.sh" "$tree/"
cp "$source_root/packaging/linux/debian-packages.txt" "$tree/packaging/linux/"
cp "$source_root/resources/demo/welcome.json" "$tree/resources/demo/"

# stub NAME BODY: a command that writes its name and arguments to the log, then does BODY.
stub() {
    mkdir -p "$stubs"
    printf '#!/bin/bash\nprintf "%%s\\n" "%s $*" >>"%s/log"\n%s\n' "$1" "$work" "$2" >"$stubs/$1"
    chmod +x "$stubs/$1"
}

# What the script itself uses of the system, and nothing that could do harm.
fresh() {
    stubs="$work/stubs"
    rm -rf "$stubs" "$work/log" "$work/home" "$tree/build"
    mkdir -p "$stubs" "$work/home"
    : >"$work/log"
    local tool
    for tool in bash env awk sed head grep dirname cat mkdir tr sleep rm; do
        ln -s "$(command -v "$tool")" "$stubs/$tool"
    done
    stub nproc 'echo 3'
    stub cmake ''
    stub ninja ''
    stub ctest 'exit ${CTEST_RESULT:-0}'
    stub node ''
    stub npm ''
    stub hostname 'echo "fe80::1 10.1.2.3 172.17.0.1"'
    stub id 'echo ${FAKE_UID:-0}'
}
debian() { # debian MISSING...: an apt system where all packages but these are installed
    stub dpkg-query 'case " '"$*"' " in *" ${!#} "*) exit 1 ;; *) echo installed ;; esac'
    stub apt-get ''
}
run() { # run ARGUMENTS...: result in $result, output in $output, errors in $errors
    output=$(cd "$work/elsewhere" && env -i PATH="$stubs" HOME="$work/home" "${environment[@]}" bash "$tree/lanban.sh" "$@" 2>"$work/errors")
    result=$?
    errors=$(cat "$work/errors")
}
calls() { grep -E "^($1)( |\$)" "$work/log"; }

expect() { # expect WHAT WANTED GOT
    if [ "$2" != "$3" ]; then
        printf 'FAIL: %s\n  wanted: %s\n  got:    %s\n' "$1" "$2" "$3"
        failures=$((failures + 1))
    fi
}
expect_has() { # expect_has WHAT PART WHOLE
    case $3 in
        *"$2"*) ;;
        *)
            printf 'FAIL: %s\n  wanted in it: %s\n  got: %s\n' "$1" "$2" "$3"
            failures=$((failures + 1))
            ;;
    esac
}
environment=()

fresh; debian
run help
expect "help succeeds" 0 "$result"
expect_has "help names run" "run [ARGUMENTS]" "$output"
expect "help does nothing" "" "$(cat "$work/log")"
run
expect "no command is help" 0 "$result"
run tset
expect "an unknown command fails" 1 "$result"
expect_has "and says so" "no such command: tset" "$errors"
expect "and prints nothing to standard output" "" "$output"

fresh; debian
run test -R "two words"
expect "test succeeds" 0 "$result"
expect "nothing missing: apt is left alone" "" "$(calls apt-get)"
expect "configures and builds dev" "cmake --preset dev
cmake --build --preset dev --parallel 3" "$(calls cmake)"
expect "ctest gets the arguments" "ctest --preset dev --output-on-failure --parallel 3 -R two words" "$(calls ctest)"

fresh; debian
environment=(CTEST_RESULT=8)
run test
expect "ctest's failure is the script's" 8 "$result"
environment=()

fresh; debian
stub cmake 'exit 3'
run test
expect "a failed configuration ends it" 3 "$result"
expect "before the tests" "" "$(calls ctest)"

fresh; debian xvfb libzstd-dev
run test
expect "missing packages are installed, after one update" "apt-get update -q
apt-get install -q -y --no-install-recommends libzstd-dev xvfb" "$(calls apt-get)"

fresh; debian xvfb libzstd-dev
run build
expect "a build needs no test packages" "apt-get install -q -y --no-install-recommends libzstd-dev" "$(calls apt-get | tail -n 1)"
expect "a build is a release build" "cmake --build --preset release --parallel 3" "$(calls cmake | tail -n 1)"

fresh; debian nodejs npm
run test
expect "a node from elsewhere is taken" "" "$(calls apt-get)"
rm "$stubs/node"
run test
expect_has "else Debian's" "nodejs npm" "$(calls apt-get)"

fresh; debian libzstd-dev
stub apt-get 'exit 100'
run test
expect "apt's failure ends it" 1 "$result"
expect "before the build" "" "$(calls cmake)"

fresh; debian libzstd-dev
environment=(FAKE_UID=1000)
run build
expect "without root and sudo it fails" 1 "$result"
expect_has "and says what to do" "install sudo" "$errors"
stub sudo '"$@"'
run build
expect "with sudo it installs" 0 "$result"
expect_has "through sudo" "apt-get install" "$(calls sudo)"
environment=()

fresh
rm "$stubs/ninja"
run build
expect "no apt and no tools: fails" 1 "$result"
expect_has "and names the packages" "libsodium-dev" "$errors"

# With a display the app is started, without one the server.
programs() {
    mkdir -p "$tree/build/release/bin"
    local name
    for name in lanban lanban-server; do
        stub "$name" "$1"
        mv "$stubs/$name" "$tree/build/release/bin/"
    done
}
fresh; debian; programs ''
environment=(DISPLAY=:9)
run run --profile "a b"
expect "with a display the app hosts the demo" "lanban --host --profile a b" "$(calls lanban)"
environment=(WAYLAND_DISPLAY=wayland-0)
run run
expect "Wayland counts too" "lanban --host" "$(calls lanban | tail -n 1)"
environment=()

fresh; debian
programs 'case $1 in
import) echo "{\"event\":\"imported\",\"teamId\":\"t\",\"boardId\":\"B1\"}" ;;
invite) echo "{\"link\":\"lanban://x/join?i=abc\",\"code\":\"c\"}" ;;
serve) case $3 in *:47474) [ -z "$TAKEN" ] || exit 1 ;; esac
    echo "{\"event\":\"listening\",\"url\":\"ws://0.0.0.0:5123/realtime\"}" ;;
esac'
data="$work/home/.local/share/lanban-demo"
run run
expect "headless succeeds" 0 "$result"
expect "and prints the link alone" "lanban://x/join?i=abc" "$output"
expect "import, serve, invite in this order" "lanban-server import $tree/resources/demo/welcome.json --data $data --team Lanban demo
lanban-server serve --listen 0.0.0.0:47474 --data $data
lanban-server invite --data $data --board B1 --role member --host 10.1.2.3:5123" "$(calls lanban-server)"
: >"$work/log"
environment=(TAKEN=1)
run run
expect "the second time nothing is imported, a taken port is left" "lanban-server serve --listen 0.0.0.0:47474 --data $data
lanban-server serve --listen 0.0.0.0:0 --data $data
lanban-server invite --data $data --board B1 --role member --host 10.1.2.3:5123" "$(calls lanban-server)"
environment=(TAKEN=1 LANBAN_PORT=47474)
run run
expect "a port that was asked for must be free" 1 "$result"
environment=()

fresh; debian
programs 'exit 1'
run run
expect "a failed import fails" 1 "$result"
expect "and is tried again next time" missing "$([ -e "$data/demo-board" ] && echo there || echo missing)"

if [ "$failures" -gt 0 ]; then
    printf '%s failed\n' "$failures"
    exit 1
fi
echo "lanban.sh: all as it should be"
