//! The search engine as a WebAssembly module: five exports, no imports, no glue code to generate.
//!
//! `alloc` and `dealloc` are those of [`memory`], which says how bytes come in and answers go out.
//!
//! Not here: anything about searching. That is [`staalkaart_search`], the same code as the command line's.

#[path = "../../memory.rs"]
mod memory;

use std::cell::RefCell;

use memory::{packed, reply, take};
use serde_json::json;
use staalkaart_search::{Error, engine::Session};

thread_local! {
    /// The open index: one, since a module has one thread and a page one catalogue.
    static SESSION: RefCell<Option<Session>> = const { RefCell::new(None) };
}

/// Opens an index from the bytes of `index.bin`, in the place of the one before: `{"ok":true,"blocks":N}`, where `N` counts the blocks that
/// stay outside and can be [`put`] when an answer misses them, or `{"error":"…","code":"version"|"corrupt"}`.
///
/// # Safety
///
/// `ptr` is from `alloc` with the same `n`, and is given away.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn open(ptr: *mut u8, n: usize) -> u64 {
    // SAFETY: passed on from the caller.
    let bytes = unsafe { take(ptr, n) };
    with_session(|slot| match Session::open(&bytes) {
        Ok(session) => reply(&json!({ "ok": true, "blocks": slot.insert(session).block_count() })),
        Err(error) => failure(&error),
    })
}

/// Adds one block of the open index: `{"ok":true}`, or an `error` with its `code` when these are not that block's bytes.
///
/// # Safety
///
/// `ptr` is from `alloc` with the same `n`, and is given away.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn put(block: u32, ptr: *mut u8, n: usize) -> u64 {
    // SAFETY: passed on from the caller.
    let bytes = unsafe { take(ptr, n) };
    with_session(|slot| match slot {
        Some(session) => session.put(block, &bytes).map_or_else(|error| failure(&error), |()| reply(&json!({ "ok": true }))),
        None => not_open(),
    })
}

/// Answers a request, JSON for JSON. An answer that is only `missing` names the blocks to put before asking again.
///
/// # Safety
///
/// `ptr` is from `alloc` with the same `n`, and is given away.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn answer(ptr: *mut u8, n: usize) -> u64 {
    // SAFETY: passed on from the caller.
    let request = unsafe { take(ptr, n) };
    with_session(|slot| slot.as_mut().map_or_else(not_open, |session| packed(session.answer(&request))))
}

fn with_session(work: impl FnOnce(&mut Option<Session>) -> u64) -> u64 {
    SESSION.with_borrow_mut(work)
}

fn not_open() -> u64 {
    reply(&json!({ "error": "no index is open" }))
}

fn failure(error: &Error) -> u64 {
    reply(&json!({ "error": error.to_string(), "code": error.code() }))
}
