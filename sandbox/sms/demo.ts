import { smsGatewayAccounts } from './accounts.ts';

/** What departments call their accounts, and the sender that stands on phones. */
const names: Readonly<Record<number, { readonly name: string; readonly sender: string }>> = {
  5101: { name: 'borgerservice', sender: 'DemoKommune' },
  5102: { name: 'teknik', sender: 'Demo Teknik' },
  5110: { name: 'proeveby', sender: 'Proeveby' },
};

/** The accounts of the demonstration organisations as the settings of their option SMS, each with the CVR number of its owner. */
export const demoSmsAccounts = smsGatewayAccounts.map(
  ({ id, cvr, gateway, name: title, user, token, webhookToken, prices, currency }) => ({
    cvr,
    account: {
      ...names[id],
      title,
      gateway,
      ...(user === '' ? {} : { user }),
      token,
      webhookSecret: webhookToken,
      // What a point costs is between the organisation and CPSMS.
      partPrice: currency === 'DKK' ? prices.DK : 30,
    },
  }),
);
