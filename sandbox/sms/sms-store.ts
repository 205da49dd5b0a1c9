import type { PeerContext } from '../peer.ts';
import type { AskedSms, Fate, HeldSms, PhoneState, SmsPosition, WireStatus } from './held-sms.ts';

/** An SMS that a phone sent. */
export interface PhoneSms {
  readonly id: number;
  readonly from: string;
  /** The account's number. */
  readonly to: string;
  readonly account: number;
  readonly text: string;
  readonly at: string;
}

/** Everything that the gateways hold. It is rebuilt from what the peer accepted, so that it outlives a restart. */
export interface SmsStore {
  /** Takes messages over: those of one group share a number. */
  add(
    groups: readonly (readonly AskedSms[])[],
    fates: readonly (Fate | null)[],
    now: Date,
  ): Promise<readonly HeldSms[]>;
  move(sms: HeldSms, status: WireStatus, code: string | null, now: Date): Promise<HeldSms>;
  /** All receivers of a message. */
  byId(id: number): readonly HeldSms[];
  find(id: number, msisdn: string): HeldSms | undefined;
  /** Oldest first. */
  all(): readonly HeldSms[];
  /** Oldest first. */
  ofPhone(msisdn: string): readonly HeldSms[];
  /** Hundredths, that an account has been billed. */
  billed(account: number): number;
  /** The numbers that something came to or from, the latest first. */
  phones(): readonly string[];
  phone(msisdn: string): PhoneState;
  setPhone(msisdn: string, state: PhoneState): Promise<void>;
  incoming(): readonly PhoneSms[];
  addIncoming(sms: Omit<PhoneSms, 'id'>): Promise<PhoneSms>;
}

const firstId = 421_332_670;

export function openSmsStore(context: PeerContext): SmsStore {
  const messages = new Map<string, HeldSms>();
  const ids = new Map<number, readonly string[]>();
  const byPhone = new Map<string, Set<string>>();
  const billedBy = new Map<number, number>();
  const states = new Map<string, PhoneState>();
  const sent: PhoneSms[] = [];
  const latest = new Map<string, true>();
  let last = firstId;

  const keyOf = ({ id, msisdn }: Pick<HeldSms, 'id' | 'msisdn'>) => `${id} ${msisdn}`;
  const touch = (msisdn: string): void => {
    latest.delete(msisdn);
    latest.set(msisdn, true);
  };
  const put = (sms: HeldSms): void => {
    const key = keyOf(sms);
    if (!messages.has(key)) {
      ids.set(sms.id, [...(ids.get(sms.id) ?? []), key]);
      const phone = byPhone.get(sms.msisdn) ?? new Set();
      byPhone.set(sms.msisdn, phone.add(key));
      billedBy.set(sms.account, (billedBy.get(sms.account) ?? 0) + sms.cost);
      touch(sms.msisdn);
    } else if (sms.status === 'DELETED' && messages.get(key)?.status !== 'DELETED') {
      // What is called back before it is sent costs nothing.
      billedBy.set(sms.account, (billedBy.get(sms.account) ?? 0) - sms.cost);
    }
    messages.set(key, sms);
    last = Math.max(last, sms.id);
  };
  const pick = (keys: Iterable<string>): readonly HeldSms[] => [...keys].flatMap((key) => messages.get(key) ?? []);
  const putIncoming = (sms: PhoneSms): void => {
    sent.push(sms);
    touch(sms.from);
    last = Math.max(last, sms.id);
  };

  for (const entry of context.received()) {
    if (entry.kind === 'message') put((entry as { readonly sms: HeldSms } & typeof entry).sms);
    if (entry.kind === 'incoming') putIncoming((entry as { readonly sms: PhoneSms } & typeof entry).sms);
    if (entry.kind === 'phone') states.set(String(entry.msisdn), entry.state as PhoneState);
    if (entry.kind === 'state') {
      const { id, msisdn, sentAt, status, code, at } = entry as { readonly sentAt: string | null } & SmsPosition &
        Pick<HeldSms, 'id' | 'msisdn'> &
        typeof entry;
      const sms = messages.get(keyOf({ id, msisdn }));
      if (sms) put({ ...sms, status, code, at, sentAt });
    }
  }

  return {
    async add(groups, fates, now) {
      const at = now.toISOString();
      const taken: HeldSms[] = [];
      for (const group of groups) {
        last += 1;
        for (const asked of group) {
          const status = asked.sendAt !== null && asked.sendAt > at ? 'SCHEDULED' : 'UNKNOWN';
          const fate = fates[taken.length] ?? null;
          taken.push({ ...asked, id: last, acceptedAt: at, sentAt: null, fate, status, code: null, at });
        }
      }
      for (const sms of taken) put(sms);
      for (const sms of taken) await context.accept({ kind: 'message', sms });
      return taken;
    },
    async move(sms, status, code, now) {
      const at = now.toISOString();
      const moved = { ...sms, status, code, at, sentAt: sms.sentAt ?? (status === 'ENROUTE' ? at : null) };
      put(moved);
      const { id, msisdn, sentAt } = moved;
      await context.accept({ kind: 'state', id, msisdn, status, code, at, sentAt });
      return moved;
    },
    byId: (id) => pick(ids.get(id) ?? []),
    find: (id, msisdn) => messages.get(keyOf({ id, msisdn })),
    all: () => [...messages.values()],
    ofPhone: (msisdn) => pick(byPhone.get(msisdn) ?? []),
    billed: (account) => billedBy.get(account) ?? 0,
    phones: () => [...latest.keys()].toReversed(),
    phone: (msisdn) => states.get(msisdn) ?? 'on',
    async setPhone(msisdn, state) {
      states.set(msisdn, state);
      touch(msisdn);
      await context.accept({ kind: 'phone', msisdn, state });
    },
    incoming: () => sent,
    async addIncoming(sms) {
      last += 1;
      const taken = { ...sms, id: last };
      putIncoming(taken);
      await context.accept({ kind: 'incoming', sms: taken });
      return taken;
    },
  };
}
