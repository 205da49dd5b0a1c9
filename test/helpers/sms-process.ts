import { deliver } from '../../src/cases/deliver.ts';
import { settleOverdueReceipts } from '../../src/cases/deliveries/overdue-receipts.ts';
import type { SmsSettings } from '../../src/options/sms/settings.ts';
import { servicesInChild } from './services-in-child.ts';
import { smsServices } from './sms-services.ts';

/** What a process is to attempt, so many at a time, and then to look after as overdue. */
export interface SmsWork {
  readonly organisation: number;
  readonly now: string;
  readonly deliveries: readonly string[];
  readonly settings: SmsSettings;
  readonly publicUrl: string;
  readonly concurrency: number;
}

// Attempts deliveries in a process of its own, which a test kills.
let at = new Date();
const caseServices = await servicesInChild(() => at);

process.on('message', (work: SmsWork) => {
  run(work).then(
    () => process.send?.('over'),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.send?.('ready');

async function run({ organisation, now, deliveries, settings, publicUrl, concurrency }: SmsWork): Promise<void> {
  at = new Date(now);
  const services = { ...smsServices(caseServices, settings, publicUrl), attemptLimit: 2_000 };
  const waiting = [...deliveries];
  const worker = async (): Promise<void> => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) await deliver(services, organisation, id);
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  await settleOverdueReceipts(services);
}
