import { timingSafeEqual } from 'node:crypto';
import { fillText, type Text } from '../../texts/catalogue.ts';
import type { EntryProblem, Health, OptionDeclaration } from '../option.ts';
import { groupOf, isEnabled } from './gateway/methods.ts';
import { openGateway } from './gateway/open-gateway.ts';
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
      const isTwice = agreements.slice(0, index).some(({ name }) => name === agreement.name);
      return [
        ...(unknown === undefined
          ? []
          : [tell('methods', fillText(paymentOptionTexts['payment-option.problem.method'], { method: unknown }))]),
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

/** Asks the gateway about the agreement; moves no money. */
async function problemOf(agreement: AgreementSettings, url: string, signal: AbortSignal): Promise<Health['problem']> {
  const gateway = openGateway(agreement.dialect ?? 'v2', { url, apiKey: agreement.apiKey });
  const account = await gateway.account(signal);
  if (account.kind === 'refused') {
    return fillText(paymentOptionTexts['payment-option.health.refused'], { status: account.status });
  }
  if (account.kind === 'unknown') {
    return fillText(paymentOptionTexts['payment-option.health.unavailable'], { reason: account.why });
  }
  const { privateKey } = account.value;
  if (privateKey !== undefined && !isSame(privateKey, agreement.privateKey)) {
    return paymentOptionTexts['payment-option.health.private-key'];
  }
  const enabled = await gateway.methods(signal);
  const lacking =
    enabled.kind === 'ok' ? methodsOf(agreement).filter((method) => !isEnabled(method, enabled.value)) : [];
  if (enabled.kind !== 'ok' || lacking.length === 0) return null;
  const values = { methods: lacking.join(', '), enabled: enabled.value.join(', ') };
  return fillText(paymentOptionTexts['payment-option.health.methods'], values);
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
