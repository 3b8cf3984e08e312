//! The one seeded generator. It counts: the k-th number of a stream is a function of seed, stream and k alone, so that
//! work may be split among any number of workers and still draw the same.

/// Random numbers of one stream of a seed: Philox4x32 with 10 rounds, the seed as key, the stream and the number of
/// the block as counter. Streams do not overlap, and each is 2^65 numbers long. [Salmon2011]
///
/// ```
/// use calibrant::numeric::random::Generator;
///
/// let replicate = |number| Generator::new(2026, number).below(100);
/// assert_eq!(replicate(7), replicate(7));
/// ```
#[derive(Clone, Debug)]
pub struct Generator {
    seed: u64,
    stream: u64,
    block: u64,
    words: [u32; 4],
    /// How many of them have been drawn.
    drawn: usize,
}

impl Generator {
    /// The start of a stream. Replicates of a bootstrap each have a stream of their own: their number.
    #[must_use]
    pub fn new(seed: u64, stream: u64) -> Self {
        Self { seed, stream, block: 0, words: [0; 4], drawn: 4 }
    }

    /// 32 random bits.
    // Inlined even where the module is built for size: a bootstrap draws each unit.
    #[inline(always)]
    pub fn next_u32(&mut self) -> u32 {
        if self.drawn == self.words.len() {
            let (first, second) = (halves(self.block), halves(self.stream));
            self.words = philox([first.0, first.1, second.0, second.1], halves(self.seed));
            self.block = self.block.wrapping_add(1);
            self.drawn = 0;
        }
        let word = self.words.get(self.drawn).copied().unwrap_or(0);
        self.drawn += 1;
        word
    }

    /// 64 random bits.
    pub fn next_u64(&mut self) -> u64 {
        let low = u64::from(self.next_u32());
        u64::from(self.next_u32()) << 32 | low
    }

