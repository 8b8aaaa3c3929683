//! tantivy's directory over blocks that are there or are not.
//!
//! A missing block is an answer, not a failure: the read says `WouldBlock`, the block's number is noted, and whoever asked fetches it and asks
//! again. Read-only: what tantivy wants to write (its lock) goes nowhere.

use std::collections::BTreeSet;
use std::io;
use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tantivy::HasLen;
use tantivy::directory::error::{DeleteError, OpenReadError, OpenWriteError};
use tantivy::directory::{AntiCallToken, Directory, FileHandle, OwnedBytes, TerminatingWrite, WatchCallback, WatchHandle, WritePtr};

use crate::bundle::{self, BLOCK, Contents, Error, Layout};

/// The blocks of an index, as far as they are there.
#[derive(Debug)]
pub(crate) struct Pool {
    pub(crate) layout: Layout,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    blocks: Vec<Option<Arc<[u8]>>>,
    /// Blocks that were asked for and are not there.
    missing: BTreeSet<u32>,
    /// Blocks that were read, since [`Pool::take_touched`].
    touched: BTreeSet<u32>,
}

impl Pool {
    /// From the bytes of `index.bin`.
    pub(crate) fn open(header: &[u8]) -> Result<Self, Error> {
        let (layout, held) = bundle::read_header(header)?;
        let mut blocks = vec![None; layout.count() as usize];
        for (number, bytes) in held {
            blocks[number as usize] = Some(Arc::from(bytes));
        }
        Ok(Self { layout, state: Mutex::new(State { blocks, ..State::default() }) })
    }

    /// From the files that an index is made of, without its records.
    pub(crate) fn of_files(contents: &Contents) -> Self {
        let layout = contents.layout();
        let mut blocks: Vec<Option<Arc<[u8]>>> =
            (0..layout.file_blocks).map(|number| Some(Arc::from(contents.file_block(&layout, number)))).collect();
        blocks.resize(layout.count() as usize, None);
        Self { layout, state: Mutex::new(State { blocks, ..State::default() }) }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing in here can be left half done, so a panic elsewhere is no reason to stop.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes in the file of a block.
    pub(crate) fn put(&self, number: u32, file: &[u8]) -> Result<(), Error> {
        bundle::check_block(&self.layout, number, file)?;
        if let Some(slot) = self.state().blocks.get_mut(number as usize) {
            *slot = Some(Arc::from(file));
        }
        Ok(())
    }

    /// How many blocks are not there.
    pub(crate) fn absent(&self) -> u32 {
        u32::try_from(self.state().blocks.iter().filter(|block| block.is_none()).count()).unwrap_or(u32::MAX)
    }

    /// The blocks that were asked for in vain, and forgets them.
    pub(crate) fn take_missing(&self) -> Vec<u32> {
        std::mem::take(&mut self.state().missing).into_iter().collect()
    }

    /// The blocks that were read, and forgets them.
    pub(crate) fn take_touched(&self) -> BTreeSet<u32> {
        std::mem::take(&mut self.state().touched)
    }

    /// A block, whole.
    pub(crate) fn block(&self, number: u32) -> io::Result<Arc<[u8]>> {
        let mut state = self.state();
        match state.blocks.get(number as usize) {
            Some(Some(block)) => Ok(block.clone()),
            Some(None) => {
                state.missing.insert(number);
                Err(io::ErrorKind::WouldBlock.into())
            }
            None => Err(io::ErrorKind::UnexpectedEof.into()),
        }
    }

    /// Bytes of the files, which lie one behind the other.
    fn read(&self, range: Range<usize>) -> io::Result<Vec<u8>> {
        let mut out = Vec::with_capacity(range.len());
        if range.is_empty() {
            return Ok(out);
        }
        let mut state = self.state();
        let mut complete = true;
        for number in range.start / BLOCK..=(range.end - 1) / BLOCK {
            let block = state.blocks.get(number).ok_or(io::ErrorKind::UnexpectedEof)?.clone();
            let key = u32::try_from(number).unwrap_or(u32::MAX);
            state.touched.insert(key);
            if let Some(block) = block {
                let start = number * BLOCK;
                let part = range.start.max(start) - start..(range.end - start).min(block.len());
                out.extend_from_slice(block.get(part).ok_or(io::ErrorKind::UnexpectedEof)?);
            } else {
                state.missing.insert(key);
                complete = false;
            }
        }
        if complete { Ok(out) } else { Err(io::ErrorKind::WouldBlock.into()) }
    }

    fn file(&self, path: &Path) -> Option<Range<usize>> {
        let name = path.to_str()?;
        self.layout.files.iter().find(|(file, ..)| file == name).map(|(_, start, length)| *start..start + length)
    }
}

/// The directory that tantivy reads.
#[derive(Debug, Clone)]
pub(crate) struct BlockDirectory(pub(crate) Arc<Pool>);

#[derive(Debug)]
struct Handle {
    pool: Arc<Pool>,
    range: Range<usize>,
}

impl HasLen for Handle {
    fn len(&self) -> usize {
        self.range.len()
    }
}

impl FileHandle for Handle {
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        let (start, end) = (self.range.start + range.start, self.range.start + range.end);
        if end > self.range.end {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.pool.read(start..end).map(OwnedBytes::new)
    }
}

/// Takes everything and keeps nothing.
struct Nowhere;

impl io::Write for Nowhere {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl TerminatingWrite for Nowhere {
    fn terminate_ref(&mut self, _: AntiCallToken) -> io::Result<()> {
        Ok(())
    }
}

impl Directory for BlockDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        let range = self.0.file(path).ok_or_else(|| OpenReadError::FileDoesNotExist(path.to_owned()))?;
        Ok(Arc::new(Handle { pool: self.0.clone(), range }))
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        Ok(self.0.file(path).is_some())
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        let range = self.0.file(path).ok_or_else(|| OpenReadError::FileDoesNotExist(path.to_owned()))?;
        self.0.read(range).map_err(|error| OpenReadError::wrap_io_error(error, path.to_owned()))
    }

    fn delete(&self, _: &Path) -> Result<(), DeleteError> {
        Ok(())
    }

    fn open_write(&self, _: &Path) -> Result<WritePtr, OpenWriteError> {
        Ok(io::BufWriter::with_capacity(0, Box::new(Nowhere)))
    }

    fn atomic_write(&self, _: &Path, _: &[u8]) -> io::Result<()> {
        Ok(())
    }

    fn sync_directory(&self) -> io::Result<()> {
        Ok(())
    }

    fn watch(&self, _: WatchCallback) -> tantivy::Result<WatchHandle> {
        Ok(WatchHandle::empty())
    }
}
