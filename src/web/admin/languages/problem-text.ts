import type { CatalogueProblem } from '../../../texts/catalogue-file.ts';
import type { TranslateLanguages } from './texts.ts';

/** So many errors of one file are told; who has that many corrects them by the dozen. */
const mostTold = 20;
const mostKeys = 10;

/** What is wrong with a catalogue file, in words that say what to do. */
export function problemTexts(t: TranslateLanguages, problems: readonly CatalogueProblem[]): readonly string[] {
  const told = problems.slice(0, mostTold).map((problem) => problemText(t, problem));
  const rest = problems.length - told.length;
  return rest > 0 ? [...told, t('languages.problem.more', { count: rest })] : told;
}

function problemText(t: TranslateLanguages, problem: CatalogueProblem): string {
  switch (problem.code) {
    case 'placeholders': {
      const shown = (names: string) => names || t('languages.problem.nothing');
      const { at, expected, found } = problem;
      return t('languages.problem.placeholders', { at, expected: shown(expected), found: shown(found) });
    }
    case 'notJson': {
      const at = problem.at === '' ? '' : t('languages.problem.line', { line: problem.at });
      return t('languages.problem.notJson', { at }).trim();
    }
    default:
      return t(`languages.problem.${problem.code}`, 'at' in problem ? { at: problem.at } : {});
  }
}

/** Some of many keys, for a sentence. */
export function keyList(t: TranslateLanguages, keys: readonly string[]): string {
  const rest = keys.length - mostKeys;
  return [...keys.slice(0, mostKeys), ...(rest > 0 ? [t('languages.more', { count: rest })] : [])].join(', ');
}
