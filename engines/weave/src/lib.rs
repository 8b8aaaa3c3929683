//! Trajectories as a WebAssembly module: four exports, no imports, no glue code to generate.
//!
//! `alloc` and `dealloc` are those of [`memory`], which says how bytes come in and answers go out.
//!
//! Not here: anything about trajectories and what they cover. That is [`staalkaart_weave`], the same code as the command line's.

#[path = "../../memory.rs"]
mod memory;

use std::cell::RefCell;

use memory::{packed, reply, take};
use serde_json::json;
use staalkaart_weave::session::Session;

thread_local! {
    /// The open data: one, since a module has one thread and a page one catalogue.
    static SESSION: RefCell<Option<Session>> = const { RefCell::new(None) };
}

/// Opens the data of a catalogue, JSON, in the place of what was open: `{"ok":true}`, or `{"error":"…"}`, and then what was open stays.
///
/// # Safety
///
/// `ptr` is from `alloc` with the same `n`, and is given away.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn open(ptr: *mut u8, n: usize) -> u64 {
    // SAFETY: passed on from the caller.
    let data = unsafe { take(ptr, n) };
    match Session::open(&data) {
        Ok(session) => {
            SESSION.set(Some(session));
            reply(&json!({ "ok": true }))
        }
        Err(error) => reply(&json!({ "error": error })),
    }
}

/// Answers a request, JSON for JSON; without open data the answer is `{"error":"…"}`.
///
/// # Safety
///
/// `ptr` is from `alloc` with the same `n`, and is given away.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn answer(ptr: *mut u8, n: usize) -> u64 {
    // SAFETY: passed on from the caller.
    let request = unsafe { take(ptr, n) };
    SESSION.with_borrow(|slot| match slot {
        Some(session) => packed(session.answer(&request)),
        None => reply(&json!({ "error": "no data is open" })),
    })
}
