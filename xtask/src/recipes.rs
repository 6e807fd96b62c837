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
  crates/access/policies/           the act in schema.cedarschema; who may, in the file of each role, with @par and @why
  crates/access/tests/it/world.rs   {act}  among the others of its kind of thing
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
    write_new(&tree.path(&format!("{folder}/mod.rs")), &slice_module(slice, name))?;
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
fn slice_module(slice: &str, name: &str) -> String {
    format!(
        "//!\n\nmod {name};\n\nuse crate::router::{{Audience, Table}};\n\n/// The file of texts of this slice.\n\
         const WORDS: &str = \"{slice}\";\n\n/// The pages and forms of this slice.\n\
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
    let (number, file) = (last + 1, format!("{:04}_{name}.sql", last + 1));
    write_new(&folder.join(&file), "-- What changes, and why. In the portable words (docs/howto/column.md).\n")?;
    println!(
        "\nThen (docs/howto/column.md has the whole way):
  crates/store/src/migrations.rs    {number} \"{name}\" \"{file}\";"
    );
    Ok(())
}

fn texts(tree: &Tree, slice: &str) -> Result<()> {
    for language in LANGUAGES {
        write_new(&tree.path(&format!("crates/texts/{language}/{slice}.ftl")), "")?;
    }
    Ok(())
}

fn handler(slice: &str, name: &str) -> String {
    let view = camel(name);
    format!(
        "//!

use askama::Template;
use axum::response::Response;
use schakel_app::AppError;
use schakel_texts::{slice} as words;

use super::WORDS;
use crate::{{cx::Cx, page::Page}};

#[derive(Template)]
#[template(path = \"{slice}/{name}.html\")]
struct {view}Page {{
    page: Page,
}}

///
pub(crate) async fn show(cx: Cx) -> Result<Response, AppError> {{
    cx.html(&{view}Page {{ page: cx.page(WORDS, words::{name}_title(cx.lang)) }})
}}
"
    )
}

const TEMPLATE: &str = "{% extends \"page.html\" %}

{% block content %}
{% let t = page.t %}
<div class=\"wrap\">
  <h1>{{ page.title }}</h1>
</div>
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

    /// The files of the pages, in the order of their names.
    fn pages(extension: &str) -> Vec<String> {
        let files = Tree::here().unwrap().files(&[extension]).unwrap();
        files.into_iter().filter(|file| file.path.starts_with("crates/web/src/")).map(|file| file.text).collect()
    }

    #[test]
    fn a_new_template_is_one_of_todays_screens() {
        let screens: Vec<String> = pages("html").into_iter().filter(|text| text.starts_with("{% extends \"page.html\" %}")).collect();
        assert!(screens.len() > 20, "only {} screens", screens.len());
        let (frame, _) = TEMPLATE.split_once("<div").unwrap();
        let (alike, others): (Vec<_>, Vec<_>) = screens.iter().partition(|text| text.contains(frame.trim_start()));
        assert!(alike.len() > 4 * others.len(), "{} of {} screens do not begin so:\n{frame}", others.len(), screens.len());
        for line in TEMPLATE.lines() {
            assert!(screens.iter().any(|text| text.lines().any(|one| one == line)), "no screen has the line {line}");
        }
    }

    #[test]
    fn a_new_handler_is_one_of_todays() {
        let handlers = pages("rs");
        let said = |line: &str| handlers.iter().any(|text| text.contains(line));
        for line in handler("zzz", "yyy").lines().filter(|line| !line.starts_with('/')) {
            // Up to the names of the slice and of the screen, which nobody has yet.
            let known = line.split(['z', 'y', 'Y']).next().filter(|_| line.contains("zz") || line.to_lowercase().contains("yy"));
            assert!(said(known.unwrap_or(line)), "no handler says: {line}");
        }
        assert!(said("page: cx.page(WORDS, words::"), "no handler asks for its page so");
        for line in slice_module("day", "show").lines().filter(|line| !line.starts_with('/')) {
            assert!(said(line), "no slice says: {line}");
        }
    }
}
