//! The road as numbers: a funnel that is drawn, and the table that says the same.

use schakel_app::day::{Period, Road};
use schakel_domain::day::Stretch;
use schakel_texts::{Lang, day as words};

use super::figure::{self, label};

/// How wide the drawing is, in its own units; every length below is in these.
const WIDTH: i64 = 340;
/// How high a step is, with its label above the bar.
const STEP: i64 = 62;
/// How high a bar is.
const BAR: i64 = 30;
/// Room under the label.
const LABEL: i64 = 24;
/// A step with somebody in it is never too thin to see.
const THINNEST: i64 = 3;

/// A step of the road.
pub(super) struct StepView {
    pub(super) label: &'static str,
    /// Where those are that it counts.
    pub(super) href: String,
    pub(super) number: i64,
    /// Of all registrations.
    pub(super) share: String,
    /// Of the step before; nothing for the first.
    pub(super) from: String,
    pub(super) x: i64,
    pub(super) y: i64,
    pub(super) width: i64,
    /// Where the label stands.
    pub(super) label_y: i64,
    /// The corners of the slope to the next step; empty for the last.
    pub(super) slope: String,
}

/// One of the ways in which it went on.
pub(super) struct OtherView {
    pub(super) label: &'static str,
    pub(super) href: String,
    pub(super) number: i64,
    /// Of all registrations.
    pub(super) share: String,
}

/// The drawing and the table.
pub(super) struct Funnel {
    pub(super) steps: Vec<StepView>,
    pub(super) width: i64,
    pub(super) height: i64,
    pub(super) bar: i64,
    pub(super) alt: String,
    /// How it went on.
    pub(super) other: Vec<OtherView>,
    pub(super) is_empty: bool,
}

/// Rounded to the nearest per cent; nothing of nothing is nothing.
fn share(lang: Lang, part: i64, whole: i64) -> String {
    if whole <= 0 {
        return String::new();
    }
    words::percent(lang, (part * 200 + whole) / (whole * 2))
}

fn width_of(number: i64, came: i64) -> i64 {
    if number <= 0 || came <= 0 { 0 } else { (number * WIDTH / came).clamp(THINNEST, WIDTH) }
}

/// The steps that are drawn.
const STEPS: [Stretch; 4] = [Stretch::Came, Stretch::Talked, Stretch::Conferred, Stretch::Opened];

/// The funnel of a road over a period.
pub(super) fn funnel(lang: Lang, road: &Road, period: Period) -> Funnel {
    let numbers = STEPS.map(|stretch| (stretch, road.of(stretch)));
    let mut steps: Vec<StepView> = Vec::new();
    let (mut y, mut before) = (0, None);
    for (stretch, number) in numbers {
        let width = width_of(number, road.came);
        let bar_y = y + LABEL;
        if let Some(last) = steps.last_mut() {
            let (left, right) = (last.x, last.x + last.width);
            let x = (WIDTH - width) / 2;
            last.slope = format!("{left},{} {right},{} {},{bar_y} {x},{bar_y}", last.y + BAR, last.y + BAR, x + width);
        }
        steps.push(StepView {
            label: label(lang, stretch),
            href: figure::href(stretch, period),
            number,
            share: share(lang, number, road.came),
            from: before.map(|before| share(lang, number, before)).unwrap_or_default(),
            x: (WIDTH - width) / 2,
            y: bar_y,
            width,
            label_y: y + LABEL - 7,
            slope: String::new(),
        });
        before = Some(number);
        y += STEP;
    }
    let other = Stretch::ALL.iter().copied().filter(|stretch| !STEPS.contains(stretch)).map(|stretch| {
        let number = road.of(stretch);
        OtherView { label: label(lang, stretch), href: figure::href(stretch, period), number, share: share(lang, number, road.came) }
    });
    Funnel {
        width: WIDTH,
        height: y - STEP + LABEL + BAR + 2,
        bar: BAR,
        alt: words::road_alt(lang).came(road.came).talked(road.talked).conferred(road.conferred).opened(road.opened).to_string(),
        other: other.collect(),
        is_empty: road.came == 0,
        steps,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_and_of_nothing_there_is_none() {
        assert_eq!(share(Lang::En, 1, 3), "33%");
        assert_eq!(share(Lang::En, 2, 3), "67%");
        assert_eq!(share(Lang::En, 5, 1000), "1%");
        assert_eq!(share(Lang::En, 0, 0), "");
    }

    #[test]
    fn bars_grow_with_their_number_and_a_single_person_is_still_seen() {
        let road = Road { came: 2_000, talked: 1_000, conferred: 1, opened: 0, ..Road::default() };
        let funnel = funnel(Lang::Nl, &road, Period::Year);
        let widths: Vec<i64> = funnel.steps.iter().map(|step| step.width).collect();
        assert_eq!(widths, [WIDTH, WIDTH / 2, THINNEST, 0]);
        assert!(funnel.alt.contains("2000") || funnel.alt.contains("2.000"), "{}", funnel.alt);
    }

    #[test]
    fn every_registration_went_on_in_one_way() {
        let road = Road { came: 20, withdrawn: 3, referred: 2, rejected: 1, expired: 4, accepted: 5, ..Road::default() };
        let counted: i64 = funnel(Lang::Nl, &road, Period::Year).other.iter().map(|one| one.number).sum();
        assert_eq!(counted, road.came);
    }
}
