//! `schakel account`: the first people come in by a link that is printed here; whoever lost everything too.

use anyhow::{Context as _, bail};
use schakel_app::{
    App,
    identity::{
        invitation,
        members::{Invite, invite_admin_from_machine, invite_from_machine, renew_from_machine},
    },
    partnership::show,
};
use schakel_domain::{
    actor::{Role, Standing},
    identity::{Member, SignInName},
    ids::InvitationId,
    words::Line,
};

use schakel_store::handover::Hanging;

use crate::{
    config::Config,
    house::at_the_machine,
    say,
    words::{failed, table},
};

/// Whom to invite.
pub(crate) struct Person<'a> {
    pub(crate) name: &'a str,
    pub(crate) mail: &'a str,
}

impl Person<'_> {
    fn read(&self) -> anyhow::Result<(Line, SignInName)> {
        let name = Line::parse(self.name).map_err(|bad| anyhow::anyhow!("the name cannot be taken: {bad:?}"))?;
        Ok((name, sign_in_name(self.mail)?))
    }
}

fn sign_in_name(mail: &str) -> anyhow::Result<SignInName> {
    SignInName::parse(mail).map_err(|_| anyhow::anyhow!("`{mail}` is not a name to sign in with; it must look like a mail address"))
}

/// Invites the coordinator of a partnership.
pub(crate) async fn invite_coordinator(
    app: &App,
    config: &Config,
    slug: &str,
    organisation: &str,
    person: &Person<'_>,
) -> anyhow::Result<()> {
    let (name, sign_in_name) = person.read()?;
    let card = show(app, &at_the_machine(app), slug)
        .await
        .map_err(|error| failed(&format!("there is no partnership `{slug}` (`schakel partnership list` lists them)"), &error))?;
    let Some(found) = card.organisations.iter().find(|one| one.name.as_str().eq_ignore_ascii_case(organisation)) else {
        let names: Vec<_> = card.organisations.iter().map(|one| one.name.as_str()).collect();
        bail!(
            "`{slug}` has no organisation `{organisation}`. It has: {}.",
            if names.is_empty() { "none yet".to_owned() } else { names.join(", ") }
        );
    };
    let invite = Invite { name, sign_in_name, role: Role::Coordinator, organisation: found.id };
    let id =
        invite_from_machine(app, card.partnership.id, &invite, app.now()).await.map_err(|error| failed("nobody was invited", &error))?;
    link(app, config, id)
}

/// Invites a platform administrator.
pub(crate) async fn invite_admin(app: &App, config: &Config, person: &Person<'_>) -> anyhow::Result<()> {
    let (name, sign_in_name) = person.read()?;
    let id = invite_admin_from_machine(app, name, sign_in_name, app.now()).await.map_err(|error| failed("nobody was invited", &error))?;
    link(app, config, id)
}

/// Takes all factors and sessions of a person away and prints a link to set new ones.
pub(crate) async fn renew(app: &App, config: &Config, mail: &str) -> anyhow::Result<()> {
    let name = sign_in_name(mail)?;
    let id = renew_from_machine(app, &name, app.now()).await.map_err(|error| failed("nothing was changed", &error))?;
    link(app, config, id)
}

/// Confirms, at the machine, one who came by a link and whom nobody who works there can confirm.
pub(crate) async fn confirm(app: &App, membership: &str) -> anyhow::Result<()> {
    let id = membership.parse().map_err(|_| anyhow::anyhow!("`{membership}` is no membership; `schakel account list` lists them"))?;
    let now = app.now();
    let mut tx = app.behind().store.write().await?;
    let member = tx.member(id).await?.with_context(|| format!("there is no membership {membership}; `schakel account list` lists them"))?;
    if member.standing != Standing::Awaiting {
        bail!("{membership} does not wait to be confirmed: it is {}", member.standing.code());
    }
    if member.has_lapsed(now) {
        bail!("nobody confirmed {membership} in time: it has lapsed, and the person is invited again");
    }
    tx.confirm_membership(&member, None, now).await?;
    tx.note_house("member.confirmed", &format!("{id}"), now).await?;
    tx.commit().await?;
    say("The membership counts from now on. The coordinators of the partnership see for thirty days that it is new.")
}

fn link(app: &App, config: &Config, id: InvitationId) -> anyhow::Result<()> {
    let token = invitation::token_text(app, id);
    say(&format!(
        "{}/uitnodiging/{token}\n\nThis link works once and for seven days. Give it to the person in a safe way. Where somebody works in the \
         partnership already, a colleague confirms then that it is the right person; where nobody does, whoever has the link comes in.",
        config.public_url
    ))
}

/// Lists the memberships.
pub(crate) async fn list(app: &App) -> anyhow::Result<()> {
    let rows: Vec<_> = everybody(app).await?.iter().map(row).collect();
    say(&table(["membership", "person", "signs in as", "role", "organisation", "partnership", "standing"], &rows))
}

/// All memberships, those that ended too.
pub(crate) async fn everybody(app: &App) -> anyhow::Result<Vec<Member>> {
    let mut tx = app.behind().store.read().await?;
    let mut members = tx.platform_admins().await?;
    for partnership in tx.partnerships().await? {
        members.extend(tx.members(partnership.id).await?);
    }
    Ok(members)
}

fn row(member: &Member) -> [String; 7] {
    [
        member.id.to_string(),
        member.person.name.as_str().to_owned(),
        member.person.sign_in_name.as_str().to_owned(),
        member.role.code().to_owned(),
        member.organisation.as_ref().map(|one| one.name.clone()).unwrap_or_default(),
        member.partnership.as_ref().map(|one| one.slug.clone()).unwrap_or_default(),
        member.standing.code().to_owned(),
    ]
}

/// Ends a membership, with all its sessions.
pub(crate) async fn end(app: &App, membership: &str) -> anyhow::Result<()> {
    let id = membership.parse().map_err(|_| anyhow::anyhow!("`{membership}` is no membership; `schakel account list` lists them"))?;
    let now = app.now();
    let mut tx = app.behind().store.write().await?;
    let member = tx.member(id).await?.with_context(|| format!("there is no membership {membership}; `schakel account list` lists them"))?;
    if member.standing == Standing::Ended {
        return say("This membership has ended already.");
    }
    let hanging = match &member.partnership {
        Some(partnership) => tx.hanging_on(partnership.id, id).await?,
        None => Hanging::default(),
    };
    tx.set_standing(&member, Standing::Ended, now).await?;
    tx.note_house("member.ended", &format!("{id}"), now).await?;
    tx.commit().await?;
    say("The membership has ended, and its sessions with it.")?;
    if hanging.is_nothing() {
        return Ok(());
    }
    let Hanging { registrations, dossiers, conferences } = hanging;
    say(&format!(
        "{registrations} registrations, {dossiers} dossiers and {conferences} planned conferences are still with this member. \
         A coordinator of the partnership hands them over: Leden, then the name."
    ))
}
