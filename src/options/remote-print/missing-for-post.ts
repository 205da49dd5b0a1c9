import type { Text } from '../../texts/catalogue.ts';
import type { DeliveryLack, DeliverySaid } from '../../workflows/delivery-contract.ts';
import { channelOf, mayBeLetter } from './channel.ts';
import { missingForPrint } from './letter/print-settings.ts';
import { letterTexts } from './letter/texts.ts';
import type { DigitalPostSettings } from './settings.ts';
import { remotePrintTexts as texts } from './texts.ts';
import { postTrial } from './trial.ts';

/**
 * What an organisation must settle before a step can send (FJE-9): who the sender is and by which certificate, the print agreement where
 * a letter can come of it, and how receipts come where a letter waits for them.
 */
export function missingForPost(
  settings: Partial<DigitalPostSettings> | undefined,
  { choices, texts: said, letter }: DeliverySaid,
  now: Date = new Date(),
): readonly DeliveryLack[] {
  const channel = channelOf(settings?.channel, choices?.channel);
  const { receipts = 'none' } = settings ?? {};
  const lacks: Text[] = [];
  if (mayBeLetter(channel) && missingForPrint(settings ?? {}).length > 0) {
    lacks.push(letterTexts['remote-print.letter.missing-settings']);
  }
  if (channel === 'digital-with-backup' && receipts === 'none') lacks.push(texts['remote-print.missing.receipts']);
  return [...missingForMessages(settings, now, lacks), ...wrongInTexts(said, letter?.title)];
}

/**
 * What an organisation must settle before anything can go by the post component, and whether that has been tried.
 * @param others what is missing beside it; nothing is said of a trial that would have to be made again
 */
export function missingForMessages(
  settings: Partial<DigitalPostSettings> | undefined,
  now: Date,
  others: readonly Text[] = [],
): readonly DeliveryLack[] {
  const { senderCvr, senderName, systemName, connection, receipts = 'none', queue } = settings ?? {};
  const lacks: Text[] = [];
  if (!senderCvr || !senderName || !systemName) lacks.push(texts['remote-print.missing.sender']);
  // An installation without Serviceplatformen has nothing to connect to: that is the operator's.
  if (connection && !connection.caller.certificates.some(({ validTo }) => validTo > now)) {
    lacks.push(texts['remote-print.missing.certificate']);
  }
  lacks.push(...others);
  if (receipts === 'pull' && !queue) lacks.push(texts['remote-print.missing.queue']);
  if (lacks.length === 0 && connection?.proofs && !isTried(settings, connection.proofs)) {
    lacks.push(texts['remote-print.missing.trial']);
  }
  return lacks.map((problem) => ({ problem }));
}

function isTried(settings: Partial<DigitalPostSettings> | undefined, proofs: readonly string[]): boolean {
  return proofs.includes('*') || proofs.includes(postTrial.shows(settings as DigitalPostSettings) ?? '');
}

/** What can be seen in the step's texts before there is a case; what stands in a place for a value is judged when it is sent. */
function wrongInTexts(said: DeliverySaid['texts'], letterTitle: Text | undefined): readonly DeliveryLack[] {
  const filled = (text: Text | undefined) => Object.values(text ?? {}).filter((each) => each.trim() !== '');
  const written = (name: string) => filled(said?.[name]);
  // The letter's where the step has none of its own.
  const hasTitle = written('title').length > 0;
  const subjects = hasTitle ? written('title') : filled(letterTitle);
  const wrong: DeliveryLack[] = [];
  const find = (key: string, problem: Text): unknown => wrong.push({ problem, at: { in: 'texts', key } });
  const [titles, links, notifications] = [written('linkTitle'), written('link'), written('notification')];
  if (titles.length > 0 !== links.length > 0) {
    find(titles.length > 0 ? 'link' : 'linkTitle', texts['remote-print.said.half-link']);
  }
  if (links.some((link) => !/^\s*(https:\/\/|\{\{)/.test(link))) find('link', texts['remote-print.said.link']);
  const hasPlace = written('appointmentPlace').length > 0;
  if (hasPlace !== written('appointment').length > 0) {
    find(hasPlace ? 'appointment' : 'appointmentPlace', texts['remote-print.said.half-appointment']);
  }
  const withoutPlaces = (text: string) => [...text.replaceAll(/\{\{.*?\}\}/g, '').trim()].length;
  if (subjects.some((text) => withoutPlaces(text) > 256)) {
    const problem = texts['remote-print.rejected.title'];
    if (hasTitle) find('title', problem);
    else wrong.push({ problem });
  }
  if (notifications.some((text) => withoutPlaces(text) > 150)) {
    find('notification', texts['remote-print.said.notification']);
  }
  return wrong;
}
