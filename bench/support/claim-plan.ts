import type { Bench } from './bench.ts';

/** A node of what `explain (format json)` answers. */
interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

interface Explained {
  readonly Plan: PlanNode;
  readonly 'Execution Time': number;
}

/** How PostgreSQL looks for what is due. */
export interface ClaimPlan {
  /** Scans of the table of deadlines that look for what is due, each by the index it uses, or as it is called. */
  readonly looking: readonly string[];
  /** Those that then fetch what was found by its key. */
  readonly fetching: readonly string[];
  readonly milliseconds: number;
}

/** Runs the claim of due deadlines as the database has it, in a transaction that is rolled back, and reads its plan. */
export async function claimPlan(bench: Bench, ownerUrl: string, ofEach: number, most: number): Promise<ClaimPlan> {
  const [found] = await bench.onDatabase(ownerUrl, "select prosrc from pg_proc where proname = 'claim_due_deadlines'");
  const body = String(found?.prosrc)
    .replaceAll(/\bmoment\b/g, 'now()')
    .replaceAll(/\bof_each\b/g, String(ofEach))
    .replaceAll(/\bmost\b/g, String(most));
  const [row] = await bench.onDatabase(ownerUrl, `explain (analyze, format json) ${body}`);
  const [explained] = (row?.['QUERY PLAN'] ?? []) as readonly Explained[];
  if (!explained) throw new Error('The claim has no plan.');
  const scans = nodesOf(explained.Plan).filter(
    (node) => node['Relation Name'] === 'deadline' && node['Node Type'].includes('Scan'),
  );
  const named = scans.map((node) => node['Index Name'] ?? node['Node Type']);
  return {
    looking: named.filter((name) => name !== 'deadline_pkey'),
    fetching: named.filter((name) => name === 'deadline_pkey'),
    milliseconds: explained['Execution Time'],
  };
}

function nodesOf(node: PlanNode): readonly PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}
