//! `cargo xtask new`: the empty places of the recipes in `docs/howto`.
//!
//! Writes only files that are not there yet, and says which lines the shared files need. What it writes does not compile
//! until it is filled in: a forgotten place must not pass for a finished one.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, bail};

use crate::tree::Tree;

const LANGUAGES: &[&str] = &["nl", "en", "fr"];

/// A new act: something a person can do, through all layers.
pub(crate) fn act(tree: &Tree, slice: &str, name: &str) -> Result<()> {
    let (slice, name) = (word(slice)?, word(name)?);
    for layer in ["domain", "store", "app"] {
        write_new(&tree.path(&format!("crates/{layer}/src/{slice}.rs")), "//!\n")?;
    }
    texts(tree, slice)?;
    println!(
        "\nThen (docs/howto/screen.md has the whole way):
  crates/domain/src/acts.rs         {act} = \"{slice}.{name}\" Change on …;
  crates/access/policies/           who may, in the file of each role, with @par and @why
  crates/app/src/{slice}.rs         pub async fn {name}(app: &App, cx: &Ctx, …) -> Result<…, AppError>
  crates/texts/*/                   act-{slice}-{hyphened} = …  in inbox.ftl and follow.ftl: what people read of it in the log",
        act = camel(name),
        hyphened = name.replace('_', "-"),
    );
    Ok(())
}

/// A new screen of a slice.
pub(crate) fn screen(tree: &Tree, slice: &str, name: &str) -> Result<()> {
    let (slice, name) = (word(slice)?, word(name)?);
    let folder = format!("crates/web/src/{slice}");
    write_new(&tree.path(&format!("{folder}/mod.rs")), &slice_module(name))?;
    write_new(&tree.path(&format!("{folder}/{name}.rs")), &handler(slice, name))?;
    write_new(&tree.path(&format!("{folder}/{name}.html")), TEMPLATE)?;
    write_new(&tree.path(&format!("crates/web/tests/it/{slice}.rs")), "//!\n")?;
    texts(tree, slice)?;
    println!(
        "\nThen (docs/howto/screen.md has the whole way):
  crates/web/src/lib.rs             mod {slice};
  crates/web/src/{slice}/mod.rs     .look::<…>(\"/…\", {name}::show)
  crates/web/src/routes.rs          {slice}::routes
  crates/texts/{{nl,en,fr}}/{slice}.ftl  its words
  crates/web/tests/it/{slice}.rs    one test a promise"
    );
    Ok(())
}

/// The folder of a slice: its pages, and the lines of the table that lead to them.
fn slice_module(name: &str) -> String {
    format!(
        "//!\n\nmod {name};\n\nuse crate::router::{{Audience, Table}};\n\n/// The pages and forms of this slice.\n\
         pub(crate) fn routes(table: Table) -> Table {{\n    table.audience(Audience::Member)\n}}\n"
    )
}

/// The next migration.
pub(crate) fn migration(tree: &Tree, name: &str) -> Result<()> {
    let name = word(name)?;
    let folder = tree.path("crates/store/migrations");
    let mut last = 0;
    for entry in fs::read_dir(&folder)? {
        let file = entry?.file_name().to_string_lossy().into_owned();
        last = last.max(file.split('_').next().and_then(|number| number.parse::<u32>().ok()).unwrap_or(0));
    }
    let path = folder.join(format!("{:04}_{name}.sql", last + 1));
    write_new(&path, "-- What changes, and why. In the portable words (docs/howto/column.md).\n")
}

fn texts(tree: &Tree, slice: &str) -> Result<()> {
    for language in LANGUAGES {
        write_new(&tree.path(&format!("crates/texts/{language}/{slice}.ftl")), "")?;
    }
    Ok(())
}

fn handler(slice: &str, name: &str) -> String {
    format!(
        "//!

use askama::Template;
use axum::response::Response;
use schakel_app::AppError;

use crate::{{cx::Cx, page::Page}};

///
#[derive(Template)]
#[template(path = \"{slice}/{name}.html\")]
struct View {{
    page: Page,
}}

///
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {{
}}
"
    )
}

const TEMPLATE: &str = "{% extends \"page.html\" %}
{% block content %}
<h1></h1>
{% endblock %}
";

/// A name as files and functions have it: small letters, digits and underscores.
fn word(given: &str) -> Result<&str> {
    let good = given.starts_with(|c: char| c.is_ascii_lowercase())
        && given.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if !good {
        bail!("'{given}' is no name: small letters, digits and underscores, such as keep_apart");
    }
    Ok(given)
}

fn camel(name: &str) -> String {
    name.split('_')
        .map(|part| {
            let mut letters = part.chars();
            letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
        })
        .collect()
}

fn write_new(path: &Path, text: &str) -> Result<()> {
    if path.exists() {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))?;
    println!("wrote {}", path.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_words() {
        assert!(word("keep_apart").is_ok());
        for bad in ["", "KeepApart", "keep-apart", "../x", "1st"] {
            assert!(word(bad).is_err(), "{bad}");
        }
        assert_eq!(camel("keep_apart"), "KeepApart");
    }
}
