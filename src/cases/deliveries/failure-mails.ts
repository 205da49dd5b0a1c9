import { sql } from 'kysely';
import { decryptJson } from '../../database/encryption/envelope.ts';
import { unwrapDataKey } from '../../database/encryption/key-ring.ts';
import { sendMail } from '../../messages/mail/send-mail.ts';
import { offeredLanguage } from '../../organisations/offered-language.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { type Text, textIn, translator } from '../../texts/catalogue.ts';
import { readingTexts } from '../../texts/reading.ts';
import { readMessage } from '../message-text.ts';
import { casePlaces } from '../stored-case.ts';
import { caseTexts } from '../texts.ts';
import type { AlarmServices } from './alarms.ts';
import { deliveryTexts } from './texts.ts';

const batch = 50;
/** After about two days of attempts a mail is given up; the task stands in the inbox all the same. */
const mostAttempts = 14;

/** A mail that a step of a workflow sends to an address of the case. */
export interface NoticeMail {
  readonly to: string;
  readonly text: Text;
}

/**
 * Sends the mails that workflows want sent: when a delivery of theirs has failed, the case's number and the way to it and
 * nothing of what it holds; and what a step tells an address of the case, in the workflow's own words. A process that dies between sending and noting it sends the mail again, under the same Message-ID.
 * @returns how many mails went out
 */
export async function sendFailureMails(services: AlarmServices): Promise<number> {
  const { rows } = await sql<{ organisation: number; id: string }>`
    select * from claim_failure_mails(${services.now()}, ${batch})`.execute(services.database.shared);
  let sent = 0;
  for (const { organisation: number, id } of rows) {
    const organisation = await services.organisations.byId(number);
    if (organisation && (await readingTexts(organisation.texts, () => sendOne(services, organisation, id)))) sent += 1;
  }
  return sent;
}

async function sendOne(services: AlarmServices, organisation: Organisation, id: string): Promise<boolean> {
  const { database } = services;
  const mail = await database.inOrganisation(organisation.id, (transaction) =>
    transaction
      .selectFrom('failure_mail')
      .innerJoin('case', (join) =>
        join.onRef('case.organisation', '=', 'failure_mail.organisation').onRef('case.id', '=', 'failure_mail.case'),
      )
      .innerJoin('data_key', (join) =>
        join.onRef('data_key.organisation', '=', 'case.organisation').onRef('data_key.id', '=', 'case.data_key'),
      )
      .select([
        'failure_mail.address',
        'failure_mail.attempts',
        'failure_mail.created_at',
        'case.id as case',
        'case.number',
        'case.language',
        'failure_mail.content',
        'case.data_key',
        'data_key.wrapped',
      ])
      .where('failure_mail.id', '=', id)
      .executeTakeFirst(),
  );
  if (!mail) return false;
  const giveUp = (problem: string) =>
    database.inOrganisation(organisation.id, (transaction) =>
      transaction.updateTable('failure_mail').set({ next_at: null, problem }).where('id', '=', id).execute(),
    );
  const sender = services.mailSender(organisation);
  if (!sender) {
    await giveUp('noServer');
    return false;
  }
  const outcome = await sendMail(
    sender,
    { ...written(services, organisation, mail), id: `failure-${organisation.id}-${id}`, date: mail.created_at },
    { signal: services.signal },
  );
  switch (outcome.outcome) {
    case 'sent':
      await database.inOrganisation(organisation.id, (transaction) =>
        transaction.deleteFrom('failure_mail').where('id', '=', id).execute(),
      );
      return true;
    case 'refused':
      await giveUp(outcome.at);
      return false;
    case 'unavailable':
      if (mail.attempts >= mostAttempts) await giveUp('unavailable');
      return false;
  }
}

interface DueMail {
  readonly address: string;
  readonly content: Buffer | null;
  readonly case: string;
  readonly number: string;
  readonly language: string;
  readonly data_key: string;
  readonly wrapped: Buffer;
}

function written({ publicUrl }: AlarmServices, organisation: Organisation, mail: DueMail) {
  const { number, content } = mail;
  if (content === null) {
    const t = translator(deliveryTexts, organisation.languages[0] ?? 'da');
    const link = `${publicUrl}/${organisation.slug}/sagsbehandling/sag/${mail.case}`;
    return {
      to: mail.address,
      subject: t('deliveries.failureMail.subject', { number }),
      text: t('deliveries.failureMail.text', { number, link }),
    };
  }
  const key = unwrapDataKey(organisation.keys, mail.data_key, mail.wrapped);
  const { to, text } = decryptJson<NoticeMail>(key.key, casePlaces.noticeMail, content);
  const language = offeredLanguage(organisation, mail.language);
  const sender = textIn(organisation.name, language);
  return {
    to,
    subject: translator(caseTexts, language)('case.noticeMail.subject', { sender, number }),
    text: textIn(readMessage(text, number), language),
  };
}
