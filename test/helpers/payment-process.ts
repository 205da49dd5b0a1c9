import { paymentAgreements } from '../../sandbox/pensopay/agreements.ts';
import { workOffPayments } from '../../src/cases/payments/work-off-payments.ts';
import { openGateway } from '../../src/options/payment/gateway/open-gateway.ts';
import { paymentWorld } from './payments.ts';
import { servicesInChild } from './services-in-child.ts';

/** What a process is told that is to die beside the test's database, in its environment. */
export interface DyingWork {
  readonly GATEWAY_URL: string;
  readonly ORGANISATION: string;
  readonly NOW: string;
  /** How many movements of money the gateway has to answer. */
  readonly ANSWERS: string;
}

// Does what is due with money and kills itself when the gateway has answered it all, before any of it is noted.
const { GATEWAY_URL = '', ORGANISATION = '', NOW = '', ANSWERS = '' } = process.env as Partial<DyingWork>;
const clock = { now: new Date(NOW) };
const services = await servicesInChild(() => clock.now);
const demo = await services.organisations.byId(Number(ORGANISATION));
if (!demo) throw new Error(`There is no organisation ${ORGANISATION}.`);
const gateway = openGateway('v2', { url: GATEWAY_URL, apiKey: paymentAgreements[0].apiKey });
let answers = 0;

async function dieAfter(answer: Promise<{ readonly kind: string }>): Promise<never> {
  const { kind } = await answer;
  if (kind !== 'ok') throw new Error(`The gateway answered ${kind}.`);
  answers += 1;
  if (answers === Number(ANSWERS)) process.kill(process.pid, 'SIGKILL');
  return new Promise<never>(() => {});
}

const world = paymentWorld(
  { services, demo, clock },
  {
    through: () => ({
      ...gateway,
      capture: (id, amount, signal) => dieAfter(gateway.capture(id, amount, signal)),
      refund: (id, amount, signal) => dieAfter(gateway.refund(id, amount, signal)),
    }),
  },
);
await workOffPayments(world.services);
throw new Error('There was not so much to do.');
