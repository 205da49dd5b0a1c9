import { ScimError } from './scim-error.ts';

/** One comparison of a filter; all of a filter's must hold. */
export interface Comparison {
  /** In small letters; a name of a schema before it is left out. */
  readonly attribute: string;
  readonly value: string;
}

const longest = 1_000;
const schema = /^urn:ietf:params:scim:schemas:[a-z0-9:.]+:(?=[a-z])/i;

/**
 * Reads a filter (RFC 7644, section 3.4.2.2) of the kinds that identity providers ask by: comparisons with `eq`, joined by `and`.
 * Operators and names are read without regard to case. @throws {ScimError} invalidFilter for any other
 */
export function parseFilter(text: string): readonly Comparison[] {
  const refuse = (detail: string) => new ScimError(400, detail, 'invalidFilter');
  if (text.length > longest) throw refuse(`A filter has at most ${longest} characters.`);
  const comparisons: Comparison[] = [];
  let rest = text.trim();
  for (;;) {
    const found = /^([A-Za-z][\w.$:-]*)\s+([A-Za-z]{2})\s+("(?:[^"\\]|\\.)*"|true|false|\d+)\s*/i.exec(rest);
    if (!found) throw refuse('The filter must be comparisons with eq, joined by and.');
    const [all, attribute = '', operator = '', literal = ''] = found;
    if (operator.toLowerCase() !== 'eq') throw refuse(`The operator ${operator} is not supported; eq is.`);
    comparisons.push({ attribute: attribute.replace(schema, '').toLowerCase(), value: readLiteral(literal, refuse) });
    rest = rest.slice(all.length);
    if (rest === '') return comparisons;
    const and = /^and\s+/i.exec(rest);
    if (!and) throw refuse('Comparisons are joined by and.');
    rest = rest.slice(and[0].length);
  }
}

function readLiteral(literal: string, refuse: (detail: string) => ScimError): string {
  if (!literal.startsWith('"')) return literal.toLowerCase();
  try {
    return String(JSON.parse(literal));
  } catch {
    throw refuse('A string of the filter is no JSON string.');
  }
}
