import type { FastifyInstance } from 'fastify';
import { type Assets, loadAssets } from './assets.ts';
import type { Log, LogFields } from './log.ts';
import { createWebServer, type WebServerOptions } from './server.ts';
import type { WebOrganisation } from './web-organisation.ts';

/** Organisations for the tests of this room: one with two languages, one with Danish alone. */
export const testOrganisations: readonly WebOrganisation[] = [
  {
    id: '1',
    slug: 'demo',
    name: { da: 'Demo Kommune', en: 'Demo Municipality' },
    cvr: '29189000',
    contact: {
      address: ['Rådhuspladsen 1', '9999 Demoby'],
      phone: '99 99 99 99',
      email: 'post@demo.example',
      website: 'https://demo.example/',
    },
    languages: ['da', 'en'],
  },
  {
    id: '2',
    slug: 'nabo',
    name: { da: 'Nabo Kommune', en: 'Nabo Municipality' },
    cvr: '29189001',
    contact: { address: ['Torvet 1', '9998 Naboby'] },
    languages: ['da'],
  },
];

/** One line that the server wrote. */
export interface WrittenLine {
  readonly level: keyof Log;
  readonly event: string;
  readonly fields: LogFields;
}

/** A log that keeps its lines. */
export function memoryLog(): { readonly log: Log; readonly lines: WrittenLine[] } {
  const lines: WrittenLine[] = [];
  const write =
    (level: keyof Log) =>
    (event: string, fields: LogFields = {}) => {
      lines.push({ level, event, fields });
    };
  return { log: { info: write('info'), warn: write('warn'), error: write('error') }, lines };
}

let assets: Promise<Assets> | undefined;

/** A web server as the product makes it, with the test's own routes and no session unless the test gives one. */
export async function testServer(options: Partial<WebServerOptions> = {}): Promise<FastifyInstance> {
  assets ??= loadAssets({ root: process.cwd() });
  return createWebServer({
    publicUrl: new URL('http://localhost'),
    trustProxy: false,
    organisations: async (slug) => testOrganisations.find((organisation) => organisation.slug === slug) ?? null,
    loadSession: async () => null,
    rememberLanguage: async () => undefined,
    routes: [],
    assets: await assets,
    health: [],
    log: memoryLog().log,
    ...options,
  });
}
