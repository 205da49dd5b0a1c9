import type { Text } from '../../texts/catalogue.ts';
import type { DeliverySaid } from '../../workflows/delivery-contract.ts';
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
): readonly Text[] {
  const { senderCvr, senderName, systemName, connection, receipts = 'none', queue } = settings ?? {};
  const channel = channelOf(settings?.channel, choices?.channel);
  const lacks: Text[] = [];
  if (!senderCvr || !senderName || !systemName) lacks.push(texts['remote-print.missing.sender']);
  // An installation without Serviceplatformen has nothing to connect to: that is the operator's.
  if (connection && !connection.caller.certificates.some(({ validTo }) => validTo > now)) {
    lacks.push(texts['remote-print.missing.certificate']);
  }
  if (mayBeLetter(channel) && missingForPrint(settings ?? {}).length > 0) {
    lacks.push(letterTexts['remote-print.letter.missing-settings']);
  }
  if (channel === 'digital-with-backup' && receipts === 'none') lacks.push(texts['remote-print.missing.receipts']);
  if (receipts === 'pull' && !queue) lacks.push(texts['remote-print.missing.queue']);
  if (lacks.length === 0 && connection?.proofs && !isTried(settings, connection.proofs)) {
    lacks.push(texts['remote-print.missing.trial']);
  }
  return [...lacks, ...wrongInTexts(said, letter?.title)];
}

function isTried(settings: Partial<DigitalPostSettings> | undefined, proofs: readonly string[]): boolean {
  return proofs.includes('*') || proofs.includes(postTrial.shows(settings as DigitalPostSettings) ?? '');
}

/** What can be seen in the step's texts before there is a case; what stands in a place for a value is judged when it is sent. */
function wrongInTexts(said: DeliverySaid['texts'], letterTitle: Text | undefined): readonly Text[] {
  const filled = (text: Text | undefined) => Object.values(text ?? {}).filter((each) => each.trim() !== '');
  const written = (name: string) => filled(said?.[name]);
  // The letter's where the step has none of its own.
  const subjects = written('title').length > 0 ? written('title') : filled(letterTitle);
  const wrong: Text[] = [];
  const [titles, links, notifications] = [written('linkTitle'), written('link'), written('notification')];
  if (titles.length > 0 !== links.length > 0) wrong.push(texts['remote-print.said.half-link']);
  if (links.some((link) => !/^\s*(https:\/\/|\{\{)/.test(link))) wrong.push(texts['remote-print.said.link']);
  if (written('appointmentPlace').length > 0 !== written('appointment').length > 0) {
    wrong.push(texts['remote-print.said.half-appointment']);
  }
  const withoutPlaces = (text: string) => [...text.replaceAll(/\{\{.*?\}\}/g, '').trim()].length;
  if (subjects.some((text) => withoutPlaces(text) > 256)) wrong.push(texts['remote-print.rejected.title']);
  if (notifications.some((text) => withoutPlaces(text) > 150)) wrong.push(texts['remote-print.said.notification']);
  return wrong;
}
