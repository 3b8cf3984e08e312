//! Calendar dates and instants, as text: checked and compared, never computed with.

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
        let (date, time) = text.split_once(['T', 't'])?;
        let (clock, offset) = match time.strip_suffix(['Z', 'z']) {
            Some(clock) => (clock, "00:00"),
            None => time.rsplit_once(['+', '-'])?,
        };
        let mut parts = clock.split(':');
        let (hour, minute, second) = (parts.next()?, parts.next()?, parts.next()?);
        let (second, fraction) = second.split_once('.').unwrap_or((second, "0"));
        let fraction_fits = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
        let (offset_hour, offset_minute) = offset.split_once(':')?;
        let fits = fraction_fits
            && parts.next().is_none()
            && number(hour, 2)? < 24
            && number(minute, 2)? < 60
            && number(second, 2)? <= 60
            && number(offset_hour, 2)? < 24
            && number(offset_minute, 2)? < 60;
        if fits { Self::parse(date) } else { None }
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
}
