import { compileForm } from '../../src/forms/compile-form.ts';
import type { FormDefinition } from '../../src/forms/definition.ts';

/** The definition without what keeps it from compiling: fields at which something is found are taken out until nothing is. */
export function compilable(definition: FormDefinition): FormDefinition | null {
  let pages = definition.pages.filter((page) => page.key !== 'gennemse');
  pages = pages.filter((page, index) => pages.findIndex(({ key }) => key === page.key) === index);
  for (let round = 0; round < 30; round += 1) {
    if (pages.length === 0) return null;
    const compiled = compileForm({ ...definition, pages });
    if (compiled.ok) return { ...definition, pages };
    const wrong = new Set(compiled.findings.map(({ place }) => place.split('.')[1]));
    const wrongPages = new Set(
      compiled.findings.filter(({ place }) => place.startsWith('pages.')).map(({ place }) => place.split('.')[1]),
    );
    pages = pages.map(({ visibleWhen, ...page }) => ({
      ...page,
      ...(visibleWhen === undefined || wrongPages.has(page.key) ? {} : { visibleWhen }),
      fields: page.fields.filter(
        (item) => !wrong.has(item.key) && (item.kind !== 'group' || item.fields.every(({ key }) => !wrong.has(key))),
      ),
    }));
  }
  return null;
}
