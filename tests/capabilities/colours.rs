//! The seven colours of the shipped principles can be told apart by every reader: simulated, since letter and weave help but should not have to.
//!
//! Sources: simulation of complete colour-vision deficiency by G. M. Machado, M. M. Oliveira & L. A. F. Fernandes, "A physiologically-based model
//! for simulation of color vision deficiency", IEEE TVCG 15(6), 2009, matrices for severity 1.0, on linear RGB; distance in `OKLab` (B. Ottosson,
//! 2020); contrast as in WCAG 2.2.

use std::fs;
use std::path::Path;

type Rgb = [f64; 3];

const SEEN_BY: &[(&str, [[f64; 3]; 3])] = &[
    ("most people", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("protanopia", [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]]),
    ("deuteranopia", [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]]),
    ("tritanopia", [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]]),
];

fn linear(hex: &str) -> Rgb {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).expect("two hexadecimal digits")) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    [channel(1), channel(3), channel(5)]
}

fn times(matrix: &[[f64; 3]; 3], colour: Rgb) -> Rgb {
    matrix.map(|row| row.iter().zip(colour).map(|(a, b)| a * b).sum())
}

fn oklab(colour: Rgb) -> Rgb {
    let lms = times(
        &[
            [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
            [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
            [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
        ],
        colour,
    );
    times(
        &[
            [0.210_454_255_3, 0.793_617_785, -0.004_072_046_8],
            [1.977_998_495_1, -2.428_592_205, 0.450_593_709_9],
            [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766],
        ],
        lms.map(|value| value.max(0.0).cbrt()),
    )
}

fn principles() -> Vec<(String, Rgb)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/principes");
    let mut found: Vec<_> = fs::read_dir(folder)
        .expect("the principles")
        .filter_map(|entry| {
            let path = entry.expect("a file").path();
            let text = fs::read_to_string(&path).expect("a text");
            let colour = text.lines().find_map(|line| line.strip_prefix("kleur: \"")?.strip_suffix('"').map(linear))?;
            Some((path.file_stem()?.to_string_lossy().into_owned(), colour))
        })
        .collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

#[test]
fn every_pair_of_principles_differs_for_every_kind_of_colour_vision() {
    let colours = principles();
    assert_eq!(colours.len(), 7);
    for (who, matrix) in SEEN_BY {
        for (at, (one, a)) in colours.iter().enumerate() {
            for (other, b) in &colours[at + 1..] {
                let (a, b) = (oklab(times(matrix, *a)), oklab(times(matrix, *b)));
                let distance = a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
                // 0.02 is about the least that anybody sees side by side.
                assert!(distance >= 0.08, "{one} and {other} look alike with {who}: {distance:.3}");
            }
        }
    }
}

#[test]
fn white_letters_can_be_read_on_every_swatch() {
    for (name, [red, green, blue]) in principles() {
        let contrast = 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
        assert!(contrast >= 4.5, "{name}: {contrast:.2}");
    }
}
