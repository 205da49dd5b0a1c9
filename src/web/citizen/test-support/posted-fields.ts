/** What a browser would post of a form that is drawn in this HTML: names with their values in the page's order. */
export type PostedFields = readonly (readonly [name: string, value: string])[];

/** The values that stand in the inputs of the form with that action, without its buttons and files. */
export function fieldsOfForm(html: string, action: string): PostedFields {
  const form = formWith(html, action);
  const fields: [string, string][] = [];
  for (const [tag, kind = ''] of form.matchAll(/<(input|textarea|select)\b[^>]*>/g)) {
    const name = attribute(tag, 'name');
    if (name === undefined) continue;
    if (kind === 'textarea') {
      const [, text = ''] = new RegExp(`name="${escaped(name)}"[^>]*>([^<]*)</textarea>`).exec(form) ?? [];
      fields.push([name, decode(text)]);
      continue;
    }
    if (kind === 'select') {
      const inside = form.slice(form.indexOf(tag)).split('</select>')[0] ?? '';
      const chosen = /<option\b[^>]*\bselected\b[^>]*>/.exec(inside)?.[0] ?? /<option\b[^>]*>/.exec(inside)?.[0] ?? '';
      fields.push([name, attribute(chosen, 'value') ?? '']);
      continue;
    }
    const type = attribute(tag, 'type') ?? 'text';
    if (['submit', 'button', 'file'].includes(type)) continue;
    if (['radio', 'checkbox'].includes(type) && !/ checked[ />]/.test(tag)) continue;
    fields.push([name, attribute(tag, 'value') ?? '']);
  }
  return fields;
}

/** Whether the form with that action is sent as one with files. */
export function isMultipart(html: string, action: string): boolean {
  return /^<form\b[^>]*enctype="multipart\/form-data"/i.test(formWith(html, action));
}

/** The fields with some of them filled in otherwise; a name that the page lacks is an error of the test. */
export function fillIn(
  fields: PostedFields,
  html: string,
  changes: Readonly<Record<string, string | readonly string[]>>,
): PostedFields {
  for (const name of Object.keys(changes)) {
    if (!html.includes(`name="${name}"`)) throw new Error(`The page has no input ${name}.`);
  }
  return [
    ...fields.filter(([name]) => !Object.hasOwn(changes, name)),
    ...Object.entries(changes).flatMap(([name, value]) =>
      (typeof value === 'string' ? [value] : value).map((each) => [name, each] as const),
    ),
  ];
}

/** The text that a reader would see, with the tags left out. */
export function visibleText(html: string): string {
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
  return decode(main.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ');
}

function formWith(html: string, action: string): string {
  const starts = [...html.matchAll(/<form\b[^>]*>/g)];
  const start = starts.find(([tag]) => decode(attribute(tag, 'action') ?? '') === action);
  if (!start) throw new Error(`The page has no form for ${action}; it has ${starts.map(([tag]) => tag).join(' ')}`);
  return html.slice(start.index, html.indexOf('</form>', start.index));
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : decode(value);
}

function decode(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
