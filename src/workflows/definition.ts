import Type, { type Static } from 'typebox';
import { KeySchema, onlySuchKeys, TextSchema } from '../forms/base-field.ts';
import { TranslationSourcesSchema } from '../forms/translation-sources.ts';
import { GroupSchema } from './people.ts';
import { StatusSchema, StepKeySchema, StepSchema } from './step-schemas.ts';

export type {
  ApproveStep,
  DeliverStep,
  EndStep,
  FillStep,
  ForEachStep,
  Letter,
  LetterBlock,
  ParallelStep,
  PayStep,
  SettleStep,
  Step,
  StepKind,
  StepStatus,
  WaitStep,
} from './step-schemas.ts';
export type { CaseDate, Deadline, Term } from './terms.ts';

/** Who may call a case off before it has ended, and what then happens to it. */
const AnnulmentSchema = Type.Object(
  {
    by: Type.Array(Type.Union([Type.Literal('citizen'), Type.Literal('employee')]), { minItems: 1, maxItems: 2 }),
    /** The first of the steps that an annulled case goes through; it ends at once when absent. */
    start: Type.Optional(StepKeySchema),
    /** What the citizen is told of a case that was annulled. */
    status: StatusSchema,
  },
  { additionalProperties: false },
);

/** What the pages and reports tell of a workflow beside its steps. */
const AboutSchema = Type.Object(
  {
    description: Type.Optional(TextSchema),
    category: Type.Optional(TextSchema),
    /** The unit that answers for it. */
    unit: Type.Optional(Type.String({ maxLength: 200 })),
    legalBasis: Type.Optional(TextSchema),
    /** The duty to inform: what the personal data is used for, how long it is kept, whom to ask. */
    dutyToInform: Type.Optional(TextSchema),
    /** Links shown with the case. */
    links: Type.Optional(
      Type.Array(
        Type.Object(
          { title: TextSchema, url: Type.String({ pattern: '^https://', maxLength: 2_000 }) },
          { additionalProperties: false },
        ),
        { maxItems: 50 },
      ),
    ),
    /** What was changed in this version, in the designer's words. */
    changeLog: Type.Optional(Type.String({ maxLength: 10_000 })),
  },
  { additionalProperties: false },
);

/** What those who sent the form are asked on its receipt: a rating from 1 to 5, given by nobody's name. */
const EvaluationSchema = Type.Object(
  {
    question: TextSchema,
    /** Asks for words too; none are asked for when absent. */
    comment: Type.Optional(TextSchema),
    /** Days that what was answered is kept. */
    keepDays: Type.Integer({ minimum: 1, maximum: 3_650 }),
  },
  { additionalProperties: false },
);

/** A workflow as data: exported, imported, compared and reviewed as this JSON. */
export const WorkflowDefinitionSchema = Type.Object(
  {
    schema: Type.Literal('workflow/1'),
    key: Type.String({ pattern: '^[a-z][a-z0-9-]{0,59}$' }),
    title: TextSchema,
    /** The fill step with which a case begins. */
    start: StepKeySchema,
    steps: Type.Record(StepKeySchema, StepSchema, { maxProperties: 500, ...onlySuchKeys }),
    /** The case and all that belongs to it is deleted so many days after its end. */
    retentionDays: Type.Integer({ minimum: 0, maximum: 36_500 }),
    /** The subject's number in KLE, the municipalities' common classification. */
    kle: Type.Optional(Type.String({ pattern: '^\\d{2}\\.\\d{2}\\.\\d{2}$' })),
    /** The group whose members may read the cases. */
    group: GroupSchema,
    about: Type.Optional(AboutSchema),
    /** New cases begin within this period alone, both days included (`YYYY-MM-DD`). */
    active: Type.Optional(
      Type.Object(
        {
          from: Type.Optional(Type.String({ format: 'date' })),
          until: Type.Optional(Type.String({ format: 'date' })),
        },
        { additionalProperties: false },
      ),
    ),
    annulment: Type.Optional(AnnulmentSchema),
    /** Whether citizen and employees can write to each other in the case; they can when absent. */
    messages: Type.Optional(Type.Boolean()),
    /** E-mail addresses that are told of deliveries that failed. */
    failureMail: Type.Optional(Type.Array(Type.String({ format: 'email', maxLength: 254 }), { maxItems: 20 })),
    /**
     * Where whom the case is about is told by SMS that something new stands in it: the number that they have registered with the
     * organisation, the question with their number, the first and else the second, or NemSMS to the phone that they have registered
     * nationally. Nobody is told so when absent.
     */
    smsTo: Type.Optional(
      Type.Union([
        Type.Object(
          {
            alias: Type.Optional(KeySchema),
            field: Type.Optional(KeySchema),
            registered: Type.Optional(Type.Literal(true)),
          },
          { additionalProperties: false },
        ),
        Type.Literal('nem-sms'),
      ]),
    ),
    evaluation: Type.Optional(EvaluationSchema),
    /** Answers that the inbox shows as columns. */
    columns: Type.Optional(
      Type.Array(Type.Object({ alias: KeySchema, field: KeySchema }, { additionalProperties: false }), { maxItems: 6 }),
    ),
    translations: Type.Optional(TranslationSourcesSchema),
  },
  { additionalProperties: false },
);

export type WorkflowDefinition = Static<typeof WorkflowDefinitionSchema>;
export type Evaluation = Static<typeof EvaluationSchema>;
