import type { PaymentView } from '../../../cases/payments/payment.ts';
import { StatusBadge } from '../../components/status-badge.tsx';
import { SummaryList, type SummaryRow } from '../../components/summary-list.tsx';
import { Time } from '../../components/time.tsx';
import { formatMoney } from '../../money.ts';
import { useLanguage } from '../../page-environment.ts';
import { payStateOf } from './pay-state.ts';
import { usePayTexts } from './texts.ts';

/** Where a payment stands, its number, and when and how it was paid. */
export function PaymentFacts({ payment }: { readonly payment: PaymentView }) {
  const t = usePayTexts();
  const language = useLanguage();
  const { text, tone } = payStateOf(payment);
  const rows: readonly (SummaryRow | null)[] = [
    { label: t('pay.state'), value: <StatusBadge tone={tone} text={t(text)} /> },
    { label: t('pay.orderNumber'), value: payment.orderNumber },
    payment.paidAt && { label: t('pay.paidAt'), value: <Time at={payment.paidAt} show="dateTime" /> },
    payment.means && { label: t('pay.means'), value: meansText(payment.means, t) },
    payment.refunded > 0
      ? { label: t('pay.refunded'), value: formatMoney(payment.refunded, payment.currency, language) }
      : null,
    payment.canPay && payment.dueAt ? { label: t('pay.dueAt'), value: <LastDay dueAt={payment.dueAt} /> } : null,
  ];
  return <SummaryList caption={t('pay.title')} rows={rows.filter((row) => row !== null)} />;
}

/** The last day on which one can pay: a time that is due ends with its day. */
export function LastDay({ dueAt }: { readonly dueAt: Date }) {
  return <Time at={new Date(dueAt.getTime() - 1)} />;
}

/** How the gateway writes the names of methods that people write otherwise. */
const names: Readonly<Record<string, string>> = {
  mobilepay: 'MobilePay',
  visa: 'Visa',
  visadebit: 'Visa Debit',
  visaelectron: 'Visa Electron',
  mastercard: 'Mastercard',
  mastercarddebit: 'Mastercard Debit',
  dankort: 'Dankort',
  applepay: 'Apple Pay',
  googlepay: 'Google Pay',
  viabill: 'ViaBill',
  anyday: 'Anyday',
};

function meansText(
  { method, brand, last4 }: NonNullable<PaymentView['means']>,
  t: ReturnType<typeof usePayTexts>,
): string {
  const said = brand === '' ? method : brand;
  const means = names[said.toLowerCase()] ?? (said === 'card' || said === '' ? t('pay.means.card') : said);
  return last4 === undefined ? means : t('pay.means.last4', { means, last4 });
}
