import type { FormDefinition } from '../../../../forms/definition.ts';

/** An address that begins a case; `language` is null where everybody meets their own. */
export interface StartLink {
  readonly language: string | null;
  readonly address: string;
}

/**
 * The addresses of a form's start page with values for the parameters that it declares and anybody may give: one in everybody's own
 * language, and one that chooses each language first. Pure.
 */
export function startLinks(
  origin: string,
  organisation: string,
  { key, start }: Pick<FormDefinition, 'key' | 'start'>,
  languages: readonly string[],
  values: Readonly<Record<string, string>>,
): readonly StartLink[] {
  const given = (start.parameters ?? []).flatMap(({ name, maxLength, signed }) => {
    const value = (values[name] ?? '').slice(0, maxLength);
    return signed === true || value === '' ? [] : [[name, value]];
  });
  const query = given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
  const path = `/${organisation}/blanket/${key}${query}`;
  return [
    { language: null, address: `${origin}${path}` },
    ...languages.map((language) => ({
      language,
      address: `${origin}/${organisation}/sprog?${new URLSearchParams({ til: language, tilbage: path })}`,
    })),
  ];
}
