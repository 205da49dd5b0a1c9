import { demoCvr, proevebyCvr } from '../people.ts';

/** A merchant's agreement with the gateway. All are invented. */
export interface PaymentAgreement {
  readonly account: number;
  readonly name: string;
  readonly cvr: string;
  /** Bearer token of calls. */
  readonly apiKey: string;
  /** Signs callbacks; never the same as the API key. */
  readonly privateKey: string;
  /** The methods that are enabled. */
  readonly methods: readonly string[];
  readonly currencies: readonly string[];
}

/** The merchants: two departments of the demonstration organisation, one of another. */
export const paymentAgreements: readonly [PaymentAgreement, ...PaymentAgreement[]] = [
  {
    account: 4711,
    name: 'Borgerservice',
    cvr: demoCvr,
    apiKey: 'sandkasse-api-borgerservice-5d0f2c9a',
    privateKey: 'sandkasse-privat-borgerservice-b71e44d8',
    methods: ['dankort', 'visa', 'visadebit', 'mastercard', 'mastercarddebit', 'mobilepay'],
    currencies: ['DKK'],
  },
  {
    account: 4712,
    name: 'Teknik og Miljø',
    cvr: demoCvr,
    apiKey: 'sandkasse-api-teknik-91ab03ef',
    privateKey: 'sandkasse-privat-teknik-0c6d5e77',
    methods: ['dankort', 'visa', 'mastercard'],
    currencies: ['DKK', 'EUR'],
  },
  {
    account: 4720,
    name: 'Prøveby Betaling',
    cvr: proevebyCvr,
    apiKey: 'sandkasse-api-proeveby-73f1d2c4',
    privateKey: 'sandkasse-privat-proeveby-e8a9b610',
    methods: ['visa', 'mastercard', 'mobilepay'],
    currencies: ['DKK'],
  },
];
