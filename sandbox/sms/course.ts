import { setTimeout as sleep } from 'node:timers/promises';
import { isInPlan } from './countries.ts';
import { type HeldSms, isEnd, type WireStatus } from './held-sms.ts';
import type { SmsStore } from './sms-store.ts';

/** What becomes of messages: queue, network, phone, and the end of their time. */
export interface Courses {
  /** Lets a message go its way; `hurry`: at once, resolving when all that it comes to has been told. */
  run(sms: HeldSms, hurry?: boolean): Promise<void>;
  /** A phone was switched on or off. */
  phoneChanged(msisdn: string): Promise<void>;
  stop(): void;
}

export interface CourseTimes {
  /** Between one state and the next. */
  readonly stepMilliseconds: number;
  /** What a second of a message's validity takes. */
  readonly validitySecond: number;
}

interface CourseWorld extends CourseTimes {
  readonly store: SmsStore;
  now(): Date;
  /** Tells the customer of a state; resolves when that has been tried. */
  tell(sms: HeldSms): Promise<void>;
}

const longestTimer = 2_000_000_000;

export function createCourses({ store, now, tell, stepMilliseconds, validitySecond }: CourseWorld): Courses {
  const stopping = new AbortController();
  const timers = new Map<string, NodeJS.Timeout>();
  const pause = (milliseconds: number) => sleep(milliseconds, undefined, { ref: false, signal: stopping.signal });

  async function to(sms: HeldSms, status: WireStatus, code: string | null = null): Promise<HeldSms> {
    return store.move(store.find(sms.id, sms.msisdn) ?? sms, status, code, now());
  }

  /** What the phone makes of a message that the network has; nothing while it is out of reach. */
  function endOf(sms: HeldSms): readonly [WireStatus, string | null] | undefined {
    if (sms.fate === 'unknown') return ['UNDELIVERABLE', '0x1010'];
    if (sms.fate === 'rejected') return ['REJECTED', '0x1034'];
    if (sms.fate === 'expired') return ['EXPIRED', '0x1013'];
    if (sms.fate === 'accepted') return ['ACCEPTED', null];
    const phone = store.phone(sms.msisdn);
    if (phone === 'missing') return ['UNDELIVERABLE', '0x1010'];
    return phone === 'on' ? ['DELIVERED', null] : undefined;
  }

  async function reach(sms: HeldSms): Promise<HeldSms | undefined> {
    const end = endOf(sms);
    if (end) return to(sms, ...end);
    const from = new Date(sms.sentAt ?? sms.acceptedAt).getTime();
    const left = Math.max(0, from + sms.validitySeconds * validitySecond - now().getTime());
    const key = `${sms.id} ${sms.msisdn}`;
    const timer = setTimeout(() => void expire(sms).catch(() => undefined), Math.min(left, longestTimer));
    timers.set(key, timer.unref());
    return undefined;
  }

  async function expire(sms: HeldSms): Promise<void> {
    const current = store.find(sms.id, sms.msisdn);
    if (!current || isEnd(current.status) || stopping.signal.aborted) return;
    const code = store.phone(sms.msisdn) === 'full' ? '0x1018' : '0x1013';
    await tell(await to(sms, 'EXPIRED', code));
  }

  return {
    async run(taken, hurry = false) {
      // One after the other, as they come about; nobody waits for whom it is told to.
      let told: Promise<void> = Promise.resolve();
      const say = (sms: HeldSms): HeldSms => {
        told = told.then(() => tell(sms)).catch(() => undefined);
        return sms;
      };
      const step = () => (hurry || stepMilliseconds === 0 ? undefined : pause(stepMilliseconds));
      let sms = taken;
      if (sms.status === 'SCHEDULED') {
        say(sms);
        const wait = new Date(sms.sendAt ?? sms.at).getTime() - now().getTime();
        if (wait > 0) await pause(Math.min(wait, longestTimer));
        sms = store.find(sms.id, sms.msisdn) ?? sms;
        if (isEnd(sms.status)) return;
      }
      if (sms.status !== 'ENROUTE') {
        await step();
        if (sms.fate === 'skipped' || sms.fate === 'deleted') {
          say(await to(sms, sms.fate === 'skipped' ? 'SKIPPED' : 'DELETED'));
          return told;
        }
        say(await to(sms, 'BUFFERED'));
        await step();
        if (!isInPlan(sms.msisdn)) {
          say(await to(sms, 'UNDELIVERABLE', '0x1060'));
          return told;
        }
        sms = say(await to(sms, 'ENROUTE'));
        await step();
      }
      const ended = await reach(sms);
      if (ended) say(ended);
      return told;
    },
    async phoneChanged(msisdn) {
      for (const sms of store.ofPhone(msisdn)) {
        if (sms.status !== 'ENROUTE') continue;
        clearTimeout(timers.get(`${sms.id} ${sms.msisdn}`));
        const ended = await reach(sms);
        if (ended) await tell(ended);
      }
    },
    stop() {
      stopping.abort();
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
