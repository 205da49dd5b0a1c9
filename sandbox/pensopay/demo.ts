import { paymentAgreements } from './agreements.ts';

/** What departments call their agreements, and the accounting string of each. */
const names: Readonly<
  Record<
    number,
    {
      readonly name: string;
      readonly account: string;
      readonly statementText: string;
      /** Kroner above which a second employee must agree to a refund. */
      readonly fourEyesAbove?: number;
      /** Those beside kroner. */
      readonly currencies?: string;
    }
  >
> = {
  4711: { name: 'borgerservice', account: '5.62.70.1', statementText: 'Demo Kommune' },
  4712: {
    name: 'teknik',
    account: '2.28.11.1',
    statementText: 'Demo Kommune Teknik',
    fourEyesAbove: 200,
    currencies: 'EUR',
  },
  4720: { name: 'proeveby', account: '5.62.70.1', statementText: 'Proeveby Kommune' },
};

/** The agreements of the demonstration organisations as the settings of their option payment, each with the CVR number of its owner. */
export const demoAgreements = paymentAgreements.map(({ account, name: title, cvr, apiKey, privateKey }) => ({
  cvr,
  agreement: { ...names[account], title, apiKey, privateKey, testMode: true },
}));
