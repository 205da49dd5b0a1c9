import type { VNode } from 'preact';
import { translator } from '../../src/texts/catalogue.ts';
import type { PageLanguage } from '../pages.tsx';
import type { ReceivedMail } from './mail-store.ts';
import { smtpTexts } from './texts.ts';

const shown = 100;

/** The latest mails, newest first. */
export function MailList({
  mails,
  language,
}: {
  readonly mails: readonly ReceivedMail[];
  readonly language: PageLanguage;
}): VNode {
  const say = translator(smtpTexts, language);
  if (mails.length === 0) return <p>{say('sandbox.smtp.none')}</p>;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say('sandbox.smtp.subject')}</th>
          <th scope="col">{say('sandbox.smtp.to')}</th>
          <th scope="col">{say('sandbox.smtp.at')}</th>
        </tr>
      </thead>
      <tbody>
        {mails
          .slice(-shown)
          .toReversed()
          .map((mail) => (
            <tr key={mail.id}>
              <th scope="row">
                <a href={`/smtp/mail/${mail.id}?language=${language}`}>{mail.subject}</a>
              </th>
              <td>{mail.to.join(', ')}</td>
              <td>{moment(mail.at, language)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

/** One mail as its reader sees it, without its HTML. */
export function MailPage({ mail, language }: { readonly mail: ReceivedMail; readonly language: PageLanguage }): VNode {
  const say = translator(smtpTexts, language);
  return (
    <>
      <dl>
        <dt>{say('sandbox.smtp.from')}</dt>
        <dd>{mail.from}</dd>
        <dt>{say('sandbox.smtp.to')}</dt>
        <dd>{mail.to.join(', ')}</dd>
        <dt>{say('sandbox.smtp.at')}</dt>
        <dd>{moment(mail.at, language)}</dd>
      </dl>
      <pre>{mail.text}</pre>
      {mail.attachments.length > 0 && (
        <>
          <h2>{say('sandbox.smtp.attachments')}</h2>
          <ul>
            {mail.attachments.map(({ name, type, size }, index) => (
              <li key={name}>
                <a href={`/smtp/mail/${mail.id}/fil/${index}`}>{`${name} (${type}, ${Math.ceil(size / 1000)} kB)`}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={`/smtp/?language=${language}`}>{say('sandbox.smtp.back')}</a>
      </p>
    </>
  );
}

function moment(at: string, language: PageLanguage): string {
  const format = { dateStyle: 'long', timeStyle: 'medium', timeZone: 'Europe/Copenhagen' } as const;
  return new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', format).format(new Date(at));
}
