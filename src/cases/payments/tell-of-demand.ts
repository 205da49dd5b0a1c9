import type { OrganisationTransaction } from '../../database/database.ts';
import { formatDate } from '../../forms/kinds/calendar-date.ts';
import { offeredLanguage } from '../../organisations/offered-language.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { textIn } from '../../texts/catalogue.ts';
import { danishDate } from '../../workflows/working-days.ts';
import type { DeliveryPlace, FixedInput } from '../deliveries/delivery-input.ts';
import { findIdentity } from '../person.ts';
import { parentOfCase } from '../representation.ts';
import { caseText, type caseTexts } from '../texts.ts';

/** That there is something to pay, until when, and the way there, which demands a log-in; nothing of what the case is about. */
export async function fixDemand(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  publicUrl: string,
  { stored, version, step }: DeliveryPlace,
): Promise<FixedInput | null> {
  const parent = await parentOfCase(transaction, organisation, stored);
  const identity = await findIdentity(transaction, organisation, parent?.actor ?? stored.person);
  if (!identity) return null;
  const payment = await transaction
    .selectFrom('payment')
    .select('due_at')
    .where('case', '=', stored.id)
    .where('step', '=', step)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const language = offeredLanguage(organisation, stored.language);
  const say = (key: keyof typeof caseTexts, values: Readonly<Record<string, string>> = {}): string =>
    textIn(caseText(key, values), language);
  const title = say('case.payment.title');
  const link = `${publicUrl}/${organisation.slug}/mine-sager/${stored.id}`;
  // A deadline in days is the midnight after its last day.
  const due = payment?.due_at && danishDate(new Date(payment.due_at.getTime() - 1).toISOString());
  const paragraphs = [
    say('case.payment.text', { organisation: textIn(organisation.name, language), number: stored.number }),
    ...(due ? [say('case.payment.due', { day: formatDate(due, language) })] : []),
    link,
  ];
  const { cpr, email, name } = identity;
  const { kle } = version.workflow.definition;
  return {
    input: {
      caseNumber: stored.number,
      language,
      replyAllowed: false,
      ...(kle === undefined ? {} : { kle }),
      recipient: cpr === null ? null : { kind: 'cpr', id: cpr, name },
      title,
      action: { title: say('case.payment.action'), url: link },
      fields: email === undefined ? {} : { to: email, subject: title, body: paragraphs.join('\n\n') },
    },
    receipts: [],
    uploads: [],
    letter: { title, blocks: paragraphs.map((text) => ({ kind: 'paragraph', text })) },
  };
}
