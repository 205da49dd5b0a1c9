import { sql } from 'kysely';
import type { MailSender } from '../../messages/mail/mail-server.ts';
import { sendMail } from '../../messages/mail/send-mail.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { textIn, translator } from '../../texts/catalogue.ts';
import { readingTexts } from '../../texts/reading.ts';
import type { DeliveryServices } from '../deliver.ts';
import { downInWords, momentInWords } from './down-in-words.ts';
import { peerTitle } from './peer-title.ts';
import { readPeersDown } from './peers-down.ts';
import { deliveryTexts } from './texts.ts';

/** The option whose settings say whom to tell. */
export const alarmsOption = 'delivery-alarms';
const usualMinutes = 15;

/** What alarms need beside: who the mail is from. */
export interface AlarmServices extends DeliveryServices {
  readonly mailSender: (organisation: Organisation) => MailSender | null;
}

/**
 * Tells the organisation's address once of each peer that has not answered for long; when it has answered and fails again,
 * that is another time. A mail that can't be sent is tried at the next turn.
 * @returns how many mails went out
 */
export async function raiseAlarms(services: AlarmServices): Promise<number> {
  const { database, now } = services;
  const earliest = new Date(now().getTime() - 60_000);
  const { rows } = await sql<{
    organisation: number;
    peer: string;
  }>`select * from circuits_without_alarm(${earliest})`.execute(database.shared);
  let sent = 0;
  for (const [id, peers] of Map.groupBy(rows, (row) => row.organisation)) {
    const organisation = await services.organisations.byId(id);
    if (!organisation) continue;
    const names = peers.map(({ peer }) => peer);
    sent += await readingTexts(organisation.texts, () => alarm(services, organisation, names));
  }
  return sent;
}

async function alarm(services: AlarmServices, organisation: Organisation, peers: readonly string[]): Promise<number> {
  const { address, minutes = usualMinutes } = (services.deliverySettings(organisation, alarmsOption) ?? {}) as {
    readonly address?: string;
    readonly minutes?: number;
  };
  const sender = services.mailSender(organisation);
  if (address === undefined || !sender) return 0;
  const now = services.now();
  const down = await services.database.inOrganisation(organisation.id, readPeersDown);
  const late = down.filter(
    ({ peer, since }) => peers.includes(peer) && now.getTime() - since.getTime() >= minutes * 60_000,
  );
  let sent = 0;
  for (const each of late) {
    const language = organisation.languages[0] ?? 'da';
    const t = translator(deliveryTexts, language);
    const link = `${services.publicUrl}/${organisation.slug}/sagsbehandling/afleveringer`;
    const peer = textIn(peerTitle(services, each.peer), language);
    const outcome = await sendMail(
      sender,
      {
        to: address,
        subject: t('deliveries.alarm.subject', { peer, since: momentInWords(each.since, now, language) }),
        text: `${downInWords(services, each, now, language)}\n\n${t('deliveries.alarm.text', { link })}`,
        id: `alarm-${organisation.id}-${each.peer.replaceAll(/[^a-z0-9-]/gi, '.')}-${each.since.getTime()}`,
        date: now,
      },
      { signal: services.signal },
    );
    if (outcome.outcome === 'unavailable') continue;
    if (outcome.outcome === 'refused') services.report('an alarm of deliveries was refused by the mail server', null);
    else sent += 1;
    await services.database.inOrganisation(organisation.id, (transaction) =>
      transaction.updateTable('circuit').set({ alarmed_at: now }).where('kind', '=', each.peer).execute(),
    );
  }
  return sent;
}
