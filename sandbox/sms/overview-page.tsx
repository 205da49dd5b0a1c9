import type { ComponentChildren, VNode } from 'preact';
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
          <Rows
            language={language}
            columns={['number', 'count', 'last', 'state']}
            rows={phones.map((msisdn) => {
              const messages = store.ofPhone(msisdn);
              const last = messages.at(-1);
              return {
                key: msisdn,
                head: <a href={`${root}/telefon/${msisdn}?lang=${language}`}>{readable(msisdn)}</a>,
                cells: [
                  messages.length,
                  last ? pageMoment(last.acceptedAt, language) : '',
                  say(`sandbox.sms.phone.${store.phone(msisdn)}`),
                ],
              };
            })}
          />
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

type Column =
  | 'number'
  | 'count'
  | 'last'
  | 'state'
  | 'account'
  | 'gateway'
  | 'billed'
  | 'credit'
  | 'month'
  | 'label'
  | 'parts'
  | 'cost';

interface RowsProperties {
  readonly language: PageLanguage;
  /** The first is what the rows are about. */
  readonly columns: readonly Column[];
  readonly rows: readonly {
    readonly key: string;
    readonly head: ComponentChildren;
    readonly cells: readonly ComponentChildren[];
  }[];
}

function Rows({ language, columns, rows }: RowsProperties): VNode {
  const say = speak(language);
  return (
    <table>
      <thead>
        <tr>
          {columns.map((name) => (
            <th scope="col" key={name}>
              {say(`sandbox.sms.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, head, cells }) => (
          <tr key={key}>
            <th scope="row">{head}</th>
            {cells.map((cell, index) => (
              <td key={columns[index + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Accounts({ gateways, language }: Shown): VNode {
  return (
    <Rows
      language={language}
      columns={['account', 'gateway', 'billed', 'credit']}
      rows={gateways.accounts.map((account) => ({
        key: String(account.id),
        head: account.name,
        cells: [
          account.gateway === 'cpsms' ? 'CPSMS' : 'GatewayAPI',
          money(account, gateways.store.billed(account.id), language),
          money(account, gateways.creditOf(account), language),
        ],
      }))}
    />
  );
}

function Bill({ gateways, language }: Shown): VNode | null {
  const say = speak(language);
  const lines = billOf(gateways.store.all());
  if (lines.length === 0) return null;
  return (
    <Rows
      language={language}
      columns={['account', 'month', 'label', 'parts', 'cost']}
      rows={lines.map(({ account: id, month, label, country, messageClass, parts, cost }) => {
        const account = gateways.accounts.find((each) => each.id === id);
        return {
          key: [id, month, label, country, messageClass].join(' '),
          head: account?.name,
          cells: [month, label ?? say('sandbox.sms.no-label'), parts, account && money(account, cost, language)],
        };
      })}
    />
  );
}
