#!/usr/bin/env bash
# stage.sh <heading> <how long> <command> [argument...]
# Runs one step with the project's tools on PATH, and says what it is, how long
# it takes about, how long it took, and, at the end of all the output, whether
# it failed.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$root"

title=$1 duration=$2
shift 2
heading "$title ($duration)"
started=$SECONDS
"$@" || fail "failed: $title"
say "-- $title: done in $((SECONDS - started)) s"
