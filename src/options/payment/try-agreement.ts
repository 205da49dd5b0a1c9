import type { AgreementTrial } from '../../cases/payments/payment-agreement.ts';
import { type BothTexts, type FillValues, fillText } from '../../texts/catalogue.ts';
import type { Gateway } from './gateway/gateway.ts';
import { inspectAgreement } from './inspect-agreement.ts';
import type { AgreementSettings } from './settings.ts';
import { paymentOptionTexts } from './texts.ts';

/**
 * Whether what pays by an agreement can be published now, in words for a designer.
 * @param owner what is held against what the gateway knows: the organisation's CVR number, and whether money is really moved here
 */
export async function tryAgreement(
  settings: AgreementSettings,
  gateway: Gateway,
  owner: { readonly cvr: string; readonly isProduction: boolean },
  signal: AbortSignal,
): Promise<AgreementTrial> {
  const say = (key: TrialText, values: FillValues = {}): BothTexts =>
    fillText(paymentOptionTexts[`payment-option.trial.${key}`], { title: settings.title, ...values });
  const stops = (problem: BothTexts, isSilent = false): AgreementTrial => ({ problem, isSilent, notes: [] });
  // Nothing that the gateway could say would make it right.
  if (owner.isProduction && settings.testMode) return stops(say('test-mode'));
  const standing = await inspectAgreement(settings, gateway, signal);
  switch (standing.kind) {
    case 'refused':
      return stops(say('refused', { status: standing.status }));
    case 'silent':
      return stops(say('silent', { reason: standing.reason }), true);
    case 'private-key':
      return stops(say('private-key'));
    case 'lacking':
      return stops(
        say('methods', {
          methods: standing.lacking.join(', '),
          enabled: standing.enabled.join(', ') || '–',
        }),
      );
    case 'works': {
      const { knowsMethods, cvr = owner.cvr } = standing;
      return {
        problem: null,
        isSilent: false,
        notes: [
          ...(knowsMethods ? [] : [say('unlisted')]),
          ...(cvr.replaceAll(/\D/g, '') === owner.cvr ? [] : [say('cvr', { cvr })]),
        ],
      };
    }
  }
}

type TrialText = 'test-mode' | 'refused' | 'silent' | 'private-key' | 'methods' | 'unlisted' | 'cvr';
