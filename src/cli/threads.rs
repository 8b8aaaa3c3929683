//! The threads that share the work: as many as there are cores, or as many as the system gives.
//!
//! rayon starts its threads itself and panics where the system refuses one. So they are started here, and rayon gets those that there are.

use std::sync::mpsc;
use std::thread;

/// Starts the threads, as many as `RAYON_NUM_THREADS` says or as there are cores. False where the system gives not one: then all work is done by the thread that asks for it.
#[allow(clippy::disallowed_methods, reason = "rayon reads this variable itself where it starts its threads")]
pub(super) fn start() -> bool {
    let wanted = std::env::var("RAYON_NUM_THREADS").ok().and_then(|number| number.parse().ok()).filter(|number| *number > 0);
    let wanted = wanted.unwrap_or_else(|| thread::available_parallelism().map_or(1, usize::from));
    let mut waiting = Vec::new();
    for _ in 0..wanted {
        let (give, work) = mpsc::channel::<rayon::ThreadBuilder>();
        let run = move || {
            if let Ok(work) = work.recv() {
                work.run();
            }
        };
        if thread::Builder::new().spawn(run).is_err() {
            break;
        }
        waiting.push(give);
    }
    let builder = rayon::ThreadPoolBuilder::new();
    if waiting.is_empty() {
        // Where this fails as well there was a pool before.
        let _ = builder.num_threads(1).use_current_thread().build_global();
        return false;
    }
    let mut threads = waiting.into_iter();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.len()).spawn_handler(|thread| {
        let give = threads.next().ok_or_else(|| std::io::Error::other("no thread is left"))?;
        give.send(thread).map_err(|_| std::io::Error::other("the thread has ended"))
    });
    pool.build_global().is_ok()
}

/// Whether the system gives so many more threads at the same time.
pub(super) fn are_there(count: usize) -> std::io::Result<()> {
    let mut waiting = Vec::new();
    let mut answer = Ok(());
    for _ in 0..count {
        let (give, wait) = mpsc::channel::<()>();
        match thread::Builder::new().spawn(move || wait.recv()) {
            Ok(thread) => waiting.push((give, thread)),
            Err(error) => {
                answer = Err(error);
                break;
            }
        }
    }
    for (give, thread) in waiting {
        drop(give);
        let _ = thread.join();
    }
    answer
}
