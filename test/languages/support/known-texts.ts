import { commonDefinitions, demoDefinitions } from '../../../src/organisations/demo/definitions.ts';
import { demoLists } from '../../../src/organisations/demo/lists.ts';
import { demoOrganisations } from '../../../src/organisations/demo/organisations.ts';
import { registeredTexts } from '../../../src/texts/catalogue.ts';
import type { KnownText } from './foreign-texts.ts';
import { isSandboxText } from './text-rooms.ts';

/** What the product says, in its own languages and in those that were imported: by language the texts by key. */
export function productTexts(
  imported: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(),
): readonly KnownText[] {
  return [...registeredTexts()]
    .filter(([key]) => !isSandboxText(key))
    .map(([key, { da, en }]) => {
      const others = [...imported].flatMap(([language, texts]) => {
        const text = texts.get(key);
        return text === undefined ? [] : [[language, text] as const];
      });
      return { key, texts: { da, en, ...Object.fromEntries(others) } };
    });
}

/** What the demonstration's forms, workflows and lists say, and what a test has published beside them. */
export function definitionTexts(...more: readonly unknown[]): readonly KnownText[] {
  const found: KnownText[] = [];
  const walk = (value: unknown, key: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('da' in value && typeof value.da === 'string') found.push({ key, texts: value as Record<string, string> });
    else for (const [name, inner] of Object.entries(value)) walk(inner, `${key}.${name}`);
  };
  for (const { form, workflow } of [...commonDefinitions, ...demoDefinitions]) {
    walk(form, form.key);
    walk(workflow, `${form.key}.workflow`);
  }
  walk(demoLists, 'lists');
  walk(demoOrganisations, 'organisations');
  walk(more, 'more');
  return found;
}
