//! Whole stories at the command line, in `tests/transcripts/*.md`: what is typed, and what is printed.

#[test]
fn the_stories_in_the_transcripts_are_true() {
    trycmd::TestCases::new().env("NO_COLOR", "1").case("tests/transcripts/*.md");
}
