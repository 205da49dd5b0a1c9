import type { DeliveryPreview } from '../../options/option.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { textIn } from '../../texts/catalogue.ts';
import type { WorkflowDefinition } from '../../workflows/definition.ts';
import { caseNumber } from '../../workflows/dry-run/effects-of.ts';
import type { Start } from '../../workflows/dry-run/run-schema.ts';
import type { Effect } from '../../workflows/dry-run/situation.ts';
import { testPerson } from '../../workflows/dry-run/test-persons.ts';
import { contentOf, filesOf } from '../deliveries/preview-deliveries.ts';
import type { CaseServices } from '../services.ts';

/** What a delivery of a dry run would hand over, as its option writes it; null for a kind that shows nothing. */
export function previewEffect(
  services: Pick<CaseServices, 'deliveries' | 'deliverySettings'>,
  organisation: Organisation,
  { kle, steps }: WorkflowDefinition,
  { at, language, person }: Start,
  { step: key, delivery, letter, fields, recipient }: Extract<Effect, { kind: 'delivery' }>,
): DeliveryPreview | null {
  const registered = services.deliveries.get(delivery);
  const step = steps[key];
  if (!registered || step?.kind !== 'deliver') return null;
  const { cpr, name } = testPerson(person);
  const input = {
    // Nobody acts for another in a dry run.
    recipient: recipient === undefined ? (cpr === null ? null : { kind: 'cpr' as const, id: cpr, name }) : recipient,
    title: letter?.title ?? textIn(step.title, language),
    caseNumber,
    language,
    replyAllowed: false,
    ...(kle === undefined ? {} : { kle }),
    fields,
  };
  // The first form alone: which others have been sent in by then is told by the history above.
  const main = step.main && (step.main.field === undefined ? { alias: step.main.alias } : { file: null });
  const files = filesOf(step, letter, { uploads: [], receipts: 1, letters: [], language }, main);
  return contentOf(services, organisation, registered, { input, createdAt: new Date(at), files });
}
