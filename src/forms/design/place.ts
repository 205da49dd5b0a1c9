import type { Text } from '../../texts/catalogue.ts';

/**
 * Where something stands in a definition, by stable keys rather than positions: `title`, `start.privacy.purpose`,
 * `pages.economy.title`, `fields.income.label`, `fields.children.age.required` (a column of rows),
 * `fields.size.options.large.label`, `fields.income.validations.0.message`. The same words as the places of
 * `compileForm`'s findings.
 */
export type Place = string;

/** A place as a person reads it, from the outside in: the page's title, the question, and what of it. */
export type HumanPath = readonly Text[];
