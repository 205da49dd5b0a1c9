import type { VNode } from 'preact';
import { type Translate, translator } from '../../src/texts/catalogue.ts';
import { OtherLanguage, type PageLanguage, pageMoment } from '../pages.tsx';
import { type Mailbox, mailboxAddress } from './mailbox.ts';
import type { StoredMessage } from './message-store.ts';
import { digitalPostTexts } from './texts.ts';

type Say = Translate<keyof typeof digitalPostTexts>;

/** A page's heading and content. */
export interface MailboxPage {
  readonly title: string;
  readonly content: VNode;
}

const root = '/digital-post';
const say = (language: PageLanguage): Say => translator(digitalPostTexts, language);

function ownerName({ owner }: Mailbox, text: Say): string {
  return owner.kind === 'person' ? owner.name : text('sandbox.digital-post.company', { cvr: owner.cvr });
}

/** All mailboxes with the number of letters in each. */
export function mailboxListPage(boxes: readonly Mailbox[], language: PageLanguage): MailboxPage {
  const text = say(language);
  return {
    title: text('sandbox.digital-post.title'),
    content: (
      <>
        <OtherLanguage address={`${root}/`} language={language} />
        <p>{text('sandbox.digital-post.intro')}</p>
        <table>
          <thead>
            <tr>
              <th scope="col">{text('sandbox.digital-post.recipient')}</th>
              <th scope="col">{text('sandbox.digital-post.registered')}</th>
              <th scope="col">{text('sandbox.digital-post.count')}</th>
              <th scope="col">{text('sandbox.digital-post.has-nem-sms')}</th>
              <th scope="col">{text('sandbox.digital-post.sms-count')}</th>
            </tr>
          </thead>
          <tbody>
            {boxes.map((box) => (
              <tr key={box.address}>
                <th scope="row">
                  <a href={`${root}/postkasse/${box.address}?lang=${language}`}>{ownerName(box, text)}</a>
                </th>
                <td>{text(box.registered ? 'sandbox.digital-post.yes' : 'sandbox.digital-post.no')}</td>
                <td>{box.messages.length}</td>
                <td>{text(box.hasNemSms ? 'sandbox.digital-post.yes' : 'sandbox.digital-post.no')}</td>
                <td>{box.sms.length}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </>
    ),
  };
}

/** The letters of one mailbox, newest first, and what was sent to its owner's phone. */
export function mailboxPage(box: Mailbox, language: PageLanguage): MailboxPage {
  const text = say(language);
  return {
    title: text('sandbox.digital-post.mailbox', { name: ownerName(box, text) }),
    content: (
      <>
        <OtherLanguage address={`${root}/postkasse/${box.address}`} language={language} />
        {box.messages.length === 0 ? (
          <p>{text('sandbox.digital-post.empty')}</p>
        ) : (
          <table>
            <thead>
              <tr>
                <th scope="col">{text('sandbox.digital-post.letter')}</th>
                <th scope="col">{text('sandbox.digital-post.from')}</th>
                <th scope="col">{text('sandbox.digital-post.received')}</th>
              </tr>
            </thead>
            <tbody>
              {box.messages.map((message) => (
                <tr key={message.messageUuid}>
                  <th scope="row">
                    <a href={`${root}/besked/${message.messageUuid}?lang=${language}`}>{message.title}</a>
                  </th>
                  <td>{message.sender.name}</td>
                  <td>{pageMoment(message.at, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <h2>{text('sandbox.digital-post.sms')}</h2>
        {box.sms.length === 0 ? (
          <p>{text(box.hasNemSms ? 'sandbox.digital-post.sms-none' : 'sandbox.digital-post.sms-not-registered')}</p>
        ) : (
          <table>
            <thead>
              <tr>
                <th scope="col">{text('sandbox.digital-post.sms-text')}</th>
                <th scope="col">{text('sandbox.digital-post.from')}</th>
                <th scope="col">{text('sandbox.digital-post.received')}</th>
              </tr>
            </thead>
            <tbody>
              {box.sms.map(({ messageUuid, title, sms, sender, at }) => (
                <tr key={messageUuid}>
                  <td>
                    <strong>{title}</strong>
                    {(sms ?? '').split('\n').map((line, index) => (
                      <div key={`${index}-${line}`}>{line}</div>
                    ))}
                  </td>
                  <td>{sender.name}</td>
                  <td>{pageMoment(at, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <p>
          <a href={`${root}/?lang=${language}`}>{text('sandbox.digital-post.all')}</a>
        </p>
      </>
    ),
  };
}

/** What a letter lets its reader do. */
export interface LetterRules {
  readonly isReplyAllowed: boolean;
  /** The sender's system, which replies go to. */
  readonly system: string;
  readonly actions: readonly LetterAction[];
}

/** A button of a letter: an address, or an appointment for the calendar. Times are ISO 8601. */
interface LetterAction {
  readonly title: string;
  /** MeMo's `actionCode`. */
  readonly code: string;
  readonly url: string | undefined;
  readonly place: string | undefined;
  readonly start: string | undefined;
  readonly end: string | undefined;
}

/** One letter: who sent it, when, its documents as links and its buttons. */
export function messagePage(
  message: StoredMessage,
  language: PageLanguage,
  { isReplyAllowed, actions }: Pick<LetterRules, 'isReplyAllowed' | 'actions'>,
): MailboxPage {
  const text = say(language);
  const address = `/besked/${message.messageUuid}`;
  const mailbox = mailboxAddress(message);
  const facts: readonly (readonly [string, string | undefined])[] = [
    [text('sandbox.digital-post.from'), message.sender.name],
    [text('sandbox.digital-post.received'), pageMoment(message.at, language)],
    [text('sandbox.digital-post.case-number'), message.caseNumber],
    [text('sandbox.digital-post.message-uuid'), message.messageUuid],
  ];
  return {
    title: message.title,
    content: (
      <>
        <OtherLanguage address={`${root}${address}`} language={language} />
        <dl>
          {facts
            .filter(([, value]) => value !== undefined)
            .map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
        <h2>{text('sandbox.digital-post.documents')}</h2>
        <ul>
          {message.files.map((file, index) => (
            <li key={`${index}-${file.name}`}>
              <a href={`${root}${address}/fil/${index}`}>
                {text('sandbox.digital-post.document', {
                  name: file.name,
                  type: file.type,
                  size: Math.ceil(file.size / 1000),
                })}
              </a>
            </li>
          ))}
        </ul>
        {actions.length > 0 && (
          <>
            <h2>{text('sandbox.digital-post.actions')}</h2>
            <ul>
              {actions.map(({ title, code, url, place, start = '', end = '' }) => (
                <li key={`${code}-${title}`}>
                  {url === undefined ? (
                    text('sandbox.digital-post.appointment', {
                      title,
                      place: place ?? '',
                      start: pageMoment(start, language),
                      end: pageMoment(end, language),
                    })
                  ) : (
                    <a href={url}>{title}</a>
                  )}{' '}
                  ({code})
                </li>
              ))}
            </ul>
          </>
        )}
        {isReplyAllowed && (
          <form method="post" action={`${root}${address}/svar?lang=${language}`} encType="multipart/form-data">
            <h2>{text('sandbox.digital-post.reply')}</h2>
            <p>
              <label for="text">{text('sandbox.digital-post.reply-text')}</label>
              <br />
              <textarea id="text" name="text" rows={5} cols={60} required />
            </p>
            <p>
              <label for="file">{text('sandbox.digital-post.reply-file')}</label>
              <br />
              <input type="file" id="file" name="file" multiple />
            </p>
            <button type="submit">{text('sandbox.digital-post.send')}</button>
          </form>
        )}
        {!isReplyAllowed && <p>{text('sandbox.digital-post.no-reply')}</p>}
        {mailbox !== undefined && (
          <p>
            <a href={`${root}/postkasse/${mailbox}?lang=${language}`}>{text('sandbox.digital-post.back')}</a>
          </p>
        )}
      </>
    ),
  };
}

/** What became of an answer. */
export function repliedPage(message: StoredMessage, status: number, language: PageLanguage): MailboxPage {
  const text = say(language);
  return {
    title: text(status === 200 ? 'sandbox.digital-post.replied' : 'sandbox.digital-post.not-replied'),
    content: (
      <p>
        <a href={`${root}/besked/${message.messageUuid}?lang=${language}`}>{message.title}</a>
      </p>
    ),
  };
}

/** What is shown for an address that leads nowhere. */
export function missingPage(language: PageLanguage): MailboxPage {
  const text = say(language);
  return {
    title: text('sandbox.digital-post.missing'),
    content: (
      <>
        <p>{text('sandbox.digital-post.missing-text')}</p>
        <p>
          <a href={`${root}/?lang=${language}`}>{text('sandbox.digital-post.all')}</a>
        </p>
      </>
    ),
  };
}
