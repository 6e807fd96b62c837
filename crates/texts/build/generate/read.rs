//! Reads the Fluent files of one language. Whatever is not understood is a problem, never dropped.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use fluent_syntax::{
    ast::{Attribute, Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey},
    parser,
    unicode::unescape_unicode_to_string,
};

use super::{Language, Part, When, plural::Category};

/// The texts of one language: by file, then by key.
pub(super) type Texts = BTreeMap<String, BTreeMap<String, Vec<Part>>>;

/// All files of a language.
pub(super) fn language(folder: &Path, language: Language, files: &BTreeSet<String>, problems: &mut Vec<String>) -> Texts {
    let mut reader = Reader { language, patterns: BTreeMap::new(), terms: BTreeMap::new(), used: BTreeSet::new(), problems };
    for file in files {
        reader.parse(folder, file);
    }
    let texts = reader.patterns.iter().map(|(file, patterns)| (file.clone(), patterns.keys().cloned().collect::<Vec<_>>()));
    let texts: Vec<_> = texts.collect();
    let texts = texts
        .into_iter()
        .map(|(file, keys)| {
            let said = keys.into_iter().map(|key| {
                let parts = reader.message(&file, &key, &mut Vec::new());
                (key, parts)
            });
            let said = said.collect();
            (file, said)
        })
        .collect();
    reader.unused();
    texts
}

/// A line must not end between these signs: `together.txt` of a language has them, each with the blank in it. One that begins with
/// `#` stands after a number, or after a value.
fn together(text: &str, folder: &Path) -> String {
    let pairs = fs::read_to_string(folder.join("together.txt")).unwrap_or_default();
    pairs.lines().fold(text.to_owned(), |text, pair| match pair.strip_prefix('#') {
        Some(unit) => after_numbers(&text, unit),
        None => text.replace(pair, &pair.replace(' ', NO_BREAK)),
    })
}

/// A blank at which no line ends.
const NO_BREAK: &str = "\u{a0}";

/// Keeps a unit with the number or the value before it. A longer word that only begins like the unit is left alone.
fn after_numbers(text: &str, unit: &str) -> String {
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(unit) {
        let numbered = before.ends_with(|sign: char| sign.is_ascii_digit() || sign == '}');
        let whole = !after.starts_with(char::is_alphanumeric);
        said.push_str(before);
        said.push_str(&if numbered && whole { unit.replace(' ', NO_BREAK) } else { unit.to_owned() });
        rest = after;
    }
    said.push_str(rest);
    said
}

struct Reader<'a> {
    language: Language,
    patterns: BTreeMap<String, BTreeMap<String, Pattern<String>>>,
    /// The terms of all files: a name or a number that occurs in more than one stands in one place.
    terms: BTreeMap<String, (String, Pattern<String>)>,
    used: BTreeSet<String>,
    problems: &'a mut Vec<String>,
}

