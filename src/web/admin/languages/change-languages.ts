import type { Language } from '../../../texts/catalogue.ts';

/** What is chosen of the languages that there are. */
export interface ChosenLanguages {
  readonly isOn: boolean;
  readonly chosen: readonly Language[];
  readonly others: readonly Language[];
}

/**
 * What a button of the page makes of the languages: `til`, `fra`, or `op:de`, `ned:de`, `vis:de`, `skjul:de`. Null for
 * what no button sends, and for hiding the last one.
 */
export function changeLanguages(
  before: ChosenLanguages,
  button: string,
): Pick<ChosenLanguages, 'isOn' | 'chosen'> | null {
  const { isOn, chosen, others } = before;
  if (button === 'til' || button === 'fra') return { isOn: button === 'til', chosen };
  const [action = '', language = ''] = button.split(':');
  const at = chosen.indexOf(language);
  if (action === 'vis') return others.includes(language) ? { isOn, chosen: [...chosen, language] } : null;
  if (at < 0) return null;
  if (action === 'skjul') return chosen.length > 1 ? { isOn, chosen: chosen.toSpliced(at, 1) } : null;
  const to = action === 'op' ? at - 1 : action === 'ned' ? at + 1 : -1;
  if (to < 0 || to >= chosen.length) return null;
  return { isOn, chosen: chosen.toSpliced(at, 1).toSpliced(to, 0, language) };
}
