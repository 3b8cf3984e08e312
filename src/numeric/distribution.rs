//! Distribution functions and quantiles. Degrees of freedom and parameters are above 0, need not be whole, and may be
//! infinite where the limit is a distribution. Upper tails have functions of their own, because 1 - cdf has no digits
//! left where it matters. A quantile at p <= 0 or p >= 1 is the end of the distribution's range.

use libm::{erfc, exp, log};

use super::special::{beta_log_odds, beta_tails};

/// Stands for infinitely many degrees of freedom: F with this denominator is chi-square / df to the last bit.
const ENDLESS: f64 = 1e30;

/// Probability that a standard normal variable is at most `x`.
#[must_use]
pub fn normal_cdf(x: f64) -> f64 {
    0.5 * erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}

/// Probability that a standard normal variable is above `x`.
#[must_use]
pub fn normal_upper(x: f64) -> f64 {
    normal_cdf(-x)
}

/// The `x` with [`normal_cdf`]`(x) = p`. Rational approximations of relative error 1e-16. [Wichura1988]
#[must_use]
pub fn normal_quantile(p: f64) -> f64 {
    let centred = p - 0.5;
    if centred.abs() <= 0.425 {
        let r = 0.180_625 - centred * centred;
        return centred * ratio(r, &CENTRE);
    }
    let tail = if centred < 0.0 { p } else { 1.0 - p };
    let r = (-log(tail.max(0.0))).sqrt();
    let size = match r {
        f64::INFINITY => r,
        r if r <= 5.0 => ratio(r - 1.6, &TAIL),
        r => ratio(r - 5.0, &FAR_TAIL),
    };
    if centred < 0.0 { -size } else { size }
}

/// Probability that Student's t with `df` degrees of freedom is at most `x`.
#[must_use]
pub fn student_t_cdf(x: f64, df: f64) -> f64 {
    student_t_upper(-x, df)
}

/// Probability that Student's t with `df` degrees of freedom is above `x`: P(T > x) = I_y(df / 2, 1 / 2) / 2 with
/// y = df / (df + x^2) for x >= 0.
#[must_use]
pub fn student_t_upper(x: f64, df: f64) -> f64 {
    let df = df.min(ENDLESS);
    let (inside, outside) = beta_tails(x / df * x, 0.5, df / 2.0);
    if x < 0.0 { 0.5 + 0.5 * inside } else { 0.5 * outside }
}

/// The `x` with [`student_t_cdf`]`(x, df) = p`.
#[must_use]
pub fn student_t_quantile(p: f64, df: f64) -> f64 {
    let df = df.min(ENDLESS);
    let outside = 2.0 * p.min(1.0 - p);
    let size = df.sqrt() * exp(0.5 * beta_log_odds((2.0 * p - 1.0).abs(), outside, 0.5, df / 2.0));
    if p < 0.5 { -size } else { size }
}

/// Probability that F with `d1` and `d2` degrees of freedom is at most `x`.
#[must_use]
pub fn f_cdf(x: f64, d1: f64, d2: f64) -> f64 {
    f_tails(x, d1, d2).0
}

/// Probability that F with `d1` and `d2` degrees of freedom is above `x`.
#[must_use]
pub fn f_upper(x: f64, d1: f64, d2: f64) -> f64 {
    f_tails(x, d1, d2).1
}

/// The `x` with [`f_cdf`]`(x, d1, d2) = p`.
#[must_use]
pub fn f_quantile(p: f64, d1: f64, d2: f64) -> f64 {
    let (d1, d2) = (d1.min(ENDLESS), d2.min(ENDLESS));
    exp(beta_log_odds(p, 1.0 - p, d1 / 2.0, d2 / 2.0)) * (d2 / d1)
}

/// Probability that chi-square with `df` degrees of freedom is at most `x`.
#[must_use]
pub fn chi_square_cdf(x: f64, df: f64) -> f64 {
    f_cdf(x / df, df, ENDLESS)
}

/// Probability that chi-square with `df` degrees of freedom is above `x`.
#[must_use]
pub fn chi_square_upper(x: f64, df: f64) -> f64 {
    f_upper(x / df, df, ENDLESS)
}

