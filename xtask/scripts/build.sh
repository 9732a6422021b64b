#!/usr/bin/env bash
# build.sh: the release, in dist/. Nothing is built where dist/ is what
# the last build made of the same sources with the same tools. Both are compared
# by content, so that dates do not matter and an edited dist/ is built again.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$root"

stamp=target/release-build.sum

# Standard input is a list of files, each ended by NUL; one line comes out that
# stands for all their names and contents.
digest() { LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum; }

# Everything that can change the build; a file too many does no harm.
inputs() {
    find . \( -path ./.git -o -path ./target -o -path ./dist -o -path ./node_modules \
        -o -path ./tests -o -path ./test-results -o -path ./docs -o -path ./README.md -o -path ./README.zh.md \
        -o -path ./ARCHITECTURE.md -o -path ./CHANGELOG.md \) -prune \
        -o -type f -print0 | digest
    find docs/hosting -type f -print0 | digest
    # The lists that are published besides the page's own; their folder may be
    # anywhere, and links in it are followed.
    [[ -z ${LISTS-} ]] || find -L "$LISTS" -maxdepth 1 -type f -print0 | digest
    rustc --version
    say "trunk $trunk_version, wasm-bindgen $wasm_bindgen_version"
    env | grep -E '^(CARGO|RUSTFLAGS|TRUNK)' | sort
}
outputs() { find dist -type f -print0 | digest; }

[[ -z ${LISTS-} || -d $LISTS ]] || fail "LISTS=$LISTS: there is no such folder."
before=$(inputs)
if [[ -f dist/index.html && -f $stamp && $(cat "$stamp") == "$before"$'\n'"$(outputs)" ]]; then
    say "dist/ is up to date"
    exit
fi

rm -f "$stamp"
# Offline: setup has fetched everything, and a tool that Trunk misses must be an
# error here and no download from somewhere.
trunk build --release --locked --offline
mkdir -p target
# The inputs as they were at the start: a file saved meanwhile is built next time.
printf '%s\n' "$before" "$(outputs)" >"$stamp"
