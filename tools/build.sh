#!/usr/bin/env bash
# tools/build.sh: the release, in dist/. Nothing is built where dist/ is what
# the last build made of these very sources with these very tools; both are
# compared by content, so neither a changed date nor an edited dist/ deceives it.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$root"

stamp=target/release-build.sum

# Standard input is a list of files, each ended by NUL; one line comes out that
# stands for all their names and contents.
digest() { LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum; }

# Everything that can change the build. Rather a file too many than one too few.
inputs() {
    find . \( -path ./.git -o -path ./target -o -path ./dist -o -path ./node_modules \
        -o -path ./tests -o -path ./test-results \) -prune -o -type f -print0 | digest
    rustc --version
    say "trunk $trunk_version, wasm-bindgen $wasm_bindgen_version"
    env | grep -E '^(CARGO|RUSTFLAGS|TRUNK)' | sort
}
outputs() { find dist -type f -print0 | digest; }

before=$(inputs)
if [[ -f dist/index.html && -f $stamp && $(cat "$stamp") == "$before"$'\n'"$(outputs)" ]]; then
    say "dist/ is up to date"
    exit
fi

# Rust's standard library comes compiled for speed and with texts for panics that
# nobody would read here: compiled anew for size it makes the page 13 KB smaller.
# The flags are this compiler's own and not stable; where another one does not
# know them, the program is built without them, and works as well.
export RUSTC_BOOTSTRAP=1
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$small_std_flags"
export CARGO_UNSTABLE_BUILD_STD=std,panic_abort
export CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
if ! has_small_std; then
    say "This Rust cannot compile its standard library for size; the page will be larger."
    unset RUSTC_BOOTSTRAP CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS \
        CARGO_UNSTABLE_BUILD_STD CARGO_UNSTABLE_BUILD_STD_FEATURES
fi

rm -f "$stamp"
# Offline: setup has fetched everything, and a tool that Trunk misses must be an
# error here and no download from somewhere.
trunk build --release --locked --offline
mkdir -p target
# The inputs as they were at the start: a file saved meanwhile is built next time.
printf '%s\n' "$before" "$(outputs)" >"$stamp"
