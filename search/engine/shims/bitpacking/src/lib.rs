//! Stands in for the crate `bitpacking` in the browser's build: the same bytes, in loops instead of one unrolled function a bit width.
//!
//! What it serves: the calls of tantivy and tantivy-bitpacker 0.27, and those only. `BitPacker8x`, sorted (not strictly sorted)
//! compression and the block size helper are left out, so another use fails at compile time.
//!
//! The format: a block is 32 rows of `LANES` numbers. Every lane is a stream of its own, `num_bits` a number, lowest bits first, in little
//! endian words of 32 bits; the words of the lanes alternate. Strictly sorted numbers are stored as the gap to the one before, less one; the
//! first one's predecessor is the caller's.

/// Rows of a block, which is also the number of bits in a word: so a lane always ends on a whole word.
const ROWS: usize = 32;

/// Compression of blocks of numbers.
pub trait BitPacker: Sized + Clone + Copy {
    /// Numbers in a block.
    const BLOCK_LEN: usize;

    /// A packer. It holds nothing.
    fn new() -> Self;

    /// Packs a block of numbers below `2^num_bits`; returns the bytes written.
    ///
    /// # Panics
    ///
    /// When `decompressed` is not one block, or `compressed` is too short.
    fn compress(&self, decompressed: &[u32], compressed: &mut [u8], num_bits: u8) -> usize;

    /// Packs a block of rising numbers, the first of which comes after `initial`; returns the bytes written.
    ///
    /// # Panics
    ///
    /// As [`BitPacker::compress`].
    fn compress_strictly_sorted(&self, initial: Option<u32>, decompressed: &[u32], compressed: &mut [u8], num_bits: u8) -> usize;

    /// Unpacks a block; returns the bytes read.
    ///
    /// # Panics
    ///
    /// When either slice is too short for a block, or `num_bits` is above 32.
    fn decompress(&self, compressed: &[u8], decompressed: &mut [u32], num_bits: u8) -> usize;

    /// Unpacks a block of numbers that do not fall, stored as gaps.
    ///
    /// # Panics
    ///
    /// As [`BitPacker::decompress`].
    fn decompress_sorted(&self, initial: u32, compressed: &[u8], decompressed: &mut [u32], num_bits: u8) -> usize;

    /// Unpacks what [`BitPacker::compress_strictly_sorted`] packed.
    ///
    /// # Panics
    ///
    /// As [`BitPacker::decompress`].
    fn decompress_strictly_sorted(&self, initial: Option<u32>, compressed: &[u8], decompressed: &mut [u32], num_bits: u8) -> usize;

    /// The bits that the largest number takes.
    fn num_bits(&self, decompressed: &[u32]) -> u8;

    /// The bits that the largest gap less one takes.
    fn num_bits_strictly_sorted(&self, initial: Option<u32>, decompressed: &[u32]) -> u8;
}

macro_rules! packer {
    ($name:ident, $lanes:literal, $doc:literal) => {
        #[doc = $doc]
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl BitPacker for $name {
            const BLOCK_LEN: usize = ROWS * $lanes;

            fn new() -> Self {
                Self
            }

            fn compress(&self, decompressed: &[u32], compressed: &mut [u8], num_bits: u8) -> usize {
                pack($lanes, decompressed, compressed, num_bits)
            }

            fn compress_strictly_sorted(&self, initial: Option<u32>, decompressed: &[u32], compressed: &mut [u8], num_bits: u8) -> usize {
                let mut gaps = [0; Self::BLOCK_LEN];
                gaps.copy_from_slice(decompressed);
                to_gaps(initial, &mut gaps);
                pack($lanes, &gaps, compressed, num_bits)
            }

            fn decompress(&self, compressed: &[u8], decompressed: &mut [u32], num_bits: u8) -> usize {
                unpack($lanes, compressed, decompressed, num_bits)
            }

            fn decompress_sorted(&self, initial: u32, compressed: &[u8], decompressed: &mut [u32], num_bits: u8) -> usize {
                let read = unpack($lanes, compressed, decompressed, num_bits);
                from_gaps(initial, 0, &mut decompressed[..Self::BLOCK_LEN]);
                read
            }

            fn decompress_strictly_sorted(&self, initial: Option<u32>, compressed: &[u8], decompressed: &mut [u32], num_bits: u8) -> usize {
                let read = unpack($lanes, compressed, decompressed, num_bits);
                from_gaps(before(initial), 1, &mut decompressed[..Self::BLOCK_LEN]);
                read
            }

            fn num_bits(&self, decompressed: &[u32]) -> u8 {
                assert_eq!(decompressed.len(), Self::BLOCK_LEN);
                width(decompressed)
            }

            fn num_bits_strictly_sorted(&self, initial: Option<u32>, decompressed: &[u32]) -> u8 {
                let mut gaps = [0; Self::BLOCK_LEN];
                gaps.copy_from_slice(decompressed);
                to_gaps(initial, &mut gaps);
                width(&gaps)
            }
        }
    };
}

