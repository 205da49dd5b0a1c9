import { textIn, translator } from '../../texts/catalogue.ts';
import { localeOf } from '../../texts/locale.ts';
import { danishDate } from '../../workflows/working-days.ts';
import type { CaseServices } from '../services.ts';
import { peerTitle } from './peer-title.ts';
import type { PeerDown } from './peers-down.ts';
import { deliveryTexts } from './texts.ts';

/** A moment in Danish time: the hour alone when it is of the same day as `now`. */
export function momentInWords(at: Date, now: Date, language: string): string {
  const sameDay = danishDate(at.toISOString()) === danishDate(now.toISOString());
  const format = new Intl.DateTimeFormat(localeOf(language), {
    timeZone: 'Europe/Copenhagen',
    hour: '2-digit',
    minute: '2-digit',
    ...(sameDay ? {} : { day: 'numeric', month: 'long' }),
  });
  const text = format.format(at);
  return language === 'da' && sameDay ? `kl. ${text}` : text;
}

/** How a peer stands: "SBSYS has not answered since 14:02. 37 deliveries wait. The next try is at 14:20." */
export function downInWords(
  services: Pick<CaseServices, 'deliveries'>,
  down: PeerDown,
  now: Date,
  language: string,
): string {
  const t = translator(deliveryTexts, language);
  const next = down.nextTry && down.nextTry > now ? down.nextTry : now;
  return t(down.waiting === 1 ? 'deliveries.down.one' : 'deliveries.down.many', {
    peer: textIn(peerTitle(services, down.peer), language),
    since: momentInWords(down.since, now, language),
    count: down.waiting,
    next: momentInWords(next, now, language),
  });
}
