import { carryOutImport, planImport } from '../../src/identity/employees/import-employees.ts';
import { readEmployeeFile } from '../../src/identity/employees/read-employee-file.ts';
import { accessOf } from '../../src/identity/rights/access.ts';
import type { Figure } from '../support/figure.ts';
import { prepareDatabase } from '../support/prepared-database.ts';
import { written } from '../support/report.ts';

const people = 20_000;
const aRound = 3;

/** A file of all employees with their groups: the first time, and once more with a tenth of them changed. */
export const employees: Figure = {
  key: 'employees',
  title: `Import of ${people.toLocaleString('en')} employees with groups`,
  async measure(bench) {
    const { database, organisation, services } = await prepareDatabase(bench, 'bench_employees', 4);
    const changer = { employee: null, access: accessOf([{ right: 'roles.manage' }]), at: new Date(), from: {} };
    const run = async (file: Uint8Array): Promise<{ readonly seconds: number; readonly changed: number }> => {
      const before = performance.now();
      const read = readEmployeeFile(file);
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      const changed = await database.inOrganisation(organisation.id, async (transaction) => {
        const planning = await planImport(transaction, changer, read.employees);
        if (!planning.ok) throw new Error(JSON.stringify(planning.problems));
        await carryOutImport(services, transaction, organisation, changer, planning.plan, false);
        return planning.plan.added.length + planning.plan.changed.length;
      });
      return { seconds: (performance.now() - before) / 1_000, changed };
    };
    const first = await run(fileOf(0));
    if (first.changed !== people) throw new Error(`Of ${people} employees ${first.changed} came in.`);
    const again: number[] = [];
    for (let round = 1; round <= aRound; round += 1) {
      const { seconds, changed } = await run(fileOf(round));
      if (changed !== people / 10 && changed !== people / 5) throw new Error(`${changed} employees changed.`);
      again.push(seconds);
    }
    return [
      {
        what: 'all new: read, compared, written, logged',
        value: first.seconds,
        unit: 's',
        raw: written(first.seconds),
      },
      {
        what: 'once more, a tenth or a fifth changed',
        value: [...again].sort((one, other) => one - other)[1] ?? 0,
        unit: 's',
        raw: again.map((value) => written(value)).join(' '),
      },
    ];
  },
};

/** Each in three of two hundred groups; in every round others have moved. */
function fileOf(round: number): Uint8Array {
  const lines = Array.from({ length: people }, (_, index) => {
    const moved = round > 0 && index % 10 === round ? 1 : 0;
    const groups = [index, index * 7 + 1, index * 13 + 2 + moved].map((each) => `Gruppe ${each % 200}`);
    return `u${index};Navn ${index};n${index}@bench.dk;${[...new Set(groups)].join('|')};caseworker`;
  });
  return Buffer.from(`\uFEFFid;navn;e-mail;grupper;roller\r\n${lines.join('\r\n')}\r\n`);
}
