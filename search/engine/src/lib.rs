//! The search engine as a WebAssembly module: five exports, no imports, no glue code to generate.
//!
//! JavaScript owns the network, this owns the index. An export that returns `u64` gives JSON in memory, as its address in the low 32 bits and its
//! length in the high 32; the caller reads it and gives it back with [`dealloc`]. Bytes go in through [`alloc`]: the function that gets them
//! owns them from then on. Views on the memory die when it grows, so take a new one after each call.
//!
//! A trap (a bug, or no memory) leaves the module in no known state: drop the instance and start another. Nothing else goes wrong loudly:
//! a wrong index or a wrong request is an answer with `error`.
//!
//! Not here: anything about searching. That is [`staalkaart_search`], the same code as the command line's.

use std::cell::RefCell;

use serde_json::{Value, json};
use staalkaart_search::{Error, engine::Session};

thread_local! {
    /// The open index: one, since a module has one thread and a page one catalogue.
    static SESSION: RefCell<Option<Session>> = const { RefCell::new(None) };
}

/// Room for `n` bytes on their way in.
#[unsafe(no_mangle)]
pub extern "C" fn alloc(n: usize) -> *mut u8 {
    give(vec![0; n])
}

/// Gives an answer's memory back.
///
/// # Safety
///
/// `ptr` and `n` are those of one answer or one [`alloc`], not given back or given away before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn dealloc(ptr: *mut u8, n: usize) {
    // SAFETY: passed on from the caller.
    drop(unsafe { take(ptr, n) });
}

/// Opens an index from the bytes of `index.bin`, in the place of the one before: `{"ok":true,"blocks":N}`, where `N` counts the blocks that
/// stay outside and can be [`put`] when an answer misses them, or `{"error":"…","code":"version"|"corrupt"}`.
///
/// # Safety
///
/// `ptr` is from [`alloc`] with the same `n`, and is given away.
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
/// `ptr` is from [`alloc`] with the same `n`, and is given away.
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
/// `ptr` is from [`alloc`] with the same `n`, and is given away.
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

fn reply(value: &Value) -> u64 {
    packed(value.to_string().into_bytes())
}

/// Hands bytes to the caller as one number. Addresses and lengths have 32 bits here.
fn packed(bytes: Vec<u8>) -> u64 {
    let n = bytes.len() as u64;
    give(bytes) as u64 | n << 32
}

fn give(bytes: Vec<u8>) -> *mut u8 {
    Box::into_raw(bytes.into_boxed_slice()).cast()
}

/// Takes back what [`give`] gave.
unsafe fn take(ptr: *mut u8, n: usize) -> Vec<u8> {
    // SAFETY: `give` made it, from a boxed slice of `n` bytes; the exports ask this of their callers.
    unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(ptr, n)) }.into_vec()
}
