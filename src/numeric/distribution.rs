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

/// For |p - 1/2| up to 0.425, in 0.180625 - (p - 1/2)^2. [Wichura1988]
const CENTRE: Ratio = (
    [
        2.509_080_928_730_122_7e3,
        3.343_057_558_358_813e4,
        6.726_577_092_700_87e4,
        4.592_195_393_154_987e4,
        1.373_169_376_550_946e4,
        1.971_590_950_306_551_3e3,
        1.331_416_678_917_843_8e2,
        3.387_132_872_796_366_5,
    ],
    [
        5.226_495_278_852_854e3,
        2.872_908_573_572_194_3e4,
        3.930_789_580_009_271e4,
        2.121_379_430_158_659_7e4,
        5.394_196_021_424_751e3,
        6.871_870_074_920_579e2,
        4.231_333_070_160_091e1,
        1.0,
    ],
);

/// For r = sqrt(-ln tail) up to 5, in r - 1.6. [Wichura1988]
const TAIL: Ratio = (
    [
        7.745_450_142_783_414e-4,
        2.272_384_498_926_918_4e-2,
        2.417_807_251_774_506e-1,
        1.270_458_252_452_368_4,
        3.647_848_324_763_204_5,
        5.769_497_221_460_691,
        4.630_337_846_156_546,
        1.423_437_110_749_683_5,
    ],
    [
        1.050_750_071_644_416_9e-9,
        5.475_938_084_995_345e-4,
        1.519_866_656_361_645_7e-2,
        1.481_039_764_274_800_8e-1,
        6.897_673_349_851e-1,
        1.676_384_830_183_803_8,
        2.053_191_626_637_759,
        1.0,
    ],
);

/// For r beyond 5, in r - 5. [Wichura1988]
const FAR_TAIL: Ratio = (
    [
        2.010_334_399_292_288_1e-7,
        2.711_555_568_743_487_6e-5,
        1.242_660_947_388_078_4e-3,
        2.653_218_952_657_612_4e-2,
        2.965_605_718_285_048_7e-1,
        1.784_826_539_917_291_3,
        5.463_784_911_164_114,
        6.657_904_643_501_103,
    ],
    [
        2.044_263_103_389_939_7e-15,
        1.421_511_758_316_446e-7,
        1.846_318_317_510_054_8e-5,
        7.868_691_311_456_133e-4,
        1.487_536_129_085_061_5e-2,
        1.369_298_809_227_358e-1,
        5.998_322_065_558_88e-1,
        1.0,
    ],
);
