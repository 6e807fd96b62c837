//! Writes the Rust.

use std::fmt::Write as _;

use super::{Language, Message, Part, Scope, When, camel};

/// What a module of texts switches off: nobody reads it, and it has no say in its names.
const HEAD: &str = "#![allow(clippy::all, clippy::pedantic, unused_imports, unused_variables, reason = \"made by build.rs\")]\n\
    use std::fmt::{self, Display, Write};\n\
    use crate::{plural::Category, speak::{Count, put, staff}};\n\
    use super::{Lang, Speaks};\n";

/// The whole text.
pub(super) fn all(languages: &[Language], modules: &[(String, Vec<Message>)], problems: &[String]) -> String {
    let mut code = lang(languages);
    for (file, messages) in modules {
        module(&mut code, file, messages, languages);
    }
    words(&mut code, modules);
    by_file(&mut code, modules);
    every(&mut code, modules);
    let _ =
        writeln!(code, "/// What is wrong with the files, for the test that looks at it.\npub const PROBLEMS: &[&str] = &{problems:?};");
    code
}

/// The enum of languages.
fn lang(languages: &[Language]) -> String {
    let mut code =
        "/// A language of the pages.\n#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]\npub enum Lang {\n".to_owned();
    for (place, language) in languages.iter().enumerate() {
        let first = if place == 0 { "#[default]\n" } else { "" };
        let _ = writeln!(code, "/// {}.\n{first}{},", language.own_name, language.variant());
    }
    let all: Vec<String> = languages.iter().map(|language| format!("Self::{}", language.variant())).collect();
    let _ = writeln!(
        code,
        "}}\nimpl Lang {{\n/// All of them, Dutch first.\npub const ALL: [Self; {}] = [{}];",
        languages.len(),
        all.join(", ")
    );
    let mut told = |doc: &str, name: &str, kind: &str, value: &dyn Fn(&Language) -> String| {
        let _ = writeln!(code, "/// {doc}\npub const fn {name}(self) -> {kind} {{ match self {{");
        let mut arms: Vec<(String, String)> = Vec::new();
        for language in languages {
            let (variant, value) = (format!("Self::{}", language.variant()), value(language));
            match arms.iter_mut().find(|(_, known)| *known == value) {
                Some((variants, _)) => *variants = format!("{variants} | {variant}"),
                None => arms.push((variant, value)),
            }
        }
        for (variants, value) in arms {
            let _ = writeln!(code, "{variants} => {value},");
        }
        let _ = writeln!(code, "}} }}");
    };
    let text = "&'static str";
    told("The code for `lang=` and for addresses.", "code", text, &|language| format!("{:?}", language.code));
    told("The code with the country, for the page itself.", "tag", text, &|language| format!("{:?}", language.tag));
    told("Its own name, as the choice of language shows it.", "own_name", text, &|language| format!("{:?}", language.own_name));
    told("Where a line begins, for `dir=`: `ltr` or `rtl`.", "dir", text, &|language| {
        if language.rtl { "\"rtl\"" } else { "\"ltr\"" }.to_owned()
    });
    told("Whether all is said in it, and not only what a client can read.", "is_full", "bool", &|language| {
        (language.scope == Scope::All).to_string()
    });
    told("The rule by which it counts.", "plural", "crate::plural::Rule", &|language| {
        format!("crate::plural::Rule::{:?}", language.plural)
    });
    code.push_str("}\n");
    code.push_str(SPEAKS);
    code
}

/// What stands for a language in a call.
const SPEAKS: &str = "
/// Something that has a language: a [`Lang`], or a reference to one, as templates give it.
pub trait Speaks {
    /// The language.
    fn lang(&self) -> Lang;
}
impl Speaks for Lang {
    fn lang(&self) -> Lang {
        *self
    }
}
impl<T: Speaks> Speaks for &T {
    fn lang(&self) -> Lang {
        (*self).lang()
    }
}
";

fn module(code: &mut String, file: &str, messages: &[Message], languages: &[Language]) {
    let _ = writeln!(code, "/// Texts of `{file}.ftl`.\npub mod {file} {{\n{HEAD}");
    let (mut bound, mut keys) = (String::new(), String::new());
    for message in messages {
        let function = rust_name(&message.key);
        let _ = writeln!(code, "#[doc = {:?}]", shown(message));
        let _ = writeln!(bound, "#[doc = {:?}]", shown(message));
        match message.variables.as_slice() {
            [] => {
                fixed(code, file, &function, message, languages);
                let _ = writeln!(bound, "pub fn {function}(self) -> &'static str {{ {function}(self.0) }}");
                let _ = writeln!(keys, "{:?} => Some({function}(lang)),", message.key);
            }
            [(name, counts)] => {
                let slot = Slot::of(name, *counts);
                let (value, argument) = (slot.value(&slot.field), format!("{}: impl {}", slot.field, slot.bound));
                let _ = writeln!(code, "pub fn {function}(lang: impl Speaks, {argument}) -> String {{");
                say(code, message, languages);
                let asked = asked(file, message);
                let _ = writeln!(code, "{asked} let mut out = String::new(); let _ = say(lang.lang(), &mut out, {value}); out }}");
                let _ = writeln!(bound, "pub fn {function}(self, {argument}) -> String {{ self::{function}(self.0, {}) }}", slot.field);
            }
            _ => {
                let builder = camel(&message.key);
                let _ = writeln!(bound, "pub fn {function}(self) -> {builder} {{ {function}(self.0) }}");
                named(code, file, &function, message, languages);
            }
        }
    }
    let _ = writeln!(
        code,
        "/// The text with this key, when it needs no variables.\n\
         pub fn by_key(lang: Lang, key: &str) -> Option<&'static str> {{ match key {{ {keys} _ => None }} }}\n\
         /// The texts of `{file}.ftl` in one language.\n#[derive(Debug, Clone, Copy)]\npub struct {}(pub(super) Lang);\n\
         impl {} {{\n{bound}}}\n}}",
        camel(file),
        camel(file)
    );
}

