import type { SubmittedValues } from '../forms/evaluate.ts';

/**
 * What a case is to the engine: the fold of its events, plain JSON. The answers themselves are here because
 * expressions need them; the whole state is stored encrypted.
 */
export interface CaseState {
  readonly status: 'open' | 'ended';
  /** The `outcome` of the end step, once ended. */
  readonly outcome: string | null;
  /** The key of the end step, once ended. */
  readonly endStep: string | null;
  /** Steps that wait for something, oldest first. */
  readonly open: readonly OpenStep[];
  /** Answers by the alias of their fill step. */
  readonly answers: Readonly<Record<string, SubmittedValues>>;
  /** Decisions by the alias of their approve step, the latest of each. */
  readonly decisions: Readonly<Record<string, Decision>>;
  /** The number that the next opened step gets. */
  readonly nextOpen: number;
}

/** A step that has begun and not ended. `id` counts up within the case, so a step entered again is another. */
export interface OpenStep {
  readonly id: number;
  readonly step: string;
  readonly kind: 'fill' | 'approve' | 'deliver' | 'wait';
  readonly since: string;
  /** For `fill` after a return: what the case worker asks the citizen to correct. */
  readonly comment?: string;
  /** For `approve`: the employee who has taken it. */
  readonly taken?: string;
  /** For `deliver`: a person must settle it. */
  readonly failed?: boolean;
}

export type DecisionKind = 'approved' | 'rejected' | 'returned';

export interface Decision {
  readonly decision: DecisionKind;
  readonly reason: string;
}

/** Who did something: a citizen, an employee, or the product itself. `id` is ours, never a CPR number. */
export interface Actor {
  readonly kind: 'citizen' | 'employee' | 'system';
  readonly id: string | null;
}

/** Something that happened to a case. `at` is ISO 8601 in UTC; the engine knows no other clock. */
export type CaseEvent = { readonly at: string; readonly actor: Actor } & (
  | {
      readonly kind: 'submitted';
      /** The open fill step that it completes; absent on the event that begins the case. */
      readonly open?: number;
      readonly values: SubmittedValues;
    }
  | { readonly kind: 'taskTaken'; readonly open: number; readonly employee: string }
  | { readonly kind: 'taskReleased'; readonly open: number }
  | { readonly kind: 'decided'; readonly open: number; readonly decision: DecisionKind; readonly reason: string }
  | { readonly kind: 'delivered'; readonly open: number }
  | { readonly kind: 'deliveryFailed'; readonly open: number }
  | { readonly kind: 'deliveryRetried'; readonly open: number }
  | { readonly kind: 'deliveryHandledByHand'; readonly open: number; readonly reason: string }
  | { readonly kind: 'deadlineReached'; readonly open: number; readonly deadline: DeadlineKind }
);

export type DeadlineKind = 'reminder' | 'due' | 'wait';

/** What must follow from an event; carried out in the event's own transaction. */
export type Command =
  | {
      readonly kind: 'createTask';
      readonly open: number;
      readonly step: string;
      readonly group: string;
      readonly purpose: 'approve' | 'failedDelivery';
      readonly dueAt: string | null;
    }
  | { readonly kind: 'assignTask'; readonly open: number; readonly employee: string | null }
  | { readonly kind: 'closeTasks'; readonly open: number }
  | { readonly kind: 'remindTask'; readonly open: number }
  | { readonly kind: 'setDeadline'; readonly open: number; readonly deadline: DeadlineKind; readonly at: string }
  | { readonly kind: 'clearDeadlines'; readonly open: number }
  | { readonly kind: 'createDelivery'; readonly open: number; readonly step: string }
  | { readonly kind: 'retryDelivery'; readonly open: number }
  | { readonly kind: 'requestCorrection'; readonly open: number; readonly step: string; readonly comment: string }
  | { readonly kind: 'messageStarter'; readonly step: string }
  | { readonly kind: 'end'; readonly outcome: string; readonly deleteAt: string };
