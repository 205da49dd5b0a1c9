import { v7 as uuidv7 } from 'uuid';
import { type AuditEntry, recordAudit } from '../../src/audit/record.ts';
import { sealEntries } from '../../src/audit/seal.ts';
import { verifyChain } from '../../src/audit/verify.ts';
import type { Figure } from '../support/figure.ts';
import { prepareDatabase } from '../support/prepared-database.ts';
import { written } from '../support/report.ts';
import { medianOf } from '../support/statistics.ts';

const rounds = 3;
const perRound = 6_000;

/** Chaining entries that are committed, and going through the chain. */
export const audit: Figure = {
  key: 'audit',
  title: 'The audit log',
  async measure(bench) {
    const { database, organisation } = await prepareDatabase(bench, 'bench_audit', 4);
    const { keys } = organisation;
    const sealed: number[] = [];
    const verified: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      for (let written = 0; written < perRound; written += 500) {
        const entries = Array.from({ length: 500 }, () => entryWith(keys.own));
        await database.inOrganisation(organisation.id, (transaction) =>
          recordAudit(transaction, organisation.id, entries),
        );
      }
      const before = performance.now();
      const count = await sealEntries(database, organisation.id, keys.audit);
      const between = performance.now();
      const verification = await verifyChain(database, organisation.id, keys.audit);
      const after = performance.now();
      if (!verification.ok) throw new Error('The chain of the bench does not verify.');
      sealed.push(count / ((between - before) / 1_000));
      verified.push(verification.entries / ((after - between) / 1_000));
    }
    const measure = (what: string, values: readonly number[]) => ({
      what,
      value: medianOf(values.slice(1)),
      unit: 'entries/s',
      raw: `rounds: ${values.slice(1).map(written).join(', ')}`,
    });
    return [measure('sealed', sealed), measure('verified', verified)];
  },
};

function entryWith(key: Buffer): AuditEntry {
  return {
    at: new Date(),
    actor: { kind: 'system', id: null },
    subject: uuidv7(),
    action: 'caseRead',
    recordKind: 'case',
    record: uuidv7(),
    detail: { from: '127.0.0.1' },
    key: { id: null, key },
  };
}