    /// A number in [0, 1), one of 2^53 equally spaced ones.
    pub fn unit(&mut self) -> f64 {
        (self.next_u64() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// A whole number from 0 to `n` - 1, each equally likely; 0 if `n` is 0. [Lemire2019]
    #[inline(always)]
    pub fn below(&mut self, n: u32) -> u32 {
        let mut product = u64::from(self.next_u32()) * u64::from(n);
        // Only a low part below n can be unfair: the division is seldom needed.
        if (product as u32) < n {
            let unfair = n.wrapping_neg() % n;
            while (product as u32) < unfair {
                product = u64::from(self.next_u32()) * u64::from(n);
            }
        }
        (product >> 32) as u32
    }
}

impl Generator {
    /// `count` times a whole number from 0 to `n` - 1, each equally likely, as many of 32 random bits as are fair
    /// [BrackettRozinskyLemire2025]; 0 if `n` is 0.
    // Inlined even where the module is built for size: a bootstrap draws each unit.
    #[inline(always)]
    pub fn each_below(&mut self, n: u32, count: u32, mut take: impl FnMut(u32)) {
        let (dice, outcomes) = dice(n);
        // Below as many as outcomes do not divide a word evenly into, an outcome would come up once too often.
        let unfair = (outcomes.wrapping_neg()).checked_rem(outcomes).unwrap_or(0);
        for _ in 0..count / dice {
            let mut word = self.next_u32();
            while word.wrapping_mul(outcomes) < unfair {
                word = self.next_u32();
            }
            for _ in 0..dice {
                let product = u64::from(word) * u64::from(n);
                take((product >> 32) as u32);
                word = product as u32;
            }
        }
        for _ in 0..count % dice {
            take(self.below(n));
        }
    }

    /// How many of `n` independent trials succeed, each with probability `p`: by adding up probabilities where few are
    /// expected [Kachitvichyanukul1988], else by transformed rejection [Hormann1993].
    pub fn binomial(&mut self, n: u64, p: f64) -> u64 {
        if p > 0.5 {
            return n - self.binomial(n, 1.0 - p).min(n);
        }
        if p <= 0.0 {
            return 0;
        }
        if n as f64 * p < FEW { self.few_of(n as f64, p) } else { self.many_of(n as f64, p) }
    }

    fn few_of(&mut self, n: f64, p: f64) -> u64 {
        let odds = p / (1.0 - p);
        let none = libm::exp(n * libm::log1p(-p));
        loop {
            let (mut rest, mut probability, mut successes) = (self.unit(), none, 0.0);
            while rest > probability && successes < n {
                rest -= probability;
                probability *= odds * (n - successes) / (successes + 1.0);
                successes += 1.0;
            }
            // What rounding leaves over at the far end is drawn again.
            if rest <= probability {
                return successes as u64;
            }
        }
    }

    fn many_of(&mut self, n: f64, p: f64) -> u64 {
        let spread = (n * p * (1.0 - p)).sqrt();
        let b = 1.15 + 2.53 * spread;
        let a = -0.0873 + 0.0248 * b + 0.01 * p;
        let alpha = (2.83 + 5.1 / b) * spread;
        let mode = ((n + 1.0) * p).floor();
        loop {
            let u = self.unit() - 0.5;
            let v = self.unit();
            let us = 0.5 - u.abs();
            let found = ((2.0 * a / us + b) * u + n * p + 0.5).floor();
            if us >= 0.07 && v <= 0.92 - 4.2 / b {
                return found as u64;
            }
            if found >= 0.0 && found <= n && libm::log(v * alpha / (a / (us * us) + b)) <= likelihood(n, p, mode, found)
            {
                return found as u64;
            }
        }
    }
}

/// Below so many expected successes, adding up is quicker.
const FEW: f64 = 10.0;
/// More outcomes of one word would too often have to be drawn again.
const MOST_OUTCOMES: u32 = 1 << 30;

/// How many dice of `n` sides are thrown with one word, and how many outcomes that has; one where `n` is large.
fn dice(n: u32) -> (u32, u32) {
    let (mut dice, mut outcomes) = (1, n);
    while let Some(more) = outcomes.checked_mul(n).filter(|more| dice < 8 && *more <= MOST_OUTCOMES) {
        (dice, outcomes) = (dice + 1, more);
    }
    (dice, outcomes)
}

/// The logarithm of how much less probable `k` successes are than `mode`.
fn likelihood(n: f64, p: f64, mode: f64, k: f64) -> f64 {
    let odds = p / (1.0 - p);
    let rest = n - mode + 1.0;
    (mode + 0.5) * libm::log((mode + 1.0) / (odds * rest))
        + (n + 1.0) * libm::log(rest / (n - k + 1.0))
        + (k + 0.5) * libm::log(odds * (n - k + 1.0) / (k + 1.0))
        + stirling(mode)
        + stirling(n - mode)
        - stirling(k)
        - stirling(n - k)
}

/// What Stirling's formula leaves of ln k!: ln k! − (½ ln 2π + (k + ½) ln(k + 1) − (k + 1)).
fn stirling(k: f64) -> f64 {
    if k < 10.0 {
        let half_log_of_circle = 0.918_938_533_204_672_8;
        return libm::lgamma(k + 1.0) - half_log_of_circle - (k + 0.5) * libm::log(k + 1.0) + (k + 1.0);
    }
    let square = (k + 1.0) * (k + 1.0);
    (1.0 / 12.0 - (1.0 / 360.0 - 1.0 / 1260.0 / square) / square) / (k + 1.0)
}

/// Low and high half.
fn halves(word: u64) -> (u32, u32) {
    (word as u32, (word >> 32) as u32)
}

fn philox(counter: [u32; 4], key: (u32, u32)) -> [u32; 4] {
    let ([mut a, mut b, mut c, mut d], mut key) = (counter, key);
    for _ in 0..10 {
        let (first, second) = (halves(u64::from(a) * 0xD251_1F53), halves(u64::from(c) * 0xCD9E_8D57));
        [a, b, c, d] = [second.1 ^ b ^ key.0, second.0, first.1 ^ d ^ key.1, first.0];
        key = (key.0.wrapping_add(0x9E37_79B9), key.1.wrapping_add(0xBB67_AE85));
    }
    [a, b, c, d]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The known answers that come with Random123, the authors' own implementation.
    #[test]
    fn philox_gives_its_published_answers() {
        assert_eq!(philox([0; 4], (0, 0)), [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]);
        assert_eq!(philox([!0; 4], (!0, !0)), [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]);
        assert_eq!(
            philox([0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], (0xa409_3822, 0x299f_31d0)),
            [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
        );
    }

    /// Shares of 400,000 draws against the probabilities that the binomial distribution has by its formula.
    #[test]
    fn successes_are_as_frequent_as_they_are_probable() {
        for (n, p) in [(1, 0.3), (7, 0.5), (40, 0.03), (40, 0.9), (60, 0.4), (1_000, 0.02), (3_000, 0.7)] {
            let mut generator = Generator::new(7, n);
            let mut seen = vec![0.0; n as usize + 1];
            for _ in 0..400_000 {
                let successes = generator.binomial(n, p) as usize;
                if let Some(count) = seen.get_mut(successes) {
                    *count += 1.0;
                }
            }
            assert!((seen.iter().sum::<f64>() - 400_000.0).abs() < 0.5, "never more than {n}");
            let (mut chi_square, mut degrees) = (0.0, -1.0f64);
            for (k, seen) in seen.iter().enumerate() {
                let (n, k) = (n as f64, k as f64);
                let ways = libm::lgamma(n + 1.0) - libm::lgamma(k + 1.0) - libm::lgamma(n - k + 1.0);
                let expected = 400_000.0 * libm::exp(ways + k * libm::log(p) + (n - k) * libm::log1p(-p));
                if expected > 20.0 {
                    chi_square += (seen - expected) * (seen - expected) / expected;
                    degrees += 1.0;
                }
            }
            // Five standard deviations of the chi-square distribution.
            assert!(chi_square < degrees + 5.0 * (2.0 * degrees).sqrt() + 5.0, "{n} {p}: {chi_square} of {degrees}");
        }
    }

    #[test]
    fn numbers_below_a_bound_are_equally_frequent() {
        for n in [1u32, 3, 6, 1_000, 1_024, 32_768, 65_536, 3_000_000] {
            let mut sevenths = [0.0; 7];
            let mut count = 0;
            Generator::new(11, n.into()).each_below(n, 70_001, |drawn| {
                assert!(drawn < n);
                let place = u64::from(drawn) * 7 / u64::from(n);
                sevenths
                    .iter_mut()
                    .enumerate()
                    .filter(|(at, _)| *at as u64 == place)
                    .for_each(|(_, seen)| *seen += 1.0);
                count += 1;
            });
            assert_eq!(count, 70_001);
            if n >= 1_000 {
                // 10,000 each, with a standard deviation of 93.
                assert!(sevenths.iter().all(|seen| (seen - 10_000.0f64).abs() < 500.0), "{n}: {sevenths:?}");
            }
        }
    }
}
