import { OtherLanguage, type PageLanguage } from '../pages.tsx';
import type { PaymentAgreement } from './agreements.ts';
import type { HeldPayment } from './held-payment.ts';
import { speak, totalText, type WindowPage } from './window-pages.tsx';

/** A payment that waits for the phone. */
export interface Asking {
  readonly payment: HeldPayment;
  readonly agreement: PaymentAgreement;
  /** Address of its page on the phone. */
  readonly address: string;
}

/** The phone with all that it asks. */
export function phoneListPage(asking: readonly Asking[], address: string, language: PageLanguage): WindowPage {
  const say = speak(language);
  return {
    title: say('pensopay.phone.title'),
    status: 200,
    content: (
      <>
        <OtherLanguage address={address} language={language} />
        {asking.length === 0 && <p>{say('pensopay.phone.none')}</p>}
        <ul>
          {asking.map((each) => (
            <li key={each.address}>
              <a href={`${each.address}?lang=${language}`}>
                {say('pensopay.phone.ask', {
                  amount: totalText(each.payment, language),
                  merchant: each.agreement.name,
                })}
              </a>
            </li>
          ))}
        </ul>
      </>
    ),
  };
}

/** The phone with one payment: to be answered, or that it has been. @param back address of the payment window */
export function phonePage(
  { payment, agreement, address }: Asking,
  isWaiting: boolean,
  back: string,
  language: PageLanguage,
): WindowPage {
  const say = speak(language);
  return {
    title: say('pensopay.phone.title'),
    status: 200,
    content: (
      <>
        <OtherLanguage address={address} language={language} />
        {isWaiting ? (
          <form method="post" action={`${address}?lang=${language}`}>
            <p>{say('pensopay.phone.ask', { amount: totalText(payment, language), merchant: agreement.name })}</p>
            <p>
              <button type="submit" name="answer" value="approve">
                {say('pensopay.phone.approve')}
              </button>{' '}
              <button type="submit" name="answer" value="decline">
                {say('pensopay.phone.decline')}
              </button>
            </p>
          </form>
        ) : (
          <p role="status">{say('pensopay.phone.answered')}</p>
        )}
        <p>
          <a href={`${back}?lang=${language}`}>{say('pensopay.phone.back')}</a>
        </p>
      </>
    ),
  };
}
