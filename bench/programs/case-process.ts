import type { Filling } from '../support/fillings.ts';
import { inTens } from '../support/fillings.ts';
import { openServices } from '../support/prepared-database.ts';
import { runWorkers } from '../support/run-workers.ts';
import { submit } from '../support/submit-filling.ts';

/**
 * One of several processes on a database of the bench: runs the workers, has a peer that answers at once, and sends the fillings in
 * that its parent gives it. Ends with its parent's channel.
 */
const { OWNER_URL: ownerUrl = '', BENCH_KEY = '', ORGANISATION = '' } = process.env;
const stops: (() => Promise<void>)[] = [];
const bench = { defer: (stop: () => Promise<void>) => void stops.push(stop) };
const opened = await openServices(bench, ownerUrl, Buffer.from(BENCH_KEY, 'base64'), 10);
const organisation = await opened.services.organisations.byId(Number(ORGANISATION));
if (!organisation) throw new Error('The organisation of the bench is missing.');
await runWorkers(bench, { ...opened, ownerUrl }, false);
process.on('message', (fillings: readonly Filling[]) => {
  inTens(fillings.length, (number) => submit({ ...opened, organisation }, fillings[number])).then(
    () => process.send?.('sent'),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on('disconnect', async () => {
  for (const stop of stops.reverse()) await stop();
  process.exit(0);
});
process.send?.('ready');
