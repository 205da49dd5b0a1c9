import { fillText, type Text } from '../../texts/catalogue.ts';
import type { DeliveryCourse, Kept } from '../option.ts';
import type { Channel } from './channel.ts';
import type { PrintAddress } from './ports.ts';
import { postTexts } from './post-texts.ts';
import { remotePrintTexts as texts } from './texts.ts';

/** What is kept of a delivery: which way it goes, why, and what was looked up for it. Times are ISO 8601. */
export interface PostKept {
  readonly channel: Channel;
  readonly way: 'digital' | 'letter';
  /** Whether the recipient was registered for Digital Post; absent where nobody asked, because a letter is always sent. */
  readonly registration?: { readonly answer: 'yes' | 'no'; readonly at: string };
  readonly address?: PrintAddress & { readonly at: string };
  readonly letter?: { readonly pages: number; readonly sheets: number };
  /** Why Digital Post was not the end of it. */
  readonly former?: { readonly why: 'rejected' | 'overdue'; readonly code?: string };
}

/** What was kept, as it was kept. */
export function readKept(kept: Kept | null | undefined): PostKept | undefined {
  return kept ? (kept as unknown as PostKept) : undefined;
}

export function writeKept(kept: PostKept): Kept {
  return JSON.parse(JSON.stringify(kept)) as Kept;
}

/**
 * A letter where Digital Post said no or nothing in time, for who has chosen that; and where it turned out that the recipient is not
 * registered after all. A letter has nothing after it.
 */
export function letterAfter(
  kept: PostKept | undefined,
  why: 'rejected' | 'overdue',
  code?: string,
): PostKept | undefined {
  if (kept?.way !== 'digital') return undefined;
  const isUnregistered = why === 'rejected' && code === 'not-registered';
  const goesOn = kept.channel === 'digital-with-backup' || (kept.channel === 'digital-or-letter' && isUnregistered);
  return goesOn ? { ...kept, way: 'letter', former: { why, ...(code && { code }) } } : undefined;
}

/**
 * What stays when a person has it sent again. After a receipt that did not come the message may lie in the mailbox all the same, so
 * that it is the letter that is sent again, with the address looked up anew.
 */
export function keptAgain({ channel, way, registration, former }: PostKept): PostKept | null {
  return way === 'letter' && former?.why === 'overdue' ? { channel, way, registration, former } : null;
}

/** The course of a delivery in words. A protected address is on the envelope only. */
export function courseOf(kept: PostKept): DeliveryCourse {
  const { channel, way, registration, address, letter, former } = kept;
  const fact = (title: Text, text: Text, at?: string) => ({ title, text, ...(at && { at: new Date(at) }) });
  return {
    way: postTexts[`post.way.${way}`],
    ...(former && way === 'letter' && { toRecipient: postTexts[`post.former.${former.why}`] }),
    facts: [
      fact(texts['remote-print.course.channel'], texts[`remote-print.channel.${channel}`]),
      fact(
        texts['remote-print.course.registration'],
        texts[`remote-print.course.registration.${registration?.answer ?? 'none'}`],
        registration?.at,
      ),
      ...(former ? [fact(texts['remote-print.course.former'], texts[`remote-print.course.former.${former.why}`])] : []),
      ...(address
        ? [
            fact(
              texts['remote-print.course.address'],
              texts[`remote-print.course.address.${addressKind(address)}`],
              address.at,
            ),
          ]
        : []),
      ...(letter
        ? [fact(texts['remote-print.course.letter'], fillText(texts['remote-print.course.letter.size'], letter))]
        : []),
    ],
  };
}

function addressKind({ kind, protected: isProtected }: PrintAddress): PrintAddress['kind'] | 'protected' {
  return isProtected ? 'protected' : kind;
}
