import type { Text } from '../texts/catalogue.ts';
import type { CaseState } from './case-state.ts';

/** A notice's text with the reasons of decisions in it: `{{alias.reason}}` is what the employee wrote. Pure. */
export function noticeText(text: Text, state: CaseState): Text {
  const filled = Object.entries(text).map(([language, written]): [string, string] => [
    language,
    written.replace(/\{\{\s*([\p{L}\p{N}_]+)\.reason\s*\}\}/gu, (_, alias: string) =>
      Object.hasOwn(state.decisions, alias) ? (state.decisions[alias]?.reason ?? '') : '',
    ),
  ]);
  return { ...text, ...Object.fromEntries(filled) };
}
