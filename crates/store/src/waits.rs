//! What waits, and for what. It is worked out again for each registration that a transaction touches, just before that commits, so
//! that the coordinator's day and an agenda read a list and need not look for it. What makes something wait is said here only.

use schakel_domain::ids::{PartnershipId, RegistrationId};

use crate::{StoreError, Touched, Tx, sql::statements, values};

/// Still to be decided about.
macro_rules! open {
    () => {
        "o.closed IS NULL AND o.state IN ('received', 'assigned', 'answered')"
    };
}

/// Everything that waits, of these registrations.
macro_rules! waiting {
    ($of:literal) => {
        concat!(
            "SELECT o.registration_id, 'untalked' AS list, o.partnership_id, o.received_at AS since, NULL AS planned_on, NULL AS kind, \
             FALSE AS unfollowed, FALSE AS untouched FROM registration o WHERE ",
            $of,
            " AND o.talked_at IS NULL AND ",
            open!(),
            " UNION ALL \
             SELECT o.registration_id, 'ready', o.partnership_id, t.finished_at, NULL, NULL, FALSE, FALSE FROM registration o \
             JOIN talk t ON t.registration_id = o.registration_id WHERE ",
            $of,
            " AND ",
            open!(),
            " AND t.finished_at IS NOT NULL AND t.discuss = 'yes' \
             AND NOT EXISTS (SELECT 1 FROM conference_case k WHERE k.registration_id = o.registration_id AND k.state = 'tabled') \
             AND NOT EXISTS (SELECT 1 FROM decision x WHERE x.registration_id = o.registration_id AND x.followed_at IS NULL) \
             UNION ALL \
             SELECT o.registration_id, 'vdab', o.partnership_id, t.vdab_open_since, t.vdab_planned_on, NULL, FALSE, FALSE FROM registration o \
             JOIN talk t ON t.registration_id = o.registration_id WHERE ",
            $of,
            " AND t.vdab_open_since IS NOT NULL AND COALESCE(o.closed, o.state) IN ('received', 'assigned', 'answered', 'accepted') \
             UNION ALL \
             SELECT o.registration_id, 'unfollowed', o.partnership_id, x.decided_at, NULL, x.kind, x.followed_at IS NULL, \
             s.dossier_id IS NOT NULL FROM registration o JOIN decision x ON x.registration_id = o.registration_id \
             LEFT JOIN dossier s ON s.decision_id = x.decision_id AND s.state = 'open' AND s.version = 1 WHERE ",
            $of,
            " AND (x.followed_at IS NULL OR s.dossier_id IS NOT NULL) \
             AND COALESCE(o.closed, o.state) IN ('received', 'assigned', 'answered', 'accepted', 'referred') \
             AND NOT EXISTS (SELECT 1 FROM decision n WHERE n.registration_id = x.registration_id \
             AND (n.decided_at > x.decided_at OR (n.decided_at = x.decided_at AND n.decision_id > x.decision_id)))"
        )
    };
}

macro_rules! kept {
    () => {
        "SELECT registration_id, list, partnership_id, since, planned_on, kind, unfollowed, untouched FROM waits"
    };
}

statements! {
    /// Changes nothing; takes the row, so that of two transactions that touch one registration the second sees what the first did.
    HOLD = "UPDATE registration SET warned_at = warned_at WHERE partnership_id = $1 AND registration_id = $2";
    /// As an expression, so that the index is that of the registration and not that of the partnership.
    FORGET = "DELETE FROM waits WHERE partnership_id || '' = $1 AND registration_id = $2";
    NOTE = concat!(
        "INSERT INTO waits (registration_id, list, partnership_id, since, planned_on, kind, unfollowed, untouched) ",
        waiting!("o.partnership_id = $1 AND o.registration_id = $2")
    );
    /// Without a partnership: the doctor looks at all of them.
    NOT_KEPT = concat!("SELECT COUNT(*) FROM (SELECT * FROM (", waiting!("1 = 1"), ") a EXCEPT ", kept!(), ") d");
    KEPT_FOR_NOTHING = concat!("SELECT COUNT(*) FROM (", kept!(), " EXCEPT SELECT * FROM (", waiting!("1 = 1"), ") a) d");
    ALL_KEPT = "SELECT COUNT(*) FROM waits";
}

