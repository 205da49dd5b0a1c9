import { fillText, type Text } from '../../texts/catalogue.ts';
import type { Step, WorkflowDefinition } from '../definition.ts';
import { flowTexts } from './texts.ts';

/** One way out of a step: where it leads, and what it is called. */
export interface Exit {
  /** Stable within the step: `next`, `approved`, `otherwise`, `branches.0`, `expiry` … */
  readonly id: string;
  readonly target: string;
  readonly title: Text;
}

/** A way as the designer names it: an exit of a step, or of the workflow itself (`start`, `annulment`) for null. */
export interface Way {
  readonly step: string | null;
  readonly exit: string;
}

/** The ways out of a step, as they are read: branches in their order, the one that the case usually goes last. */
export function exitsOf(step: Step): readonly Exit[] {
  const exit = (id: string, target: string | undefined, title: Text): readonly Exit[] =>
    target === undefined ? [] : [{ id, target, title }];
  switch (step.kind) {
    case 'decide':
      return [
        ...step.branches.map((branch, index) => ({
          id: `branches.${index}`,
          target: branch.next,
          title: named(branch.title, index),
        })),
        ...exit('otherwise', step.otherwise, flowTexts['flow.exit.otherwise']),
      ];
    case 'parallel':
      return [
        ...step.branches.map((branch, index) => ({
          id: `branches.${index}`,
          target: branch.start,
          title: named(branch.title, index),
        })),
        ...exit('next', step.next, flowTexts['flow.exit.joined']),
      ];
    case 'forEach':
      return [
        ...exit('start', step.start, flowTexts['flow.exit.item']),
        ...exit('next', step.next, flowTexts['flow.exit.joined']),
      ];
    case 'approve':
      return [
        ...exit('rejected', step.rejected, flowTexts['flow.exit.rejected']),
        ...exit('returned', step.returned, flowTexts['flow.exit.returned']),
        ...exit('approved', step.approved, flowTexts['flow.exit.approved']),
      ];
    case 'fill':
      return [
        ...exit('expiry', step.expiry?.next, flowTexts['flow.exit.expiry']),
        ...exit('declined', step.declined, flowTexts['flow.exit.declined']),
        ...exit('next', step.next, flowTexts['flow.exit.next']),
      ];
    case 'wait':
      return [
        ...exit('expired', step.event?.expired, flowTexts['flow.exit.expired']),
        ...exit('next', step.next, flowTexts['flow.exit.next']),
      ];
    case 'pay':
      return [
        ...exit('expiry', step.expiry?.next, flowTexts['flow.exit.unpaid']),
        ...exit('cancelled', step.cancelled, flowTexts['flow.exit.cancelled']),
        ...exit('next', step.next, flowTexts['flow.exit.paid']),
      ];
    case 'settle':
      return [
        ...exit('refused', step.refused, flowTexts['flow.exit.refused']),
        ...exit('next', step.next, flowTexts['flow.exit.next']),
      ];
    case 'deliver':
      return [
        ...exit('unsent', step.unsent, flowTexts['flow.exit.unsent']),
        ...exit('next', step.next, flowTexts['flow.exit.next']),
      ];
    case 'end':
      return [];
    default:
      return exit('next', step.next, flowTexts['flow.exit.next']);
  }
}

function named(title: Text, index: number): Text {
  return Object.values(title).some((text) => text.trim() !== '')
    ? title
    : fillText(flowTexts['flow.exit.branch'], { number: index + 1 });
}

/** The exit by which the way goes on when the step is taken out: null for an end. */
export function mainExit(step: Step): string | null {
  switch (step.kind) {
    case 'approve':
      return 'approved';
    case 'decide':
      return 'otherwise';
    case 'end':
      return null;
    default:
      return 'next';
  }
}

/** Where an exit leads; undefined where the step has no such exit. */
export function targetOf(step: Step, exit: string): string | undefined {
  return exitsOf(step).find(({ id }) => id === exit)?.target;
}

/** The step with an exit leading elsewhere; an exit that it has not stays away. */
export function withTarget(step: Step, exit: string, target: string): Step {
  const [name, number] = exit.split('.');
  const index = Number(number);
  switch (step.kind) {
    case 'decide':
      if (name === 'otherwise') return { ...step, otherwise: target };
      return { ...step, branches: step.branches.map((each, at) => (at === index ? { ...each, next: target } : each)) };
    case 'parallel':
      if (name === 'next') return { ...step, next: target };
      return { ...step, branches: step.branches.map((each, at) => (at === index ? { ...each, start: target } : each)) };
    case 'forEach':
      return name === 'start' ? { ...step, start: target } : { ...step, next: target };
    case 'approve':
      if (name === 'approved') return { ...step, approved: target };
      if (name === 'rejected') return { ...step, rejected: target };
      return step.returned === undefined ? step : { ...step, returned: target };
    case 'fill':
      if (name === 'expiry') return step.expiry ? { ...step, expiry: { ...step.expiry, next: target } } : step;
      if (name === 'declined') return step.declined === undefined ? step : { ...step, declined: target };
      return { ...step, next: target };
    case 'wait':
      if (name === 'expired') {
        return step.event?.expired === undefined ? step : { ...step, event: { ...step.event, expired: target } };
      }
      return { ...step, next: target };
    case 'pay':
      if (exit === 'expiry') return step.expiry ? { ...step, expiry: { ...step.expiry, next: target } } : step;
      if (exit === 'cancelled') return step.cancelled === undefined ? step : { ...step, cancelled: target };
      return { ...step, next: target };
    case 'settle':
      if (exit === 'refused') return step.refused === undefined ? step : { ...step, refused: target };
      return { ...step, next: target };
    case 'deliver':
      if (exit === 'unsent') return step.unsent === undefined ? step : { ...step, unsent: target };
      return { ...step, next: target };
    case 'end':
      return step;
    default:
      return { ...step, next: target };
  }
}

/** The step with every exit led through `lead`. */
export function withTargets(step: Step, lead: (target: string, exit: Exit) => string): Step {
  return exitsOf(step).reduce((changed, exit) => {
    const target = lead(exit.target, exit);
    return target === exit.target ? changed : withTarget(changed, exit.id, target);
  }, step);
}

/** Where a way leads; undefined where there is no such way. */
export function targetOfWay(definition: WorkflowDefinition, way: Way): string | undefined {
  if (way.step === null) return way.exit === 'start' ? definition.start : definition.annulment?.start;
  const step = definition.steps[way.step];
  return step && targetOf(step, way.exit);
}

/** The workflow with a way leading elsewhere. */
export function withWay(definition: WorkflowDefinition, way: Way, target: string): WorkflowDefinition {
  if (way.step === null) {
    if (way.exit === 'start') return { ...definition, start: target };
    return definition.annulment ? { ...definition, annulment: { ...definition.annulment, start: target } } : definition;
  }
  const step = definition.steps[way.step];
  if (!step) return definition;
  return { ...definition, steps: { ...definition.steps, [way.step]: withTarget(step, way.exit, target) } };
}

/** Whether the step's branches lead back to itself when they are over. */
export function isGate(step: Step | undefined): step is Extract<Step, { kind: 'parallel' | 'forEach' }> {
  return step?.kind === 'parallel' || step?.kind === 'forEach';
}

/** The exits of a gate by which its branches or items begin; none for other steps. */
export function innerExits(step: Step): readonly Exit[] {
  return isGate(step) ? exitsOf(step).filter(({ id }) => id !== 'next') : [];
}
