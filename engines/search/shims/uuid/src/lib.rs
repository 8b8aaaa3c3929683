//! Stands in for the crate `uuid` in the browser's build: the 16 bytes that name a segment of the index, read from text and written as text.
//!
//! What it serves: `tantivy::index::SegmentId`. A browser never makes a segment, so there is no source of random numbers here, and none has to
//! be linked; [`Uuid::new_v4`] stops. Everything else of the crate is left out, so another use fails at compile time.

use std::fmt;

use serde_core::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The name of a segment.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Uuid([u8; 16]);

/// A text that is not 32 hexadecimal digits, with or without hyphens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a UUID")
    }
}

impl std::error::Error for Error {}

impl Uuid {
    /// Would make a name.
    ///
    /// # Panics
    ///
    /// Always: this build only reads.
    #[must_use]
    pub fn new_v4() -> Self {
        panic!("the browser's engine makes no segments")
    }

    /// Reads the plain form and the one with hyphens.
    ///
    /// # Errors
    ///
    /// On any other text.
    pub fn parse_str(text: &str) -> Result<Self, Error> {
        let mut digits = [0; 32];
        let mut len = 0;
        for (at, byte) in text.bytes().enumerate() {
            if text.len() == 36 && [8, 13, 18, 23].contains(&at) {
                if byte != b'-' {
                    return Err(Error);
                }
                continue;
            }
            let digit = char::from(byte).to_digit(16).ok_or(Error)?;
            *digits.get_mut(len).ok_or(Error)? = digit as u8;
            len += 1;
        }
        if len != 32 {
            return Err(Error);
        }
        Ok(Self(std::array::from_fn(|i| digits[2 * i] << 4 | digits[2 * i + 1])))
    }

    /// The bytes, in the order of the text.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// To be written without hyphens.
    #[must_use]
    pub fn as_simple(&self) -> Simple {
        Simple(*self)
    }
}

/// Writes 32 lower case hexadecimal digits.
pub struct Simple(Uuid);

impl fmt::Display for Simple {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl Serialize for Uuid {
    /// With hyphens, as the crate does.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut text = self.as_simple().to_string();
        for at in [8, 13, 18, 23] {
            text.insert(at, '-');
        }
        serializer.serialize_str(&text)
    }
}

impl<'de> Deserialize<'de> for Uuid {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse_str(&text).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_back() {
        let plain = "a5c4dfcbdfe645089129e308e26d5523";
        let id = Uuid::parse_str(plain).unwrap();
        assert_eq!(id.as_simple().to_string(), plain);
        assert_eq!((id.as_bytes()[0], id.as_bytes()[15]), (0xa5, 0x23));
        let hyphens = "\"a5c4dfcb-dfe6-4508-9129-e308e26d5523\"";
        assert_eq!(serde_json::to_string(&id).unwrap(), hyphens);
        assert!(serde_json::from_str::<Uuid>(hyphens).unwrap() == id);
    }

    #[test]
    fn other_text_is_refused() {
        for wrong in [
            "",
            "a5c4dfcbdfe645089129e308e26d552",
            "a5c4dfcbdfe645089129e308e26d5523b",
            "g5c4dfcbdfe645089129e308e26d5523",
            "a5c4dfcb-dfe6-4508-9129+e308e26d5523",
        ] {
            assert!(Uuid::parse_str(wrong).is_err(), "{wrong}");
        }
    }
}
