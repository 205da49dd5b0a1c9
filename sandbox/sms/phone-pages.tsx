import type { VNode } from 'preact';
import { type Translate, translator } from '../../src/texts/catalogue.ts';
import { OtherLanguage, type PageLanguage, pageMoment } from '../pages.tsx';
import type { SmsGatewayAccount } from './accounts.ts';
import { type HeldSms, type PhoneState, phoneStates } from './held-sms.ts';
import type { PhoneSms } from './sms-store.ts';
import { smsPeerTexts } from './texts.ts';

export const speak = (language: PageLanguage): Translate<keyof typeof smsPeerTexts> =>
  translator(smsPeerTexts, language);

/** A page's heading and content. */
export interface PhonePage {
  readonly title: string;
  readonly content: VNode;
}

export const root = '/sms';

/** A number as people read it: Danish ones in pairs. */
export const readable = (msisdn: string): string =>
  msisdn.startsWith('45') && msisdn.length === 10
    ? `+45 ${msisdn.slice(2).replaceAll(/(\d\d)(?=\d)/g, '$1 ')}`
    : `+${msisdn}`;

/** One phone, and what is known of it. */
export interface ShownPhone {
  readonly msisdn: string;
  readonly state: PhoneState;
  /** Newest first. */
  readonly messages: readonly HeldSms[];
  readonly sent: readonly PhoneSms[];
}

/** The messages of one phone, part by part, with what can be done with it. */
export function phonePage(
  phone: ShownPhone,
  accounts: readonly SmsGatewayAccount[],
  language: PageLanguage,
): PhonePage {
  const say = speak(language);
  const address = `${root}/telefon/${phone.msisdn}`;
  return {
    title: say('sandbox.sms.phone', { number: readable(phone.msisdn) }),
    content: (
      <>
        <OtherLanguage address={address} language={language} />
        <h2>{say('sandbox.sms.messages')}</h2>
        {phone.messages.length === 0 && <p>{say('sandbox.sms.phone-empty')}</p>}
        {phone.messages.map((sms) => (
          <Message key={sms.id} sms={sms} accounts={accounts} language={language} />
        ))}
        {phone.sent.length > 0 && (
          <>
            <h2>{say('sandbox.sms.sent')}</h2>
            <ul>
              {phone.sent.map(({ id, at, to, text }) => (
                <li key={id}>
                  {say('sandbox.sms.sent-line', { at: pageMoment(at, language), to: readable(to), text })}
                </li>
              ))}
            </ul>
          </>
        )}
        <h2>{say('sandbox.sms.answer')}</h2>
        <form method="post" action={`${address}/svar?lang=${language}`}>
          <p>{say('sandbox.sms.answer-what')}</p>
          <p>
            <label for="to">{say('sandbox.sms.answer-to')}</label>
            <br />
            <select id="to" name="to">
              {accounts.map(({ number, name }) => (
                <option key={number} value={number}>{`${readable(number)} (${name})`}</option>
              ))}
            </select>
          </p>
          <p class="field">
            <label for="text">{say('sandbox.sms.answer-text')}</label>
            <input id="text" name="text" required maxLength={1000} autocomplete="off" />
          </p>
          <button type="submit">{say('sandbox.sms.answer-button')}</button>
        </form>
        <h2>{say('sandbox.sms.state')}</h2>
        <form method="post" action={`${address}/tilstand?lang=${language}`}>
          <fieldset>
            <legend>{say('sandbox.sms.set-state')}</legend>
            {phoneStates.map((state) => (
              <label key={state}>
                <input type="radio" name="state" value={state} checked={state === phone.state} />
                {say(`sandbox.sms.phone.${state}`)}
              </label>
            ))}
          </fieldset>
          <button type="submit">{say('sandbox.sms.set-button')}</button>
        </form>
        <p>
          <a href={`${root}/?lang=${language}`}>{say('sandbox.sms.back')}</a>
        </p>
      </>
    ),
  };
}

/** Statuses at which a phone shows the text. */
const isOnPhone = ({ status }: HeldSms): boolean => status === 'DELIVERED' || status === 'ACCEPTED';

function Message({
  sms,
  accounts,
  language,
}: {
  readonly sms: HeldSms;
  readonly accounts: readonly SmsGatewayAccount[];
  readonly language: PageLanguage;
}): VNode {
  const say = speak(language);
  const account = accounts.find(({ id }) => id === sms.account);
  const count = sms.parts.length;
  return (
    <section>
      <h3>{say('sandbox.sms.message', { sender: sms.sender, at: pageMoment(sms.acceptedAt, language) })}</h3>
      <p>
        {say(count === 1 ? 'sandbox.sms.facts-one' : 'sandbox.sms.facts', {
          state: `${say(`sandbox.sms.status.${sms.status}`)}${sms.code === null ? '' : ` (${sms.code})`}`,
          gateway: account?.gateway === 'cpsms' ? 'CPSMS' : 'GatewayAPI',
          encoding: sms.encoding === 'UCS2' ? 'UCS-2' : 'GSM 03.38',
          units: sms.units,
          parts: count,
        })}
      </p>
      {isOnPhone(sms) ? (
        <ol class="sms-parts">
          {sms.parts.map((part, index) => (
            <li key={`${index}-${part}`}>
              {count > 1 && <p>{say('sandbox.sms.part', { number: index + 1, count })}</p>}
              <p class="sms-text" dir="auto">
                {part}
              </p>
            </li>
          ))}
        </ol>
      ) : (
        <p>{say('sandbox.sms.not-shown')}</p>
      )}
    </section>
  );
}

/** What is shown for an address that leads nowhere. */
export function missingPage(language: PageLanguage): PhonePage {
  const say = speak(language);
  return {
    title: say('sandbox.sms.missing'),
    content: (
      <p>
        <a href={`${root}/?lang=${language}`}>{say('sandbox.sms.back')}</a>
      </p>
    ),
  };
}
