import Type, { type Static } from 'typebox';
import { KeySchema, onlySuchKeys } from '../../forms/base-field.ts';
import { StepKeySchema } from '../step-schemas.ts';

/** Raw answers are open JSON here: each kind of field reads its own and refuses what it can't read. */
const AnswersSchema = Type.Record(Type.String({ maxLength: 100 }), Type.Unknown(), { maxProperties: 600 });

const FileSchema = Type.Object(
  {
    id: Type.String({ maxLength: 200 }),
    name: Type.String({ maxLength: 300 }),
    mediaType: Type.String({ maxLength: 200 }),
    size: Type.Integer({ minimum: 0 }),
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  },
  { additionalProperties: false },
);

/** One filling of a form, as a draft keeps it. */
const InputSchema = Type.Object(
  {
    answers: AnswersSchema,
    prefilled: AnswersSchema,
    files: Type.Record(Type.String({ maxLength: 200 }), FileSchema, { maxProperties: 200 }),
  },
  { additionalProperties: false },
);

/** Which of the steps that are open: the step's key, and the item of each for-each step that it lies in, the outermost first. */
const AtSchema = Type.Object(
  {
    step: StepKeySchema,
    items: Type.Optional(Type.Array(Type.Integer({ minimum: 0 }), { maxItems: 20 })),
  },
  { additionalProperties: false },
);

const ReasonSchema = Type.String({ maxLength: 4_000 });
const WhoSchema = Type.String({ minLength: 1, maxLength: 200 });
/** Days that somebody or something takes; with fractions. */
const DaysSchema = Type.Number({ minimum: 0, maximum: 3_650 });

/** What a peer answers when a delivery reaches it. */
export const AnswerSchema = Type.Union([
  Type.Object({ answer: Type.Literal('accepted') }, { additionalProperties: false }),
  /** Taken over; the receipt comes so many days later. */
  Type.Object({ answer: Type.Literal('awaiting'), days: DaysSchema }, { additionalProperties: false }),
  /** Somebody must correct something. */
  Type.Object({ answer: Type.Literal('rejected') }, { additionalProperties: false }),
  /** Nothing is sent: its receiver wants none, or can't get any, and the step lets the case go on. */
  Type.Object({ answer: Type.Literal('unsent') }, { additionalProperties: false }),
  /** Can't be reached so many times, and then takes it; past the last attempt the delivery is given up. */
  Type.Object(
    { answer: Type.Literal('unavailable'), times: Type.Integer({ minimum: 1, maximum: 1_000 }) },
    { additionalProperties: false },
  ),
]);

export type PeerAnswer = Static<typeof AnswerSchema>;

/** One thing that somebody does, a peer answers, or that time does, in a dry run. */
export const MoveSchema = Type.Union([
  Type.Object(
    { do: Type.Literal('submit'), at: AtSchema, input: InputSchema, by: Type.Optional(WhoSchema) },
    { additionalProperties: false },
  ),
  Type.Object({ do: Type.Literal('decline'), at: AtSchema, reason: ReasonSchema }, { additionalProperties: false }),
  Type.Object(
    {
      do: Type.Literal('decide'),
      at: AtSchema,
      by: WhoSchema,
      decision: Type.Union([Type.Literal('approved'), Type.Literal('rejected'), Type.Literal('returned')]),
      reason: ReasonSchema,
      input: Type.Optional(InputSchema),
    },
    { additionalProperties: false },
  ),
  Type.Object({ do: Type.Literal('answer'), at: AtSchema, peer: AnswerSchema }, { additionalProperties: false }),
  Type.Object({ do: Type.Literal('retry'), at: AtSchema, by: WhoSchema }, { additionalProperties: false }),
  Type.Object(
    { do: Type.Literal('byHand'), at: AtSchema, by: WhoSchema, reason: ReasonSchema },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      do: Type.Literal('invite'),
      at: AtSchema,
      by: WhoSchema,
      to: Type.Union([
        Type.Object({ cpr: Type.String({ pattern: '^\\d{10}$' }) }, { additionalProperties: false }),
        Type.Object({ email: Type.String({ maxLength: 254 }) }, { additionalProperties: false }),
        Type.Object({ cvr: Type.String({ pattern: '^\\d{8}$' }) }, { additionalProperties: false }),
      ]),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      do: Type.Literal('signal'),
      at: AtSchema,
      data: Type.Record(
        KeySchema,
        Type.Union([Type.String({ maxLength: 4_000 }), Type.Number(), Type.Boolean(), Type.Null()]),
        onlySuchKeys,
      ),
    },
    { additionalProperties: false },
  ),
  /** What comes of a payment: it is paid, called off by the payer, or becomes a person's. */
  Type.Object(
    {
      do: Type.Literal('pay'),
      at: AtSchema,
      outcome: Type.Union([Type.Literal('paid'), Type.Literal('cancelled'), Type.Literal('stuck')]),
    },
    { additionalProperties: false },
  ),
  /** What the gateway answers when a payment is captured, released or paid back. */
  Type.Object(
    {
      do: Type.Literal('settle'),
      at: AtSchema,
      outcome: Type.Union([Type.Literal('done'), Type.Literal('refused')]),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      do: Type.Literal('annul'),
      by: Type.Union([Type.Literal('citizen'), Type.Literal('employee')]),
      reason: ReasonSchema,
    },
    { additionalProperties: false },
  ),
  /** Nobody does anything until the next thing happens by itself: a deadline, an answer that comes later. */
  Type.Object({ do: Type.Literal('wait') }, { additionalProperties: false }),
  /** So much time passes, with all that happens by itself meanwhile. */
  Type.Object({ do: Type.Literal('pass'), days: DaysSchema }, { additionalProperties: false }),
]);

export type Move = Static<typeof MoveSchema>;

/** How a dry run begins: who, when, in which language, and what the organisation is like. */
export const StartSchema = Type.Object(
  {
    /** ISO 8601 in UTC. */
    at: Type.String({ format: 'date-time' }),
    language: Type.String({ maxLength: 40 }),
    /** Key of one of the test persons. */
    person: Type.String({ maxLength: 40 }),
    input: InputSchema,
    /** Days that are no working days at the organisation, `YYYY-MM-DD`. */
    closingDays: Type.Optional(Type.Array(Type.String({ format: 'date' }), { maxItems: 400 })),
  },
  { additionalProperties: false },
);

export type Start = Static<typeof StartSchema>;

/** A dry run as data: how it begins and each move. It is played again to see what comes of it. */
export const DryRunSchema = Type.Object(
  {
    schema: Type.Literal('dry-run/1'),
    start: StartSchema,
    moves: Type.Array(MoveSchema, { maxItems: 2_000 }),
  },
  { additionalProperties: false },
);

export type DryRun = Static<typeof DryRunSchema>;

/** A form of a run that somebody is filling in: the one that begins it, or that of an open step. */
export const FillingSchema = Type.Object(
  {
    /** Null for the form with which the case begins. */
    at: Type.Union([AtSchema, Type.Null()]),
    input: InputSchema,
    /** For the form of a decision, and for employees: who, and what they decide. */
    by: Type.Optional(WhoSchema),
    decision: Type.Optional(Type.Union([Type.Literal('approved'), Type.Literal('rejected'), Type.Literal('returned')])),
    reason: Type.Optional(ReasonSchema),
  },
  { additionalProperties: false },
);

export type Filling = Static<typeof FillingSchema>;
