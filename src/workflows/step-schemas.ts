import Type, { type Static } from 'typebox';
import { FeelSchema, KeySchema, onlySuchKeys, TextSchema } from '../forms/base-field.ts';
import { AudienceSchema, EmployeeSchema, FillerSchema, GroupSchema } from './people.ts';
import { CaseDateSchema, DeadlineSchema, TermSchema } from './terms.ts';

export const StepKeySchema = Type.String({ pattern: '^[a-z][a-zA-Z0-9]{0,59}$' });

/** What the citizen is told of a case that stands here: where it is, and what comes next. */
export const StatusSchema = Type.Object({ now: TextSchema, next: TextSchema }, { additionalProperties: false });

/**
 * One paragraph or heading of a letter. `{{alias.field}}` stands for an answer, `{{alias.reason}}` for a decision's
 * reason, `{{case.number}}` for the case; each is written as the field's kind writes it.
 */
const LetterBlockSchema = Type.Object(
  {
    kind: Type.Union([Type.Literal('paragraph'), Type.Literal('heading')]),
    text: TextSchema,
    when: Type.Optional(FeelSchema),
  },
  { additionalProperties: false },
);

const LetterSchema = Type.Object(
  { title: TextSchema, blocks: Type.Array(LetterBlockSchema, { minItems: 1, maxItems: 200 }) },
  { additionalProperties: false },
);

/** What happens to a task that nobody has done in time. */
const lateness = {
  /** How long before the deadline those whose task it is are reminded. */
  remindBefore: Type.Optional(TermSchema),
  /** Another group that gets the task, so long after the deadline; at the deadline without a term. */
  escalation: Type.Optional(
    Type.Object({ group: GroupSchema, after: Type.Optional(TermSchema) }, { additionalProperties: false }),
  ),
};

const FillStepSchema = Type.Object(
  {
    kind: Type.Literal('fill'),
    title: TextSchema,
    status: StatusSchema,
    /** Key of the form. */
    form: Type.String(),
    /** The name of the answers in the workflow's expressions. */
    as: KeySchema,
    by: FillerSchema,
    /** Answers that whoever fills in may see, by their aliases, all fields or those named; nothing when absent. */
    sees: Type.Optional(
      Type.Array(
        Type.Object(
          { alias: KeySchema, fields: Type.Optional(Type.Array(KeySchema)) },
          { additionalProperties: false },
        ),
        { maxItems: 50 },
      ),
    ),
    /** What an invited person is told, beside the link. `{{…}}` as in letters. */
    invitation: Type.Optional(TextSchema),
    deadline: Type.Optional(DeadlineSchema),
    ...lateness,
    /** Where the case goes when the form has not been filled in so long after the deadline; at the deadline without a term. */
    expiry: Type.Optional(
      Type.Object({ after: Type.Optional(TermSchema), next: StepKeySchema }, { additionalProperties: false }),
    ),
    /** Where the case goes when an invited person says no; they can't say no when absent. */
    declined: Type.Optional(StepKeySchema),
    next: StepKeySchema,
  },
  { additionalProperties: false },
);

const DecisionSchema = Type.Union([Type.Literal('approved'), Type.Literal('rejected'), Type.Literal('returned')]);

const ApproveStepSchema = Type.Object(
  {
    kind: Type.Literal('approve'),
    title: TextSchema,
    status: StatusSchema,
    /** Name of the group of employees whose task it is. */
    group: GroupSchema,
    /** The one of them whose task it is at first. */
    employee: Type.Optional(EmployeeSchema),
    /** The name of the decision in expressions: `{ decision, reason }`. */
    as: KeySchema,
    /**
     * How many must agree: one of the group (when absent), every member it has when the step begins, or so many. With several,
     * one rejection of `all` rejects; of so many, the decision that so many agree on counts. Returning takes one.
     */
    approvers: Type.Optional(Type.Union([Type.Literal('all'), Type.Integer({ minimum: 2, maximum: 50 })])),
    /** Whoever filled in any of the case's forms may not decide. */
    fourEyes: Type.Optional(Type.Boolean()),
    /** The decisions that demand a reason; rejecting and returning when absent. */
    reasons: Type.Optional(Type.Array(DecisionSchema, { maxItems: 3 })),
    /** A form that whoever decides fills in with the decision; its answers are named by `as`. */
    form: Type.Optional(Type.Object({ form: Type.String(), as: KeySchema }, { additionalProperties: false })),
    deadline: DeadlineSchema,
    ...lateness,
    /** The decision that is made by itself when nobody has decided so long after the deadline. */
    expiry: Type.Optional(
      Type.Object(
        {
          after: Type.Optional(TermSchema),
          decision: Type.Union([Type.Literal('approved'), Type.Literal('rejected')]),
          reason: TextSchema,
        },
        { additionalProperties: false },
      ),
    ),
    approved: StepKeySchema,
    rejected: StepKeySchema,
    /** The fill step to which a case is returned for correction. */
    returned: Type.Optional(StepKeySchema),
  },
  { additionalProperties: false },
);

