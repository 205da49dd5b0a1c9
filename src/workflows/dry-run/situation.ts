import type { FormInput } from '../../forms/answers.ts';
import type { DeliveryValue } from '../../options/option.ts';
import type { Text } from '../../texts/catalogue.ts';
import type { Refusal } from '../advance.ts';
import type { CaseEvent, CaseState, DeadlineKind, Facts, Invitee, TaskFor, TaskPurpose } from '../case-state.ts';
import type { recipientInForm } from '../chosen-recipient.ts';
import type { WrittenLetter } from '../letter-template.ts';
import type { Start } from './run-schema.ts';

/** A case in a dry run, between two moves. Plain data. */
export interface Situation {
  readonly start: Start;
  /** ISO 8601 in UTC: the virtual clock. */
  readonly now: string;
  readonly state: CaseState;
  /** What happens by itself when its time comes, in no order. */
  readonly waiting: readonly Waiting[];
  /** Deliveries that the peer has not answered, by the number of their open step. */
  readonly pending: readonly number[];
  readonly history: readonly Entry[];
  /** What was last sent in, by alias and items: what a correction begins from. */
  readonly inputs: Readonly<Record<string, FormInput>>;
  readonly facts: Facts;
}

export type Waiting =
  | { readonly kind: 'deadline'; readonly open: number; readonly deadline: DeadlineKind; readonly at: string }
  | {
      readonly kind: 'peer';
      readonly open: number;
      readonly at: string;
      readonly then: 'delivered' | 'deliveryFailed';
    };

/** One event with what followed from it. */
export interface Entry {
  readonly event: CaseEvent;
  /** The step it happened to; null for what happens to the whole case. */
  readonly step: string | null;
  /** The items of for-each steps that the step lies in. */
  readonly items: readonly number[];
  readonly effects: readonly Effect[];
}

/** What a person or peer would have noticed. Texts are as they would be written, in the run's language. */
export type Effect =
  | {
      readonly kind: 'task';
      readonly step: string;
      readonly items: readonly number[];
      readonly group: string;
      readonly purpose: TaskPurpose;
      readonly dueAt: string | null;
      readonly for?: TaskFor;
    }
  | { readonly kind: 'correction'; readonly step: string; readonly items: readonly number[]; readonly comment: string }
  | {
      readonly kind: 'invitation';
      readonly step: string;
      readonly items: readonly number[];
      readonly to: Invitee;
      readonly text: string | null;
    }
  | {
      readonly kind: 'message';
      readonly step: string;
      readonly items: readonly number[];
      /** Who gets it: the starter, whoever filled in under an alias, a group, an address. */
      readonly to: string;
      readonly text: string;
    }
  | {
      readonly kind: 'delivery';
      readonly step: string;
      readonly items: readonly number[];
      readonly delivery: string;
      readonly letter: WrittenLetter | null;
      /** What the delivery is told, as a real one would be. */
      readonly fields: Readonly<Record<string, DeliveryValue>>;
      /** Whom an answer names, where the step has chosen that; null where it names nobody. */
      readonly recipient?: ReturnType<typeof recipientInForm>;
    }
  | {
      readonly kind: 'reminder';
      readonly step: string;
      readonly items: readonly number[];
      readonly deadline: DeadlineKind;
    }
  | {
      readonly kind: 'escalation';
      readonly step: string;
      readonly items: readonly number[];
      readonly group: string;
    }
  | {
      readonly kind: 'deadline';
      readonly step: string;
      readonly items: readonly number[];
      readonly deadline: DeadlineKind;
      readonly at: string;
    }
  /** A demand, in øre (or the hundredths of its currency); or what is asked of the gateway. */
  | {
      readonly kind: 'payment';
      readonly step: string;
      readonly items: readonly number[];
      readonly what: 'demand' | 'reminder' | 'capture' | 'release' | 'refund';
      readonly amount: number | null;
      readonly currency: string;
    }
  | { readonly kind: 'calledOff'; readonly step: string; readonly items: readonly number[] }
  | {
      readonly kind: 'end';
      readonly step: string | null;
      readonly outcome: string;
      readonly deleteAt: string;
      readonly status: Text | null;
    };

/** Why a move could not be made; nothing has changed then. */
export type MoveProblem =
  /** No such step is open now. */
  | { readonly kind: 'not-open'; readonly step: string }
  /** The engine refuses it: `refusal` is its word. */
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly step: string | null }
  /** The form can't be sent with these answers; the paths of the fields that are wrong. */
  | { readonly kind: 'invalid-answers'; readonly form: string; readonly fields: readonly string[] }
  /** Nothing happens by itself any more. */
  | { readonly kind: 'nothing-waits' };

export type Moved =
  | { readonly ok: true; readonly situation: Situation }
  | { readonly ok: false; readonly problem: MoveProblem };