impl Tx {
    /// Works out again what waits of the registrations that were touched.
    pub(crate) async fn catch_up(&mut self) -> Result<(), StoreError> {
        let registration = |(partnership, touched): &(PartnershipId, Touched)| match touched {
            Touched::Registration(id) => Some((*partnership, *id)),
            Touched::Apart(..) => None,
        };
        let all: Vec<(PartnershipId, RegistrationId)> = self.touched().iter().filter_map(registration).collect();
        for (partnership, registration) in all {
            self.execute(HOLD, values![partnership, registration]).await?;
            self.execute(FORGET, values![partnership, registration]).await?;
            self.execute(NOTE, values![partnership, registration]).await?;
        }
        Ok(())
    }

    /// How many rows are kept of what waits, how many are missing, and how many are there for nothing.
    pub async fn waits_kept(&mut self) -> Result<(i64, i64, i64), StoreError> {
        let kept = self.count(ALL_KEPT, values![]).await?;
        let missing = self.count(NOT_KEPT, values![]).await?;
        let for_nothing = self.count(KEPT_FOR_NOTHING, values![]).await?;
        Ok((kept, missing, for_nothing))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        engine::{Inner, Purpose},
        migrate,
        testing::engines,
    };

    /// Somebody, and a conference that goes on.
    const GROUND: &str = "
INSERT INTO partnership (partnership_id, slug, name, open, created_at) VALUES ('p', 'p', 'P', TRUE, '1');
INSERT INTO organisation (organisation_id, partnership_id, name, kind) VALUES ('o', 'p', 'O', 'ocmw');
INSERT INTO person (person_id, name, sign_in_name, created_at) VALUES ('h', 'H', 'h', '1');
INSERT INTO membership (membership_id, person_id, partnership_id, organisation_id, role, standing, created_at, changed_at, version)
    VALUES ('m', 'h', 'p', 'o', 'coordinator', 'active', '1', '1', 1);
INSERT INTO conference (conference_id, partnership_id, state, starts_at, place, planned_by, planned_at, version)
    VALUES ('c', 'p', 'open', '1', 'zaal', 'm', '1', 1);";

    /// A registration: its name, what closed it, whether it was talked about, and what waits of it.
    const REGISTRATIONS: &[(&str, Option<&str>, bool, &[&str])] = &[
        ("new", None, false, &["untalked"]),
        ("rejected", Some("rejected"), false, &[]),
        ("ready", None, true, &["ready"]),
        ("tabled", None, true, &[]),
        ("asked-more", None, true, &["unfollowed"]),
        ("with-vdab", None, true, &["ready", "vdab"]),
        ("referred", Some("referred"), true, &["unfollowed"]),
        ("opened", Some("accepted"), true, &["unfollowed", "vdab"]),
        ("told", Some("referred"), true, &[]),
    ];

    fn case(of: &str, state: &str) -> String {
        format!(
            "INSERT INTO conference_case (case_id, partnership_id, conference_id, registration_id, client_id, place, pseudonym, named, state, \
             tabled_at, tabled_by, summary, version) VALUES ('{of}', 'p', 'c', '{of}', '{of}', 1, '{of}', FALSE, '{state}', '1', 'm', CAST('' AS BLOB), 1);"
        )
    }

    fn decision(of: &str, kind: &str, followed: &str) -> String {
        case(of, "decided")
            + &format!(
                "INSERT INTO decision (decision_id, partnership_id, case_id, registration_id, client_id, kind, decided_by, decided_at, \
                 playbook, present, adviser_present, reason, judgements, followed_at) \
                 VALUES ('{of}', 'p', '{of}', '{of}', '{of}', '{kind}', 'm', '3', 6, 2, FALSE, CAST('' AS BLOB), CAST('' AS BLOB), {followed});"
            )
    }

