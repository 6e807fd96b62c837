//! What clients of this world answered in the first talk, so that the rules of the playbook allow what is decided about them.

use anyhow::{Context as _, Result};
use jiff::ToSpan as _;
use schakel_app::talk::ChapterAnswers;
use schakel_domain::{
    conference::DecisionKind,
    ids::OrganisationId,
    registration::Answer,
    talk::{Agreed, Education, LifeDomain, SharedPart, Threshold, Work},
    time::Date,
    vdab_fact::{Conversation, ConversationState, ConversationWay, Enrolment, JobSeekerCategory, MediatorOf, RegularService, VdabFact},
};

use super::Far;
use crate::world::{self, line, text};

/// Every second client has a client file at VDAB.
pub(super) const fn has_file(number: usize) -> bool {
    number.is_multiple_of(2)
}

/// What was answered, so that the rules allow what is decided.
pub(super) fn chapters(number: usize, far: Far, today: Date, partner: OrganisationId) -> Result<Vec<ChapterAnswers>> {
    let young = far == Far::Decided(DecisionKind::ReferEducation);
    let born_on = if young { today.checked_sub(17.years().months(3))? } else { registered(number)? };
    let works = far == Far::Decided(DecisionKind::NotInTargetGroup);
    let threshold = |domain, words, partner| Ok::<_, anyhow::Error>(Threshold { domain, words: Some(line(words)?), partner });
    let agreed = Agreed { discuss: Answer::Given(true), name: Answer::Later, team: Answer::Given(true) };
    Ok(vec![
        ChapterAnswers::Who { born_on: Answer::Given(born_on), born_in: None, compared: true, residence: Answer::Given(true) },
        ChapterAnswers::Work {
            work: Answer::Given(if works { Work::FullTime } else { Work::Seeking }),
            ill: Answer::Given(false),
            contract: Answer::Given(works),
        },
        ChapterAnswers::Life {
            complex: Answer::Given(true),
            distance: Answer::Given(true),
            distance_words: None,
            thresholds: vec![
                threshold(LifeDomain::Housing, "Slaapt bij vrienden.", Some(partner))?,
                threshold(LifeDomain::Money, "Opent de post niet meer.", Some(partner))?,
                threshold(LifeDomain::Mobility, "Geen auto, en geen bus ’s avonds.", None)?,
            ],
        },
        ChapterAnswers::Offer {
            regular_offer: Answer::Given(far == Far::Decided(DecisionKind::ReferRegular)),
            why: Some(text("Een opleiding lukt nu niet: eerst een dak en zicht op de schulden.")?),
            education: young.then_some(Answer::Given(Education::Realistic)),
        },
        ChapterAnswers::Agreed { agreed, parts: SharedPart::ALL.to_vec(), remark: None },
    ])
}

/// The birth date with which the client registered.
fn registered(number: usize) -> Result<Date> {
    world::answers(number)?.born_on.given().copied().context("no birth date")
}

/// What is known about VDAB.
pub(super) fn vdab(number: usize, far: Far, today: Date) -> Vec<VdabFact> {
    // A client who works full-time is not registered as somebody without work.
    let none = !has_file(number) || far == Far::Decided(DecisionKind::NotInTargetGroup);
    if far != Far::VdabOpen && none {
        return vec![VdabFact::Known(Some(false))];
    }
    let asks = far == Far::VdabOpen && number.is_multiple_of(3);
    let on = today.checked_add(5.days()).ok().filter(|_| !asks);
    let state = match far {
        Far::VdabOpen if asks => ConversationState::ClientAsks,
        Far::VdabOpen => ConversationState::Planned,
        _ => ConversationState::Declined,
    };
    let way = Some(ConversationWay::Mediator);
    vec![
        VdabFact::Known(Some(true)),
        VdabFact::ClientFile(Some(true)),
        VdabFact::Enrolment(Some(Enrolment::As(JobSeekerCategory::Free))),
        VdabFact::Mediator { of: Some(MediatorOf::Vdab), name: None },
        VdabFact::Service { which: Some(RegularService::FollowUp), successful: Answer::Open },
        VdabFact::Conversation(Conversation { state, on: on.filter(|_| state == ConversationState::Planned), way, three_way: Some(false) }),
    ]
}
