import type { Kysely } from 'kysely';
import Type from 'typebox';
import { Check } from 'typebox/value';
import type { Tables } from '../../database/schema.ts';
import { demoOrganisations } from './organisations.ts';

const ReceiversSchema = Type.Object({
  webhook: Type.Object({ url: Type.String(), secret: Type.String() }),
  files: Type.Object({
    host: Type.String(),
    port: Type.Integer(),
    user: Type.String(),
    password: Type.String(),
    folder: Type.String(),
    fingerprint: Type.String(),
  }),
  /** Accounts at SMS gateways as their option's settings have them, by the CVR number of whose they are. */
  sms: Type.Optional(
    Type.Array(Type.Object({ cvr: Type.String(), account: Type.Record(Type.String(), Type.Unknown()) })),
  ),
  /** Agreements with the payment gateway as their option's settings have them, by the CVR number of whose they are. */
  payment: Type.Optional(
    Type.Array(Type.Object({ cvr: Type.String(), agreement: Type.Record(Type.String(), Type.Unknown()) })),
  ),
});

/**
 * Gives the demonstration organisations the receivers that the sandbox plays; at each start anew, since its ports are others.
 * What an administrator has saved on the settings page comes before it.
 */
export async function connectReceivers(owner: Kysely<Tables>, receivers: unknown): Promise<void> {
  if (!Check(ReceiversSchema, receivers)) return;
  const { webhook, files, payment = [], sms = [] } = receivers;
  const target = (name: string, path: string) => ({
    name,
    url: `${webhook.url}/${path}`,
    secret: webhook.secret,
    canBeAsked: true,
  });
  const settings = {
    webhook: { targets: [target('fagsystem', 'in'), { ...target('kvitterer-senere', 'later'), receiptHours: 1 }] },
    'file-transfer': { targets: [{ name: 'okonomi', ...files }] },
  };
  for (const { slug, cvr } of demoOrganisations) {
    const agreements = payment.filter((each) => each.cvr === cvr).map(({ agreement }) => agreement);
    const accounts = sms.filter((each) => each.cvr === cvr).map(({ account }) => account);
    const row = await owner.selectFrom('organisation').select('settings').where('slug', '=', slug).executeTakeFirst();
    if (!row) continue;
    await owner
      .updateTable('organisation')
      .set({ settings: JSON.stringify({ ...row.settings, ...settings, payment: { agreements }, sms: { accounts } }) })
      .where('slug', '=', slug)
      .execute();
  }
}
