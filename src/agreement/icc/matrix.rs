//! Small dense square matrices, as many rows as there are raters.

/// Row-major.
#[derive(Clone, Debug)]
pub(super) struct Matrix {
    size: usize,
    entries: Vec<f64>,
}

impl Matrix {
    pub(super) fn zero(size: usize) -> Self {
        Self { size, entries: vec![0.0; size * size] }
    }

    pub(super) fn from_rows<const N: usize>(rows: [[f64; N]; N]) -> Self {
        Self { size: N, entries: rows.concat() }
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = &[f64]> {
        self.entries.chunks(self.size.max(1))
    }

    pub(super) fn entry(&self, row: usize, column: usize) -> f64 {
        self.entries.get(row * self.size + column).copied().unwrap_or_default()
    }

    pub(super) fn set(&mut self, row: usize, column: usize, value: f64) {
        if let Some(entry) = self.entries.get_mut(row * self.size + column) {
            *entry = value;
        }
    }

    pub(super) fn add(&mut self, row: usize, column: usize, value: f64) {
        self.set(row, column, self.entry(row, column) + value);
    }

    /// Adds `factor` times another.
    pub(super) fn add_scaled(&mut self, other: &Self, factor: f64) {
        for (entry, value) in self.entries.iter_mut().zip(&other.entries) {
            *entry += factor * value;
        }
    }

    /// Copies what is above the diagonal below it.
    pub(super) fn mirror(&mut self) {
        for row in 0..self.size {
            for column in 0..row {
                self.set(row, column, self.entry(column, row));
            }
        }
    }

    /// Multiplies rows and columns by the same factors.
    pub(super) fn scaled(&self, factors: &[f64]) -> Self {
        let mut scaled = self.clone();
        for (row, outer) in scaled.entries.chunks_mut(self.size.max(1)).zip(factors) {
            for (entry, inner) in row.iter_mut().zip(factors) {
                *entry *= outer * inner;
            }
        }
        scaled
    }

    pub(super) fn times(&self, other: &Self) -> Self {
        let mut product = Self::zero(self.size);
        for (result, row) in product.entries.chunks_mut(self.size.max(1)).zip(self.rows()) {
            for (factor, other) in row.iter().zip(other.rows()) {
                for (entry, value) in result.iter_mut().zip(other) {
                    *entry += factor * value;
                }
            }
        }
        product
    }

    pub(super) fn times_vector(&self, vector: &[f64]) -> Vec<f64> {
        self.rows().map(|row| dot(row, vector)).collect()
    }

    /// The trace of the product with a symmetric matrix.
    pub(super) fn trace_with(&self, symmetric: &Self) -> f64 {
        dot(&self.entries, &symmetric.entries)
    }

    /// The trace of the square.
    pub(super) fn trace_of_square(&self) -> f64 {
        let mut trace = 0.0;
        for (index, row) in self.rows().enumerate() {
            for (column, value) in row.iter().enumerate() {
                trace += value * self.entry(column, index);
            }
        }
        trace
    }

    /// Of a symmetric positive definite matrix the inverse, and the logarithm of the determinant: by Gauss and Jordan
    /// in place, pivots from the diagonal. None if it is not positive definite.
    pub(super) fn inverse(mut self) -> Option<(Self, f64)> {
        let mut logarithm = 0.0;
        for pivot in 0..self.size {
            let value = self.entry(pivot, pivot);
            if value.is_nan() || value <= 0.0 {
                return None;
            }
            logarithm += libm::log(value);
            self.pivot(pivot, value);
        }
        Some((self, logarithm))
    }

    fn pivot(&mut self, pivot: usize, value: f64) {
        self.set(pivot, pivot, 1.0);
        let mut own: Vec<f64> = self.rows().nth(pivot).unwrap_or_default().to_vec();
        own.iter_mut().for_each(|entry| *entry /= value);
        for (index, row) in self.entries.chunks_mut(self.size.max(1)).enumerate() {
            if index == pivot {
                row.copy_from_slice(&own);
                continue;
            }
            let factor = row.get(pivot).copied().unwrap_or_default();
            if let Some(entry) = row.get_mut(pivot) {
                *entry = 0.0;
            }
            for (entry, value) in row.iter_mut().zip(&own) {
                *entry -= factor * value;
            }
        }
    }
}

pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
