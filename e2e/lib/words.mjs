// The words of the program, from the same files as the program has them, so that a road finds a button by what people read.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const TEXTS = new URL('../../crates/texts/', import.meta.url);

/** The messages of one slice in one language; names are in the form `{ $name }`. */
export function words(language, slice) {
  const text = readFileSync(fileURLToPath(new URL(`${language}/${slice}.ftl`, TEXTS)), 'utf8');
  const messages = new Map();
  for (const line of text.split('\n')) {
    const found = /^([a-z][a-z0-9-]*) = (.*)$/.exec(line);
    if (found) {
      messages.set(found[1], language === 'fr' ? together(found[2]) : found[2]);
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

/** In French a blank stands before these signs, and a line never ends on it; the program sets it so as well. */
function together(text) {
  return text.replace(/ ([?!:;»])/g, '\u00a0$1').replace(/« /g, '«\u00a0');
}
