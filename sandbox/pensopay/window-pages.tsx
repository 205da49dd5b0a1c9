import type { VNode } from 'preact';
import { isEnabled } from '../../src/options/payment/gateway/methods.ts';
import { type Translate, translator } from '../../src/texts/catalogue.ts';
import { OtherLanguage, type PageLanguage } from '../pages.tsx';
import type { PaymentAgreement } from './agreements.ts';
import { sandboxCards } from './cards.ts';
import type { HeldPayment } from './held-payment.ts';
import { moneyText, plainMoney } from './money.ts';
import { pensopayTexts } from './texts.ts';

export type Say = Translate<keyof typeof pensopayTexts>;

export const speak = (language: PageLanguage): Say => translator(pensopayTexts, language);

/** A page's heading, content and status. */
export interface WindowPage {
  readonly title: string;
  readonly content: VNode;
  readonly status: number;
}

/** What is wrong with what the citizen wrote, by the field that it is about. */
export type FieldProblem = 'number' | 'expiry' | 'cvv' | 'phone';
/** Why an attempt didn't succeed. */
export type AttemptProblem = 'declined' | 'card-expired' | 'test-card' | 'live-card';

interface Shown {
  readonly payment: HeldPayment;
  readonly agreement: PaymentAgreement;
  readonly language: PageLanguage;
  /** Address of the window without its query. */
  readonly address: string;
}

const fieldIds: Readonly<Record<FieldProblem, string>> = {
  number: 'card-number',
  expiry: 'card-expiration-date',
  cvv: 'card-cvv',
  phone: 'phone-number',
};

export const totalText = ({ amount, currency }: HeldPayment, language: PageLanguage): string =>
  moneyText(amount, currency, language);

/** Where the citizen pays: by card, or by MobilePay where the payment allows it. */
export function payPage(shown: Shown, problems: readonly FieldProblem[] = [], attempt?: AttemptProblem): WindowPage {
  const { payment, agreement, language, address } = shown;
  const say = speak(language);
  const title = say('pensopay.window.title', { amount: totalText(payment, language) });
  const offers = (method: string) =>
    payment.methods.some((each) => isEnabled(method, [each])) && isEnabled(method, agreement.methods);
  const isWrong = problems.length > 0 || attempt !== undefined;
  return {
    title: isWrong ? say('pensopay.window.error', { title }) : title,
    status: isWrong ? 422 : 200,
    content: (
      <>
        <OtherLanguage address={address} language={language} />
        {isWrong && <Problems problems={problems} attempt={attempt} say={say} />}
        <p>{say('pensopay.window.to', { merchant: agreement.name, order: payment.orderId })}</p>
        <p>{say(payment.testmode ? 'pensopay.window.test' : 'pensopay.window.live')}</p>
        <Lines payment={payment} language={language} />
        {offers('card') && (
          <form method="post" action={`${address}/kort?lang=${language}`} autocomplete="off" noValidate>
            <fieldset>
              <legend>{say('pensopay.window.card')}</legend>
              <Field name="number" inputMode="numeric" problems={problems} say={say} />
              <Field name="expiry" inputMode="text" problems={problems} say={say} />
              <Field name="cvv" inputMode="numeric" problems={problems} say={say} />
              <button type="submit">
                {say('pensopay.window.pay', {
                  currency: payment.currency,
                  amount: plainMoney(payment.amount, language),
                })}
              </button>
            </fieldset>
          </form>
        )}
        {offers('mobilepay') && (
          <form method="post" action={`${address}/mobilepay?lang=${language}`} autocomplete="off" noValidate>
            <fieldset>
              <legend>{say('pensopay.window.mobilepay')}</legend>
              <Field name="phone" inputMode="tel" problems={problems} say={say} help="pensopay.window.phone-help" />
              <button type="submit">{say('pensopay.window.open-mobilepay')}</button>
            </fieldset>
          </form>
        )}
        {payment.cancelUrl && (
          <p>
            <a href={payment.cancelUrl}>{say('pensopay.window.cancel')}</a>
          </p>
        )}
        {offers('card') && <Cards say={say} testmode={payment.testmode} />}
      </>
    ),
  };
}

