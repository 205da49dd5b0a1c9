import type { ReadReceipt, ReceiptRequest } from '../option.ts';
import type { SmsHook } from './gateway/gateway.ts';
import { outcomeOfState } from './judge-state.ts';
import { openAccount } from './open-account.ts';
import type { SmsAccount, SmsSettings } from './settings.ts';

/** After a word that is not the last the next is waited for so long before the gateway is asked. */
const nextWithin = 6 * 3_600_000;

/** Reads what a gateway tells of a message: by each account, since only the account's own secret shows whose word it is. */
export async function readSmsStatus(
  { headers, method = 'POST', query = '', body, now }: ReceiptRequest,
  settings: SmsSettings,
): Promise<ReadReceipt> {
  const { accounts = [] } = settings;
  const reads = await Promise.all(
    accounts.map(async (account, index) => ({
      // A step that names no account goes by the first.
      peers: index === 0 ? [account.name, ''] : [account.name],
      read: await openAccount(account, settings).readStatus({ method, headers, query, body }),
    })),
  );
  const genuine = reads.filter(({ read }) => read.kind !== 'forged');
  const told = genuine.find(({ read }) => read.kind === 'state')?.read;
  if (told?.kind !== 'state') {
    const incoming = await readIncoming(accounts, settings, { method, headers, query, body });
    if (incoming) return incoming;
    return genuine.length > 0
      ? { kind: 'refused', status: 400, error: 'the state is not to be understood' }
      : { kind: 'refused', status: 401, error: 'not signed by a gateway of ours' };
  }
  const { id, key = '', reference, state, code, at = now, isFree } = told;
  const final = outcomeOfState(state, code, reference ?? key);
  return {
    kind: 'receipt',
    id,
    key,
    ...(reference !== undefined && { reference }),
    peers: genuine.filter(({ read }) => read.kind === 'state').flatMap(({ peers }) => peers),
    outcome: final ?? { outcome: 'state', until: new Date(now.getTime() + nextWithin) },
    state: { key: state, at, ...(isFree && { free: true }) },
    // The body of a GET is empty, and what stands in the address may be a proof.
    content: JSON.stringify({ id, key, reference, state, code, at }),
  };
}

/** An SMS from a phone, where it is one: whoever answers STOP gets no more; other answers nobody reads, and the sender can say so. */
async function readIncoming(
  accounts: readonly SmsAccount[],
  settings: SmsSettings,
  hook: SmsHook,
): Promise<ReadReceipt | undefined> {
  for (const account of accounts) {
    const read = await openAccount(account, settings).readIncoming(hook);
    if (read.kind === 'incoming') return read.isStop ? { kind: 'refusal', receiver: read.from } : { kind: 'idle' };
  }
  return undefined;
}
