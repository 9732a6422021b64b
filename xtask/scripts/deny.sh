#!/usr/bin/env bash
# deny.sh: asks cargo-deny about the Rust libraries, by deny.toml.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$root"
command -v cargo-deny >/dev/null ||
    fail "cargo-deny is missing. Install it with: cargo install --locked cargo-deny"
exec cargo deny --locked check
