import { currenciesIn, isPayable } from '../../forms/kinds/payment/currency.ts';
import { fillText, type Text } from '../../texts/catalogue.ts';
import type { EntryProblem, Health, OptionDeclaration } from '../option.ts';
import { groupOf } from './gateway/methods.ts';
import { openGateway } from './gateway/open-gateway.ts';
import { inspectAgreement } from './inspect-agreement.ts';
import { type AgreementSettings, methodsOf, type PaymentSettings, PaymentSettingsSchema } from './settings.ts';
import { paymentOptionTexts } from './texts.ts';

/** Payment by Pensopay. */
export const paymentOption: OptionDeclaration<PaymentSettings> = {
  key: 'payment',
  title: paymentOptionTexts['payment-option.title'],
  intro: paymentOptionTexts['payment-option.intro'],
  settings: PaymentSettingsSchema,
  deliveries: [],
  problems: ({ agreements = [] }) =>
    agreements.flatMap((agreement, index): readonly EntryProblem[] => {
      const tell = (member: string, problem: Text): EntryProblem => ({
        list: 'agreements',
        entry: agreement.name,
        member,
        problem,
      });
      const unknown = methodsOf(agreement).find((method) => groupOf(method) === undefined);
      const strange = currenciesIn(agreement.currencies).find((currency) => !isPayable(currency));
      const isTwice = agreements.slice(0, index).some(({ name }) => name === agreement.name);
      return [
        ...(unknown === undefined
          ? []
          : [tell('methods', fillText(paymentOptionTexts['payment-option.problem.method'], { method: unknown }))]),
        ...(strange === undefined
          ? []
          : [
              tell(
                'currencies',
                fillText(paymentOptionTexts['payment-option.problem.currency'], { currency: strange }),
              ),
            ]),
        ...(isTwice ? [tell('name', paymentOptionTexts['payment-option.problem.twice'])] : []),
        ...(agreement.apiKey === agreement.privateKey
          ? [tell('privateKey', paymentOptionTexts['payment-option.problem.same-key'])]
          : []),
      ];
    }),
  facts: ({ agreements = [] }) =>
    agreements
      .filter(({ testMode }) => testMode)
      .map(({ title }) => ({
        text: fillText(paymentOptionTexts['payment-option.fact.test-mode'], { title }),
        warning: true,
      })),
  health: ({ agreements = [], url }, signal) =>
    Promise.all(
      agreements.map(async (agreement) => ({
        peer: agreement.title,
        problem: url === undefined ? null : await problemOf(agreement, url, signal),
      })),
    ),
};

/** What an administrator is told who tries the agreement. */
async function problemOf(agreement: AgreementSettings, url: string, signal: AbortSignal): Promise<Health['problem']> {
  const gateway = openGateway(agreement.dialect ?? 'v2', { url, apiKey: agreement.apiKey });
  const standing = await inspectAgreement(agreement, gateway, signal);
  switch (standing.kind) {
    case 'refused':
      return fillText(paymentOptionTexts['payment-option.health.refused'], { status: standing.status });
    case 'silent':
      return fillText(paymentOptionTexts['payment-option.health.unavailable'], { reason: standing.reason });
    case 'private-key':
      return paymentOptionTexts['payment-option.health.private-key'];
    case 'lacking': {
      const values = { methods: standing.lacking.join(', '), enabled: standing.enabled.join(', ') };
      return fillText(paymentOptionTexts['payment-option.health.methods'], values);
    }
    case 'works':
      return null;
  }
}
