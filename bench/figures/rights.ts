import { accessOf, type Grant } from '../../src/identity/rights/access.ts';
import { accessOfEmployee } from '../../src/identity/rights/access-of-employee.ts';
import { allRights } from '../../src/identity/rights/rights.ts';
import type { Figure } from '../support/figure.ts';
import { written } from '../support/report.ts';
import { medianOf } from '../support/statistics.ts';

const rightsHeld = 500;
const rounds = 5;
const perRound = 20_000;
const perBuild = 2_000;

/** What a route asks of somebody with very many rights: whether they have the right, and whether it reaches a case. */
export const rights: Figure = {
  key: 'rights',
  title: `The check of a route for an employee with ${rightsHeld} rights`,
  async measure() {
    const grants = Array.from({ length: rightsHeld }, (_, index): Grant => {
      const right = allRights[index % allRights.length] ?? 'cases.work';
      return { right, limits: { categories: [`Emne ${index}`], kle: [`${10 + (index % 80)}.03`] } };
    });
    const access = accessOf(grants);
    // Nobody's: every grant is asked.
    const matter = { category: 'Intet', kle: '99.99.99', unit: 'Ingen', workflow: 'ingen' };
    let found = 0;
    const checks = await roundsOf(perRound, () => {
      if (access.has('cases.work') && access.reaches('cases.work', matter)) found += 1;
    });
    if (found > 0) throw new Error('A right reached what it must not.');
    const holder = {
      groups: Array.from({ length: 50 }, (_, index) => `Gruppe ${index}`),
      roles: [],
      provided: [],
      given: [],
    };
    const ofGroups = Array.from({ length: rightsHeld }, (_, index) => ({
      id: String(index),
      group: `Gruppe ${index % 50}`,
      role: 'deliverer',
      limits: { workflows: [`emne-${index}`] },
    }));
    const name = { da: 'Aflevering', en: 'Delivery' };
    const own = new Map([['deliverer', { key: 'deliverer', name, rights: ['deliveries.settle' as const] }]]);
    const whole = await roundsOf(perBuild, () => {
      if (accessOfEmployee({ own, ofGroups }, holder).reaches('deliveries.settle', { workflow: 'ingen' })) found += 1;
    });
    const roles = { own, ofGroups };
    const asRequests = await roundsOf(perBuild, () => {
      if (accessOfEmployee(roles, holder).reaches('deliveries.settle', { workflow: 'ingen' })) found += 1;
    });
    if (found > 0) throw new Error('A right reached what it must not.');
    const measure = (what: string, values: readonly number[]) => ({
      what,
      value: medianOf(values),
      unit: 'ms',
      aim: { of: 'value', at: 'most', limit: 0.1 } as const,
      raw: values.map((value) => written(value)).join(' '),
    });
    const { aim: _, ...gathered } = measure('the same with the rights gathered anew from 500 roles of groups', whole);
    return [
      measure('check of a route and of a case that nothing reaches', checks),
      measure('the same at a request of somebody whose rights are as at the one before', asRequests),
      gathered,
    ];
  },
};

/** Milliseconds of one call, in several rounds. */
async function roundsOf(calls: number, work: () => void): Promise<readonly number[]> {
  const values: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const before = performance.now();
    for (let call = 0; call < calls; call += 1) work();
    values.push((performance.now() - before) / calls);
  }
  return values.slice(1);
}
