//! First talks, what clients agree to, and facts about VDAB with their sources (§2.2).
//!
//! What was answered is sealed under the client's own key. Plain are only the agreements, which policies ask about, and the
//! conversation with VDAB while it is an open step, which lists count.

use schakel_access::Permit;
use schakel_domain::{
    acts::{Act, AnswerAgain, CorrectRegistration, DecideCase, GuideDossier, RecordTalk},
    conference::CaseState,
    ids::{ClientId, MembershipId, PartnershipId, RegistrationId, TalkId, VdabFactId},
    playbook::asked::is_vdab_open,
    registration::Answer,
    resource::{OnRegistration, RegistrationRef},
    talk::{Agreed, Agreement, Chapter, Saved, Talk, TalkAnswers},
    time::{Date, Instant},
    vdab_fact::{Conversation, ConversationState, KeptVdabFact, Source, VdabFact, VdabFactKind, newest},
};

use crate::{
    StoreError, Tx,
    engine::Judged,
    sealed::Sealed,
    sql::{row, select, statements},
    values,
};

const TALK: &str = "talk";
const FACT: &str = "vdab_fact";

statements! {
    OF_REGISTRATION = select!(TalkRow, "FROM talk WHERE partnership_id = $1 AND registration_id = $2");
    /// Written as the partial index `registration_talked` has it, so that it is used.
    UNDER_WAY = select!(UnderWayRow, "FROM registration WHERE partnership_id = $1 AND talked_at IS NOT NULL AND closed IS NULL \
                 AND state IN ('received', 'assigned', 'answered') ORDER BY registration_id DESC LIMIT $2");
    BEGIN = "INSERT INTO talk (talk_id, partnership_id, registration_id, client_id, begun_at, begun_by, saved_at, finished_at, discuss, name, team, \
             answers, version) VALUES ($1, $2, $3, $4, $5, $6, $5, $7, $8, $9, $10, $11, $12) ON CONFLICT (registration_id) DO NOTHING";
    SAVE = "UPDATE talk SET saved_at = $4, finished_at = $5, discuss = $6, name = $7, team = $8, answers = $9, version = version + 1 \
            WHERE partnership_id = $1 AND talk_id = $2 AND version = $3 AND registration_id = $10";
    /// Changes nothing; takes the row, so that who takes the agreement back at the same moment comes before or after.
    HOLD_TEAM = "UPDATE talk SET saved_at = saved_at WHERE partnership_id = $1 AND registration_id = $2 AND team = 'yes'";
    FACTS = select!(FactRow, "FROM vdab_fact WHERE partnership_id = $1 AND client_id = $2 ORDER BY noted_at, vdab_fact_id");
    ADD_FACT = "INSERT INTO vdab_fact (vdab_fact_id, partnership_id, client_id, source, learnt_on, noted_by, noted_at, fact) \
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    OPEN_STEP = "UPDATE talk SET vdab_open_since = COALESCE(vdab_open_since, $3), vdab_planned_on = $4 \
                 WHERE partnership_id = $1 AND registration_id = $2";
    NO_STEP = "UPDATE talk SET vdab_open_since = NULL, vdab_planned_on = NULL WHERE partnership_id = $1 AND registration_id = $2";
}

row! {
    struct TalkRow of "talk" by talk_id whole [TALK ""] {
        talk_id: TalkId,
        partnership_id: PartnershipId,
        registration_id: RegistrationId,
        client_id: ClientId,
        begun_at: Instant,
        begun_by: MembershipId,
        finished_at: Option<Instant>,
        discuss: Answer<bool>,
        name: Answer<bool>,
        team: Answer<bool>,
        answers: Sealed<TalkAnswers>,
        version: i64,
    }
}

row! {
    struct UnderWayRow of "registration" by registration_id whole [REGISTRATION ""] {
        registration_id: RegistrationId,
    }
}

row! {
    struct FactRow of "vdab_fact" by vdab_fact_id whole [VDAB_FACT ""] {
        vdab_fact_id: VdabFactId,
        client_id: ClientId,
        source: Source,
        learnt_on: Date,
        noted_by: MembershipId,
        noted_at: Instant,
        fact: Sealed<VdabFact>,
    }
}

/// What the newest facts say of the client file, and of the conversation.
fn conversation(facts: &[KeptVdabFact]) -> (Option<bool>, Option<&Conversation>) {
    let file =
        newest(facts, VdabFactKind::ClientFile).and_then(|kept| if let VdabFact::ClientFile(file) = &kept.fact { *file } else { None });
    let conversation = newest(facts, VdabFactKind::Conversation)
        .and_then(|kept| if let VdabFact::Conversation(conversation) = &kept.fact { Some(conversation) } else { None });
    (file, conversation)
}

impl Tx {
    fn read_talk(&self, row: TalkRow) -> Result<Option<Talk>, StoreError> {
        let Some(answers) = self.open(row.client_id, &row.answers)? else { return Ok(None) };
        Ok(Some(Talk {
            id: row.talk_id,
            partnership: row.partnership_id,
            registration: row.registration_id,
            client: row.client_id,
            begun_at: row.begun_at,
            begun_by: row.begun_by,
            finished_at: row.finished_at,
            answers,
            agreed: Agreed { discuss: row.discuss, name: row.name, team: row.team },
            version: row.version,
        }))
    }

