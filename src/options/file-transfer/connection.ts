import type { Configuration } from '../../configuration.ts';
import type { FileTransferSettings } from './settings.ts';

/** An organisation's settings; in production nobody may have the server log in at itself. */
export function withFileLimits(own: unknown, { environment }: Configuration): unknown {
  return { ...((own ?? {}) as FileTransferSettings), allowLoopback: environment !== 'production' };
}
