import type { SubmittedValues } from '../forms/evaluate.ts';
import type { FeelJson } from './feel-json.ts';

/**
 * What a case is to the engine: the fold of its events, plain JSON. The answers themselves are here because
 * expressions need them; the whole state is stored encrypted.
 */
export interface CaseState extends Variables {
  readonly status: 'open' | 'ended';
  /** The `outcome` of the end step, once ended; `annulled` for a case that was annulled and had no steps for that. */
  readonly outcome: string | null;
  /** The key of the end step, once ended by one. */
  readonly endStep: string | null;
  /** Steps that wait for something, oldest first. */
  readonly open: readonly OpenStep[];
  /** The number that the next opened step gets. */
  readonly nextOpen: number;
  /** The ways that run at the same time, beside the case's own, which has no entry. Absent while there are none. */
  readonly lines?: readonly Line[];
  /** The number that the next line gets; absent until there has been one. */
  readonly nextLine?: number;
  /** Somebody has annulled the case; it goes through the steps for that. */
  readonly annulled?: true;
}

/** What has been said so far, by the aliases of the steps: of the case, or of one item of a for-each step. */
export interface Variables {
  /** Answers by the alias of their fill step. */
  readonly answers: Readonly<Record<string, SubmittedValues>>;
  /** Keys of answers, by alias, that were typed because a register did not answer, and are not checked yet. */
  readonly unchecked?: Readonly<Record<string, readonly string[]>>;
  /** Decisions by the alias of their approve step, the latest of each. */
  readonly decisions: Readonly<Record<string, Decision>>;
  /** Employees who filled in, by alias: for steps where whoever filled in may not decide. */
  readonly filledBy?: Readonly<Record<string, string>>;
  /** Who was invited last to fill in, by alias: a notice goes to them. */
  readonly invited?: Readonly<Record<string, Invitee>>;
  /** What came with outside events, by alias. */
  readonly signals?: Readonly<Record<string, SignalData>>;
  /** The items of for-each steps by step key, each with its own variables; kept after the step is over. */
  readonly each?: Readonly<Record<string, readonly Iteration[]>>;
}

export type SignalData = Readonly<Record<string, string | number | boolean | null>>;

/** One item of a for-each step. */
export interface Iteration extends Variables {
  readonly item: FeelJson;
}

/** A way through the workflow: a branch of a parallel step, or one item of a for-each step. The case's own way is line 0. */
export interface Line {
  readonly id: number;
  /** The line that waits for this one. */
  readonly parent: number;
  /** The parallel or for-each step that the line belongs to. */
  readonly gate: string;
  /** Which of its branches or items. */
  readonly index: number;
}

/** Which items of which for-each steps something belongs to, the outermost first; empty for the case itself. */
export type ItemPath = readonly (readonly [step: string, index: number])[];

/** A step that has begun and not ended. `id` counts up within the case, so a step entered again is another. */
export interface OpenStep {
  readonly id: number;
  readonly step: string;
  readonly kind: 'fill' | 'approve' | 'deliver' | 'wait' | 'pay' | 'settle';
  readonly since: string;
  /** The line it lies on; absent on the case's own. */
  readonly line?: number;
  /** For `fill` after a return: what the case worker asks the citizen to correct. */
  readonly comment?: string;
  /** The employee who has taken it. */
  readonly taken?: string;
  /** A person must settle it: a delivery that failed, an invitation that could not be made. */
  readonly failed?: boolean;
  /** For `fill` by an invited person: who. */
  readonly invited?: Invitee;
  /** For `approve` by all: the employees asked, as the group stood when the step began. */
  readonly members?: readonly string[];
  /** For `approve` by several: what has been decided so far. */
  readonly votes?: readonly Vote[];
  /** The group whose task it became by escalation. */
  readonly group?: string;
  /** The deadline as last worked out. */
  readonly dueAt?: string;
  /** The deadlines that have passed. */
  readonly passed?: readonly DeadlineKind[];
}

export type Invitee =
  /** A person, who logs in; told at the address where there is one, else by Digital Post. */
  | { readonly cpr: string; readonly email?: string }
  /** Whoever reads the address: a link that opens the form once. */
  | { readonly email: string }
  /** Whoever reads the company's Digital Post: a link that opens the form once. */
  | { readonly cvr: string };

export interface Vote {
  readonly employee: string;
  /** The substitute who gave it for the employee. */
  readonly by?: string;
  readonly decision: DecisionKind;
  readonly reason: string;
}

