import type { DeliveryKind } from '../../../options/option.ts';
import type { RegisteredOption } from '../../../options/registry.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { type Text, textIn } from '../../../texts/catalogue.ts';
import { readingTexts } from '../../../texts/reading.ts';
import { numberRefusedAt } from '../../refusals/refusals.ts';
import type { CaseServices } from '../../services.ts';
import { carryOutTrial, type TrialBy } from './start-trial.ts';

/** What a sample notes that it shows of the settings: nothing, so that nobody need send one. */
export const sampleShows = 'sample';

/** An organisation's administrators may send so many an hour: each goes to somebody, and costs. */
export const mostSamples = 10;
const hour = 3_600_000;

/** The kind of an option that has a sample to whom an administrator names; undefined for an option without one. */
export function sampledKind({ deliveries }: RegisteredOption): DeliveryKind<unknown, unknown> | undefined {
  return deliveries.find(({ sample }) => sample !== undefined) as DeliveryKind<unknown, unknown> | undefined;
}

/** `wrong`: what must be corrected, by question; `tooMany`, `refused` by whoever would get it: nothing was sent. */
export type SampleSent =
  | { readonly kind: 'sent' }
  | { readonly kind: 'wrong'; readonly problems: Readonly<Record<string, Text>> }
  | { readonly kind: 'tooMany' | 'refused' };

/**
 * Sends a delivery to whom an administrator names, the way that all others go; it is noted, logged and billed as they are, and whom it went
 * to is not kept.
 */
export function sendSample(
  services: CaseServices & { readonly publicUrl: string },
  organisation: Organisation,
  option: RegisteredOption,
  typed: Readonly<Record<string, string>>,
  by: TrialBy,
): Promise<SampleSent> {
  return readingTexts(organisation.texts, async (): Promise<SampleSent> => {
    const kind = sampledKind(option);
    const settings = services.deliverySettings(organisation, option.key);
    if (!kind?.sample || kind.sample.asks(settings as never).length === 0) return { kind: 'wrong', problems: {} };
    const { sample } = kind;
    const problems = sample.wrong(settings, typed);
    if (Object.keys(problems).length > 0) return { kind: 'wrong', problems };
    const since = new Date(services.now().getTime() - hour);
    const hindered = await services.database.inOrganisation(organisation.id, async (transaction) => {
      const { count } = await transaction
        .selectFrom('option_trial')
        .select(({ fn }) => fn.countAll<string>().as('count'))
        .where('option', '=', option.key)
        .where('shows', '=', sampleShows)
        .where('at', '>', since)
        .executeTakeFirstOrThrow();
      if (Number(count) >= mostSamples) return 'tooMany' as const;
      const receiver = sample.receiver?.(typed);
      const refusedAt = receiver && (await numberRefusedAt(transaction, organisation, kind.key, receiver));
      return refusedAt ? ('refused' as const) : null;
    });
    if (hindered) return { kind: hindered };
    const language = organisation.languages[0] ?? 'da';
    const input = sample.input(settings, typed, { name: textIn(organisation.name, language), language });
    const receiptUrl = `${services.publicUrl}/${organisation.slug}/kvitteringer/${kind.key}`;
    await carryOutTrial(
      services,
      organisation,
      { option: option.key, kind, settings, shows: sampleShows, by },
      async () => ({ input, files: [], receiptUrl }),
    );
    return { kind: 'sent' };
  });
}
