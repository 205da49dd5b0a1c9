/** An option as the list shows it. */
export interface Suggestion {
  readonly value: string;
  readonly label: string;
}

/** No more are shown at once; whoever sees these types on. */
const mostShown = 100;

/**
 * The options that hold all the words that were typed, those that begin with them first. Capitals and accents don't
 * matter, but `å`, `æ` and `ø` are letters of their own.
 */
export function matchOptions(options: readonly Suggestion[], typed: string): readonly Suggestion[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return options.slice(0, mostShown);
  const whole = words.join(' ');
  const ranked = options
    .map((option) => ({ option, label: plain(option.label) }))
    .filter(({ label }) => words.every((word) => label.includes(word)));
  const first = ranked.filter(({ label }) => label.startsWith(whole));
  const rest = ranked.filter(({ label }) => !label.startsWith(whole));
  return [...first, ...rest].slice(0, mostShown).map(({ option }) => option);
}

function plain(text: string): string {
  return text
    .toLocaleLowerCase()
    .replace(/[^åæø]+/g, (other) => other.normalize('NFD').replace(/\p{M}/gu, ''))
    .trim();
}
