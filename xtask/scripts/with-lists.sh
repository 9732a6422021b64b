#!/usr/bin/env bash
# with-lists.sh <lists> <site>: the release in dist/ with the lists of a folder
# beside the shipped one, as a site of its own. dist/ and what build.sh knows of
# it stay as they are.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$root"

lists=$1 site=$2
rm -rf "$site"
cp -R dist "$site"
# The compressed copies would hide what changes below.
find "$site" \( -name '*.br' -o -name '*.gz' \) -delete
cargo run --quiet --locked --package xtask -- lists "$lists" "$site"