/// A call that tells the tests that words for those who work here were asked for.
fn asked(file: &str, message: &Message) -> String {
    if message.for_clients { String::new() } else { format!("staff({:?});", format!("{file}.{}", message.key)) }
}

/// A message without variables.
fn fixed(code: &mut String, file: &str, function: &str, message: &Message, languages: &[Language]) {
    let _ = writeln!(code, "pub fn {function}(lang: impl Speaks) -> &'static str {{ {} match lang.lang() {{", asked(file, message));
    for (language, parts) in languages.iter().zip(&message.said) {
        let text: String = parts.iter().map(|part| if let Part::Text(text) = part { text.as_str() } else { "" }).collect();
        let _ = writeln!(code, "Lang::{} => {text:?},", language.variant());
    }
    let _ = writeln!(code, "}} }}");
}

/// A message with two variables or more: a builder with a place for each, empty until its value is given, that can be
/// read once none is empty. A value that is forgotten, given twice or given a wrong name does not compile.
fn named(code: &mut String, file: &str, function: &str, message: &Message, languages: &[Language]) {
    let builder = camel(&message.key);
    let slots: Vec<Slot> = message.variables.iter().map(|(name, counts)| Slot::of(name, *counts)).collect();
    let list = |of: &dyn Fn(&Slot) -> String| slots.iter().map(of).collect::<Vec<_>>().join(", ");
    let fields = list(&|slot| format!("{}: {}", slot.field, slot.kind));
    let places = list(&|slot| format!("{} = ()", slot.kind));
    let empty = list(&|slot| format!("{}: ()", slot.field));
    let asked = asked(file, message);
    let _ = writeln!(
        code,
        "pub fn {function}(lang: impl Speaks) -> {builder} {{ {asked} {builder} {{ lang: lang.lang(), {empty} }} }}\n\
         /// [`{function}`] with the values that it was given.\n#[derive(Debug, Clone, Copy)]\n#[must_use]\n\
         pub struct {builder}<{places}> {{ lang: Lang, {fields} }}"
    );
    for Slot { field, bound, .. } in &slots {
        let others = slots.iter().filter(|other| other.field != *field).map(|other| other.kind.as_str()).collect::<Vec<_>>().join(", ");
        let with = |this: &str| list(&|slot| if slot.field == *field { this.to_owned() } else { slot.kind.clone() });
        let (before, after) = (with("()"), with("Given"));
        let kept = list(&|slot| if slot.field == *field { field.clone() } else { format!("{0}: self.{0}", slot.field) });
        let _ = writeln!(
            code,
            "impl<{others}> {builder}<{before}> {{\n/// Gives this value.\n\
             pub fn {field}<Given: {bound}>(self, {field}: Given) -> {builder}<{after}> {{ {builder} {{ lang: self.lang, {kept} }} }}\n}}"
        );
    }
    let bounds = list(&|slot| format!("{}: {}", slot.kind, slot.bound));
    let kinds = list(&|slot| slot.kind.clone());
    let values = list(&|slot| slot.value(&format!("self.{}", slot.field)));
    let _ =
        writeln!(code, "impl<{bounds}> Display for {builder}<{kinds}> {{\nfn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {{");
    say(code, message, languages);
    let _ = writeln!(
        code,
        "say(self.lang, out, {values}) }}\n}}\n\
         impl<{bounds}> From<{builder}<{kinds}>> for String {{ fn from(said: {builder}<{kinds}>) -> Self {{ said.to_string() }} }}"
    );
}

/// A variable as Rust writes it.
struct Slot {
    field: String,
    kind: String,
    bound: &'static str,
}

impl Slot {
    fn of(name: &str, counts: bool) -> Self {
        Self { field: rust_name(name), kind: format!("{}Given", camel(name)), bound: if counts { "Count" } else { "Display" } }
    }

    /// What `say` takes of it.
    fn value(&self, of: &str) -> String {
        if self.bound == "Count" { format!("{of}.count()") } else { format!("&{of}") }
    }
}

