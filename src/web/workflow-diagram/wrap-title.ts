/** A title on at most two lines of so many letters, cut where it is longer. Pure. */
export function wrapTitle(title: string, most = 26): readonly string[] {
  const words = title
    .trim()
    .split(/\s+/)
    .flatMap((word) => (word.length > most ? (word.match(pieces(most)) ?? []) : [word]));
  const lines: string[] = [''];
  for (const word of words) {
    const last = lines.at(-1) ?? '';
    const joined = last === '' ? word : `${last} ${word}`;
    if (joined.length <= most) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  if (lines.length <= 2) return lines;
  const second = lines[1] ?? '';
  return [lines[0] ?? '', `${second.slice(0, most - 1)}…`];
}

function pieces(most: number): RegExp {
  return new RegExp(`.{1,${most}}`, 'gu');
}
