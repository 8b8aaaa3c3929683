//! Stands in for the crate `rayon` in the browser's build: there is one thread.
//!
//! What it serves: tantivy's executor and its merging of segments, which get no pool (and read an index without one); and the making of an
//! index in `staalkaart-search`, where "in parallel" means one after the other. No browser makes an index: that code only has to compile, and
//! drops out of the engine. Adapters that the standard library's iterators do not have fail at compile time.

use std::any::Any;
use std::fmt;

/// A pool of threads. There is none, and the type says so: nothing below can be called.
#[derive(Debug)]
pub enum ThreadPool {}

/// What a pool's scope would be.
#[derive(Debug)]
pub enum Scope {}

impl ThreadPool {
    /// Would run a task, some time.
    pub fn spawn(&self, _task: impl FnOnce() + Send + 'static) {
        match *self {}
    }

    /// Would run tasks and wait for them.
    pub fn scope<R>(&self, _tasks: impl FnOnce(&Scope) -> R) -> R {
        match *self {}
    }
}

impl Scope {
    /// Would run a task within the scope.
    pub fn spawn(&self, _task: impl FnOnce(&Self) + Send) {
        match *self {}
    }
}

/// Asks for a pool, in vain.
#[derive(Debug, Default)]
pub struct ThreadPoolBuilder;

impl ThreadPoolBuilder {
    /// Takes no settings to heart.
    #[must_use]
    pub fn new() -> Self {
        Self
    }

    /// Ignored.
    #[must_use]
    pub fn num_threads(self, _threads: usize) -> Self {
        self
    }

    /// Ignored.
    #[must_use]
    pub fn thread_name(self, _name: impl FnMut(usize) -> String + 'static) -> Self {
        self
    }

    /// Ignored.
    #[must_use]
    pub fn panic_handler(self, _handler: impl Fn(Box<dyn Any + Send>) + Send + Sync + 'static) -> Self {
        self
    }

    /// Says that there are no threads.
    ///
    /// # Errors
    ///
    /// Always.
    pub fn build(self) -> Result<ThreadPool, ThreadPoolBuildError> {
        Err(ThreadPoolBuildError)
    }
}

/// There are no threads.
#[derive(Debug)]
pub struct ThreadPoolBuildError;

impl fmt::Display for ThreadPoolBuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the browser's engine has no threads")
    }
}

impl std::error::Error for ThreadPoolBuildError {}

/// Parallel iterators, one after the other.
pub mod prelude {
    /// What a slice can be gone through by.
    pub trait ParallelSlice<T> {
        /// Its elements.
        fn par_iter(&self) -> std::slice::Iter<'_, T>;

        /// Its elements, `size` at a time.
        fn par_chunks(&self, size: usize) -> std::slice::Chunks<'_, T>;
    }

    impl<T> ParallelSlice<T> for [T] {
        fn par_iter(&self) -> std::slice::Iter<'_, T> {
            self.iter()
        }

        fn par_chunks(&self, size: usize) -> std::slice::Chunks<'_, T> {
            self.chunks(size)
        }
    }
}