const DecideStepSchema = Type.Object(
  {
    kind: Type.Literal('decide'),
    title: TextSchema,
    branches: Type.Array(
      Type.Object({ title: TextSchema, when: FeelSchema, next: StepKeySchema }, { additionalProperties: false }),
      { minItems: 1, maxItems: 50 },
    ),
    otherwise: StepKeySchema,
  },
  { additionalProperties: false },
);

/**
 * Branches that run at the same time. A branch is over when its way leads back to this step's own key; when all are, the
 * case goes on at `next`. A step that is reached from outside the branch, or from several branches, lies outside them: whoever
 * enters it leaves the step, and what is open in the other branches is called off.
 */
const ParallelStepSchema = Type.Object(
  {
    kind: Type.Literal('parallel'),
    title: TextSchema,
    branches: Type.Array(
      Type.Object(
        { title: TextSchema, when: Type.Optional(FeelSchema), start: StepKeySchema },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 50 },
    ),
    next: StepKeySchema,
  },
  { additionalProperties: false },
);

/**
 * The same steps once for each item of a list, at the same time or one after the other. The way of one is over when it leads
 * back to this step's own key. Inside, `as` is the item and the aliases are this item's own; after it the aliases are lists, one
 * entry for each item.
 */
const ForEachStepSchema = Type.Object(
  {
    kind: Type.Literal('forEach'),
    title: TextSchema,
    /** A list, such as the rows of a field; at most 200 items are gone through. */
    over: FeelSchema,
    as: KeySchema,
    order: Type.Union([Type.Literal('together'), Type.Literal('inTurn')]),
    start: StepKeySchema,
    next: StepKeySchema,
  },
  { additionalProperties: false },
);

const DeliverStepSchema = Type.Object(
  {
    kind: Type.Literal('deliver'),
    title: TextSchema,
    status: StatusSchema,
    /** Key of a delivery kind that an option declares. */
    delivery: Type.String(),
    /** The group that settles it when it fails. */
    failureGroup: GroupSchema,
    /** The letter that goes along, for the kinds that send one. */
    letter: Type.Optional(LetterSchema),
    /** What the kind of delivery is told, by its own names: expressions over the case. */
    values: Type.Optional(Type.Record(KeySchema, FeelSchema, onlySuchKeys)),
    /** Texts of the delivery, by its own names, with `{{…}}` as in letters. */
    texts: Type.Optional(Type.Record(KeySchema, TextSchema, onlySuchKeys)),
    /** What is the same for every case, by the kind's own names. */
    choices: Type.Optional(
      Type.Record(
        KeySchema,
        Type.Union([Type.String({ maxLength: 4_000 }), Type.Number(), Type.Boolean()]),
        onlySuchKeys,
      ),
    ),
    /**
     * What stands first in place of the letter: a form of the case as PDF, or with `field` the file that was uploaded there. A letter that
     * the step has goes along after it.
     */
    main: Type.Optional(
      Type.Object({ alias: KeySchema, field: Type.Optional(KeySchema) }, { additionalProperties: false }),
    ),
    /**
     * Whom it goes to, for the kinds that let the step choose: whom the case is about, whoever sent it for them, or the person or
     * company that a form of the case names. A kind's own choice when absent.
     */
    recipient: Type.Optional(
      Type.Union([
        Type.Literal('subject'),
        Type.Literal('representative'),
        Type.Object({ alias: KeySchema, field: KeySchema }, { additionalProperties: false }),
      ]),
    ),
    /** Files that go along: the receipts of the forms, what was uploaded, the letters that the case wrote before. */
    attachments: Type.Optional(
      Type.Array(Type.Union([Type.Literal('receipts'), Type.Literal('uploads'), Type.Literal('letters')]), {
        maxItems: 3,
      }),
    ),
    /**
     * Where the case goes when nothing was sent because its receiver wants none of the kind or can't get any, and the step lets the case go
     * on; to `next` when absent, and of a delivery to several.
     */
    unsent: Type.Optional(StepKeySchema),
    next: StepKeySchema,
  },
  { additionalProperties: false },
);

const NotifyStepSchema = Type.Object(
  {
    kind: Type.Literal('notify'),
    title: TextSchema,
    message: TextSchema,
    /** The starter when absent. */
    to: Type.Optional(AudienceSchema),
    next: StepKeySchema,
  },
  { additionalProperties: false },
);

