//! §1.2 The target group: people who are not professionally active or seek work, with complex multiple problems and so a large distance to
//! the labour market, whom the regular offer cannot serve; and who is out of its scope.
//!
//! Some of it are facts, which judge by themselves. The rest are appraisals: partnerships spend their capacity on these people "as much
//! as possible", so the talk proposes, the conference finds, and one that is not held asks for a reason (ADR 0051).

use super::{
    facts::Facts,
    reading::Reading,
    rule::{
        Judgement::{self, Broken, Held, Missing, Unclear},
        Nature, Rule, RuleId,
    },
    source::{Origin, Par},
    topic::{Criterion, Education, Found, Topic},
    version::Version,
};
use crate::{
    decision::DecisionKind::{AskMore, NotInTargetGroup, ReferEducation, ReferRegular},
    registration::Answer,
    talk::Work,
    time::Date,
};

/// The day on which the questions and answers of Europa WSE were read.
const FAQ_READ: Date = jiff::civil::date(2026, 11, 28);

/// The rules of the paragraph.
pub const RULES: &[Rule<Facts>] =
    &[NOT_WORKING, NOT_FULL_TIME, COMPLEX, DISTANCE, NO_REGULAR_OFFER, RESIDENCE, AGE, NOT_ILL_WITH_CONTRACT, EDUCATION_FIRST];

/// What an answer says that settles a fact by itself.
pub(super) fn settled<T>(answer: &Answer<T>, judge: impl FnOnce(&T) -> Judgement) -> Judgement {
    match answer {
        Answer::Given(value) => judge(value),
        Answer::Unknown | Answer::Later => Unclear,
        Answer::Open => Missing,
    }
}

/// What the conference found of a criterion, or else what the talk proposes.
pub(super) fn appraised(facts: &Reading<'_, Facts>, criterion: Criterion, proposed: &Answer<bool>) -> Judgement {
    match facts.found(criterion) {
        Some(Found::Held) => Held,
        Some(Found::NotHeld) => Broken,
        Some(Found::Open) => Unclear,
        None => settled(proposed, |holds| if *holds { Held } else { Broken }),
    }
}

/// Not professionally active, or seeking work. A client who works part-time may belong; one who works full-time and seeks nothing is
/// neither.
pub const NOT_WORKING: Rule<Facts> = Rule {
    id: RuleId("P1.2-1a"),
    par: Par("1.2"),
    source: Origin::Playbook("de diverse doelgroep van niet-beroepsactieven en werkzoekenden"),
    nature: Nature::Fact,
    since: Version::V6,
    until: None,
    on: &[Topic::Work],
    instead: &[ReferRegular, NotInTargetGroup],
    judge: |facts| settled(facts.work(), |work| if *work == Work::FullTime { Broken } else { Held }),
};

/// A client who works now and then, such as in interim jobs, may belong; one who works full-time at the start does not.
pub const NOT_FULL_TIME: Rule<Facts> = Rule {
    id: RuleId("WSE-1"),
    par: Par("1.2"),
    source: Origin::EuropaWse(FAQ_READ),
    nature: Nature::Fact,
    since: Version::V6,
    until: None,
    on: &[Topic::Work],
    instead: &[ReferRegular, NotInTargetGroup],
    judge: |facts| settled(facts.work(), |work| if work.is_full_time() { Broken } else { Held }),
};

/// Complex multiple problems. In how many domains, and whether they hold each other in place, is weighed with the client.
pub const COMPLEX: Rule<Facts> = Rule {
    id: RuleId("P1.2-1b"),
    par: Par("1.2"),
    source: Origin::Playbook("voor personen met een complexe multiproblematiek"),
    nature: Nature::Appraisal(Criterion::Complex),
    since: Version::V6,
    until: None,
    on: &[Topic::Complex],
    instead: &[],
    judge: |facts| appraised(facts, Criterion::Complex, facts.complex()),
};

/// A large distance to the labour market that follows from the problems.
pub const DISTANCE: Rule<Facts> = Rule {
    id: RuleId("P1.2-8"),
    par: Par("1.2"),
    source: Origin::Playbook("met daaruit voortvloeiend een grote afstand tot de arbeidsmarkt"),
    nature: Nature::Appraisal(Criterion::Distance),
    since: Version::V6,
    until: None,
    on: &[Topic::Distance],
    instead: &[],
    judge: |facts| appraised(facts, Criterion::Distance, facts.distance()),
};

