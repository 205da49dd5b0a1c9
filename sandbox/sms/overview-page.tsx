import type { VNode } from 'preact';
import { OtherLanguage, type PageLanguage, pageMoment } from '../pages.tsx';
import type { SmsGatewayAccount } from './accounts.ts';
import { billOf } from './bill.ts';
import { type PhonePage, readable, root, speak } from './phone-pages.tsx';
import type { RunningGateways } from './running-gateways.ts';

const shown = 100;

/** All phones, and what the gateways bill. `isWrong`: a number was typed that is none. */
export function overviewPage(gateways: RunningGateways, language: PageLanguage, isWrong = false): PhonePage {
  const say = speak(language);
  const { store } = gateways;
  const phones = store.phones().slice(0, shown);
  return {
    title: say('sandbox.sms.title'),
    content: (
      <>
        <OtherLanguage address={`${root}/`} language={language} />
        <p>{say('sandbox.sms.intro')}</p>
        <h2>{say('sandbox.sms.phones')}</h2>
        {phones.length === 0 ? (
          <p>{say('sandbox.sms.none')}</p>
        ) : (
          <table>
            <thead>
              <tr>
                {(['number', 'count', 'last', 'state'] as const).map((name) => (
                  <th scope="col" key={name}>
                    {say(`sandbox.sms.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {phones.map((msisdn) => {
                const messages = store.ofPhone(msisdn);
                const last = messages.at(-1);
                return (
                  <tr key={msisdn}>
                    <th scope="row">
                      <a href={`${root}/telefon/${msisdn}?lang=${language}`}>{readable(msisdn)}</a>
                    </th>
                    <td>{messages.length}</td>
                    <td>{last ? pageMoment(last.acceptedAt, language) : ''}</td>
                    <td>{say(`sandbox.sms.phone.${store.phone(msisdn)}`)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
        <form method="get" action={`${root}/aabn`}>
          <h2>{say('sandbox.sms.open')}</h2>
          <input type="hidden" name="lang" value={language} />
          <p class="field">
            <label for="number">{say('sandbox.sms.open-number')}</label>
            {isWrong && <strong id="number-error">{say('sandbox.sms.open-wrong')}</strong>}
            <input
              id="number"
              name="number"
              type="tel"
              required
              autocomplete="off"
              {...(isWrong ? { 'aria-invalid': 'true', 'aria-describedby': 'number-error' } : {})}
            />
          </p>
          <button type="submit">{say('sandbox.sms.open-button')}</button>
        </form>
        <h2>{say('sandbox.sms.bill')}</h2>
        <Accounts gateways={gateways} language={language} />
        <Bill gateways={gateways} language={language} />
      </>
    ),
  };
}

/** Hundredths of an account's currency. */
function money({ currency }: SmsGatewayAccount, hundredths: number, language: PageLanguage): string {
  const format = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const;
  const amount = new Intl.NumberFormat(language === 'da' ? 'da-DK' : 'en-GB', format).format(hundredths / 100);
  return speak(language)(`sandbox.sms.money.${currency}`, { amount });
}

interface Shown {
  readonly gateways: RunningGateways;
  readonly language: PageLanguage;
}

function Accounts({ gateways, language }: Shown): VNode {
  const say = speak(language);
  return (
    <table>
      <thead>
        <tr>
          {(['account', 'gateway', 'billed', 'credit'] as const).map((name) => (
            <th scope="col" key={name}>
              {say(`sandbox.sms.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {gateways.accounts.map((account) => (
          <tr key={account.id}>
            <th scope="row">{account.name}</th>
            <td>{account.gateway === 'cpsms' ? 'CPSMS' : 'GatewayAPI'}</td>
            <td>{money(account, gateways.store.billed(account.id), language)}</td>
            <td>{money(account, gateways.creditOf(account), language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bill({ gateways, language }: Shown): VNode | null {
  const say = speak(language);
  const lines = billOf(gateways.store.all());
  if (lines.length === 0) return null;
  return (
    <table>
      <thead>
        <tr>
          {(['account', 'month', 'label', 'parts', 'cost'] as const).map((name) => (
            <th scope="col" key={name}>
              {say(`sandbox.sms.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ account: id, month, label, parts, cost }) => {
          const account = gateways.accounts.find((each) => each.id === id);
          return (
            <tr key={`${id} ${month} ${label ?? ''}`}>
              <th scope="row">{account?.name}</th>
              <td>{month}</td>
              <td>{label ?? say('sandbox.sms.no-label')}</td>
              <td>{parts}</td>
              <td>{account && money(account, cost, language)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
