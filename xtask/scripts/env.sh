# shellcheck shell=bash
# Sourced by the other scripts: where the tools are and which versions count.
# The versions are read where they are decided, so that no second copy can drift.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
scripts=$root/xtask/scripts
trunk_version=$(sed -n 's/^trunk-version = "=\(.*\)"$/\1/p' "$root/Trunk.toml")
wasm_bindgen_version=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p}' "$root/Cargo.lock")
rust_version=$(sed -n 's/^channel = "\(.*\)"$/\1/p' "$root/rust-toolchain.toml")

# A machine may have the pinned Rust under the name `stable` only.
if ! (cd "$root" && rustc --version) >/dev/null 2>&1 &&
    [[ $(RUSTUP_TOOLCHAIN=stable rustc --version 2>/dev/null) == "rustc $rust_version "* ]]; then
    export RUSTUP_TOOLCHAIN=stable
fi

# Compiled tools are kept outside of the clone: every clone of this machine shares them.
tool_cache=${XDG_CACHE_HOME:-$HOME/.cache}/duty-atlas/tools

# What this project installed comes first. Where it installed nothing, because
# the machine had the right version, the folder is missing and PATH goes on.
export PATH="$root/node_modules/.bin:$tool_cache/trunk-$trunk_version/bin:$tool_cache/wasm-bindgen-cli-$wasm_bindgen_version/bin:$PATH"

# A build must not depend on whether a release server answers.
export TRUNK_SKIP_VERSION_CHECK=true

say() { printf '%s\n' "$*"; }
heading() { printf '\n== %s\n' "$*"; }
fail() { printf '\nerror: %s\n' "$*" >&2; exit 1; }
