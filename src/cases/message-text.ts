import type { Text } from '../texts/catalogue.ts';

/** Stands in a message that was written before its case had a number: the number is given with the same statement. */
export const caseNumberMark = '{{case.number}}';

/** A message as it is read: with the number of its case in place. */
export function readMessage(text: Text, caseNumber: string): Text {
  const all = Object.entries(text).map(([language, each]): [string, string] => [
    language,
    each.replaceAll(caseNumberMark, caseNumber),
  ]);
  return { ...text, ...Object.fromEntries(all) };
}
