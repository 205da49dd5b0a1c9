import { v4 as uuidv4 } from 'uuid';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { Writes } from '../../database/writes.ts';
import { formatDate } from '../../forms/kinds/calendar-date.ts';
import { offeredLanguage } from '../../organisations/offered-language.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { type Text, textIn } from '../../texts/catalogue.ts';
import { danishDate } from '../../workflows/working-days.ts';
import { enqueueing } from '../jobs.ts';
import { findIdentity } from '../person.ts';
import { readRepresentations } from '../representation.ts';
import type { CaseServices } from '../services.ts';
import { caseText } from '../texts.ts';
import type { DeliveryPlace, FixedInput } from './delivery-input.ts';

/** What stands in the place of a workflow's step: the workflow knows nothing of these receipts, and does not wait for them. */
export const representationReceiptStep = '$representation';
const kind = 'digital-post';

/** The place of a receipt among a case's open steps, whose numbers are above zero: two for each sending-in. */
function placeOf(sequence: number, to: 'grantor' | 'representative'): number {
  return to === 'grantor' ? -2 * sequence : -2 * sequence - 1;
}

/** Whether a delivery is one of these receipts. */
export function isRepresentationReceipt({ openStep }: Pick<DeliveryPlace, 'openStep'>): boolean {
  return openStep < 0;
}

/** Lets a receipt go by Digital Post to whoever a form was sent for and to whoever sent it, in the transaction that sends it. */
export function sendReceipts(
  services: CaseServices,
  transaction: OrganisationTransaction,
  organisation: Organisation,
  sent: {
    readonly case: string;
    readonly sequence: number;
    readonly at: Date;
    readonly to: readonly ('grantor' | 'representative')[];
  },
  writes: Writes,
): void {
  const registered = services.deliveries.get(kind);
  if (!registered || organisation.options[registered.option]?.isOn === false) return;
  for (const to of sent.to) {
    const id = uuidv4();
    writes.add(
      transaction.insertInto('delivery').values({
        organisation: organisation.id,
        case: sent.case,
        id,
        open_step: placeOf(sent.sequence, to),
        step: representationReceiptStep,
        kind,
        status: 'pending',
        next_at: sent.at,
        reference: null,
        reason: null,
        created_at: sent.at,
        settled_at: null,
      }),
    );
    writes.call(
      enqueueing(transaction, [{ task: 'deliver', payload: { organisation: organisation.id, delivery: id } }]),
    );
  }
}

/** What such a receipt tells: who sent what for whom; the receipt itself goes along. */
export async function fixReceipt(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  publicUrl: string,
  { version, stored, openStep, createdAt }: DeliveryPlace,
): Promise<FixedInput | null> {
  const sent = (await readRepresentations(transaction, organisation, stored)).find(({ sequence }) =>
    [placeOf(sequence, 'grantor'), placeOf(sequence, 'representative')].includes(openStep),
  );
  if (!sent) return null;
  const isGrantor = openStep === placeOf(sent.sequence, 'grantor');
  const identity = await findIdentity(transaction, organisation, isGrantor ? sent.representation.subject : sent.actor);
  if (!identity?.cpr) return null;
  const language = offeredLanguage(organisation, stored.language);
  const say = (text: Text): string => textIn(text, language);
  const { title: form, kle } = version.workflow.definition;
  const values = {
    form: say(form),
    number: stored.number,
    day: formatDate(danishDate(createdAt.toISOString()), language),
    actor: sent.actorName,
    name: sent.representation.name,
  };
  const title = say(caseText('case.representation.title', values));
  const paragraphs = [
    say(caseText(isGrantor ? 'case.representation.grantor' : 'case.representation.representative', values)),
    say(caseText('case.representation.receipt', {})),
    ...(isGrantor ? [say(caseText('case.representation.notYou', {}))] : []),
    `${publicUrl}/${organisation.slug}/mine-sager`,
  ];
  return {
    input: {
      caseNumber: stored.number,
      language,
      replyAllowed: false,
      ...(kle === undefined ? {} : { kle }),
      recipient: { kind: 'cpr', id: identity.cpr, name: identity.name },
      title,
      fields: {},
    },
    receipts: [sent.sequence],
    uploads: [],
    letter: { title, blocks: paragraphs.map((text) => ({ kind: 'paragraph', text })) },
  };
}
