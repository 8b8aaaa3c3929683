//! The program `staalkaart`: maps the outcome of a command to an exit status.

use std::process::ExitCode;

fn main() -> ExitCode {
    staalkaart::cli::run().into()
}