const WaitStepSchema = Type.Object(
  {
    kind: Type.Literal('wait'),
    title: TextSchema,
    status: StatusSchema,
    /** How long; or `until` a date of the case (one that is missing is not waited for); or for an `event` from outside. */
    term: Type.Optional(TermSchema),
    until: Type.Optional(CaseDateSchema),
    event: Type.Optional(
      Type.Object(
        {
          /** The name by which a webhook or the API completes the wait. */
          name: KeySchema,
          /** What comes with it, by the alias `as`. */
          as: Type.Optional(KeySchema),
          data: Type.Optional(
            Type.Record(
              KeySchema,
              Type.Union([
                Type.Literal('string'),
                Type.Literal('number'),
                Type.Literal('boolean'),
                Type.Literal('date'),
              ]),
              onlySuchKeys,
            ),
          ),
          deadline: Type.Optional(DeadlineSchema),
          /** Where the case goes when it has not come by the deadline. */
          expired: Type.Optional(StepKeySchema),
        },
        { additionalProperties: false },
      ),
    ),
    next: StepKeySchema,
  },
  { additionalProperties: false },
);

/**
 * A demand for payment: the price that a form's payment field came to, fixed when the step begins. The case goes on once the money is
 * held or taken, and only then. Right after the starter's form it is paid on the way; later in a case it is a demand of its own.
 */
const PayStepSchema = Type.Object(
  {
    kind: Type.Literal('pay'),
    title: TextSchema,
    status: StatusSchema,
    /** The alias of the answers with the payment field. */
    of: KeySchema,
    /** Which payment field; the form's first when absent. */
    field: Type.Optional(KeySchema),
    /** What came of it in expressions: `{ state, orderNumber, currency, amount, captured, refunded, method, paidOn }`. */
    as: KeySchema,
    /** What the payer is told when the demand comes later in the case. `{{…}}` as in letters. */
    demand: Type.Optional(TextSchema),
    deadline: Type.Optional(DeadlineSchema),
    remindBefore: Type.Optional(TermSchema),
    /** Where the case goes when it is not paid so long after the deadline; at the deadline without a term. */
    expiry: Type.Optional(
      Type.Object({ after: Type.Optional(TermSchema), next: StepKeySchema }, { additionalProperties: false }),
    ),
    /** Where the case goes when the payer calls it off; they can't when absent. */
    cancelled: Type.Optional(StepKeySchema),
    /** The group that settles what a person must look at. */
    failureGroup: GroupSchema,
    next: StepKeySchema,
  },
  { additionalProperties: false },
);

/** Takes, lets go or pays back what was paid at a {@link PayStepSchema}, in full or in part. */
const SettleStepSchema = Type.Object(
  {
    kind: Type.Literal('settle'),
    title: TextSchema,
    status: StatusSchema,
    /** The alias of the payment. */
    of: KeySchema,
    action: Type.Union([Type.Literal('capture'), Type.Literal('release'), Type.Literal('refund')]),
    /** Kroner; all that remains when absent. Nothing is let go in part. */
    amount: Type.Optional(FeelSchema),
    /** Where the case goes when the gateway refuses; it is a person's when absent. */
    refused: Type.Optional(StepKeySchema),
    failureGroup: GroupSchema,
    next: StepKeySchema,
  },
  { additionalProperties: false },
);

const EndStepSchema = Type.Object(
  {
    kind: Type.Literal('end'),
    title: TextSchema,
    /** A word of the workflow's own for statistics, such as `granted`. */
    outcome: KeySchema,
    status: StatusSchema,
    /** Days that a case with this end is kept, in place of the workflow's own rule. */
    retentionDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 36_500 })),
  },
  { additionalProperties: false },
);

export const StepSchema = Type.Union([
  FillStepSchema,
  ApproveStepSchema,
  DecideStepSchema,
  ParallelStepSchema,
  ForEachStepSchema,
  DeliverStepSchema,
  NotifyStepSchema,
  WaitStepSchema,
  PayStepSchema,
  SettleStepSchema,
  EndStepSchema,
]);

export type Step = Static<typeof StepSchema>;
export type StepKind = Step['kind'];
export type FillStep = Static<typeof FillStepSchema>;
export type ApproveStep = Static<typeof ApproveStepSchema>;
export type ParallelStep = Static<typeof ParallelStepSchema>;
export type ForEachStep = Static<typeof ForEachStepSchema>;
export type DeliverStep = Static<typeof DeliverStepSchema>;
export type WaitStep = Static<typeof WaitStepSchema>;
export type PayStep = Static<typeof PayStepSchema>;
export type SettleStep = Static<typeof SettleStepSchema>;
export type EndStep = Static<typeof EndStepSchema>;
export type Letter = Static<typeof LetterSchema>;
export type LetterBlock = Static<typeof LetterBlockSchema>;
export type StepStatus = Static<typeof StatusSchema>;
