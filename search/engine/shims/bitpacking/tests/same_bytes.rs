//! The stand-in writes the bytes of the original and reads them back, at every width.

use bitpacking::{BitPacker, BitPacker1x, BitPacker4x};
use bitpacking_original as original;
use original::BitPacker as _;

/// Numbers without a pattern and the same at every run (xorshift).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as u32
    }

    fn below(&mut self, bits: u8) -> u32 {
        (u64::from(self.next()) & ((1 << bits) - 1)) as u32
    }
}

/// `first` where given, then gaps of at least one, none of which overflows.
fn rising(numbers: &mut Numbers, initial: Option<u32>, bits: u8, len: usize) -> Vec<u32> {
    let room = (u64::from(u32::MAX) - u64::from(initial.unwrap_or(0)) - len as u64) / len as u64;
    let mut last = initial.map_or(-1, i64::from);
    (0..len)
        .map(|_| {
            last += 1 + i64::from(numbers.below(bits)).min(room as i64 - 1);
            u32::try_from(last).unwrap()
        })
        .collect()
}

macro_rules! same {
    ($test:ident, $name:ident, $original:expr) => {
        #[test]
        fn $test() {
            const LEN: usize = <$name as BitPacker>::BLOCK_LEN;
            let (ours, theirs) = ($name::new(), $original);
            let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
            for round in 0..50 {
                for bits in 0..=32 {
                    let block: Vec<u32> = (0..LEN).map(|_| numbers.below(bits)).collect();
                    let width = theirs.num_bits(&block);
                    assert_eq!(ours.num_bits(&block), width);
                    let (mut a, mut b) = (vec![0xaa; LEN * 5], vec![0xaa; LEN * 5]);
                    let size = theirs.compress(&block, &mut b, width);
                    assert_eq!(ours.compress(&block, &mut a, width), size);
                    assert_eq!(a, b, "{bits} bits");
                    let mut read = vec![7; LEN + 3];
                    assert_eq!(ours.decompress(&b[..size], &mut read, width), size);
                    assert_eq!(read[..LEN], block);
                    assert_eq!(read[LEN..], [7; 3], "nothing is written after the block");

                    let initial = (round % 3 > 0).then(|| numbers.below(bits) / 2);
                    let block = rising(&mut numbers, initial, bits, LEN);
                    let width = theirs.num_bits_strictly_sorted(initial, &block);
                    assert_eq!(ours.num_bits_strictly_sorted(initial, &block), width);
                    let (mut a, mut b) = (vec![0xaa; LEN * 5], vec![0xaa; LEN * 5]);
                    let size = theirs.compress_strictly_sorted(initial, &block, &mut b, width);
                    assert_eq!(ours.compress_strictly_sorted(initial, &block, &mut a, width), size);
                    assert_eq!(a, b, "{bits} bits, strictly sorted");
                    assert_eq!(ours.decompress_strictly_sorted(initial, &b[..size], &mut read, width), size);
                    assert_eq!(read[..LEN], block);

                    let start = initial.unwrap_or(0);
                    let width = theirs.num_bits_sorted(start, &block);
                    let size = theirs.compress_sorted(start, &block, &mut b, width);
                    assert_eq!(ours.decompress_sorted(start, &b[..size], &mut read, width), size);
                    assert_eq!(read[..LEN], block);

                    // Bytes that no packer wrote are read alike, whatever the width.
                    let noise: Vec<u8> = (0..LEN * 4).map(|_| numbers.next() as u8).collect();
                    let mut expected = vec![7; LEN + 3];
                    theirs.decompress_strictly_sorted(initial, &noise, &mut expected, bits);
                    ours.decompress_strictly_sorted(initial, &noise, &mut read, bits);
                    assert_eq!(read[..LEN], expected[..LEN]);
                }
            }
        }
    };
}

same!(four_lanes, BitPacker4x, original::BitPacker4x::new());
same!(one_lane, BitPacker1x, original::BitPacker1x::new());

#[test]
#[should_panic(expected = "range end index")]
fn a_block_that_is_too_short_is_refused() {
    BitPacker4x::new().decompress(&[0; 15], &mut [0; 128], 1);
}
