//! Short names for bytes: what is compared where the bytes themselves are not kept.

use serde::{Deserialize, Serialize};

/// The first half of a BLAKE3 hash: enough that no two different things have the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Hash(u128);

impl Hash {
    /// The hash of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self::short(&blake3::hash(bytes))
    }

    fn short(hash: &blake3::Hash) -> Self {
        let (half, _) = hash.as_bytes().split_at(16);
        Self(half.iter().fold(0, |all, byte| all << 8 | u128::from(*byte)))
    }
}

impl std::fmt::Display for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl From<Hash> for String {
    fn from(hash: Hash) -> Self {
        hash.to_string()
    }
}

impl TryFrom<String> for Hash {
    type Error = std::num::ParseIntError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        u128::from_str_radix(&text, 16).map(Self)
    }
}

/// Takes in one thing after the other; two rows of things have the same hash only if they are the same things.
#[derive(Debug, Default)]
pub struct Hasher(blake3::Hasher);

impl Hasher {
    /// Takes in the next thing.
    pub fn add(&mut self, bytes: impl AsRef<[u8]>) -> &mut Self {
        let bytes = bytes.as_ref();
        self.0.update(&(bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
        self
    }

    /// The hash of all that was taken in.
    #[must_use]
    pub fn finish(&self) -> Hash {
        Hash::short(&self.0.finalize())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_keep_their_ends() {
        let of = |things: &[&str]| {
            let mut hasher = Hasher::default();
            for thing in things {
                hasher.add(thing);
            }
            hasher.finish()
        };
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
        assert_ne!(of(&["ab"]), of(&["ab", ""]));
        assert_eq!(of(&["ab", "c"]), of(&["ab", "c"]));
    }

    #[test]
    fn a_hash_is_read_as_it_is_written() {
        let hash = Hash::of(b"woorden");
        assert_eq!(serde_json::from_str::<Hash>(&serde_json::to_string(&hash).expect("written")).expect("read"), hash);
        assert!(serde_json::from_str::<Hash>("\"xyz\"").is_err());
    }
}
