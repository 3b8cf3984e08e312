//! Choices that documents write as words.

/// Declares an enum with the word of each of its cases, and what serializes it: `WORDS`, `ALL`, `word` and `named`.
macro_rules! words {
    ($(#[$about:meta])* $vis:vis enum $name:ident {
        $($(#[$about_case:meta])* $case:ident = $word:literal,)*
    }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        $vis enum $name {
            $($(#[$about_case])* $case,)*
        }

        #[allow(dead_code, unreachable_pub, reason = "not every choice is both read and written, nor public")]
        impl $name {
            pub(crate) const WORDS: &'static [&'static str] = &[$($word,)*];
            const ALL: &'static [Self] = &[$(Self::$case,)*];

            /// The word documents use.
            #[must_use]
            pub fn word(self) -> &'static str {
                Self::WORDS.get(self as usize).copied().unwrap_or_default()
            }

            /// The case of a word.
            pub fn named(value: &$crate::document::Value) -> Option<Self> {
                Self::ALL.get(value.place_in(Self::WORDS)?).copied()
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }
    };
}

pub(crate) use words;
