import { createHash } from 'node:crypto';
import { fill, textIn } from '../../texts/catalogue.ts';
import type { DeliveryTrial } from '../option.ts';
import type { DigitalPostInput } from './digital-post-input.ts';
import type { DigitalPostSettings } from './settings.ts';
import { remotePrintTexts as texts } from './texts.ts';

/**
 * A message to the organisation itself, the way that all others go: token, look-up, sending, receipt. It shows who the sender is said to
 * be, at which Serviceplatform, how receipts come and, where letters go out, by which agreement. Not the certificate: that is renewed
 * every few years, has its own alarm, and is asked about at each sending.
 */
export const postTrial: DeliveryTrial<DigitalPostSettings> = {
  shows(settings: Partial<DigitalPostSettings> | undefined) {
    const { senderCvr, senderName, systemName, connection } = settings ?? {};
    if (!senderCvr || !senderName || !systemName || !connection) return undefined;
    const { receipts = 'none', queue, printType, printUser, channel } = settings ?? {};
    const shown = [
      connection.platform.url,
      senderCvr,
      senderName,
      systemName,
      receipts,
      receipts === 'pull' ? queue : null,
      // Only where nothing else goes out has a letter been tried.
      channel === 'letter-always' ? [printType, printUser] : null,
    ];
    return createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 22);
  },
  input({ senderCvr, senderName }, language) {
    const say = (key: 'remote-print.trial.title' | 'remote-print.trial.what' | 'remote-print.trial.nothing') =>
      fill(textIn(texts[key], language), { name: senderName });
    const title = say('remote-print.trial.title');
    const input: DigitalPostInput = {
      recipient: { kind: 'cvr', id: senderCvr, name: senderName },
      title,
      replyAllowed: false,
      caseNumber: 'PROEVE',
      language,
    };
    return {
      input,
      title,
      paragraphs: [say('remote-print.trial.what'), say('remote-print.trial.nothing')],
    };
  },
};