function Problems({
  problems,
  attempt,
  say,
}: {
  readonly problems: readonly FieldProblem[];
  readonly attempt: AttemptProblem | undefined;
  readonly say: Say;
}): VNode {
  return (
    <div role="alert" class="problems">
      {attempt && <p>{say(`pensopay.problem.${attempt}`)}</p>}
      {problems.length > 0 && (
        <ul>
          {problems.map((problem) => (
            <li key={problem}>
              <a href={`#${fieldIds[problem]}`}>{say(`pensopay.problem.${problem}`)}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Field({
  name,
  inputMode,
  problems,
  say,
  help,
}: {
  readonly name: FieldProblem;
  readonly inputMode: 'numeric' | 'text' | 'tel';
  readonly problems: readonly FieldProblem[];
  readonly say: Say;
  readonly help?: 'pensopay.window.phone-help';
}): VNode {
  const id = fieldIds[name];
  const isWrong = problems.includes(name);
  const described = [help && `${id}-help`, isWrong && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <p class="field">
      <label for={id}>{say(`pensopay.window.${name}`)}</label>
      {help && <span id={`${id}-help`}>{say(help)}</span>}
      {isWrong && <strong id={`${id}-problem`}>{say(`pensopay.problem.${name}`)}</strong>}
      <input
        id={id}
        name={id}
        type="text"
        inputMode={inputMode}
        autocomplete="off"
        aria-invalid={isWrong ? 'true' : undefined}
        aria-describedby={described || undefined}
      />
    </p>
  );
}

interface Line {
  readonly name: string;
  readonly qty: number;
  readonly price: number;
}

function Lines({
  payment,
  language,
}: {
  readonly payment: HeldPayment;
  readonly language: PageLanguage;
}): VNode | null {
  const { basket } = payment.order;
  const lines = Array.isArray(basket) ? (basket as readonly Line[]) : [];
  if (lines.length === 0) return null;
  const say = speak(language);
  return (
    <table>
      <caption>{say('pensopay.window.what')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('pensopay.window.line')}</th>
          <th scope="col">{say('pensopay.window.quantity')}</th>
          <th scope="col">{say('pensopay.window.price')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, qty, price }, index) => (
          <tr key={String(index)}>
            <th scope="row">{name}</th>
            <td>{qty}</td>
            <td>{moneyText(price, payment.currency, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cards({ say, testmode }: { readonly say: Say; readonly testmode: boolean }): VNode {
  return (
    <details>
      <summary>{say('pensopay.window.cards')}</summary>
      <p>{say('pensopay.window.cards-help')}</p>
      <ul>
        {sandboxCards
          .filter(({ live }) => live !== testmode)
          .map(({ number, outcome }) => (
            <li key={number}>
              <code>{number.replace(/(\d{4})(?=\d)/g, '$1 ')}</code> {say(`pensopay.card.${outcome}`)}
            </li>
          ))}
      </ul>
    </details>
  );
}

/** The bank's own question. */
export function securePage({ payment, agreement, language, address }: Shown): WindowPage {
  const say = speak(language);
  return {
    title: say('pensopay.secure.title'),
    status: 200,
    content: (
      <form method="post" action={`${address}/3d-secure?lang=${language}`}>
        <p>{say('pensopay.secure.what', { amount: totalText(payment, language), merchant: agreement.name })}</p>
        <p>
          <button type="submit" name="answer" value="approve">
            {say('pensopay.secure.approve')}
          </button>{' '}
          <button type="submit" name="answer" value="decline">
            {say('pensopay.secure.decline')}
          </button>
        </p>
      </form>
    ),
  };
}

/** The window while the phone is being answered. @param phone address of the phone's page */
export function mobilePayPage({ payment, language, address }: Shown, phone: string): WindowPage {
  const say = speak(language);
  return {
    title: say('pensopay.mobilepay.title'),
    status: 200,
    content: (
      <>
        <OtherLanguage address={`${address}/mobilepay`} language={language} />
        <p>{say('pensopay.mobilepay.what', { amount: totalText(payment, language) })}</p>
        <p role="status">{say('pensopay.mobilepay.waiting')}</p>
        <p>
          <a href={`${phone}?lang=${language}`}>{say('pensopay.mobilepay.phone')}</a>
        </p>
        <p>
          <a href={`${address}/mobilepay?lang=${language}`}>{say('pensopay.mobilepay.on')}</a>
        </p>
        <p>
          <a href={`${address}?lang=${language}`}>{say('pensopay.mobilepay.other')}</a>
        </p>
      </>
    ),
  };
}

/** Why a window can't be paid in, with the way back. */
export function closedPage(
  { payment, agreement, language, address }: Shown,
  why: 'expired' | 'paid' | 'ended',
): WindowPage {
  const say = speak(language);
  const back = why === 'paid' ? payment.successUrl : payment.cancelUrl;
  const words = { merchant: agreement.name, order: payment.orderId };
  return {
    title: say(`pensopay.closed.${why}`),
    status: why === 'paid' ? 200 : 410,
    content: (
      <>
        <OtherLanguage address={address} language={language} />
        <p>{say(`pensopay.closed.${why}-what`, words)}</p>
        {back && (
          <p>
            <a href={back}>{say('pensopay.closed.back', words)}</a>
          </p>
        )}
      </>
    ),
  };
}

/** For an address that no payment has. */
export function missingPage(language: PageLanguage): WindowPage {
  const title = speak(language)('pensopay.closed.missing');
  return { title, status: 404, content: <p>{title}.</p> };
}
