import { setTimeout as sleep } from 'node:timers/promises';
import type { PeerContext } from '../peer.ts';

/** What is brought to the product. */
export interface Hook {
  readonly method: 'GET' | 'POST';
  readonly to: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What the peer's log has of it. */
  readonly about: Readonly<Record<string, unknown>>;
}

/** Brings hooks, and again by the ladder where they are not taken. */
export interface HookSender {
  /** Resolves when it has been tried once; the retries go on by themselves. */
  send(hook: Hook): Promise<void>;
  stop(): void;
}

export interface HookTimes {
  /** Milliseconds before each retry. */
  readonly ladder: readonly number[];
  /** How long an answer may take. */
  readonly answerMilliseconds: number;
}

/** 60 s, 120 s, 360 s, 24 minutes, 2 hours and 12 hours, sixty times as fast; an answer has its 15 seconds. */
export const usualTimes: HookTimes = {
  ladder: [60, 120, 360, 1_440, 7_200, 43_200].map((seconds) => (seconds * 1000) / 60),
  answerMilliseconds: 15_000,
};

const mostAtOnce = 20;

export function createHookSender(context: PeerContext, times: HookTimes): HookSender {
  const stopping = new AbortController();
  let running = 0;
  const waiting: (() => void)[] = [];

  /** A few at once, so that a hundred thousand states don't open as many connections. */
  async function inTurn(work: () => Promise<boolean>): Promise<boolean> {
    if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  }

  async function attempt(hook: Hook, number: number): Promise<boolean> {
    const status = isNear(hook.to, context.productUrl) ? await bring(hook) : 0;
    await context.accept({ ...hook.about, attempt: number, answered: status });
    return status >= 200 && status < 300;
  }

  async function again(hook: Hook): Promise<void> {
    for (const [index, milliseconds] of times.ladder.entries()) {
      await sleep(milliseconds, undefined, { ref: false, signal: stopping.signal });
      if (await inTurn(() => attempt(hook, index + 2))) return;
    }
    await context.accept({ ...hook.about, givenUp: true });
  }

  async function bring({ method, to, headers, body }: Hook): Promise<number> {
    try {
      const answer = await fetch(to, {
        method,
        headers: { ...headers },
        ...(method === 'POST' ? { body } : {}),
        redirect: 'manual',
        signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(times.answerMilliseconds)]),
      });
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return 0;
    }
  }

  return {
    async send(hook) {
      if (stopping.signal.aborted) return;
      if (!(await inTurn(() => attempt(hook, 1)))) void again(hook).catch(() => undefined);
    },
    stop: () => stopping.abort(),
  };
}

/** A sandbox calls the product alone: this machine, or where the product says that it is. */
function isNear(to: string, productUrl: string): boolean {
  if (!URL.canParse(to)) return false;
  const { hostname, origin } = new URL(to);
  return ['127.0.0.1', 'localhost', '[::1]'].includes(hostname) || origin === new URL(productUrl).origin;
}
