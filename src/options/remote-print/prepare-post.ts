import type { Attempted, DeliveryKind, DeliveryOutcome, DeliveryRequest, Kept } from '../option.ts';
import { channelOf } from './channel.ts';
import type { DigitalPostInput } from './digital-post-input.ts';
import type { PostPorts, PostRecipient } from './ports.ts';
import { type PostKept, readKept, writeKept } from './post-course.ts';
import { rejection } from './rejection.ts';
import type { DigitalPostSettings } from './settings.ts';

type Prepare = NonNullable<DeliveryKind<DigitalPostInput, DigitalPostSettings>['prepare']>;
type Request = DeliveryRequest<DigitalPostInput>;

const digits = { cpr: /^\d{10}$/, cvr: /^\d{8}$/ } as const;

/** Who gets it: whom the step names, else whom the case is about. Null for nobody with a number. */
export function recipientOf({ recipient, fields }: DigitalPostInput): PostRecipient | null {
  const named = fields?.recipient;
  if (named === undefined || named === null || named === '') return recipient;
  const id = String(named).replaceAll(/[\s-]/g, '');
  if (recipient?.id === id) return recipient;
  return digits.cvr.test(id) ? { kind: 'cvr', id } : { kind: 'cpr', id };
}

/** What a delivery is called: as the step says, else as the letter or the step is. */
export function titleOf({ title, fields }: Pick<DigitalPostInput, 'title' | 'fields'>): string {
  const own = fields?.title;
  return typeof own === 'string' && own.trim() !== '' ? own.trim() : title;
}

/**
 * Settles which way a delivery goes, by the channel and by whether the recipient is registered, and for a letter where it goes to and
 * what is printed. What was found out is kept also where it ends the delivery. A look-up that failed is made again with the next
 * attempt: it says nothing of the recipient.
 */
export function preparePost(ports: Pick<PostPorts, 'registered' | 'addressOf' | 'letterOf'>): Prepare {
  return async (request, settings) => {
    const recipient = recipientOf(request.input);
    if (!recipient) return ended(rejection('no-recipient'));
    if (!digits[recipient.kind].test(recipient.id)) return ended(rejection('recipient'));
    const before = readKept(request.kept);
    const chosen = before ?? (await choose(request, recipient, settings));
    if ('outcome' in chosen) return chosen;
    if (chosen.way === 'digital') return before ? {} : { keep: writeKept(chosen) };
    if (chosen.address && chosen.letter && request.document) return {};
    const address = chosen.address ?? (await addressNow(recipient, settings, request.signal));
    if ('technical' in address) return ended(unavailable(address.technical), chosen);
    if ('outcome' in address) return ended(address, chosen);
    const input = { ...request.input, recipient, title: titleOf(request.input) };
    const made = await ports.letterOf({ ...request, input }, address, settings);
    if ('outcome' in made) return ended(made, { ...chosen, address });
    const { pages, sheets, pdf } = made;
    return {
      keep: writeKept({ ...chosen, address, letter: { pages, sheets } }),
      document: {
        name: request.files[0]?.name ?? `${request.input.caseNumber}.pdf`,
        mediaType: 'application/pdf',
        content: pdf,
        guarded: address.protected,
      },
    };
  };

  async function addressNow(...asked: Parameters<PostPorts['addressOf']>) {
    const found = await ports.addressOf(...asked);
    return 'technical' in found || 'outcome' in found ? found : { ...found, at: new Date().toISOString() };
  }

  async function choose(
    { input, signal }: Request,
    recipient: PostRecipient,
    settings: DigitalPostSettings,
  ): Promise<PostKept | Attempted> {
    const channel = channelOf(settings.channel, input.fields?.channel);
    if (channel === 'letter-always') return { channel, way: 'letter' };
    const answer = await ports.registered(recipient, settings, signal);
    // The certificate or the agreement: a letter goes by the same.
    if (typeof answer === 'object') {
      return ended('technical' in answer ? unavailable(answer.technical) : { ...answer, everyWay: true });
    }
    const kept: PostKept = {
      channel,
      way: answer === 'yes' ? 'digital' : 'letter',
      registration: { answer, at: new Date().toISOString() },
    };
    if (answer === 'yes' || channel !== 'digital-only') return kept;
    return ended(rejection('not-registered'), { ...kept, way: 'digital' });
  }
}

function unavailable(reason: string): DeliveryOutcome {
  return { outcome: 'unavailable', reason };
}

function ended(outcome: DeliveryOutcome, kept?: PostKept): Attempted {
  const keep: Kept | undefined = kept && writeKept(kept);
  return {
    outcome,
    exchange: { request: 'Nothing was sent: the delivery ended before that.', answer: '' },
    nothingSent: true,
    ...(keep && { keep }),
  };
}
