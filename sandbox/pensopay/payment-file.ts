import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HeldPayment } from './held-payment.ts';

/** Where the payments outlive a restart: a line for each change, of which the last counts. No card number is ever in one. */
export interface PaymentFile {
  readonly earlier: readonly HeldPayment[];
  append(payment: HeldPayment): Promise<void>;
}

export async function openPaymentFile(folder: string): Promise<PaymentFile> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'payments.jsonl');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  // A last line that a crash cut short has no newline after it.
  const lines = text.split('\n').slice(0, -1);
  const latest = new Map(lines.map(readLine).flatMap((payment) => (payment ? [[payment.id, payment]] : [])));
  let last: Promise<void> = Promise.resolve();
  return {
    earlier: [...latest.values()].toSorted((one, other) => one.id - other.id),
    append(payment) {
      const turn = last.then(() => appendFile(file, `${JSON.stringify(payment)}\n`));
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

function readLine(line: string): HeldPayment | undefined {
  try {
    return JSON.parse(line) as HeldPayment;
  } catch {
    return undefined;
  }
}
