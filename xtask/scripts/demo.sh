#!/usr/bin/env bash
# demo.sh: the release in dist/ with the sample lists of tests/demo beside the
# shipped one, in target/demo. dist/ and what build.sh knows of it stay as they are.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$root"

demo=target/demo
rm -rf "$demo"
cp -R dist "$demo"
# The compressed copies would hide what changes below.
find "$demo" \( -name '*.br' -o -name '*.gz' \) -delete
cargo run --quiet --locked --package xtask -- lists tests/demo "$demo"
