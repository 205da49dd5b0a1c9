import { allowedOf, memberOf, settingsSchema } from './settings-schema.ts';

/** The line before and after the table in README.md. */
export const tableMarker = '<!-- settings -->';

/** The Markdown table of every environment variable, without a newline at its end. */
export function configurationTable(): string {
  const rows = Object.keys(settingsSchema.properties).map((name) => {
    const standard = memberOf(name, 'default');
    const without = standard === undefined ? memberOf(name, 'otherwise') : `\`${standard}\``;
    return `| \`${name}\` | ${without} | ${allowedOf(name)} | ${memberOf(name, 'description')} |`;
  });
  return ['| variable | without it | allowed | what it is |', '|---|---|---|---|', ...rows].join('\n');
}

/** `readme` with the table between its two markers brought up to date, or undefined when it does not have two markers. */
export function withTable(readme: string): string | undefined {
  const [before, , after, ...more] = readme.split(tableMarker);
  if (before === undefined || after === undefined || more.length > 0) return undefined;
  return `${before}${tableMarker}\n\n${configurationTable()}\n\n${tableMarker}${after}`;
}
