//! Calendar dates and instants, as text: checked and compared; of instants also how long lies between them.

/// A calendar date (ISO 8601), ordered as in the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// Earliest and latest date there is.
    pub(crate) const MIN: Self = Self { year: 0, month: 1, day: 1 };
    pub(crate) const MAX: Self = Self { year: 9999, month: 12, day: 31 };

    /// Reads `2026-11-20`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        let date = Self { year: number(year, 4)?, month: number(month, 2)? as u8, day: number(day, 2)? as u8 };
        ((1..=12).contains(&date.month) && (1..=date.days_in_month()).contains(&date.day)).then_some(date)
    }

    /// The local date of an instant such as `2026-11-20T09:30:00+08:00` (RFC 3339): the one its own offset gives.
    pub(crate) fn of_instant(text: &str) -> Option<Self> {
        Some(read_instant(text)?.0)
    }

    /// The date so many days later; the last there is where that is beyond it.
    pub(crate) fn after(self, days: usize) -> Self {
        (0..days).fold(self, |date, _| date.next())
    }

    fn next(self) -> Self {
        match self {
            Self::MAX => Self::MAX,
            Self { day, .. } if day < self.days_in_month() => Self { day: day + 1, ..self },
            Self { year, month: 12, .. } => Self { year: year + 1, month: 1, day: 1 },
            Self { year, month, .. } => Self { year, month: month + 1, day: 1 },
        }
    }

    /// Days since 0000-03-01, where leap days come last.
    fn days(self) -> i64 {
        let (year, month) = (i64::from(self.year), i64::from(self.month));
        let year = if month > 2 { year } else { year - 1 };
        let months = (month + 9) % 12;
        365 * year + year.div_euclid(4) - year.div_euclid(100)
            + year.div_euclid(400)
            + (153 * months + 2) / 5
            + i64::from(self.day)
            - 1
    }

    fn days_in_month(self) -> u8 {
        match self.month {
            2 if self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400)) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }
}

/// Milliseconds from a moment long ago to an instant, its offset reckoned in; what is finer is cut off.
pub(crate) fn milliseconds(text: &str) -> Option<i64> {
    let (date, milliseconds) = read_instant(text)?;
    Some(date.days() * 86_400_000 + milliseconds)
}

/// The local date of an instant (RFC 3339), and milliseconds since that date began where the offset is none.
fn read_instant(text: &str) -> Option<(Date, i64)> {
    let (date, time) = text.split_once(['T', 't'])?;
    let (clock, east, offset) = match time.strip_suffix(['Z', 'z']) {
        Some(clock) => (clock, true, "00:00"),
        None => {
            let (clock, offset) = time.rsplit_once(['+', '-'])?;
            (clock, time.contains('+'), offset)
        }
    };
    let mut parts = clock.split(':');
    let (hour, minute, second) = (parts.next()?, parts.next()?, parts.next()?);
    let (second, fraction) = second.split_once('.').unwrap_or((second, "0"));
    let (offset_hour, offset_minute) = offset.split_once(':')?;
    if parts.next().is_some() || fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let below = |text, limit| number(text, 2).filter(|number| *number < limit).map(i64::from);
    let minutes = 60 * below(hour, 24)? + below(minute, 60)?;
    let offset = 60 * below(offset_hour, 24)? + below(offset_minute, 60)?;
    let minutes = if east { minutes - offset } else { minutes + offset };
    let fraction = fraction.bytes().chain([b'0', b'0']).take(3).fold(0, |sum, byte| 10 * sum + i64::from(byte - b'0'));
    Some((Date::parse(date)?, 60_000 * minutes + 1_000 * below(second, 61)? + fraction))
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut text = String::new();
        for (number, digits, end) in [(self.year, 4, "-"), (self.month.into(), 2, "-"), (self.day.into(), 2, "")] {
            let mut place = 10u16.pow(digits);
            while place > 1 {
                text.push(char::from(b'0' + (number % place / (place / 10)) as u8));
                place /= 10;
            }
            text.push_str(end);
        }
        f.write_str(&text)
    }
}

fn number(text: &str, digits: usize) -> Option<u16> {
    let fits = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.bytes().fold(0, |number, byte| 10 * number + u16::from(byte - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_exist_in_the_calendar() {
        for (text, exists) in [
            ("2026-11-20", true),
            ("2024-02-29", true),
            ("2026-02-29", false),
            ("1900-02-29", false),
            ("2026-13-01", false),
            ("2026-00-01", false),
            ("2026-1-1", false),
            ("2026-11-20-01", false),
            ("20261120", false),
        ] {
            assert_eq!(Date::parse(text).is_some(), exists, "{text}");
        }
    }

    #[test]
    fn an_instant_has_the_date_of_its_own_offset() {
        for (text, date) in [
            ("2026-11-20T09:30:00+08:00", Some("2026-11-20")),
            ("2026-12-31T23:59:59.250-11:00", Some("2026-12-31")),
            ("2026-11-20t09:30:00z", Some("2026-11-20")),
            ("2026-11-20T09:30:00", None),
            ("2026-11-20T09:30+08:00", None),
            ("2026-11-20T24:00:00Z", None),
            ("2026-11-20", None),
            ("2026-02-30T09:30:00Z", None),
        ] {
            assert_eq!(Date::of_instant(text), date.and_then(Date::parse), "{text}");
        }
    }
    #[test]
    fn days_later_there_is_a_date() {
        for (date, days, later) in [
            ("2026-11-26", 0, "2026-11-26"),
            ("2026-11-26", 180, "2027-05-25"),
            ("2024-02-28", 1, "2024-02-29"),
            ("2023-12-31", 366, "2024-12-31"),
            ("9999-12-30", 5, "9999-12-31"),
        ] {
            assert_eq!(Date::parse(date).map(|date| date.after(days)), Date::parse(later), "{date} {days}");
        }
    }

    #[test]
    fn time_goes_by_between_instants() {
        for (earlier, later, milliseconds_between) in [
            ("2026-11-20T09:30:00+08:00", "2026-11-20T01:30:00Z", 0),
            ("2026-11-20T09:30:00+08:00", "2026-11-20T09:30:01.25+08:00", 1_250),
            ("2024-02-28T23:59:59Z", "2024-03-01T00:00:00Z", 86_401_000),
            ("2026-02-28T23:00:00-05:00", "2026-03-01T04:00:00Z", 0),
            ("1999-12-31T23:59:60Z", "2000-01-01T00:00:00Z", 0),
            ("1970-01-01T00:00:00Z", "2026-11-26T00:00:00Z", 20_783 * 86_400_000),
        ] {
            let between = milliseconds(later).and_then(|later| Some(later - milliseconds(earlier)?));
            assert_eq!(between, Some(milliseconds_between), "{earlier} {later}");
        }
        assert_eq!(milliseconds("2026-11-20"), None);
    }
}
