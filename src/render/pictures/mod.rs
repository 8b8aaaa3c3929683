//! Pictures that staalkaart draws by itself, and what it knows of those of others. Not here: the swatches on pages, which are HTML and CSS.

mod draw;
mod faces;
pub(super) mod share;
pub(super) mod size;

pub use draw::Picture;