    fn registration(of: &str, closed: Option<&str>, talked: bool) -> String {
        let closed = closed.map_or("NULL, NULL".to_owned(), |closed| format!("'{closed}', '2'"));
        let talked_at = if talked { "'1'" } else { "NULL" };
        format!(
            "INSERT INTO client (client_id, partnership_id, created_at) VALUES ('{of}', 'p', '1');
             INSERT INTO registration (registration_id, partnership_id, client_id, state, channel, language, received_at, helper_kind, \
             identity, contact, told, code_hash, version, closed, closed_at, talked_at) VALUES ('{of}', 'p', '{of}', 'received', 'web', 'nl', \
             '1', 'nobody', CAST('' AS BLOB), CAST('' AS BLOB), CAST('' AS BLOB), CAST('{of}' AS BLOB), 1, {closed}, {talked_at});"
        )
    }

    fn talk(of: &str, vdab: bool) -> String {
        let vdab = if vdab { "'2'" } else { "NULL" };
        format!(
            "INSERT INTO talk (talk_id, partnership_id, registration_id, client_id, begun_at, begun_by, saved_at, finished_at, discuss, name, \
             team, vdab_open_since, answers, version) \
             VALUES ('{of}', 'p', '{of}', '{of}', '1', 'm', '1', '2', 'yes', 'no', 'yes', {vdab}, CAST('' AS BLOB), 1);"
        )
    }

    fn rows() -> String {
        let mut text = GROUND.to_owned();
        for (of, closed, talked, _) in REGISTRATIONS {
            text += &registration(of, *closed, *talked);
            if *talked {
                text += &talk(of, matches!(*of, "with-vdab" | "opened"));
            }
        }
        text += &case("tabled", "tabled");
        text += &decision("asked-more", "ask_more", "NULL");
        text += &decision("referred", "refer_regular", "NULL");
        text += &decision("told", "refer_regular", "'4'");
        text += &decision("opened", "open_trajectory", "'4'");
        text += "INSERT INTO dossier (dossier_id, partnership_id, client_id, registration_id, decision_id, decision_kind, organisation_id, opened_on, \
                 state, consent, version) VALUES ('opened', 'p', 'opened', 'opened', 'opened', 'open_trajectory', 'o', '3', 'open', TRUE, 1);";
        text
    }

    async fn count(inner: &mut Inner, sql: &'static str) -> i64 {
        inner.fetch::<(i64,)>(sql.into(), Vec::new()).await.unwrap().first().unwrap().0
    }

    #[tokio::test]
    async fn what_waits_is_worked_out_from_how_a_registration_stands_and_a_difference_is_noticed() {
        for place in engines().await {
            migrate::run(&place.engine).await.unwrap();
            let mut inner = place.engine.begin(Purpose::Write).await.unwrap();
            inner.script(&place.engine.dialect(&rows())).await.unwrap();
            for (of, ..) in REGISTRATIONS {
                inner.execute(NOTE.into(), values!["p", *of]).await.unwrap();
            }
            inner.commit().await.unwrap();
            let mut inner = place.engine.begin(Purpose::Read).await.unwrap();
            let sql = "SELECT registration_id, list FROM waits ORDER BY registration_id, list";
            let kept: Vec<(String, String)> = inner.fetch(sql.into(), Vec::new()).await.unwrap();
            let mut expected: Vec<(String, String)> =
                REGISTRATIONS.iter().flat_map(|(of, .., lists)| lists.iter().map(|list| ((*of).to_owned(), (*list).to_owned()))).collect();
            expected.sort();
            assert_eq!(kept, expected);
            assert_eq!((count(&mut inner, NOT_KEPT).await, count(&mut inner, KEPT_FOR_NOTHING).await), (0, 0), "and they say the same");
            drop(inner);
            let mut inner = place.engine.begin(Purpose::Write).await.unwrap();
            inner
                .script("DELETE FROM waits WHERE registration_id = 'new'; UPDATE waits SET since = '0' WHERE list = 'ready'")
                .await
                .unwrap();
            assert_eq!((count(&mut inner, NOT_KEPT).await, count(&mut inner, KEPT_FOR_NOTHING).await), (3, 2), "a difference is noticed");
            drop(inner);
            place.engine.close().await;
        }
    }
}
