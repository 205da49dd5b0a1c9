import pg from 'pg';
import type { DeliveryServices } from '../../src/cases/deliver.ts';
import { renderLetter } from '../../src/cases/letter.ts';
import { makeReceipt, type ReceiptServices } from '../../src/cases/receipt.ts';
import { standardRetryPlan } from '../../src/cases/retry-plan.ts';
import { startWorkers } from '../../src/cases/workers.ts';
import { createPdfRenderer } from '../../src/documents/pdf/pdf-renderer.ts';
import type { Bench } from './bench.ts';
import type { PreparedDatabase } from './prepared-database.ts';

/** Starts the product's workers in this process, with the product's own settings; they stop with the figure. */
export async function runWorkers(
  bench: Pick<Bench, 'defer'>,
  prepared: Pick<PreparedDatabase, 'services' | 'ownerUrl'>,
  /** Whether no other process works on the database. */
  alone = true,
): Promise<void> {
  const stopping = new AbortController();
  const pdf = createPdfRenderer();
  bench.defer(() => pdf.stop());
  const patientPdf = createPdfRenderer({ niceness: 10 });
  bench.defer(() => patientPdf.stop());
  const report = (what: string, error: unknown): void => console.error(what, error);
  const services: DeliveryServices & ReceiptServices = {
    ...prepared.services,
    pdf,
    writeLetter: renderLetter.bind(null, pdf),
    makeReceipt: (organisation, caseId, sequence) =>
      makeReceipt({ ...prepared.services, pdf }, organisation, caseId, sequence),
    publicUrl: 'http://127.0.0.1',
    retryPlan: standardRetryPlan,
    random: Math.random,
    report,
    signal: stopping.signal,
    attemptLimit: 20_000,
  };
  const queue = new pg.Pool({ connectionString: prepared.ownerUrl, max: 4 });
  queue.on('error', () => {});
  queue.on('connect', (client) => client.on('error', () => {}));
  bench.defer(() => queue.end());
  const workers = await startWorkers({ ...services, pdf: patientPdf }, queue, { concurrency: 8, alone, report });
  bench.defer(() => workers.stop());
}
