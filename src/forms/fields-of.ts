import type { Field, FormDefinition, FormPage, GroupField, PageItem } from './definition.ts';

/** Whether what stands on a page is a group of fields. */
export function isGroup(item: PageItem): item is GroupField {
  return item.kind === 'group';
}

/** The fields of a page in reading order, those within groups too, and the groups themselves left out. */
export function fieldsOfPage(page: FormPage): readonly Field[] {
  return page.fields.flatMap((item) => (isGroup(item) ? item.fields : [item]));
}

/** The fields of a page in reading order, each with the group that it stands in. */
export function placedFields(page: FormPage): readonly { readonly field: Field; readonly group: GroupField | null }[] {
  return page.fields.flatMap((item): { readonly field: Field; readonly group: GroupField | null }[] =>
    isGroup(item) ? item.fields.map((field) => ({ field, group: item })) : [{ field: item, group: null }],
  );
}

/** All fields of a form in reading order. */
export function fieldsOf(definition: FormDefinition): readonly Field[] {
  return definition.pages.flatMap(fieldsOfPage);
}
