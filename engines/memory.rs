//! The memory that an engine shares with the page: how bytes come in and how answers go out.
//!
//! JavaScript owns the network, an engine owns what it has opened. An export that returns `u64` gives JSON in memory, as its address in the low 32
//! bits and its length in the high 32; the caller reads it and gives it back with [`dealloc`]. Bytes go in through [`alloc`]: the function that gets
//! them owns them from then on. Views on the memory die when it grows, so take a new one after each call.
//!
//! A trap (a bug, or no memory) leaves the module in no known state: drop the instance and start another. Nothing else goes wrong loudly:
//! wrong bytes or a wrong request are an answer with `error`.
//!
//! Not here: what an engine opens and answers. This file is part of each engine, which adds its own exports; it is no crate.

use serde_json::Value;

/// Room for `n` bytes on their way in.
#[unsafe(no_mangle)]
pub(crate) extern "C" fn alloc(n: usize) -> *mut u8 {
    give(vec![0; n])
}

/// Gives an answer's memory back.
///
/// # Safety
///
/// `ptr` and `n` are those of one answer or one [`alloc`], not given back or given away before.
#[unsafe(no_mangle)]
pub(crate) unsafe extern "C" fn dealloc(ptr: *mut u8, n: usize) {
    // SAFETY: passed on from the caller.
    drop(unsafe { take(ptr, n) });
}

/// The bytes that the page has put into the memory.
///
/// # Safety
///
/// `ptr` is from [`alloc`] with the same `n`, and is given away.
pub(crate) unsafe fn take(ptr: *mut u8, n: usize) -> Vec<u8> {
    // SAFETY: `give` made it, from a boxed slice of `n` bytes; this is asked of the caller.
    unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(ptr, n)) }.into_vec()
}

/// Hands a value to the page, as JSON.
pub(crate) fn reply(value: &Value) -> u64 {
    packed(value.to_string().into_bytes())
}

/// Hands bytes to the page as one number. Addresses and lengths have 32 bits here.
pub(crate) fn packed(bytes: Vec<u8>) -> u64 {
    let n = bytes.len() as u64;
    give(bytes) as u64 | n << 32
}

fn give(bytes: Vec<u8>) -> *mut u8 {
    Box::into_raw(bytes.into_boxed_slice()).cast()
}
