import { sql } from 'kysely';
import type { Organisation } from '../organisations/organisation.ts';
import { readingTexts } from '../texts/reading.ts';
import { sendMail } from './mail/send-mail.ts';
import { notificationMail } from './notification-mail.ts';
import type { MessageServices } from './services.ts';

/** Employees whose mail is taken in one go. */
const batch = 20;
/** After about two days of attempts a mail is given up; the notification stands in the list all the same. */
const mostAttempts = 14;

interface Claimed {
  readonly organisation: number;
  readonly employee: string;
  readonly id: string;
  readonly attempts: number;
}

/**
 * Sends what is due by mail, all that is due to one employee in one. Whatever the server does, nothing is lost: the list on
 * the pages has it. A process that dies between sending and noting it sends the mail again, under the same Message-ID.
 * @returns how many mails went out
 */
export async function sendDueMails(services: MessageServices): Promise<number> {
  let sent = 0;
  for (;;) {
    if (services.signal.aborted) return sent;
    const { rows } = await sql<Claimed>`select * from claim_due_mails(${services.now()}, ${batch})`.execute(
      services.database.shared,
    );
    const mails = Map.groupBy(rows, ({ organisation, employee }) => `${organisation} ${employee}`);
    for (const claimed of mails.values()) {
      const organisation = await services.organisations.byId(claimed[0]?.organisation ?? 0);
      if (organisation && (await readingTexts(organisation.texts, () => sendOne(services, organisation, claimed))))
        sent += 1;
    }
    if (mails.size < batch) return sent;
  }
}

async function sendOne(
  services: MessageServices,
  organisation: Organisation,
  claimed: readonly Claimed[],
): Promise<boolean> {
  const { database, publicUrl } = services;
  const sender = services.mailSender(organisation);
  const employee = claimed[0]?.employee ?? '';
  const ids = claimed.map(({ id }) => id);
  const { person, notices } = await database.inOrganisation(organisation.id, async (transaction) => ({
    person: await transaction
      .selectFrom('employee')
      .select(['name', 'email', 'language'])
      .where('id', '=', employee)
      .executeTakeFirst(),
    notices: await transaction
      .selectFrom('notification')
      .select(['id', 'kind', 'case', 'case_number'])
      .where('id', 'in', ids)
      .orderBy('at')
      .execute(),
  }));
  const settle = (changes: {
    readonly mailed_at?: Date;
    readonly mail_at?: null;
    readonly mail_problem?: string | null;
  }) =>
    database.inOrganisation(organisation.id, (transaction) =>
      transaction.updateTable('notification').set(changes).where('id', 'in', ids).execute(),
    );
  if (!person?.email || !sender) {
    await settle({ mail_at: null, mail_problem: sender ? 'noAddress' : 'noServer' });
    return false;
  }
  const stem = `${publicUrl}/${organisation.slug}/sagsbehandling`;
  const mail = notificationMail(
    notices.map((notice) => ({
      kind: notice.kind,
      caseNumber: notice.case_number,
      link: `${stem}/sag/${notice.case}`,
    })),
    {
      name: person.name,
      language: person.language ?? organisation.languages[0] ?? 'da',
      organisation: organisation.name,
      list: `${stem}/notifikationer`,
      choices: `${stem}/notifikationer/valg`,
    },
  );
  const outcome = await sendMail(
    sender,
    { ...mail, to: person.email, id: notices[0]?.id ?? employee, date: services.now() },
    { signal: services.signal },
  );
  switch (outcome.outcome) {
    case 'sent':
      await settle({ mailed_at: services.now(), mail_problem: null });
      return true;
    case 'refused':
      services.report(`a notification could not be mailed: refused at ${outcome.at}`, null);
      await settle({ mail_at: null, mail_problem: outcome.at });
      return false;
    case 'unavailable':
      if (Math.min(...claimed.map(({ attempts }) => attempts)) >= mostAttempts) {
        services.report('a notification could not be mailed: the server was not there for two days', null);
        await settle({ mail_at: null, mail_problem: 'unavailable' });
      }
      return false;
  }
}