/// The function inside that says a message with variables: compiled once, whatever the values are.
fn say(code: &mut String, message: &Message, languages: &[Language]) {
    let arguments: Vec<String> = message
        .variables
        .iter()
        .map(|(name, counts)| format!("{}: {}", rust_name(name), if *counts { "i64" } else { "&dyn Display" }))
        .collect();
    let _ = writeln!(code, "fn say(lang: Lang, out: &mut dyn Write, {}) -> fmt::Result {{ match lang {{", arguments.join(", "));
    for (language, parts) in languages.iter().zip(&message.said) {
        let _ = writeln!(code, "Lang::{} => {{", language.variant());
        append(code, parts, *language);
        let _ = writeln!(code, "}}");
    }
    let _ = writeln!(code, "}} Ok(()) }}");
}

fn append(code: &mut String, parts: &[Part], language: Language) {
    for part in parts {
        match part {
            Part::Text(text) => _ = writeln!(code, "out.write_str({text:?})?;"),
            Part::Variable(name) => _ = writeln!(code, "put(out, {}, &{})?;", language.rtl, rust_name(name)),
            Part::Choice { of, arms, rest } => {
                let of = rust_name(of);
                let _ = writeln!(code, "match ({of}, lang.plural().category({of})) {{");
                for (when, parts) in arms {
                    let _ = match when {
                        When::Number(number) => writeln!(code, "({number}, _) => {{"),
                        When::Category(category) => writeln!(code, "(_, Category::{category:?}) => {{"),
                    };
                    append(code, parts, language);
                    code.push_str("}\n");
                }
                code.push_str("_ => {\n");
                append(code, rest, language);
                code.push_str("}\n}\n");
            }
        }
    }
}

/// All files in one value, bound to a language.
fn words(code: &mut String, modules: &[(String, Vec<Message>)]) {
    let (mut fields, mut values) = (String::new(), String::new());
    for (file, _) in modules {
        let kind = format!("{file}::{}", camel(file));
        let _ = writeln!(fields, "/// Texts of `{file}.ftl`.\npub {file}: {kind},");
        let _ = writeln!(values, "{file}: {kind}(lang),");
    }
    let _ = writeln!(
        code,
        "/// All texts in one language, a field a file: `t.inbox.title()`.\n#[derive(Debug, Clone, Copy)]\npub struct Words {{\n{fields}}}\n\
         impl Words {{\n/// The texts in this language.\npub const fn of(lang: Lang) -> Self {{ Self {{ {values} }} }}\n}}"
    );
}

fn by_file(code: &mut String, modules: &[(String, Vec<Message>)]) {
    let mut arms = String::new();
    for (file, _) in modules {
        let _ = write!(arms, "{file:?} => {file}::by_key(lang, key),");
    }
    let _ = writeln!(
        code,
        "/// The text with this key in this file, when it needs no variables: for keys that come out of a policy or a rule.\n\
         pub fn by_key(file: &str, key: &str, lang: Lang) -> Option<&'static str> {{ match file {{ {arms} _ => None }} }}"
    );
}

/// All messages with variables, said with one text and one number in their places: for the test that no value makes one stumble.
fn every(code: &mut String, modules: &[(String, Vec<Message>)]) {
    let mut said = String::new();
    for (file, messages) in modules {
        for message in messages {
            let function = format!("{file}::{}", rust_name(&message.key));
            let value = |counts: bool| if counts { "number" } else { "text" };
            let call = match message.variables.as_slice() {
                [] => continue,
                [(_, counts)] => format!("{function}(lang, {})", value(*counts)),
                several => {
                    let given = several.iter().map(|(name, counts)| format!(".{}({})", rust_name(name), value(*counts)));
                    format!("{function}(lang){}.to_string()", given.collect::<String>())
                }
            };
            let _ = writeln!(said, "told({:?}, {call});", format!("{file}.{}", message.key));
        }
    }
    let _ = writeln!(
        code,
        "/// All messages with variables at once.\n#[cfg(test)]\npub mod every {{\n{HEAD}use super::*;\n\
         /// Says them with this text and this number in their places.\n\
         pub fn say(lang: Lang, text: &str, number: i64, told: &mut dyn FnMut(&'static str, String)) {{\n{said}}}\n}}"
    );
}

/// The Dutch, as the documentation of a function shows it.
fn shown(message: &Message) -> String {
    fn plain(parts: &[Part], shown: &mut String) {
        for part in parts {
            match part {
                Part::Text(text) => shown.push_str(&text.replace('\n', " ").replace('`', "'")),
                Part::Variable(name) => _ = write!(shown, "{{ ${name} }}"),
                Part::Choice { rest, .. } => plain(rest, shown),
            }
        }
    }
    let mut shown = "`".to_owned();
    plain(message.said.first().map_or(&[], Vec::as_slice), &mut shown);
    shown.push('`');
    shown
}

/// A key or a variable as a name in Rust.
fn rust_name(key: &str) -> String {
    let name = key.replace('-', "_").to_lowercase();
    let taken = [
        // Words of Rust.
        "as", "else", "for", "if", "in", "loop", "match", "mod", "move", "self", "type", "use", "where",
        // Names that the code around it has.
        "by_key", "lang", "out", "say",
    ];
    if taken.contains(&name.as_str()) { name + "_" } else { name }
}
