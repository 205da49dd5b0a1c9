import { readFileSync } from 'node:fs';

/**
 * Loaded into a server process before anything else (`node --import`): its whole wall clock is off by the milliseconds that stand in
 * the file CLOCK_FILE and jumps when they change, for every library too. As on a real machine timers don't: they run by the
 * monotonic clock.
 */
const file = process.env.CLOCK_FILE ?? '';
const RealDate = Date;
let offset = 0;

function read(): void {
  try {
    offset = Math.round(Number(readFileSync(file, 'utf8'))) || 0;
  } catch {
    // It is just being written: the next look finds it.
  }
}

read();
setInterval(read, 50).unref();
const now = (): number => RealDate.now() + offset;
globalThis.Date = new Proxy(RealDate, {
  apply: () => new RealDate(now()).toString(),
  construct: (target, given, as) => Reflect.construct(target, given.length === 0 ? [now()] : given, as),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
});
