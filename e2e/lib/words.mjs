// The words of the program, from the same files as the program has them, so that a road finds a button by what people read.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const TEXTS = new URL('../../crates/texts/', import.meta.url);

/** The messages of one slice in one language; names are in the form `{ $name }`. */
export function words(language, slice) {
  const text = readFileSync(fileURLToPath(new URL(`${language}/${slice}.ftl`, TEXTS)), 'utf8');
  const messages = new Map();
  for (const line of text.split('\n')) {
    const found = /^([a-z][a-z0-9-]*) = (.*)$/.exec(line);
    if (found) {
      messages.set(found[1], together(found[2], language));
    }
  }
  return (key) => {
    const message = messages.get(key);
    if (message === undefined) {
      throw new Error(`${language}/${slice}.ftl has no ${key}`);
    }
    return message;
  };
}

/** A line must not end between these signs: the program reads the same file. */
function together(text, language) {
  const pairs = fileURLToPath(new URL(`${language}/together.txt`, TEXTS));
  const signs = existsSync(pairs) ? readFileSync(pairs, 'utf8').split('\n').filter(Boolean) : [];
  return signs.reduce((said, pair) => said.replaceAll(pair, pair.replace(' ', '\u00a0')), text);
}
