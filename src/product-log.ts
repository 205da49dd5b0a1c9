import type { Settings } from './settings-schema.ts';
import type { Log, LogFields } from './web/log.ts';

const order: readonly Settings['LOG_LEVEL'][] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** Writes events to standard output as one JSON object a line: `time`, `level`, `event` and the event's own fields. */
export function createLog(
  level: Settings['LOG_LEVEL'],
  write: (line: string) => void = (line) => process.stdout.write(line),
): Log {
  const least = order.indexOf(level);
  const at =
    (own: 'info' | 'warn' | 'error') =>
    (event: string, fields: LogFields = {}) => {
      if (order.indexOf(own) < least) return;
      write(`${JSON.stringify({ time: new Date().toISOString(), level: own, event, ...fields })}\n`);
    };
  return { info: at('info'), warn: at('warn'), error: at('error') };
}
