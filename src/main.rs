//! The program `staalkaart`: maps the outcome of a command to an exit status.

use std::process::ExitCode;

/// Rendering makes and drops many small values on all cores at once; the system's allocator takes a quarter of the time there.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    staalkaart::cli::run().into()
}
