import type { OrganisationTransaction } from '../../database/database.ts';
import { fillText } from '../../texts/catalogue.ts';
import type { PreparedWorkflow, WorkflowFinding } from '../../workflows/compile-workflow.ts';
import { replay } from '../../workflows/dry-run/replay.ts';
import { tellDifference } from '../../workflows/dry-run/tell-difference.ts';
import { dryRunTexts } from '../../workflows/dry-run/texts.ts';
import { keptDryRuns } from './dry-run-row.ts';
import { dryRunWorld } from './dry-run-world.ts';

/**
 * Plays a workflow's kept runs by a definition that is to be published. @returns a finding for each that no longer comes to
 * the same, with the place where it parts.
 */
export async function brokenRuns(
  transaction: OrganisationTransaction,
  workflow: PreparedWorkflow,
): Promise<readonly WorkflowFinding[]> {
  const kept = await keptDryRuns(transaction, workflow.definition.key);
  if (kept.length === 0) return [];
  const world = await dryRunWorld(transaction, workflow);
  return kept.flatMap(({ name, run, expected }): WorkflowFinding[] => {
    const replayed = replay(world, { run, expected });
    if (replayed.same) return [];
    const { step } = replayed.difference;
    const difference = tellDifference(workflow.definition, replayed.difference);
    return [
      {
        place: step ?? workflow.definition.start,
        code: 'dry-run',
        message: fillText(dryRunTexts['dryRun.finding'], { name, difference }),
      },
    ];
  });
}
