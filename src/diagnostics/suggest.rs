//! "Did you mean …?": the nearest of the names that exist.
//!
//! Not a spelling checker: it compares with a closed list of names and prefers silence to a far-fetched guess.

/// The name of `names` that is nearest to `written`, if one is near enough: at most one edit in three letters (at least one), or the same but
/// for accents, capitals, hyphens and spaces. Of two equally near names the first in the alphabet wins.
pub fn nearest<'a>(written: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut folded = Vec::new();
    fold(written, &mut folded);
    let written = std::mem::take(&mut folded);
    if written.is_empty() || written.len() > 80 {
        return None;
    }
    // A word of one letter is near to nothing but itself.
    let limit = (written.len() / 3).clamp(1, 4).min(written.len() - 1);
    let letters = letters_of(&written);
    let mut rows = Rows::default();
    let mut best: Option<(usize, &str)> = None;
    for name in names {
        fold(name, &mut folded);
        // Most names are told apart by their length or their letters: a site with thousands of dead links asks of each of them for thousands of names.
        let other_letters = (letters ^ letters_of(&folded)).count_ones() as usize;
        if folded.len().abs_diff(written.len()) > limit || other_letters > 2 * limit {
            continue;
        }
        let distance = rows.distance(&written, &folded);
        if distance <= limit && best.is_none_or(|(d, n)| (distance, name) < (d, n)) {
            best = Some((distance, name));
        }
    }
    best.map(|(_, name)| name)
}

/// The letters and digits of `text`, lower case, without accents.
fn fold(text: &str, folded: &mut Vec<char>) {
    use unicode_normalization::UnicodeNormalization as _;
    folded.clear();
    if text.is_ascii() {
        folded.extend(text.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| char::from(byte.to_ascii_lowercase())));
    } else {
        folded.extend(text.nfkd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase));
    }
}

/// A bit for each letter and digit that occurs. One edit changes at most two of them.
fn letters_of(folded: &[char]) -> u64 {
    folded.iter().fold(0, |letters, c| letters | 1 << (u32::from(*c) % 64))
}

/// Room for the rows of the table that [`Rows::distance`] fills.
#[derive(Default)]
struct Rows {
    before: Vec<usize>,
    above: Vec<usize>,
    row: Vec<usize>,
}

impl Rows {
    /// Optimal string alignment distance: insert, delete, replace and swap of two neighbours cost one each.
    fn distance(&mut self, a: &[char], b: &[char]) -> usize {
        let Self { before, above, row } = self;
        above.clear();
        above.extend(0..=b.len());
        for i in 1..=a.len() {
            row.clear();
            row.push(i);
            for j in 1..=b.len() {
                let cost = usize::from(a[i - 1] != b[j - 1]);
                let mut least = (above[j] + 1).min(row[j - 1] + 1).min(above[j - 1] + cost);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    least = least.min(before[j - 2] + 1);
                }
                row.push(least);
            }
            std::mem::swap(before, above);
            std::mem::swap(above, row);
        }
        above[b.len()]
    }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_typing_error_finds_its_word_and_a_strange_word_finds_nothing() {
        let names = ["krachtgericht", "positief", "participatief", "gecoordineerd"];
        assert_eq!(nearest("krachtgerict", names), Some("krachtgericht"));
        assert_eq!(nearest("Gecoördineerd", names), Some("gecoordineerd"));
        assert_eq!(nearest("postief", names), Some("positief"));
        assert_eq!(nearest("zorgboerderij", names), None);
        assert_eq!(nearest("", names), None);
    }

    #[test]
    fn swapped_letters_count_as_one_edit() {
        assert_eq!(nearest("ispa", ["ipsa", "iris"]), Some("ipsa"));
    }
}
