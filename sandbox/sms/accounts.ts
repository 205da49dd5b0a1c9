import { demoCvr, proevebyCvr } from '../people.ts';

/** An account at one of the gateways. All are invented. */
export interface SmsGatewayAccount {
  readonly id: number;
  readonly gateway: 'gatewayapi' | 'cpsms';
  readonly name: string;
  readonly cvr: string;
  /** Where the product has the account's organisation, for what phones send. */
  readonly slug: string;
  /** CPSMS knows its customers by a name beside the key. */
  readonly user: string;
  readonly token: string;
  /** What webhooks are signed with. CPSMS signs nothing. */
  readonly webhookToken: string;
  readonly currency: 'DKK' | 'point';
  /** What it begins with, in hundredths of the currency. */
  readonly credit: number;
  /** What one part costs, in hundredths, by the countries that it may send to. */
  readonly prices: Readonly<Record<string, number>>;
  /** Hosts and links that may stand in messages; null: nobody looks. The product's own is always allowed. */
  readonly links: readonly string[] | null;
  /** Whether urgent messages may go by the standard class; normally they take the premium one. */
  readonly urgentInStandard: boolean;
  /** The number that phones answer to. */
  readonly number: string;
}

const nordic = { DK: 25, SE: 52, NO: 61, FO: 70, GL: 95 };

/** Two departments of the demonstration organisation, one at each gateway, and another organisation's. */
export const smsGatewayAccounts: readonly [SmsGatewayAccount, SmsGatewayAccount, SmsGatewayAccount] = [
  {
    id: 5101,
    gateway: 'gatewayapi',
    name: 'Borgerservice',
    cvr: demoCvr,
    slug: 'demo',
    user: '',
    token: 'sandkasse-sms-borgerservice-4be81f07',
    webhookToken: 'sandkasse-webhook-borgerservice-93ac',
    currency: 'DKK',
    credit: 10_000_000,
    prices: nordic,
    links: ['demo.example', 'borger.dk', 'https://www.kk.dk/artikel/flytning'],
    urgentInStandard: true,
    number: '4560575797',
  },
  {
    id: 5102,
    gateway: 'cpsms',
    name: 'Teknik og Miljø',
    cvr: demoCvr,
    slug: 'demo',
    user: 'teknik',
    token: 'sandkasse-sms-teknik-77d02c5e',
    webhookToken: 'sandkasse-webhook-teknik-1f60',
    currency: 'point',
    credit: 10_000_000,
    prices: { DK: 100, SE: 160, NO: 160 },
    links: null,
    urgentInStandard: true,
    number: '4560575798',
  },
  {
    id: 5110,
    gateway: 'gatewayapi',
    name: 'Prøveby',
    cvr: proevebyCvr,
    slug: 'proeveby',
    user: '',
    token: 'sandkasse-sms-proeveby-e2196ab3',
    webhookToken: 'sandkasse-webhook-proeveby-c8d4',
    currency: 'DKK',
    credit: 1_000_000,
    prices: { DK: 28 },
    links: [],
    urgentInStandard: false,
    number: '4560575799',
  },
];
