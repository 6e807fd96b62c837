//! Our plurals before their judge.

use crate::plural::{Category, Rule};
use icu_plurals::{PluralCategory, PluralRules};

/// CLDR is the judge. Whole numbers up to a thousand have every rule in them but that of whole millions in French.
#[test]
fn numbers_fall_where_cldr_says() {
    let ours = |category| match category {
        PluralCategory::Zero => Category::Zero,
        PluralCategory::One => Category::One,
        PluralCategory::Two => Category::Two,
        PluralCategory::Few => Category::Few,
        PluralCategory::Many => Category::Many,
        PluralCategory::Other => Category::Other,
    };
    let tried = [("uk", Rule::Ukrainian), ("ar", Rule::Arabic), ("tr", Rule::OneOther)];
    for (code, rule) in crate::Lang::ALL.map(|lang| (lang.code(), lang.plural())).into_iter().chain(tried) {
        let locale: icu_locale_core::Locale = code.parse().unwrap();
        let rules = PluralRules::try_new_cardinal(locale.into()).unwrap();
        for n in (0..=1_000).chain([1_000_000_i64, 1_000_001, 2_000_000, 12_345_678]) {
            assert_eq!(rule.category(n), ours(rules.category_for(n.unsigned_abs())), "{n} in {code}");
        }
        let all: Vec<Category> = rules.categories().map(ours).collect();
        assert!(rule.categories().iter().all(|category| all.contains(category)), "{code}");
        assert_eq!(all.len(), rule.categories().len(), "{code}");
    }
}
