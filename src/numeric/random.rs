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
}
