//! Calendar dates as editors write them: a day, a month or a year. No clock, no time zone.

use std::fmt;

/// A date that is as precise as its source: `2014-10-29`, `2017-03` or `2017`. Sorts in time; a month stands before its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year, 1000 to 9999.
    pub year: u16,
    /// Month, 1 to 12, where known.
    pub month: Option<u8>,
    /// Day of the month, where known; only beside a month.
    pub day: Option<u8>,
}

impl Date {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; nothing else, and no day that does not exist.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = number(parts.next()?, 4).filter(|year| *year >= 1000)?;
        let month = parts.next().map(|part| number(part, 2).filter(|month| (1..=12).contains(month)));
        let day = parts.next().map(|part| number(part, 2));
        if parts.next().is_some() {
            return None;
        }
        let month = match month {
            None => None,
            Some(month) => Some(u8::try_from(month?).ok()?),
        };
        let day = match (day, month) {
            (None, _) => None,
            (Some(_), None) => return None,
            (Some(day), Some(month)) => Some(u8::try_from(day?).ok().filter(|day| (1..=days_in(year, month)).contains(day))?),
        };
        Some(Self { year, month, day })
    }

    /// Whether it names a day.
    #[must_use]
    pub fn is_full(self) -> bool {
        self.day.is_some()
    }

    /// How many days it lies after 1 January 1970. `None` where it names no day, or an earlier one.
    #[must_use]
    pub fn days_since_epoch(self) -> Option<u64> {
        let (month, day) = (self.month?, self.day?);
        let years = (1970..self.year).map(|year| if is_leap(year) { 366 } else { 365 }).sum::<u64>();
        let months = (1..month).map(|month| u64::from(days_in(self.year, month))).sum::<u64>();
        (self.year >= 1970).then(|| years + months + u64::from(day) - 1)
    }

    /// Whether `today` is a later day.
    #[must_use]
    pub fn has_passed(self, today: Self) -> bool {
        self < today
    }

    /// The day that lies so many days after this one (after its first day, where it is a month or a year); at most the last day of 9999.
    #[must_use]
    pub fn plus_days(self, days: u32) -> Self {
        let (mut year, mut month) = (self.year, self.month.unwrap_or(1));
        let mut day = u32::from(self.day.unwrap_or(1)) + days.min(4_000_000);
        while day > u32::from(days_in(year, month)) {
            if (year, month) == (9999, 12) {
                day = 31;
                break;
            }
            day -= u32::from(days_in(year, month));
            (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        }
        Self { year, month: Some(month), day: u8::try_from(day).ok() }
    }

    /// The day that lies `days` after 1 January 1970.
    #[must_use]
    pub fn from_days_since_epoch(days: u64) -> Self {
        let mut left = days;
        let mut year: u16 = 1970;
        loop {
            let length = if is_leap(year) { 366 } else { 365 };
            if left < length || year == 9999 {
                break;
            }
            left -= length;
            year += 1;
        }
        let mut month = 1;
        while month < 12 && left >= u64::from(days_in(year, month)) {
            left -= u64::from(days_in(year, month));
            month += 1;
        }
        let day = u8::try_from(left.min(30)).unwrap_or(30) + 1;
        Self { year, month: Some(month), day: Some(day) }
    }
}

fn number(text: &str, digits: usize) -> Option<u16> {
    if text.len() == digits && text.bytes().all(|b| b.is_ascii_digit()) { text.parse().ok() } else { None }
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 => 28 + u8::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl<'de> serde::Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not a date"))
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn only_days_that_exist() {
        for good in ["2026", "2026-11", "2026-11-23", "2024-02-29", "2000-02-29"] {
            assert_eq!(Date::parse(good).expect(good).to_string(), good);
        }
        for bad in ["", "26", "2026-13", "2026-00", "2026-02-29", "1900-02-29", "2026-1-1", "2026-11-23T10:00", "23-11-2026", "٢٠٢٦"] {
            assert_eq!(Date::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn counts_days_from_the_epoch() {
        assert_eq!(Date::from_days_since_epoch(0).to_string(), "1970-01-01");
        assert_eq!(Date::from_days_since_epoch(20_780).to_string(), "2026-11-23");
        assert_eq!(Date::from_days_since_epoch(11_016).to_string(), "2000-02-29");
        for days in (0..40_000).step_by(13) {
            assert_eq!(Date::from_days_since_epoch(days).days_since_epoch(), Some(days));
        }
        assert_eq!(Date::parse("2026-11").expect("a month").days_since_epoch(), None);
        assert_eq!(Date::parse("1969-12-31").expect("a day").days_since_epoch(), None);
    }

    #[test]
    fn counts_days_from_any_day() {
        let after = |day: &str, days| Date::parse(day).expect(day).plus_days(days).to_string();
        for days in [0, 1, 31, 365, 20_780] {
            assert_eq!(after("1970-01-01", days), Date::from_days_since_epoch(u64::from(days)).to_string());
        }
        assert_eq!(after("2024-02-28", 1), "2024-02-29");
        assert_eq!(after("2026-11-23", 90), "2027-02-21");
        assert_eq!(after("1000-01-01", u32::MAX), "9999-12-31");
    }
}