export type DecisionKind = 'approved' | 'rejected' | 'returned';

export interface Decision {
  readonly decision: DecisionKind;
  readonly reason: string;
  /** Made by itself when the time was over; the reason is then the workflow's, and here in Danish. */
  readonly automatic?: true;
  /** Where several decided: each of them. */
  readonly votes?: readonly Vote[];
}

/** Who did something: a citizen, an employee, or the product itself. `id` is ours, never a CPR number. */
export interface Actor {
  readonly kind: 'citizen' | 'employee' | 'system';
  readonly id: string | null;
}

/**
 * What the engine must know of the organisation when an event happens, kept with the event so that the fold gives the same
 * for ever. Given only where the workflow uses it.
 */
export interface Facts {
  /** Ids of a group's members, for approvals by all of them. */
  readonly members?: Readonly<Record<string, readonly string[]>>;
  /** Days (`YYYY-MM-DD`) that are no working days at this organisation beside weekends and public holidays. */
  readonly closingDays?: readonly string[];
}

/** Something that happened to a case. `at` is ISO 8601 in UTC; the engine knows no other clock. */
export type CaseEvent = { readonly at: string; readonly actor: Actor; readonly facts?: Facts } & (
  | {
      readonly kind: 'submitted';
      /** The open fill step that it completes; absent on the event that begins the case. */
      readonly open?: number;
      readonly values: SubmittedValues;
      /** Keys of the answers that were typed because a register did not answer. */
      readonly unchecked?: readonly string[];
    }
  | { readonly kind: 'declined'; readonly open: number; readonly reason: string }
  | { readonly kind: 'taskTaken'; readonly open: number; readonly employee: string }
  /** `onBehalfOf`: who had the task, where somebody else puts it back because they are no longer here. */
  | { readonly kind: 'taskReleased'; readonly open: number; readonly onBehalfOf?: string }
  /** Somebody gives a task to a colleague, whether or not it was taken. */
  | {
      readonly kind: 'taskHandedOver';
      readonly open: number;
      readonly employee: string;
      /** The absent employee who had it, where the actor is their substitute. */
      readonly onBehalfOf?: string;
    }
  | {
      readonly kind: 'decided';
      readonly open: number;
      readonly decision: DecisionKind;
      readonly reason: string;
      /** The answers of the form that belongs to the decision. */
      readonly values?: SubmittedValues;
      /** The absent employee for whom the actor, a substitute, decides. */
      readonly onBehalfOf?: string;
    }
  /**
   * `left`: of several receivers, when this was the last that had failed, others are still under way. `unsent`: nothing was sent, since its
   * only receiver wants none or can't get any.
   */
  | { readonly kind: 'delivered'; readonly open: number; readonly left?: 'underWay'; readonly unsent?: true }
  | { readonly kind: 'deliveryFailed'; readonly open: number }
  /** `delivery`: to one of several receivers, while others have failed too and stay so. */
  | { readonly kind: 'deliveryRetried'; readonly open: number; readonly delivery?: string }
  /** `left`: it was the delivery to one of several receivers, and how others are. */
  | {
      readonly kind: 'deliveryHandledByHand';
      readonly open: number;
      readonly reason: string;
      readonly left?: 'underWay' | 'failed';
    }
  /** Somebody says whom to invite, in place of what the case said. */
  | { readonly kind: 'invited'; readonly open: number; readonly to: Invitee }
  | { readonly kind: 'deadlineReached'; readonly open: number; readonly deadline: DeadlineKind }
  /** The outside event that a wait step waits for. */
  | { readonly kind: 'signalled'; readonly open: number; readonly event: string; readonly data: SignalData }
  /** The money of an open pay step is held or taken; `data` is what its alias says from then on. */
  | { readonly kind: 'paid'; readonly open: number; readonly data: SignalData }
  /** The payer has called an open pay step off. */
  | { readonly kind: 'paymentCancelled'; readonly open: number }
  /** What a settle step asked for is done; `data` is what the payment's alias says from then on. */
  | { readonly kind: 'paymentSettled'; readonly open: number; readonly data: SignalData }
  /** The gateway refused what a settle step asked for. */
  | { readonly kind: 'paymentRefused'; readonly open: number }
  /** A person must look at the payment of a pay or settle step. */
  | { readonly kind: 'paymentStuck'; readonly open: number }
  /** A case worker changed answers; what was sent in stays beside it. */
  | {
      readonly kind: 'answersCorrected';
      readonly alias: string;
      readonly path?: ItemPath;
      readonly values: SubmittedValues;
      readonly reason: string;
      /** Keys of the answers that are a register's now. */
      readonly checked?: readonly string[];
    }
  /** The register has answered and says the same of these answers, or somebody has settled that they stand. */
  | {
      readonly kind: 'answersChecked';
      readonly alias: string;
      readonly path?: ItemPath;
      readonly fields: readonly string[];
      readonly reason?: string;
    }
  | { readonly kind: 'annulled'; readonly reason: string }
  /** The case goes on by another version of its workflow; this event and those after it are that version's. */
  | { readonly kind: 'movedToVersion'; readonly version: string }
);

