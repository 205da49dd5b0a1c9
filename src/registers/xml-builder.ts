/** A piece of finished XML. Only {@link element} makes one, so that text can never slip into a message unescaped. */
export interface XmlPiece {
  readonly kind: 'xml';
  readonly source: string;
}

/** What an element may hold: text (escaped), other elements, lists of both, and nothing for what is absent. */
export type XmlContent = string | XmlPiece | undefined | readonly XmlContent[];

/**
 * An element. `name` carries its prefix (`soap:Body`), and `attributes` the `xmlns` declarations where they belong;
 * an attribute that is undefined is left out.
 */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...content: readonly XmlContent[]
): XmlPiece {
  const start = [
    checkedName(name),
    ...Object.entries(attributes)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => `${checkedName(key)}="${escaped(value ?? '')}"`),
  ].join(' ');
  const inner = sourceOf(content);
  return { kind: 'xml', source: inner === '' ? `<${start}/>` : `<${start}>${inner}</${name}>` };
}

/** An element with text only, or nothing at all where there is no text to give. */
export function optional(name: string, text: string | number | boolean | undefined): XmlPiece | undefined {
  return text === undefined ? undefined : element(name, {}, String(text));
}

/** A whole document, to be sent as UTF-8. */
export function xmlDocument(root: XmlPiece): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.source}`;
}

function sourceOf(content: XmlContent): string {
  if (content === undefined) return '';
  if (typeof content === 'string') return escaped(content);
  if ('kind' in content) return content.source;
  return content.map(sourceOf).join('');
}

/**
 * XML 1.0 has no way to write most control characters (section 2.2), so they are left out. Carriage returns and tabs
 * would be changed by the reader (sections 2.11 and 3.3.3) unless they are written as references.
 */
function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML forbids
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[&<>"\t\n\r]/g, (character) =>
        character === '&'
          ? '&amp;'
          : character === '<'
            ? '&lt;'
            : character === '>'
              ? '&gt;'
              : `&#${character.charCodeAt(0)};`,
      )
  );
}

function checkedName(name: string): string {
  if (/^[\p{L}_][\p{L}\p{N}_.-]*(:[\p{L}_][\p{L}\p{N}_.-]*)?$/u.test(name)) return name;
  throw new Error(
    `"${name}" can't be the name of an XML element or attribute; allowed: letters, digits, "_", "-", "." and one prefix`,
  );
}
