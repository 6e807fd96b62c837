// The words of the program, from the same files as the program has them, so that a road finds a button by what people read.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const TEXTS = new URL('../../crates/texts/', import.meta.url);

/** The messages of one slice in one language; names are in the form `{ $name }`. */
export function words(language, slice) {
  const files = new Map();
  const file = (name) => {
    if (!files.has(name)) {
      files.set(name, messages(language, `${name}.ftl`));
    }
    return files.get(name);
  };
  const say = (home, key) => {
    const message = file(home).get(key) ?? (key.startsWith('-') ? term(language, key) : undefined);
    if (message === undefined) {
      throw new Error(`${language}/${home}.ftl has no ${key}`);
    }
    // What a message quotes: a term, a message of its file, or one of another.
    return message.replace(/\{ (-?[a-z][a-z0-9.-]*) \}/g, (_, quoted) => {
      const [other, own] = quoted.startsWith('-') ? [home, quoted] : quoted.split('.');
      return own === undefined ? say(home, other) : say(other, own);
    });
  };
  return (key) => say(slice, key);
}

function term(language, key) {
  const folder = fileURLToPath(new URL(`${language}/`, TEXTS));
  const files = readdirSync(folder).filter((name) => name.endsWith('.ftl'));
  return files.map((name) => messages(language, name).get(key)).find((found) => found !== undefined);
}

function messages(language, name) {
  const text = readFileSync(fileURLToPath(new URL(`${language}/${name}`, TEXTS)), 'utf8');
  const found = text.split('\n').map((line) => /^(-?[a-zA-Z][a-zA-Z0-9-]*) = (.*)$/.exec(line)).filter(Boolean);
  return new Map(found.map(([, key, said]) => [key, together(said, language)]));
}

/** A line must not end between these signs: the program reads the same file. One that begins with `#` stands after a number or a value. */
function together(text, language) {
  const pairs = fileURLToPath(new URL(`${language}/together.txt`, TEXTS));
  const signs = existsSync(pairs) ? readFileSync(pairs, 'utf8').split('\n').filter(Boolean) : [];
  const kept = (pair) => pair.replaceAll(' ', '\u00a0');
  return signs.reduce((said, pair) => {
    if (!pair.startsWith('#')) {
      return said.replaceAll(pair, kept(pair));
    }
    const unit = pair.slice(1);
    return said.replace(new RegExp(`(?<=[0-9}])${unit.replace('.', '\\.')}(?![\\p{L}\\p{N}])`, 'gu'), kept(unit));
  }, text);
}
