import { submitDraft } from '../../src/cases/submit-draft.ts';
import type { Filling } from './fillings.ts';
import type { PreparedDatabase } from './prepared-database.ts';

/** A filling that was sent in. */
export interface SentIn {
  readonly case: string;
  /** When, in milliseconds of `performance.now()`. */
  readonly began: number;
}

/** Sends a filling in without a browser. @throws when it is not taken, or there is none */
export async function submit(
  { services, organisation }: Pick<PreparedDatabase, 'services' | 'organisation'>,
  filling: Filling | undefined,
): Promise<SentIn> {
  if (!filling) throw new Error('There are too few drafts.');
  const began = performance.now();
  const submitted = await submitDraft(services, organisation, {
    draft: filling.draft,
    person: filling.by.person,
    revision: 1,
    context: () => ({
      today: new Date().toISOString().slice(0, 10),
      language: 'da',
      person: { age: 41, municipality: '0851', loginLevel: 'substantial' },
    }),
    from: { from: '127.0.0.1' },
  });
  if (submitted.kind !== 'submitted') throw new Error(`A filling was answered with ${submitted.kind}.`);
  return { case: submitted.case, began };
}
