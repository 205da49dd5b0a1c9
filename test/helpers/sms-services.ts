import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { smsGatewayAccounts } from '../../sandbox/sms/accounts.ts';
import type { DeliveryServices } from '../../src/cases/deliver.ts';
import { receiveReceipt } from '../../src/cases/deliveries/receive-receipt.ts';
import type { CaseServices } from '../../src/cases/services.ts';
import type { DeliveryKind } from '../../src/options/option.ts';
import type { SmsSettings } from '../../src/options/sms/settings.ts';
import { smsKind } from '../../src/options/sms/sms-kind.ts';
import type { Organisation } from '../../src/organisations/organisation.ts';
import { deliveryServices, memoryPeer } from './delivery-services.ts';

/** An organisation's settings with both of the demonstration's accounts, at a sandbox. */
export function smsSettings(sandboxUrl: string, more: Partial<SmsSettings> = {}): SmsSettings {
  const [borgerservice, teknik] = smsGatewayAccounts;
  return {
    accounts: [
      {
        name: 'borgerservice',
        title: borgerservice.name,
        gateway: 'gatewayapi',
        token: borgerservice.token,
        webhookSecret: borgerservice.webhookToken,
        sender: 'Demo Komm',
        partPrice: 25,
      },
      {
        name: 'teknik',
        title: teknik.name,
        gateway: 'cpsms',
        user: teknik.user,
        token: teknik.token,
        webhookSecret: teknik.webhookToken,
        sender: 'Teknik',
      },
    ],
    urls: { gatewayapi: `${sandboxUrl}/sms/gatewayapi`, cpsms: `${sandboxUrl}/sms/cpsms` },
    ...more,
  };
}

/** Delivery services whose SMS go by these settings, and whose states are told at an address. */
export function smsServices(base: CaseServices, settings: SmsSettings, publicUrl: string): DeliveryServices {
  const registered = { kind: smsKind as unknown as DeliveryKind<unknown, unknown>, option: 'sms' };
  return {
    ...deliveryServices(base, memoryPeer()),
    deliveries: new Map([...base.deliveries, ['sms', registered]]),
    deliverySettings: () => settings,
    publicUrl,
    retryPlan: { firstSeconds: 1, mostSeconds: 10, attempts: 50 },
  };
}

/** A place where gateways tell states, as the product's own route takes them. */
export async function listenForStates(
  take: () => { readonly services: CaseServices; readonly organisation: Organisation },
): Promise<{ readonly url: string; readonly answers: readonly number[]; close(): Promise<void> }> {
  const answers: number[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [, query = ''] = (request.url ?? '').split('?', 2);
      const { services, organisation } = take();
      const method = request.method === 'GET' ? 'GET' : 'POST';
      receiveReceipt(services, organisation, 'sms', {
        headers: request.headers,
        method,
        query,
        body: Buffer.concat(chunks),
      })
        .then((received) => (received.kind === 'refused' ? received.status : received.kind === 'taken' ? 200 : 404))
        .catch(() => 500)
        .then((status) => {
          answers.push(status);
          response.writeHead(status).end();
        });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    answers,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
