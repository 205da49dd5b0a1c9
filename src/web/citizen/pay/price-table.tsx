import type { PaymentView } from '../../../cases/payments/payment.ts';
import { formatDecimal } from '../../../forms/kinds/format-decimal.ts';
import { LocalText } from '../../components/local-text.tsx';
import { formatMoney } from '../../money.ts';
import { useLanguage } from '../../page-environment.ts';
import { usePayTexts } from './texts.ts';

/** What is paid for: the lines, what the gateway added for the card, the total and the VAT in it. */
export function PriceTable({ payment }: { readonly payment: PaymentView }) {
  const t = usePayTexts();
  const language = useLanguage();
  const { price, currency, cardFee } = payment;
  const money = (amount: number) => formatMoney(amount, currency, language);
  const sums = [
    ...(cardFee > 0 ? [{ key: 'pay.cardFee', amount: cardFee } as const] : []),
    { key: 'pay.total', amount: price.total + cardFee } as const,
    ...(price.vat > 0 ? [{ key: 'pay.vat', amount: price.vat } as const] : []),
  ];
  return (
    <>
      <table class="table prices priced">
        <caption class="sr-only">{t('pay.lines')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('pay.item')}</th>
            <th scope="col">{t('pay.quantity')}</th>
            <th scope="col">{t('pay.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {price.lines.map(({ key, label, quantity, unitPrice, amount }) => (
            <tr key={key}>
              <th scope="row">
                <LocalText text={label} />
                {quantity > 1 && (
                  <span class="price-details">
                    {t('pay.unitPrice')}: {money(unitPrice)}
                  </span>
                )}
              </th>
              <td>{formatDecimal(String(quantity), language, { grouping: 'min2' })}</td>
              <td>{money(amount)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {sums.map(({ key, amount }) => (
            <tr key={key}>
              <th scope="row" colSpan={2}>
                {t(key)}
              </th>
              <td>{money(amount)}</td>
            </tr>
          ))}
        </tfoot>
      </table>
      {price.vat === 0 && <p>{t('pay.noVat')}</p>}
    </>
  );
}
