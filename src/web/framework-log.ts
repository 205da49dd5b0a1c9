import type { FastifyBaseLogger } from 'fastify';
import type { Log } from './log.ts';
import { scrub } from './scrub.ts';

/**
 * The framework's own messages, such as that an answer broke off, in our log. Only the message and the error's stack,
 * scrubbed: its other fields hold whole requests with their addresses.
 */
export function frameworkLog(log: Log): FastifyBaseLogger {
  const write = (level: 'warn' | 'error') => (first: unknown, message?: unknown) => {
    const error = errorIn(first);
    const text = typeof first === 'string' ? first : typeof message === 'string' ? message : (error?.message ?? '');
    log[level]('web server', {
      message: scrub(text),
      ...(error?.stack === undefined ? {} : { stack: scrub(error.stack) }),
    });
  };
  const silent = () => undefined;
  const logger: FastifyBaseLogger = {
    level: 'warn',
    fatal: write('error'),
    error: write('error'),
    warn: write('warn'),
    info: silent,
    debug: silent,
    trace: silent,
    silent,
    child: () => logger,
  };
  return logger;
}

function errorIn(first: unknown): Error | undefined {
  if (first instanceof Error) return first;
  if (typeof first !== 'object' || first === null || !('err' in first)) return undefined;
  return first.err instanceof Error ? first.err : undefined;
}
