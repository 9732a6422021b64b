//! Tests that need a browser: `make test-browser` runs them in Chromium.

#![cfg(target_arch = "wasm32")]

mod history;
mod replica;
mod storage;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