    fn read_fact(&self, row: &FactRow) -> Result<Option<KeptVdabFact>, StoreError> {
        let Some(fact) = self.open(row.client_id, &row.fact)? else { return Ok(None) };
        Ok(Some(KeptVdabFact {
            id: row.vdab_fact_id,
            fact,
            source: row.source,
            learnt_on: row.learnt_on,
            noted_by: row.noted_by,
            noted_at: row.noted_at,
        }))
    }

    /// The first talk of a registration of this partnership, if it was begun.
    pub async fn talk_of(&mut self, registration: RegistrationId) -> Result<Option<Talk>, StoreError> {
        let partnership = self.partnership_id()?;
        let row = self.fetch_optional(OF_REGISTRATION, values![partnership, registration]).await?;
        row.map_or(Ok(None), |row| self.read_talk(row))
    }

    /// The registrations under way that had a first talk, the newest first.
    pub async fn talked_under_way(&mut self, limit: u32) -> Result<Vec<RegistrationId>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows = self.fetch::<Judged<UnderWayRow>>(UNDER_WAY, values![partnership, limit]).await?;
        Ok(rows.into_iter().filter(|row| row.is_whole).map(|row| row.registration_id).collect())
    }

    /// Begins a talk.
    ///
    /// # Errors
    /// `Stale` when somebody else began it just before.
    pub async fn begin_talk(&mut self, permit: &Permit<RecordTalk>, talk: &Talk) -> Result<(), StoreError> {
        let (partnership, on) = (self.within(permit)?, permit.on());
        let answers = self.seal(on.client, TALK, "answers", talk.id, &talk.answers)?;
        let values = values![
            talk.id,
            partnership,
            on.id,
            on.client,
            talk.begun_at,
            talk.begun_by,
            talk.finished_at,
            &talk.agreed.discuss,
            &talk.agreed.name,
            &talk.agreed.team,
            answers,
            talk.version,
        ];
        self.execute_one(BEGIN, values).await?;
        if let Some(done) = talk.finished_at {
            self.mark_talk_done(on.id, done).await?;
        }
        self.mark_talked(on.id, talk.begun_at).await
    }

    /// Saves what was answered and agreed to. `talk` carries the version that was loaded.
    ///
    /// # Errors
    /// `Stale` when somebody else saved since.
    pub async fn save_talk(&mut self, permit: &Permit<RecordTalk>, talk: &Talk, saved_at: Instant) -> Result<(), StoreError> {
        self.mark_asked(permit.on().id, saved_at).await?;
        if let Some(done) = talk.finished_at {
            self.mark_talk_done(permit.on().id, done).await?;
        }
        self.write_talk(permit, talk, saved_at).await
    }

    /// Saves who works on which threshold, as the team agreed it. `talk` carries the version that was loaded.
    ///
    /// # Errors
    /// `Stale` when somebody else saved since.
    pub async fn share_thresholds(&mut self, permit: &Permit<GuideDossier>, talk: &Talk, saved_at: Instant) -> Result<(), StoreError> {
        self.write_talk(permit, talk, saved_at).await
    }

    /// Sets who the client is, as it was corrected outside the talk. `talk` carries the version that was loaded.
    ///
    /// # Errors
    /// `Stale` when somebody else saved since.
    pub async fn talk_as_corrected(
        &mut self,
        permit: &Permit<CorrectRegistration>,
        mut talk: Talk,
        by: MembershipId,
        at: Instant,
    ) -> Result<(), StoreError> {
        talk.answers.note_saved(Saved { chapter: Chapter::Who, by: Some(by), at, version: talk.version + 1 });
        self.write_talk(permit, &talk, at).await
    }

    /// Sets what counts of what the client agreed to, when two registrations are joined or taken apart. `talk` carries the version that
    /// was loaded.
    ///
    /// # Errors
    /// `Stale` when somebody else saved since.
    pub async fn agree_as<A: Act<On = RegistrationRef>>(
        &mut self,
        permit: &Permit<A>,
        mut talk: Talk,
        by: MembershipId,
        at: Instant,
    ) -> Result<(), StoreError> {
        // Nobody asked the client: what came with the code stays to be asked about.
        let by_code = std::mem::take(&mut talk.answers.by_code);
        talk.answers.note_saved(Saved { chapter: Chapter::Agreed, by: Some(by), at, version: talk.version + 1 });
        talk.answers.by_code = by_code;
        self.write_talk(permit, &talk, at).await
    }

    async fn write_talk<A: Act<On: OnRegistration>>(
        &mut self,
        permit: &Permit<A>,
        talk: &Talk,
        saved_at: Instant,
    ) -> Result<(), StoreError> {
        self.within(permit)?;
        // The talk of another is not there for this permit.
        if permit.on().registration() != talk.registration {
            return Err(StoreError::Stale);
        }
        self.keep_talk(talk, saved_at).await
    }

    async fn keep_talk(&mut self, talk: &Talk, saved_at: Instant) -> Result<(), StoreError> {
        let (partnership, registration) = (self.partnership_id()?, talk.registration);
        let answers = self.seal(talk.client, TALK, "answers", talk.id, &talk.answers)?;
        let values = values![
            partnership,
            talk.id,
            talk.version,
            saved_at,
            talk.finished_at,
            &talk.agreed.discuss,
            &talk.agreed.name,
            &talk.agreed.team,
            answers,
            registration,
        ];
        // The client's answer is one, by any hand: the team reads by the newest one. Before the talk, in the order in which the
        // team takes both rows, and after it again, because a trajectory that opens at this moment holds the talk.
        let reads = talk.agreed.team == Answer::Given(true);
        self.set_dossier_consent(registration, reads).await?;
        self.execute_one(SAVE, values).await?;
        self.set_dossier_consent(registration, reads).await?;
        self.touch(registration)
    }

    /// The client takes an agreement back, or gives again what he or she answered "no" to: from now on the answer is that of the act.
    ///
    /// # Errors
    /// `Stale` when there is no talk or no "no" to come back from, or somebody saved at the same moment.
    pub async fn answer_again<A: AnswerAgain>(&mut self, permit: &Permit<A>, agreement: Agreement, now: Instant) -> Result<(), StoreError> {
        let mut talk = self.talk_of(permit.on().id).await?.ok_or(StoreError::Stale)?;
        if A::YES && !talk.agreed.can_become(agreement, true) {
            return Err(StoreError::Stale);
        }
        talk.answer_by_code(agreement, A::YES, now);
        talk.answers.note_saved(Saved { chapter: Chapter::Agreed, by: None, at: now, version: talk.version + 1 });
        self.write_talk(permit, &talk, now).await
    }

    /// The client takes an agreement back with the code of a registration that was joined to another: it counts for that one as well, and
    /// what stands on an agenda because of it leaves it.
    pub async fn take_back_where_joined<A: AnswerAgain>(
        &mut self,
        permit: &Permit<A>,
        agreement: Agreement,
        now: Instant,
    ) -> Result<(), StoreError> {
        self.within(permit)?;
        let mut at = permit.on().id;
        while let Some(joining) = self.joining_of(at).await? {
            at = joining.main;
            let Some(mut talk) = self.talk_of(at).await? else { continue };
            if *talk.agreed.of(agreement) != Answer::Given(true) {
                continue;
            }
            talk.agreed = talk.agreed.with(agreement, Answer::Given(false));
            talk.answers.note_saved(Saved { chapter: Chapter::Agreed, by: None, at: now, version: talk.version + 1 });
            self.keep_talk(&talk, now).await?;
            if agreement == Agreement::Discuss {
                self.leave_tables_of(at, CaseState::Withdrawn).await?;
            }
        }
        Ok(())
    }

    /// Holds the client's agreement to be guided by a team until this transaction ends: a trajectory that opens on it is there for whoever
    /// takes it back next.
    ///
    /// # Errors
    /// `Stale` when the client does not agree any more.
    pub async fn hold_team_agreement(&mut self, permit: &Permit<DecideCase>) -> Result<(), StoreError> {
        let partnership = self.within(permit)?;
        self.execute_one(HOLD_TEAM, values![partnership, permit.on().registration]).await
    }

    /// Everything that is known of a client at VDAB, the oldest first.
    pub async fn vdab_facts(&mut self, client: ClientId) -> Result<Vec<KeptVdabFact>, StoreError> {
        let partnership = self.partnership_id()?;
        let rows = self.fetch(FACTS, values![partnership, client]).await?;
        rows.iter().filter_map(|row| self.read_fact(row).transpose()).collect()
    }

    /// Adds a fact about VDAB. The conversation with VDAB becomes an open step of the talk, or is none any more, as this fact says.
    pub async fn add_vdab_fact<A: Act<On: OnRegistration>>(&mut self, permit: &Permit<A>, kept: &KeptVdabFact) -> Result<(), StoreError> {
        let (partnership, on) = (self.within(permit)?, permit.on());
        let (registration, client) = (on.registration(), on.owner());
        let fact = self.seal(client, FACT, "fact", kept.id, &kept.fact)?;
        let values = values![kept.id, partnership, client, kept.source, kept.learnt_on, kept.noted_by, kept.noted_at, fact];
        self.execute(ADD_FACT, values).await?;
        self.mark_asked(registration, kept.noted_at).await?;
        self.touch(registration)?;
        let facts = self.vdab_facts(client).await?;
        let (file, conversation) = conversation(&facts);
        if is_vdab_open(file, conversation.map(|conversation| conversation.state)) {
            let planned = conversation.filter(|conversation| conversation.state == ConversationState::Planned);
            let planned_on = planned.and_then(|conversation| conversation.on);
            self.execute(OPEN_STEP, values![partnership, registration, kept.noted_at, planned_on]).await?;
        } else {
            self.execute(NO_STEP, values![partnership, registration]).await?;
        }
        Ok(())
    }
}