/// The `x` with [`chi_square_cdf`]`(x, df) = p`.
#[must_use]
pub fn chi_square_quantile(p: f64, df: f64) -> f64 {
    df * f_quantile(p, df, ENDLESS)
}

/// Probability that a beta variable with parameters `a` and `b` is at most `x`: I_x(a, b).
#[must_use]
pub fn beta_cdf(x: f64, a: f64, b: f64) -> f64 {
    if x >= 1.0 { 1.0 } else { beta_tails(x / (1.0 - x), a, b).0 }
}

/// The `x` with [`beta_cdf`]`(x, a, b) = p`.
#[must_use]
pub fn beta_quantile(p: f64, a: f64, b: f64) -> f64 {
    1.0 / (1.0 + exp(-beta_log_odds(p, 1.0 - p, a, b)))
}

fn f_tails(x: f64, d1: f64, d2: f64) -> (f64, f64) {
    let (d1, d2) = (d1.min(ENDLESS), d2.min(ENDLESS));
    beta_tails(d1 / d2 * x, d1 / 2.0, d2 / 2.0)
}

/// Coefficients above and below the line, of the highest power first.
type Ratio = ([f64; 8], [f64; 8]);

fn ratio(x: f64, (above, below): &Ratio) -> f64 {
    let polynomial = |coefficients: &[f64; 8]| coefficients.iter().fold(0.0, |sum, coefficient| sum * x + coefficient);
    polynomial(above) / polynomial(below)
}

const CENTRE: Ratio = (
    [
        2.509_080_928_730_122_672_7e3,
        3.343_057_558_358_812_810_5e4,
        6.726_577_092_700_870_085_3e4,
        4.592_195_393_154_987_145_7e4,
        1.373_169_376_550_946_112_5e4,
        1.971_590_950_306_551_442_7e3,
        1.331_416_678_917_843_774_5e2,
        3.387_132_872_796_366_608,
    ],
    [
        5.226_495_278_852_854_561e3,
        2.872_908_573_572_194_267_4e4,
        3.930_789_580_009_271_061e4,
        2.121_379_430_158_659_586_7e4,
        5.394_196_021_424_751_107_7e3,
        6.871_870_074_920_579_083e2,
        4.231_333_070_160_091_125_2e1,
        1.0,
    ],
);

const TAIL: Ratio = (
    [
        7.745_450_142_783_414_076_4e-4,
        2.272_384_498_926_918_458_33e-2,
        2.417_807_251_774_506_117_7e-1,
        1.270_458_252_452_368_382_58,
        3.647_848_324_763_204_605_04,
        5.769_497_221_460_691_405_5,
        4.630_337_846_156_545_295_9,
        1.423_437_110_749_683_577_34,
    ],
    [
        1.050_750_071_644_416_843_24e-9,
        5.475_938_084_995_344_946e-4,
        1.519_866_656_361_645_719_66e-2,
        1.481_039_764_274_800_745_9e-1,
        6.897_673_349_851_000_045_5e-1,
        1.676_384_830_183_803_849_4,
        2.053_191_626_637_758_821_87,
        1.0,
    ],
);

const FAR_TAIL: Ratio = (
    [
        2.010_334_399_292_288_132_65e-7,
        2.711_555_568_743_487_578_15e-5,
        1.242_660_947_388_078_438_6e-3,
        2.653_218_952_657_612_309_3e-2,
        2.965_605_718_285_048_912_3e-1,
        1.784_826_539_917_291_335_8,
        5.463_784_911_164_114_369_9,
        6.657_904_643_501_103_777_2,
    ],
    [
        2.044_263_103_389_939_785_64e-15,
        1.421_511_758_316_445_888_7e-7,
        1.846_318_317_510_054_681_8e-5,
        7.868_691_311_456_132_591e-4,
        1.487_536_129_085_061_485_25e-2,
        1.369_298_809_227_358_053_1e-1,
        5.998_322_065_558_879_376_9e-1,
        1.0,
    ],
);
