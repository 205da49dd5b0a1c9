/** More fields than any page has; a body of a million bytes could else make as many entries. */
export const maximumFields = 5_000;

/** What a form posted: names with their values in the order they came. */
export class PostedForm {
  readonly #values: ReadonlyMap<string, readonly string[]>;

  constructor(values: ReadonlyMap<string, readonly string[]>) {
    this.#values = values;
  }

  /** The first value under the name; undefined where the name was not posted. */
  value(name: string): string | undefined {
    return this.#values.get(name)?.[0];
  }

  /** All values under the name, none where it was not posted. */
  values(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }

  /** Every name with its values. */
  entries(): IterableIterator<[string, readonly string[]]> {
    return this.#values.entries();
  }
}

/** Nothing posted. */
export const emptyForm = new PostedForm(new Map());

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads an `application/x-www-form-urlencoded` body (WHATWG URL, section 5.1), but refuses what the standard repairs:
 * null where the body or an escape in it is no UTF-8, where a NUL is in it (PostgreSQL can't keep one), or where there
 * are more than {@link maximumFields}. Repairing would change what a citizen wrote without a word.
 */
export function parseUrlencoded(body: Uint8Array): PostedForm | null {
  const text = decodeUtf8(body);
  if (text === null) return null;
  const values = new Map<string, string[]>();
  let count = 0;
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    count += 1;
    if (count > maximumFields) return null;
    const equals = pair.indexOf('=');
    const name = decodeComponent(equals === -1 ? pair : pair.slice(0, equals));
    const value = decodeComponent(equals === -1 ? '' : pair.slice(equals + 1));
    if (name === null || value === null) return null;
    const earlier = values.get(name);
    if (earlier === undefined) values.set(name, [value]);
    else earlier.push(value);
  }
  return new PostedForm(values);
}

/** The text, or null where the bytes are no UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    // The decoder's only error here is invalid UTF-8, which is what null says.
    return null;
  }
}

/** A part of a query or an urlencoded body without its escapes; null where they are no UTF-8 or hide a NUL. */
export function decodeComponent(part: string): string | null {
  try {
    const decoded = decodeURIComponent(part.replaceAll('+', ' '));
    return decoded.includes('\0') ? null : decoded;
  } catch {
    // A URIError: the only one that decodeURIComponent throws.
    return null;
  }
}
