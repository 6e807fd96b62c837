//! What of the answers is asked about once, and shown to who works with the registration: the rule is domain's, here it gets what it
//! looks at. Nobody learns anything of a registration by it: only of the places of partnerships, which are public.

use schakel_domain::{
    ids::PartnershipId,
    partnership::{Coverage, Partnership},
    registration::{Answers, Contact, Identity, Odd, Question, SeenFrom},
    time::Date,
};
use schakel_store::Tx;

use crate::{App, AppError, Ctx};

/// Something odd, with the partnership to which it leads.
#[derive(Debug, Clone)]
pub struct OddAnswer {
    /// What is odd.
    pub odd: Odd,
    /// With which partnership the client would be, as it says.
    pub with: Option<Partnership>,
}

/// What is odd in the answers to these questions, seen from the partnership.
pub async fn odd_answers(
    app: &App,
    cx: &Ctx,
    partnership: PartnershipId,
    questions: &[Question],
    answers: &Answers,
) -> Result<Vec<OddAnswer>, AppError> {
    let mut tx = app.reading(cx).await?;
    let coverage = if questions.contains(&Question::Municipality) { tx.coverage().await? } else { Vec::new() };
    let seen = SeenFrom { partnership, coverage: &coverage, today: cx.today() };
    let odd = questions.iter().flat_map(|question| seen.odd(*question, answers)).collect();
    with_partnerships(&mut tx, odd).await
}

/// What is odd in what a client told.
pub(crate) async fn odd_of(
    tx: &mut Tx,
    partnership: PartnershipId,
    today: Date,
    identity: &Identity,
    contact: &Contact,
) -> Result<Vec<OddAnswer>, AppError> {
    let coverage: Vec<Coverage> = tx.coverage().await?;
    let odd = SeenFrom { partnership, coverage: &coverage, today }.odd_of(identity, Some(contact));
    with_partnerships(tx, odd).await
}

async fn with_partnerships(tx: &mut Tx, odd: Vec<Odd>) -> Result<Vec<OddAnswer>, AppError> {
    let mut answers = Vec::new();
    for odd in odd {
        let with = if let Odd::With(_, id) = &odd { tx.partnership(*id).await? } else { None };
        answers.push(OddAnswer { odd, with });
    }
    Ok(answers)
}