export type DeadlineKind = 'reminder' | 'due' | 'wait' | 'escalation' | 'expiry';

export type TaskPurpose = 'approve' | 'fill' | 'failedDelivery' | 'failedInvitation' | 'failedPayment';

/** The employee whose task it is: one known by id, or to be found by address or as the starter's manager; else the group's. */
export type TaskFor =
  | { readonly employee: string }
  | { readonly email: string }
  | { readonly manager: 'starter' }
  | { readonly anyone: true };

/** What must follow from an event; carried out in the event's own transaction. */
export type Command =
  | {
      readonly kind: 'createTask';
      readonly open: number;
      readonly step: string;
      readonly group: string;
      readonly purpose: TaskPurpose;
      readonly dueAt: string | null;
      /** Anyone of the group when absent. */
      readonly for?: TaskFor;
    }
  | { readonly kind: 'assignTask'; readonly open: number; readonly employee: string | null }
  /** Closes the step's tasks; with `employee` that one's alone. */
  | { readonly kind: 'closeTasks'; readonly open: number; readonly employee?: string }
  | { readonly kind: 'remindTask'; readonly open: number; readonly deadline: DeadlineKind }
  /** Gives the step's tasks to another group. */
  | { readonly kind: 'escalateTask'; readonly open: number; readonly group: string }
  | { readonly kind: 'moveTask'; readonly open: number; readonly dueAt: string | null }
  | { readonly kind: 'setDeadline'; readonly open: number; readonly deadline: DeadlineKind; readonly at: string }
  | { readonly kind: 'clearDeadlines'; readonly open: number }
  | { readonly kind: 'createDelivery'; readonly open: number; readonly step: string }
  /** Those of the step that have failed; one of them where it is named. */
  | { readonly kind: 'retryDelivery'; readonly open: number; readonly delivery?: string }
  /** A demand for what the step's form came to. */
  | { readonly kind: 'demandPayment'; readonly open: number; readonly step: string; readonly path: ItemPath }
  /** Tells the payer once more. */
  | { readonly kind: 'remindPayer'; readonly open: number; readonly step: string; readonly path: ItemPath }
  /** Takes, lets go or pays back; `amount` in kroner, all that remains when null. */
  | {
      readonly kind: 'settlePayment';
      readonly open: number;
      readonly step: string;
      readonly path: ItemPath;
      readonly amount: string | null;
    }
  /** The step was left by another way: what is not under way yet is not sent, what is opened for filling in is closed. */
  | { readonly kind: 'callOff'; readonly open: number; readonly step: string }
  /** Opens the form for the starter: for correction with the comment, or to be filled in. */
  | { readonly kind: 'requestCorrection'; readonly open: number; readonly step: string; readonly comment: string }
  /** Opens the form for somebody else and tells them. */
  | { readonly kind: 'invite'; readonly open: number; readonly step: string; readonly to: Invitee }
  /** Tells an invited person once more; whoever came by a link gets a new one. */
  | { readonly kind: 'remindInvited'; readonly open: number; readonly step: string }
  | { readonly kind: 'messageStarter'; readonly step: string; readonly path?: ItemPath }
  /** Tells a group of employees, or the one for whom it is. */
  | {
      readonly kind: 'tell';
      readonly step: string;
      readonly path: ItemPath;
      /** The step's own group when absent. */
      readonly group?: string;
      readonly for?: TaskFor;
    }
  /** Tells a person or a company by Digital Post. */
  | { readonly kind: 'post'; readonly step: string; readonly path: ItemPath; readonly to: Invitee }
  /** Tells whoever reads an e-mail address. */
  | { readonly kind: 'mail'; readonly step: string; readonly path: ItemPath; readonly to: string }
  | { readonly kind: 'end'; readonly outcome: string; readonly deleteAt: string };
