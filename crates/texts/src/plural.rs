//! Which plural a number takes, by the categories of CLDR.
//!
//! The build script reads this file too: it must know which categories a language has. Whole numbers only, since nothing
//! else is counted here. A test holds the rules against CLDR itself.

/// A category of CLDR; which numbers fall in it differs by language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// Nothing, where a language says that in another way than many.
    Zero,
    /// One, and in French nothing as well, and in Ukrainian 21.
    One,
    /// A pair.
    Two,
    /// A few: 3 to 10 in Arabic, 2 to 4 and 22 in Ukrainian.
    Few,
    /// Many: 11 to 99 in Arabic, 5 to 20 in Ukrainian, whole millions in French.
    Many,
    /// All other numbers; every language has it.
    Other,
}

/// The rule by which a language sorts numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// One, and all others: Dutch, English, Turkish.
    OneOther,
    /// Nothing and one are one; whole millions are many.
    French,
    /// One, few and many, by the last two digits.
    Ukrainian,
    /// All six.
    Arabic,
}

impl Rule {
    /// The categories that a text of the language may tell apart.
    pub const fn categories(self) -> &'static [Category] {
        match self {
            Self::OneOther => &[Category::One, Category::Other],
            Self::French => &[Category::One, Category::Many, Category::Other],
            Self::Ukrainian => &[Category::One, Category::Few, Category::Many, Category::Other],
            Self::Arabic => &[Category::Zero, Category::One, Category::Two, Category::Few, Category::Many, Category::Other],
        }
    }

    /// The category of a whole number. A sign changes nothing.
    pub const fn category(self, n: i64) -> Category {
        let n = n.unsigned_abs();
        match self {
            Self::OneOther => {
                if n == 1 {
                    Category::One
                } else {
                    Category::Other
                }
            }
            Self::French => match n {
                0 | 1 => Category::One,
                _ if n.is_multiple_of(1_000_000) => Category::Many,
                _ => Category::Other,
            },
            Self::Ukrainian => match (n % 10, n % 100) {
                (_, 11..=14) => Category::Many,
                (1, _) => Category::One,
                (2..=4, _) => Category::Few,
                _ => Category::Many,
            },
            Self::Arabic => match (n, n % 100) {
                (0, _) => Category::Zero,
                (1, _) => Category::One,
                (2, _) => Category::Two,
                (_, 3..=10) => Category::Few,
                (_, 11..=99) => Category::Many,
                _ => Category::Other,
            },
        }
    }
}
