import type { DeliveryServices } from '../../cases/deliver.ts';
import type { CaseServices } from '../../cases/services.ts';

const reason = {
  da: 'Personen er opdigtet, så der sendes ingenting',
  en: 'The person is invented, so nothing is sent',
};

/** Services whose every delivery is refused without anything being sent: the applicants do not exist. */
export function withoutPost(services: CaseServices): DeliveryServices {
  const refused = [...services.deliveries].map(
    ([key, { kind, option }]) =>
      [
        key,
        {
          option,
          kind: {
            key,
            title: kind.title,
            files: 'none' as const,
            send: async () => ({
              outcome: { outcome: 'rejected' as const, reason },
              exchange: { request: 'Nothing was sent: the person is invented.', answer: '' },
            }),
            ask: async () => ({ outcome: 'rejected' as const, reason }),
          },
        },
      ] as const,
  );
  return {
    ...services,
    deliveries: new Map(refused),
    writeLetter: () => Promise.reject(new Error('A delivery without files has no letter.')),
    makeReceipt: () => Promise.reject(new Error('A delivery without files has no receipt.')),
    publicUrl: '',
    retryPlan: { firstSeconds: 1, mostSeconds: 1, attempts: 1 },
    random: () => 0,
    report: () => undefined,
    signal: new AbortController().signal,
    attemptLimit: 10_000,
  };
}
