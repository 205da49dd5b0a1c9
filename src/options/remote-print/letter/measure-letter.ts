import { fill, fillText, textIn } from '../../../texts/catalogue.ts';
import type { DeliveryPreview, DeliveryRequest } from '../../option.ts';
import { channelOf, mayBeLetter } from '../channel.ts';
import type { DigitalPostInput } from '../digital-post-input.ts';
import type { PrintAddress } from '../ports.ts';
import { titleOf } from '../prepare-post.ts';
import type { DigitalPostSettings } from '../settings.ts';
import { letterOf } from './letter-of.ts';
import { type PrintPrices, priceOf, priceText } from './price.ts';
import { missingForPrint, type PrintSettings } from './print-settings.ts';
import { letterTexts } from './texts.ts';

/**
 * What a delivery comes to if it goes on paper: pages, sheets, envelope, and an estimate of the price by the organisation's
 * agreement; or why no letter can be made of its files. The letter is made whole, but with an address of four lines in place of the
 * recipient's: that one is asked for only when it is sent. Undefined where no letter can come of it.
 */
export async function measureLetter(
  request: Pick<DeliveryRequest<DigitalPostInput>, 'key' | 'input' | 'files' | 'createdAt'>,
  settings: DigitalPostSettings,
): Promise<DeliveryPreview | undefined> {
  const { fields, language, recipient } = request.input;
  const channel = channelOf(settings.channel, fields?.channel);
  if (!mayBeLetter(channel)) return undefined;
  const isAgreed = missingForPrint(settings).length === 0;
  // Whoever sends no letters yet is told so where letters are all that is sent.
  if (!isAgreed && channel !== 'letter-always') return undefined;
  if (request.files.length === 0) return undefined;
  const titled = { ...request, input: { ...request.input, title: titleOf(request.input) } };
  const letter = await letterOf(titled, standIn(recipient?.name), settings);
  if ('outcome' in letter) return { parts: [], problem: letter.reason };
  const { sheets, envelope, documents, hasCover } = letter;
  // Empty backs are paper, but nothing is printed on them.
  const pages = documents.reduce((sum, count) => sum + count, hasCover ? 1 : 0);
  const price = priceOf({ envelope, sheets, pages }, pricesOf(settings));
  const say = (
    key: 'remote-print.letter.preview.size' | 'remote-print.letter.preview.price',
    values: Record<string, string | number>,
  ) => fill(textIn(letterTexts[key], language), values);
  const lines = [
    say('remote-print.letter.preview.size', { pages, sheets, envelope }),
    ...(price === undefined ? [] : [say('remote-print.letter.preview.price', { price: priceText(price, language) })]),
  ];
  return {
    parts: [{ title: fillText(letterTexts['remote-print.letter.preview.letter'], {}), text: lines.join(' ') }],
    problem: null,
  };
}

const standIn = (name = ''): PrintAddress => ({
  kind: 'domestic',
  name: name || '–',
  lines: ['–', '–', '–'],
  protected: false,
});

function pricesOf({ priceC5, priceC4, priceSheet, pricePage }: PrintSettings): PrintPrices {
  return { letterC5: priceC5, letterC4: priceC4, sheet: priceSheet, page: pricePage };
}
