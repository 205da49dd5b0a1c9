import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { paymentAgreements } from '../../sandbox/pensopay/agreements.ts';
import { receiveCallback } from '../../src/cases/payments/receive-callback.ts';
import { openGateway } from '../../src/options/payment/gateway/open-gateway.ts';
import { paymentWorld } from './payments.ts';
import { servicesInChild } from './services-in-child.ts';

/** What a process is told that takes one callback beside the test's database and dies of it, in its environment. */
export interface DyingReceiver {
  readonly GATEWAY_URL: string;
  readonly ORGANISATION: string;
  readonly NOW: string;
  /**
   * `answered`: when it has answered the callback with 2xx, while the gateway can't be read. `read`: when the gateway has answered it, before
   * anything of that is noted and the callback is answered.
   */
  readonly DIES: 'answered' | 'read';
}

const { GATEWAY_URL = '', ORGANISATION = '', NOW = '', DIES } = process.env as Partial<DyingReceiver>;
const die = (): void => void process.kill(process.pid, 'SIGKILL');
const clock = { now: new Date(NOW) };
const services = await servicesInChild(() => clock.now);
const demo = await services.organisations.byId(Number(ORGANISATION));
if (!demo) throw new Error(`There is no organisation ${ORGANISATION}.`);
const gateway = openGateway('v2', { url: GATEWAY_URL, apiKey: paymentAgreements[0].apiKey });

const world = paymentWorld(
  { services, demo, clock },
  {
    through: () => ({
      ...gateway,
      get: async (id, signal) => {
        if (DIES === 'answered') return { kind: 'unknown', why: 'it can’t be reached' };
        const answer = await gateway.get(id, signal);
        if (answer.kind !== 'ok') throw new Error(`The gateway answered ${answer.kind}.`);
        die();
        return new Promise<never>(() => {});
      },
    }),
  },
);
const server = createServer(async (request, response) => {
  const received = await receiveCallback(world.services, demo, 'borgerservice', await buffer(request), request.headers);
  if (DIES === 'answered' && received === 'read') response.on('close', die);
  response.writeHead(received === 'read' ? 200 : 500).end();
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' ? address?.port : '');
});