/// The regular offer, mainly of VDAB and OCMW, cannot serve the client.
pub const NO_REGULAR_OFFER: Rule<Facts> = Rule {
    id: RuleId("P1.2-1c"),
    par: Par("1.2"),
    source: Origin::Playbook("die niet terecht kunnen in bestaand regulier aanbod"),
    nature: Nature::Appraisal(Criterion::RegularOffer),
    since: Version::V6,
    until: None,
    on: &[Topic::RegularOffer],
    instead: &[],
    judge: |facts| appraised(facts, Criterion::RegularOffer, &facts.regular_offer().clone().map(|serves| !serves)),
};

/// People without residence status are out of scope.
pub const RESIDENCE: Rule<Facts> = Rule {
    id: RuleId("P1.2-2"),
    par: Par("1.2"),
    source: Origin::Playbook("Personen zonder verblijfsstatuut"),
    nature: Nature::Fact,
    since: Version::V6,
    until: None,
    on: &[Topic::Residence],
    instead: &[ReferRegular, NotInTargetGroup],
    judge: |facts| settled(facts.residence(), |has| if *has { Held } else { Broken }),
};

/// People younger than 16 are out of scope.
pub const AGE: Rule<Facts> = Rule {
    id: RuleId("P1.2-3"),
    par: Par("1.2"),
    source: Origin::Playbook("Personen die jonger zijn dan 16 jaar"),
    nature: Nature::Fact,
    since: Version::V6,
    until: None,
    on: &[Topic::BornOn, Topic::RegisteredOn],
    instead: &[ReferEducation, NotInTargetGroup],
    judge: |facts| match facts.ages() {
        Some((fewest, _)) if fewest >= facts.numbers().youngest => Held,
        Some((_, most)) if most < facts.numbers().youngest => Broken,
        Some(_) | None => settled(facts.born_on(), |_| Unclear),
    },
};

/// People who are long-term ill and have an employment contract are out of scope. One "no" settles it.
pub const NOT_ILL_WITH_CONTRACT: Rule<Facts> = Rule {
    id: RuleId("P1.2-4"),
    par: Par("1.2"),
    source: Origin::Playbook("Langdurig zieken met arbeidscontract"),
    nature: Nature::Fact,
    since: Version::V6,
    until: None,
    on: &[Topic::Ill, Topic::Contract],
    instead: &[ReferRegular, NotInTargetGroup],
    judge: |facts| match facts.ill() {
        Answer::Given(false) => Held,
        ill => match (ill, facts.contract()) {
            (Answer::Given(true), Answer::Given(true)) => Broken,
            (_, Answer::Given(false)) => Held,
            (Answer::Open, _) | (_, Answer::Open) => Missing,
            _ => Unclear,
        },
    },
};

/// A client of 16 or 17 goes to the regular offer of education first; accepted only when it is recorded, with the reason, that this
/// is no realistic option any more. Younger clients are out of scope by another rule, so this one says nothing of them.
pub const EDUCATION_FIRST: Rule<Facts> = Rule {
    id: RuleId("P1.2-5"),
    par: Par("1.2"),
    source: Origin::Playbook("prioriteren lokale partnerschappen een doorverwijzing naar het reguliere aanbod vanuit onderwijs"),
    nature: Nature::Fact,
    since: Version::V6,
    until: None,
    on: &[Topic::BornOn, Topic::RegisteredOn, Topic::Education],
    instead: &[ReferEducation, AskMore],
    judge: |facts| {
        let (youngest, adult) = (facts.numbers().youngest, facts.numbers().adult);
        // Only those of 16 and 17 are asked, and whether the client is one may not be known.
        let Some((fewest, most)) = facts.ages() else { return settled(facts.born_on(), |_| Unclear) };
        if fewest >= adult || most < youngest {
            return Held;
        }
        match facts.education() {
            Answer::Given(Education::NotRealistic) => Held,
            // A year alone that leaves it open refuses nobody.
            _ if fewest < youngest || most >= adult => settled(facts.born_on(), |_| Unclear),
            Answer::Given(Education::Realistic) => Broken,
            answer => settled(answer, |_| Held),
        }
    },
};
