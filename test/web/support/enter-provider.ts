import { brokerKinds } from '../../../sandbox/brokers/kinds.ts';
import type { Audience } from '../../../src/identity/providers/claim-map.ts';
import { keptLogin, sealProviderSecret, writeLogin } from '../../../src/identity/providers/login-settings.ts';
import { type PresetKey, presets } from '../../../src/identity/providers/presets.ts';
import type { KeptProvider } from '../../../src/identity/providers/provider-schema.ts';
import type { RunningProduct } from '../../helpers/running-product.ts';

/** A provider of the sandbox as an organisation keeps it that took the preset as it is. */
export function sandboxProvider(
  product: RunningProduct,
  preset: PresetKey,
  key: string = preset,
  slug = 'demo',
): KeptProvider {
  const { audience, isSubjectGlobal: _rule, ...rest } = presets[preset];
  const secret = brokerKinds[preset]?.secret ?? null;
  return {
    ...structuredClone(rest),
    ...{ key, audience, preset, clientId: 'selvbetjening', encrypted: false, agreedLevel: null },
    name: { da: `Prøve ${key}`, en: `Trial ${key}` },
    issuer: `${product.sandboxUrl}/brokers/${slug}/${key}`,
    ...(rest.graph ? { graph: { ...rest.graph, endpoint: `${product.sandboxUrl}/graph/${slug}/v1.0` } } : {}),
    authentication:
      secret === null
        ? { kind: 'private-key-jwt' }
        : { kind: 'client-secret-basic', secret: sealProviderSecret(product.demo, secret) },
  };
}

/** Gives the demonstration organisation these providers, and these ways of logging in. */
export async function enterProviders(
  product: RunningProduct,
  providers: readonly KeptProvider[],
  ways: Readonly<Partial<Record<Audience, readonly string[]>>>,
): Promise<void> {
  await product.database.inOrganisation(product.demo.id, async (transaction) => {
    const before = keptLogin((await product.organisations.byId(product.demo.id)) ?? product.demo);
    await writeLogin(transaction, product.demo, { ...before, ...ways, providers, drafts: [] }, new Date());
  });
  product.refresh();
}
