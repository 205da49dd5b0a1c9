import Type, { type Static } from 'typebox';
import { FeelSchema, KeySchema, TextSchema } from '../forms/base-field.ts';

const StepKeySchema = Type.String({ pattern: '^[a-z][a-zA-Z0-9]{0,59}$' });

/** A length of time before something is due; working days leave out Danish public holidays and weekends. */
const TermSchema = Type.Union([
  Type.Object({ workingDays: Type.Integer({ minimum: 1, maximum: 365 }) }, { additionalProperties: false }),
  Type.Object({ days: Type.Integer({ minimum: 1, maximum: 3_650 }) }, { additionalProperties: false }),
  /** For tests and demonstrations of deadlines. */
  Type.Object({ seconds: Type.Integer({ minimum: 1, maximum: 86_400 }) }, { additionalProperties: false }),
]);

/** What the citizen is told of a case that stands here: where it is, and what comes next. */
const StatusSchema = Type.Object({ now: TextSchema, next: TextSchema }, { additionalProperties: false });

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

const FillStepSchema = Type.Object(
  {
    kind: Type.Literal('fill'),
    title: TextSchema,
    status: StatusSchema,
    /** Key of the form. */
    form: Type.String(),
    /** The name of the answers in the workflow's expressions. */
    as: KeySchema,
    /** Only the starter fills in so far as this product version goes; the word is demanded so that others can be added. */
    by: Type.Literal('starter'),
    next: StepKeySchema,
  },
  { additionalProperties: false },
);

const ApproveStepSchema = Type.Object(
  {
    kind: Type.Literal('approve'),
    title: TextSchema,
    status: StatusSchema,
    /** Name of the group of employees whose task it is. */
    group: Type.String({ minLength: 1, maxLength: 100 }),
    /** The name of the decision in expressions: `{ decision, reason }`. */
    as: KeySchema,
    deadline: TermSchema,
    /** How long before the deadline the group is reminded. */
    remindBefore: Type.Optional(TermSchema),
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

const DeliverStepSchema = Type.Object(
  {
    kind: Type.Literal('deliver'),
    title: TextSchema,
    status: StatusSchema,
    /** Key of a delivery kind that an option declares. */
    delivery: Type.String(),
    /** The group that settles it when it fails. */
    failureGroup: Type.String({ minLength: 1, maxLength: 100 }),
    letter: Type.Object(
      { title: TextSchema, blocks: Type.Array(LetterBlockSchema, { minItems: 1, maxItems: 200 }) },
      { additionalProperties: false },
    ),
    next: StepKeySchema,
  },
  { additionalProperties: false },
);

const NotifyStepSchema = Type.Object(
  { kind: Type.Literal('notify'), title: TextSchema, message: TextSchema, next: StepKeySchema },
  { additionalProperties: false },
);

const WaitStepSchema = Type.Object(
  { kind: Type.Literal('wait'), title: TextSchema, status: StatusSchema, term: TermSchema, next: StepKeySchema },
  { additionalProperties: false },
);

const EndStepSchema = Type.Object(
  {
    kind: Type.Literal('end'),
    title: TextSchema,
    /** A word of the workflow's own for statistics, such as `granted`. */
    outcome: KeySchema,
    status: StatusSchema,
  },
  { additionalProperties: false },
);

const StepSchema = Type.Union([
  FillStepSchema,
  ApproveStepSchema,
  DecideStepSchema,
  DeliverStepSchema,
  NotifyStepSchema,
  WaitStepSchema,
  EndStepSchema,
]);

/** A workflow as data: exported, imported, compared and reviewed as this JSON. */
export const WorkflowDefinitionSchema = Type.Object(
  {
    schema: Type.Literal('workflow/1'),
    key: Type.String({ pattern: '^[a-z][a-z0-9-]{0,59}$' }),
    title: TextSchema,
    /** The fill step with which a case begins. */
    start: StepKeySchema,
    steps: Type.Record(StepKeySchema, StepSchema),
    /** The case and all that belongs to it is deleted so many days after its end. */
    retentionDays: Type.Integer({ minimum: 0, maximum: 36_500 }),
    /** The subject's number in KLE, the municipalities' common classification. */
    kle: Type.Optional(Type.String({ pattern: '^\\d{2}\\.\\d{2}\\.\\d{2}$' })),
    /** The group whose members may read the cases. */
    group: Type.String({ minLength: 1, maxLength: 100 }),
  },
  { additionalProperties: false },
);

export type WorkflowDefinition = Static<typeof WorkflowDefinitionSchema>;
export type Step = Static<typeof StepSchema>;
export type Term = Static<typeof TermSchema>;
export type FillStep = Static<typeof FillStepSchema>;
export type ApproveStep = Static<typeof ApproveStepSchema>;
export type DeliverStep = Static<typeof DeliverStepSchema>;
export type LetterBlock = Static<typeof LetterBlockSchema>;
export type StepStatus = Static<typeof StatusSchema>;
