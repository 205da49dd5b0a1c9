import type { Fault, PeerContext } from '../peer.ts';
import { type SmsGatewayAccount, smsGatewayAccounts } from './accounts.ts';
import { type Courses, type CourseTimes, createCourses } from './course.ts';
import { deliveryReportOf } from './cpsms/delivery-report.ts';
import { incomingOf, notificationOf } from './gatewayapi/notification.ts';
import { type AskedSms, type Fate, type HeldSms, isEnd, type SmsPosition } from './held-sms.ts';
import { createHookSender, type Hook, type HookTimes, usualTimes } from './hook-sender.ts';
import { openSmsStore, type PhoneSms, type SmsStore } from './sms-store.ts';

/** How the gateways can differ from the ordinary ones; for tests. */
export interface SmsPeerOptions extends Partial<CourseTimes>, Partial<HookTimes> {
  readonly now?: () => Date;
  readonly accounts?: readonly SmsGatewayAccount[];
  /** Between two requests for CPSMS's log; two minutes at the real one, 2,000 when absent. */
  readonly logMilliseconds?: number;
  /** Open connections from one address to GatewayAPI; 40 when absent. */
  readonly mostConnections?: number;
  /** Where GatewayAPI brings what phones send; the address of the account's organisation in the product when absent. */
  readonly incomingUrl?: (account: SmsGatewayAccount) => string;
}

/** Both gateways as they run: what they hold, what becomes of it, and whom they tell. */
export interface RunningGateways {
  readonly context: PeerContext;
  readonly store: SmsStore;
  readonly courses: Courses;
  readonly accounts: readonly SmsGatewayAccount[];
  readonly logMilliseconds: number;
  readonly mostConnections: number;
  now(): Date;
  /** Hundredths that are left. */
  creditOf(account: SmsGatewayAccount): number;
  /** The links that an account may send: its own, and the product's. Null where nobody looks. */
  linksOf(account: SmsGatewayAccount): readonly string[] | null;
  /** Takes judged messages over and lets them go their way. */
  take(groups: readonly (readonly AskedSms[])[]): Promise<readonly HeldSms[]>;
  /** A phone sends something to an account's number. */
  fromPhone(sms: Omit<PhoneSms, 'id' | 'at'>): Promise<void>;
  stop(): void;
}

const fates: ReadonlySet<string> = new Set(['unknown', 'expired', 'skipped', 'rejected', 'deleted', 'accepted']);
const isFate = (what: string | undefined): what is Fate => what !== undefined && fates.has(what);

export function runGateways(context: PeerContext, options: SmsPeerOptions = {}): RunningGateways {
  const now = options.now ?? (() => new Date());
  const accounts = options.accounts ?? smsGatewayAccounts;
  const store = openSmsStore(context);
  const hooks = createHookSender(context, {
    ladder: options.ladder ?? usualTimes.ladder,
    answerMilliseconds: options.answerMilliseconds ?? usualTimes.answerMilliseconds,
  });
  const accountOf = (id: number): SmsGatewayAccount => {
    const account = accounts.find((each) => each.id === id);
    if (!account) throw new Error(`sms: there is no account ${id}`);
    return account;
  };
  /** Told when the next state of the same message has been. */
  const later = new Map<string, readonly Hook[]>();

  async function bring(key: string, hook: Hook, isLast: boolean, faults: readonly Fault[], again: Hook): Promise<void> {
    const has = (kind: Fault['kind']) => faults.some((fault) => fault.kind === kind);
    if (has('drop')) return;
    // Out of order: a state that passes is held until the next has been told; one that doesn't is followed by one that passes.
    if (has('reorder') && !isLast) {
      later.set(key, [hook, ...(later.get(key) ?? [])]);
      return;
    }
    for (let count = has('duplicate') ? 2 : 1; count > 0; count -= 1) await hooks.send(hook);
    const held = later.get(key) ?? [];
    later.delete(key);
    for (const each of held) await hooks.send(each);
    if (has('reorder') && held.length === 0) await hooks.send(again);
  }

  async function tell(sms: HeldSms): Promise<void> {
    if (sms.callbackUrl === null) return;
    const account = accountOf(sms.account);
    const write = account.gateway === 'cpsms' ? deliveryReportOf : notificationOf;
    const faults = await context.strike('receipt', account.gateway === 'cpsms' ? 'cpsms-report' : 'dsn');
    const before: SmsPosition = { status: 'ENROUTE', code: null, at: sms.sentAt ?? sms.acceptedAt };
    const hook = write(sms, sms, account, faults);
    if (!hook) return;
    await bring(`${sms.id} ${sms.msisdn}`, hook, isEnd(sms.status), faults, write(sms, before, account, []) ?? hook);
  }

  const courses = createCourses({
    store,
    now,
    tell,
    stepMilliseconds: options.stepMilliseconds ?? 400,
    validitySecond: options.validitySecond ?? 1000 / 60,
  });

  /** What faults make of a message to come. CPSMS abandons what GatewayAPI would call back, and bills it. */
  async function fateOf({ account }: AskedSms): Promise<Fate | null> {
    const fate = (await context.strike('request', 'phone')).map(({ what }) => what).find(isFate) ?? null;
    return fate === 'deleted' && accountOf(account).gateway === 'cpsms' ? 'skipped' : fate;
  }

  const gateways: RunningGateways = {
    context,
    store,
    courses,
    accounts,
    logMilliseconds: options.logMilliseconds ?? 2_000,
    mostConnections: options.mostConnections ?? 40,
    now,
    creditOf: (account) => account.credit - store.billed(account.id),
    linksOf: ({ links }) => (links === null ? null : [...links, new URL(context.productUrl).hostname]),
    async take(groups) {
      const given: (Fate | null)[] = [];
      for (const asked of groups.flat()) given.push(await fateOf(asked));
      const taken = await store.add(groups, given, now());
      const isEarly = (await context.strike('answer', 'early')).some(({ what }) => what === 'dsn-first');
      for (const sms of taken) {
        const course = courses.run(sms, isEarly).catch(() => undefined);
        if (isEarly) await course;
      }
      return taken;
    },
    async fromPhone(sent) {
      const sms = await store.addIncoming({ ...sent, at: now().toISOString() });
      const account = accountOf(sms.account);
      // CPSMS has no webhook for what comes in, as far as is public.
      if (account.gateway === 'cpsms') return;
      const to = options.incomingUrl?.(account) ?? `${context.productUrl}/${account.slug}/kvitteringer/sms`;
      const faults = await context.strike('receipt', 'mo');
      if (faults.some(({ kind }) => kind === 'drop')) return;
      const hook = incomingOf(sms, account, to, faults);
      for (let count = faults.some(({ kind }) => kind === 'duplicate') ? 2 : 1; count > 0; count -= 1) {
        await hooks.send(hook);
      }
    },
    stop() {
      hooks.stop();
      courses.stop();
    },
  };
  // What was on its way when the sandbox stopped goes on.
  for (const sms of store.all()) if (!isEnd(sms.status)) void courses.run(sms).catch(() => undefined);
  return gateways;
}
