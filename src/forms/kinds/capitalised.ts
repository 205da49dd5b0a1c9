import type { Text } from '../../texts/catalogue.ts';

/** With a capital first letter, as a heading has. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase() + text.slice(1);
}

/** The same in every language. */
export function capitalisedText({ da, ...others }: Text): Text {
  const written = Object.entries(others).map(([language, text]) => [language, capitalised(text)]);
  return { da: capitalised(da), ...Object.fromEntries(written) };
}