packer!(BitPacker1x, 1, "Blocks of 32 numbers, one after the other: columns.");
packer!(BitPacker4x, 4, "Blocks of 128 numbers in four lanes: postings and positions.");

/// The number before the first one; before zero comes the largest, so that the gap less one is zero.
fn before(initial: Option<u32>) -> u32 {
    initial.unwrap_or(u32::MAX)
}

fn to_gaps(initial: Option<u32>, numbers: &mut [u32]) {
    let mut previous = before(initial);
    for number in numbers {
        let gap = number.wrapping_sub(previous).wrapping_sub(1);
        previous = *number;
        *number = gap;
    }
}

fn from_gaps(initial: u32, extra: u32, gaps: &mut [u32]) {
    let mut number = initial;
    for gap in gaps {
        number = number.wrapping_add(*gap).wrapping_add(extra);
        *gap = number;
    }
}

fn width(numbers: &[u32]) -> u8 {
    let all = numbers.iter().fold(0, |all, number| all | number);
    (u32::BITS - all.leading_zeros()) as u8
}

fn pack(lanes: usize, numbers: &[u32], packed: &mut [u8], num_bits: u8) -> usize {
    assert!(num_bits <= 32 && numbers.len() == ROWS * lanes);
    let bits = u32::from(num_bits);
    let packed = &mut packed[..lanes * 4 * usize::from(num_bits)];
    for lane in 0..lanes {
        let mut words = packed.chunks_exact_mut(4).skip(lane).step_by(lanes);
        let (mut waiting, mut filled) = (0_u64, 0);
        for number in numbers.iter().skip(lane).step_by(lanes) {
            waiting |= u64::from(*number) << filled;
            filled += bits;
            if filled >= 32 {
                if let Some(word) = words.next() {
                    word.copy_from_slice(&(waiting as u32).to_le_bytes());
                }
                waiting >>= 32;
                filled -= 32;
            }
        }
    }
    packed.len()
}

fn unpack(lanes: usize, packed: &[u8], numbers: &mut [u32], num_bits: u8) -> usize {
    assert!(num_bits <= 32);
    let bits = u32::from(num_bits);
    let mask = (1_u64 << bits) - 1;
    let packed = &packed[..lanes * 4 * usize::from(num_bits)];
    let numbers = &mut numbers[..ROWS * lanes];
    for lane in 0..lanes {
        let mut words = packed.chunks_exact(4).skip(lane).step_by(lanes);
        let (mut waiting, mut filled) = (0_u64, 0);
        for number in numbers.iter_mut().skip(lane).step_by(lanes) {
            if filled < bits {
                if let Some(word) = words.next() {
                    waiting |= u64::from(u32::from_le_bytes([word[0], word[1], word[2], word[3]])) << filled;
                }
                filled += 32;
            }
            *number = (waiting & mask) as u32;
            waiting >>= bits;
            filled -= bits;
        }
    }
    packed.len()
}
