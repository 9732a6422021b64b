#!/usr/bin/env bash
# setup.sh [test|bench]: installs what a build needs and is missing; with "test"
# or "bench" also what the tests or the benchmark need. What is there in the
# right version is used as it is, so that a second run takes about a second.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$root"

wasm_target=wasm32-unknown-unknown

# have <command> <version>: does "<command> --version" answer with that version?
have() {
    [[ " $("$1" --version 2>/dev/null) " == *" $2 "* ]]
}

require_basics() {
    local command
    for command in cargo rustc node npm; do
        command -v "$command" >/dev/null ||
            fail "$command is missing. This project needs Rust (through rustup), Node.js 20 or newer with npm, git and make."
    done
    local node_major
    node_major=$(node -p 'process.versions.node.split(".")[0]')
    ((node_major >= 20)) || fail "Node.js 20 or newer is needed; this is $(node --version)."
}

rust_toolchain() {
    [[ $(rustc --version 2>/dev/null) == "rustc $rust_version "* ]] && return
    say "Rust $rust_version: installing it (about a minute)"
    rustup toolchain install "$rust_version" --profile minimal --component rustfmt,clippy --target "$wasm_target" --no-self-update ||
        fail "Rust $rust_version could not be installed. Try: rustup toolchain install $rust_version"
}

rust_target() {
    [[ -d $(rustc --print sysroot)/lib/rustlib/$wasm_target ]] && return
    say "Rust target $wasm_target: adding it (some seconds)"
    rustup target add "$wasm_target" ||
        fail "the Rust target could not be added. Try: rustup target add $wasm_target"
}

# cargo_tool <crate> <version> <how long> <optimisation> <command it brings>...
cargo_tool() {
    local crate=$1 version=$2 duration=$3 level=$4 missing='' command
    shift 4
    for command; do
        have "$command" "$version" || missing=$command
    done
    if [[ ! $missing ]]; then
        say "$crate $version: $(command -v "$1")"
        return
    fi
    say "$crate $version: compiling it, once for this machine ($duration on two cores)"
    # The tools run for seconds, so a quick compilation matters more than quick tools.
    local install=(env CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16
        CARGO_PROFILE_RELEASE_OPT_LEVEL=$level CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS=fallback
        cargo install --root "$tool_cache/$crate-$version" --version "=$version" "$crate")
    # A progress bar for a person, no list of 300 libraries for a log.
    [[ -t 2 ]] || install+=(--quiet)
    # With its authors' lock file where that can be had: a registry may have
    # dropped a version that the lock names, and then newer ones must do.
    "${install[@]}" --locked || {
        say "It does not build with its own lock file; trying with the newest versions instead."
        "${install[@]}"
    } ||
        fail "$crate $version could not be compiled; the reason stands above."
    for command; do
        have "$command" "$version" || fail "$command $version was installed, but does not start."
    done
}

# npm_packages <folder of package.json> <what they are>
npm_packages() {
    local folder=$1 what=$2
    local installed=$folder/node_modules/.installed-lock.json
    cmp -s "$folder/package-lock.json" "$installed" && return
    say "npm packages ($what): installing them (some seconds)"
    npm ci --prefix "$folder" --no-audit --no-fund --loglevel=error ||
        fail "the npm packages could not be installed; the reason stands above."
    cp "$folder/package-lock.json" "$installed"
}

crates() {
    # Only for the two targets in use. It is silent and immediate where all is there.
    local host
    host=$(rustc -vV | sed -n 's/^host: //p')
    cargo fetch --quiet --locked --target "$wasm_target" --target "$host" ||
        fail "the Rust libraries could not be fetched. If Cargo.lock does not fit Cargo.toml, run: cargo update --workspace"
}

rust_components() {
    cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 && return
    say "rustfmt and clippy: adding them (some seconds)"
    rustup component add rustfmt clippy ||
        fail "rustfmt and clippy could not be added. Try: rustup component add rustfmt clippy"
}

browser() {
    local packages=()
    node "$scripts/browser.mjs" chromium >/dev/null 2>&1 || packages+=(chromium)
    node "$scripts/browser.mjs" chromedriver >/dev/null 2>&1 || packages+=(chromium-driver)
    # nginx.conf is tried in it; at its installation it need not start (RUNLEVEL below).
    PATH="$PATH:/usr/sbin:/usr/local/sbin" command -v nginx >/dev/null || packages+=(nginx)
    # Without a Chinese font the pages are measured and pictured with empty boxes.
    [[ $(fc-list :lang=zh-cn 2>/dev/null) ]] || packages+=(fonts-noto-cjk)
    ((${#packages[@]})) || return 0

    if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
        say "${packages[*]}: installing from Debian (about a minute)"
        apt-get update -qq || fail "apt-get could not update its lists; the reason stands above."
        # The end-to-end tests are quicker in it; not every release of Debian has it.
        [[ ! $(apt-cache show chromium-headless-shell 2>/dev/null) ]] || packages+=(chromium-headless-shell)
        RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${packages[@]}" >/dev/null ||
            fail "apt-get could not install ${packages[*]}; the reason stands above."
    elif [[ ${packages[*]} == fonts-noto-cjk ]]; then
        say "No Chinese font was found; on Debian: sudo apt-get install fonts-noto-cjk"
    else
        fail "the tests need ${packages[*]}. On Debian: sudo apt-get install ${packages[*]}. Elsewhere, name them: make test CHROMIUM=/path/to/chromium CHROMEDRIVER=/path/to/chromedriver"
    fi
}

heading "Tools"
require_basics
rust_toolchain
rust_target
npm_packages . "wasm-opt, Playwright, axe"
crates
cargo_tool trunk "$trunk_version" "about 4 minutes" 0 trunk
cargo_tool wasm-bindgen-cli "$wasm_bindgen_version" "about 2 minutes" 1 wasm-bindgen wasm-bindgen-test-runner
case ${1-} in
test)
    rust_components
    browser
    ;;
bench)
    npm_packages tests/peers "the libraries beside which it measures, esbuild"
    browser
    ;;
esac