impl Reader<'_> {
    fn problem(&mut self, file: &str, what: &str) {
        self.problems.push(format!("{}/{file}.ftl: {what}", self.language.code));
    }

    fn parse(&mut self, folder: &Path, file: &str) {
        // A language without the file lacks its messages, and each is told where the languages are compared.
        let Ok(text) = fs::read_to_string(folder.join(format!("{file}.ftl"))) else { return };
        let resource = parser::parse(together(&text, folder)).unwrap_or_else(|(resource, errors)| {
            for error in errors {
                self.problem(file, &error.to_string());
            }
            resource
        });
        let mut patterns = BTreeMap::new();
        for entry in resource.body {
            match entry {
                Entry::Message(message) => {
                    let key = message.id.name;
                    self.attributes(file, &key, &message.attributes);
                    let Some(value) = message.value else {
                        self.problem(file, &format!("{key} says nothing"));
                        continue;
                    };
                    if patterns.insert(key.clone(), value).is_some() {
                        self.problem(file, &format!("{key} stands twice"));
                    }
                }
                Entry::Term(term) => {
                    let key = term.id.name;
                    self.attributes(file, &key, &term.attributes);
                    if self.terms.insert(key.clone(), (file.to_owned(), term.value)).is_some() {
                        self.problem(file, &format!("the term -{key} stands twice"));
                    }
                }
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
                Entry::Junk { content } => self.problem(file, &format!("not understood: {}", content.trim())),
            }
        }
        self.patterns.insert(file.to_owned(), patterns);
    }

    fn attributes(&mut self, file: &str, key: &str, attributes: &[Attribute<String>]) {
        for attribute in attributes {
            self.problem(file, &format!("{key} has an attribute .{}: make it a message of its own", attribute.id.name));
        }
    }

    fn unused(&mut self) {
        let unused: Vec<_> = self.terms.iter().filter(|(name, _)| !self.used.contains(*name)).collect();
        let unused: Vec<_> = unused.into_iter().map(|(name, (file, _))| (file.clone(), name.clone())).collect();
        for (file, name) in unused {
            self.problem(&file, &format!("no message uses the term -{name}"));
        }
    }

    /// What a message says. `road` is how we came here, so that two messages that quote each other do not go round.
    fn message(&mut self, file: &str, key: &str, road: &mut Vec<String>) -> Vec<Part> {
        let Some(pattern) = self.patterns.get(file).and_then(|patterns| patterns.get(key)).cloned() else {
            self.problem(file, &format!("{key} is quoted and does not exist"));
            return Vec::new();
        };
        self.quoted(file, format!("{file}.{key}"), &pattern, road)
    }

    fn term(&mut self, file: &str, name: &str, road: &mut Vec<String>) -> Vec<Part> {
        let Some((home, pattern)) = self.terms.get(name).cloned() else {
            self.problem(file, &format!("the term -{name} does not exist"));
            return Vec::new();
        };
        self.used.insert(name.to_owned());
        self.quoted(&home, format!("-{name}"), &pattern, road)
    }

    fn quoted(&mut self, file: &str, name: String, pattern: &Pattern<String>, road: &mut Vec<String>) -> Vec<Part> {
        if road.contains(&name) {
            self.problem(file, &format!("{name} quotes itself"));
            return Vec::new();
        }
        road.push(name);
        let parts = self.pattern(file, pattern, road);
        road.pop();
        parts
    }

    fn pattern(&mut self, file: &str, pattern: &Pattern<String>, road: &mut Vec<String>) -> Vec<Part> {
        let mut parts = Vec::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => push(&mut parts, Part::Text(value.clone())),
                PatternElement::Placeable { expression } => {
                    for part in self.expression(file, expression, road) {
                        push(&mut parts, part);
                    }
                }
            }
        }
        parts
    }

    fn expression(&mut self, file: &str, expression: &Expression<String>, road: &mut Vec<String>) -> Vec<Part> {
        match expression {
            Expression::Inline(inline) => self.inline(file, inline, road),
            Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
                self.choice(file, &id.name, variants, road)
            }
            Expression::Select { .. } => {
                self.problem(file, &format!("{}: only a variable chooses", road.join(" > ")));
                Vec::new()
            }
        }
    }

    fn inline(&mut self, file: &str, inline: &InlineExpression<String>, road: &mut Vec<String>) -> Vec<Part> {
        match inline {
            InlineExpression::StringLiteral { value } => vec![Part::Text(unescape_unicode_to_string(value).into_owned())],
            InlineExpression::NumberLiteral { value } => vec![Part::Text(value.clone())],
            InlineExpression::VariableReference { id } => vec![Part::Variable(id.name.clone())],
            InlineExpression::MessageReference { id, attribute: None } => self.message(file, &id.name, road),
            // `{ register.send }` is the message `send` of `register.ftl`: attributes do not exist here.
            InlineExpression::MessageReference { id, attribute: Some(key) } => self.message(&id.name, &key.name, road),
            InlineExpression::TermReference { id, attribute: None, arguments: None } => self.term(file, &id.name, road),
            InlineExpression::Placeable { expression } => self.expression(file, expression, road),
            InlineExpression::TermReference { .. } | InlineExpression::FunctionReference { .. } => {
                self.problem(file, &format!("{}: functions, and terms with arguments, do not exist here", road.join(" > ")));
                Vec::new()
            }
        }
    }

    fn choice(&mut self, file: &str, of: &str, variants: &[Variant<String>], road: &mut Vec<String>) -> Vec<Part> {
        let (mut arms, mut rest) = (Vec::new(), Vec::new());
        for variant in variants {
            let parts = self.pattern(file, &variant.value, road);
            let when = when(&variant.key);
            match when {
                Ok(When::Category(Category::Other)) if variant.default => rest = parts,
                Ok(when) if !variant.default && when != When::Category(Category::Other) => arms.push((when, parts)),
                Ok(_) => self.problem(file, &format!("{}: *[other], and nothing else, is the default", road.join(" > "))),
                Err(key) => self.problem(file, &format!("{}: [{key}] is no number and no plural", road.join(" > "))),
            }
        }
        vec![Part::Choice { of: of.to_owned(), arms, rest }]
    }
}

/// Adjacent words are one piece.
fn push(parts: &mut Vec<Part>, part: Part) {
    match (parts.last_mut(), part) {
        (Some(Part::Text(before)), Part::Text(text)) => before.push_str(&text),
        (_, part) => parts.push(part),
    }
}

fn when(key: &VariantKey<String>) -> Result<When, String> {
    let category = match key {
        VariantKey::NumberLiteral { value } => return value.parse().map(When::Number).map_err(|_| value.clone()),
        VariantKey::Identifier { name } => match name.as_str() {
            "zero" => Category::Zero,
            "one" => Category::One,
            "two" => Category::Two,
            "few" => Category::Few,
            "many" => Category::Many,
            "other" => Category::Other,
            _ => return Err(name.clone()),
        },
    };
    Ok(When::Category(category))
}
