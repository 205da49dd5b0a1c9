import { parseArgs } from 'node:util';
import { createDefinitions } from '../cases/definitions.ts';
import type { Employee } from '../cases/employee-actions.ts';
import type { CaseServices } from '../cases/services.ts';
import { deliveryContracts } from '../cases/services.ts';
import { registeredDeliveries } from '../options/registry.ts';
import { runCommand } from '../processes/run-command.ts';
import { StartError } from '../processes/start-error.ts';
import { openForCommand } from './open-for-command.ts';
import type { Organisation } from './organisation.ts';
import { inventedEmployee } from './seed/invented-employee.ts';
import { type SeedEnd, seedCase, seedEnd } from './seed/seed-case.ts';

// npm run seed -- --cases N [--organisation demo]
// Makes N cases of invented people in the demonstration's workflow, in various states, beside what is there. Not in
// production. A product may run meanwhile; it works on them like on any others.

const mostCases = 1_000_000;
/** Cases under way at a time. */
const atOnce = 4;

runCommand(async (shutdown) => {
  const { cases, slug } = wanted(process.argv.slice(2));
  if (process.env.NODE_ENV === 'production') {
    throw new StartError('NODE_ENV is production: invented cases are made in development and test only');
  }
  const { database, organisations } = await openForCommand(process.env, shutdown, 'latest');
  const organisation = await organisations.bySlug(slug);
  if (!organisation) {
    const known = (await organisations.all()).map((each) => each.slug).join(', ') || 'none yet: start the product once';
    throw new StartError(`--organisation is "${slug}": allowed is one of ${known}`);
  }
  const definitions = createDefinitions(database, deliveryContracts(registeredDeliveries));
  const workflow = await definitions.workflowStartedBy(organisation.id, 'fritidspas');
  if (!workflow) throw new StartError(`The organisation ${slug} has no form "fritidspas", which the cases are made of`);
  const services: CaseServices = {
    database,
    organisations,
    definitions,
    deliveries: registeredDeliveries,
    deliverySettings: (of, option) => of.settings[option],
    now: () => new Date(),
  };
  const employee = await inventedEmployee(database, organisation, workflow.workflow.definition.group);
  const made = await seed(services, organisation, employee, cases);
  console.log([...made].map(([end, count]) => `${end}: ${count}`).join(', '));
  return 0;
});

function wanted(given: readonly string[]): { readonly cases: number; readonly slug: string } {
  const usage = 'npm run seed -- --cases N [--organisation demo]';
  let values: { readonly cases?: string; readonly organisation?: string };
  try {
    ({ values } = parseArgs({
      args: [...given],
      options: { cases: { type: 'string' }, organisation: { type: 'string' } },
    }));
  } catch {
    throw new StartError(`seed was given "${given.join(' ')}": allowed is ${usage}`);
  }
  const { cases = '', organisation = 'demo' } = values;
  if (!/^[1-9]\d{0,6}$/.test(cases) || Number(cases) > mostCases) {
    throw new StartError(
      `--cases is ${cases === '' ? 'not given' : `"${cases}"`}: allowed is a whole number from 1 to ${mostCases} (${usage})`,
    );
  }
  return { cases: Number(cases), slug: organisation };
}

async function seed(
  services: CaseServices,
  organisation: Organisation,
  employee: Employee,
  cases: number,
): Promise<ReadonlyMap<SeedEnd, number>> {
  const began = performance.now();
  const made = new Map<SeedEnd, number>();
  const step = Math.max(100, Math.ceil(cases / 20));
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    while (next < cases) {
      const number = next;
      next += 1;
      await seedCase(services, organisation, employee, number);
      made.set(seedEnd(number), (made.get(seedEnd(number)) ?? 0) + 1);
      done += 1;
      if (done % step !== 0 && done !== cases) continue;
      const rate = done / ((performance.now() - began) / 1_000);
      console.log(`${done} of ${cases} cases, ${rate.toFixed(0)}/s`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return made;
}
