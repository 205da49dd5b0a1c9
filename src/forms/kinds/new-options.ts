import type { Option } from './options.ts';

/** The answers of a new question, for its author to write over. */
export const newOptions = [
  { value: '1', label: { da: 'Første svar', en: 'First answer' } },
  { value: '2', label: { da: 'Andet svar', en: 'Second answer' } },
] as const satisfies readonly Option[];
