import type { Text } from '../../texts/catalogue.ts';

/** What a new field is called until its author writes something better. */
export const newLabel = { da: 'Nyt spørgsmål', en: 'New question' } satisfies Text;
