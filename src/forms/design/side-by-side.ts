import type { MemberChange } from './difference.ts';
import type { Json } from './json.ts';
import { isText } from './texts-of.ts';

/** Two texts in the languages in which they differ. */
export function sideBySide(before: Json | undefined, after: Json | undefined): NonNullable<MemberChange['texts']> {
  const [old, now] = [isText(before) ? before : {}, isText(after) ? after : {}] as Readonly<Record<string, string>>[];
  return [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])].flatMap((language) => {
    const [one, other] = [old?.[language], now?.[language]];
    if (one === other) return [];
    return [
      { language, ...(one === undefined ? {} : { before: one }), ...(other === undefined ? {} : { after: other }) },
    ];
  });
}
