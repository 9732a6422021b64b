//! Turns a finished build into what a host publishes. Trunk runs it after each
//! build and names the folder of the build in `TRUNK_STAGING_DIR`.

use std::error::Error;
use std::path::PathBuf;

use duty_atlas::{embedded, open_data};

fn main() -> Result<(), Box<dyn Error>> {
    let dist = std::env::var_os("TRUNK_STAGING_DIR")
        .ok_or("TRUNK_STAGING_DIR is not set; Trunk sets it")?;
    let dist = PathBuf::from(dist);
    let document = embedded::document();
    std::fs::write(dist.join("duties.json"), open_data::json(&document)?)?;
    std::fs::write(dist.join("duties.csv"), open_data::csv(&document))?;
    Ok(())
}
