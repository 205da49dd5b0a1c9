import type { DesignFinding } from '../../forms/design/finding.ts';
import { fillText, type TextValues } from '../../texts/catalogue.ts';
import type { Step, WorkflowDefinition } from '../definition.ts';
import { flowTexts } from './texts.ts';
import { workflowPath } from './workflow-path.ts';

/** What the organisation knows of its employees: those who have been here, and are there still. */
export interface Staff {
  /** How many of each group are known. */
  readonly members: Readonly<Record<string, number>>;
  /** Whether the manager of any of them is known. */
  readonly managers: boolean;
}

type Code = 'no-members' | 'too-few-members' | 'only-filler' | 'no-managers';

/**
 * Tasks that nobody could do as far as the organisation knows: of a group without members, of more approvers than there are, of the
 * one member of a group who has filled in and may not decide too; and managers whom nobody knows. Advice only, since an employee
 * is known from the first log-in on. Pure.
 */
export function staffFindings(definition: WorkflowDefinition, staff: Staff): readonly DesignFinding[] {
  const findings: DesignFinding[] = [];
  const find = (place: string, code: Code, values: TextValues): void => {
    const path = workflowPath(definition, place);
    findings.push({
      severity: 'advice',
      code,
      place,
      path,
      message: fillText(flowTexts[`flow.finding.${code}`], values) as DesignFinding['message'],
    });
  };
  const known = (group: string): number => (Object.hasOwn(staff.members, group) ? (staff.members[group] ?? 0) : 0);
  const fillers = groupsThatFill(definition);
  for (const [key, step] of Object.entries(definition.steps)) {
    const group = groupOf(step);
    if (group === null) continue;
    const count = known(group);
    const needed = step.kind === 'approve' && typeof step.approvers === 'number' ? step.approvers : 1;
    if (count === 0) find(key, 'no-members', { group });
    else if (count < needed) find(key, 'too-few-members', { group, needed, count });
    else if (step.kind === 'approve' && step.fourEyes === true && fillers.has(group) && count <= needed) {
      find(key, 'only-filler', { group });
    }
    if (asksManager(step) && !staff.managers) find(key, 'no-managers', { group });
  }
  return findings;
}

function groupOf(step: Step): string | null {
  if (step.kind === 'approve') return step.group;
  return step.kind === 'fill' && typeof step.by === 'object' && 'group' in step.by ? step.by.group : null;
}

/** Groups of which a member fills in a form of the workflow. */
function groupsThatFill({ steps }: WorkflowDefinition): ReadonlySet<string> {
  return new Set(
    Object.values(steps).flatMap((step) => {
      const group = step.kind === 'fill' ? groupOf(step) : null;
      return group === null ? [] : [group];
    }),
  );
}

function asksManager(step: Step): boolean {
  const employee =
    step.kind === 'approve'
      ? step.employee
      : step.kind === 'fill' && typeof step.by === 'object' && 'group' in step.by
        ? step.by.employee
        : undefined;
  return employee !== undefined && 'manager' in employee;
}
