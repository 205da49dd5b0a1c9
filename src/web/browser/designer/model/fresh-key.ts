import type { FormDefinition } from '../../../../forms/definition.ts';
import { outlineOf } from './outline.ts';

/** All keys that a field may not be given, since another has them. */
export function takenKeys(definition: FormDefinition): Set<string> {
  return new Set(outlineOf(definition).flatMap((node) => (node.kind === 'page' ? [] : [node.item.key])));
}

/** `stem`, or `stem2`, `stem3` … where it is taken. */
export function freshKey(stem: string, taken: ReadonlySet<string>, separator = ''): string {
  if (!taken.has(stem)) return stem;
  for (let number = 2; ; number++) {
    const key = `${stem}${separator}${number}`;
    if (!taken.has(key)) return key;
  }
}

/** What a question becomes as a name in expressions: "Har du børn?" is `harDuBørn`. Empty where no letter is left. */
export function keyFromLabel(label: string): string {
  const words = label
    .normalize('NFC')
    .replace(/[^A-Za-zÆØÅæøå0-9 ]+/g, ' ')
    .replace(/^[\s0-9]+/, '')
    .trim()
    .split(/\s+/)
    .slice(0, 4);
  const joined = words
    .map((word, index) =>
      index === 0
        ? word.toLocaleLowerCase('da')
        : word.slice(0, 1).toLocaleUpperCase('da') + word.slice(1).toLocaleLowerCase('da'),
    )
    .join('');
  return joined.slice(0, 40);
}

/** What a title becomes as part of an address: "Din bolig" is `din-bolig`. Empty where no letter is left. */
export function slugFromTitle(title: string): string {
  return title
    .toLocaleLowerCase('da')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '');
}
