import { OtherLanguage, type PageLanguage } from '../pages.tsx';
import type { HeldPayment } from './held-payment.ts';
import { moneyText } from './money.ts';
import type { RunningGateway } from './running-gateway.ts';
import { speak, type WindowPage } from './window-pages.tsx';

const root = '/pensopay';

/** The gateway's own page: the latest payments, the callbacks that are held back, and settling. */
export function overviewPage(gateway: RunningGateway, language: PageLanguage): WindowPage {
  const say = speak(language);
  const payments = gateway.book.all().slice(0, 100);
  const held = gateway.callbacks.held();
  return {
    title: say('pensopay.page.title'),
    status: 200,
    content: (
      <>
        <OtherLanguage address={`${root}/`} language={language} />
        <p>{say('pensopay.page.intro')}</p>
        {payments.length === 0 ? (
          <p>{say('pensopay.page.none')}</p>
        ) : (
          <table>
            <thead>
              <tr>
                {(['order', 'merchant', 'amount', 'state', 'captured', 'refunded'] as const).map((name) => (
                  <th scope="col" key={name}>
                    {say(`pensopay.page.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {payments.map((payment) => (
                <PaymentRow key={payment.id} payment={payment} gateway={gateway} language={language} />
              ))}
            </tbody>
          </table>
        )}
        <p>
          <a href={`${root}/telefon?lang=${language}`}>{say('pensopay.page.phone')}</a>
        </p>
        <h2>{say('pensopay.page.callbacks')}</h2>
        <p>{say('pensopay.page.held', { count: held })}</p>
        <form method="post" action={`${root}/tilbagekald?lang=${language}`}>
          <button type="submit" name="order" value="forward">
            {say('pensopay.page.release')}
          </button>{' '}
          <button type="submit" name="order" value="reversed">
            {say('pensopay.page.release-reversed')}
          </button>
        </form>
        <h2>{say('pensopay.page.settlements')}</h2>
        <form method="post" action={`${root}/afregn?lang=${language}`}>
          <p>{say('pensopay.page.settlements-what')}</p>
          <button type="submit">{say('pensopay.page.settle')}</button>
        </form>
      </>
    ),
  };
}

function PaymentRow({
  payment,
  gateway,
  language,
}: {
  readonly payment: HeldPayment;
  readonly gateway: RunningGateway;
  readonly language: PageLanguage;
}) {
  const money = (amount: number) => moneyText(amount, payment.currency, language);
  return (
    <tr>
      <th scope="row">
        <a href={`${gateway.linkOf(payment)}?lang=${language}`}>{payment.orderId}</a>
      </th>
      <td>{gateway.agreement(payment.account).name}</td>
      <td>{money(payment.amount + payment.cardFee)}</td>
      <td>{speak(language)(`pensopay.state.${payment.state}`)}</td>
      <td>{money(payment.captured)}</td>
      <td>{money(payment.refunded)}</td>
    </tr>
  );
}
