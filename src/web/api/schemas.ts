import Type, { type Static } from 'typebox';

/** What the API takes and gives; the routes check by these, and its description is written from them. */
const closed = { additionalProperties: false } as const;
const date = (description: string) => Type.String({ format: 'date-time', description });

export const caseNumberPattern = '^[0-9]{4}-[0-9]{6,12}$';
export const eventPattern = '^[A-Za-zÆØÅæøå][A-Za-z0-9_ÆØÅæøå]{0,59}$';
export const idempotencyKeyPattern = '^[!-~]{1,200}$';

/** A text by language: Danish always, English where there is one, and the organisation's other languages. */
export const LocalTextSchema = Type.Object(
  { da: Type.String() },
  { additionalProperties: Type.String(), description: 'A text by language; Danish is always there.' },
);

export const StartCaseSchema = Type.Object(
  {
    form: Type.String({ pattern: '^[a-z][a-z0-9-]{0,59}$', description: 'Key of a published form.' }),
    person: Type.Optional(
      Type.Object(
        { cpr: Type.String({ pattern: '^[0-9]{10}$', description: 'CPR number, ten digits.' }) },
        {
          ...closed,
          description:
            'Whose case it is, by the word of the key’s owner: they follow it under "Mine sager". It takes the scope cases:on-behalf. A form that people log in for demands it.',
        },
      ),
    ),
    answers: Type.Record(Type.String(), Type.Unknown(), {
      description:
        'Values by the keys of the fields, as GET /forms/{form} describes them. Questions that the form does not ask with these answers are left out.',
    }),
    language: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$',
        description: 'In which of its languages the organisation writes to the person; its first when absent.',
      }),
    ),
  },
  closed,
);
export type StartCase = Static<typeof StartCaseSchema>;

export const StartedCaseSchema = Type.Object({
  number: Type.String({ pattern: caseNumberPattern }),
  again: Type.Boolean({ description: 'The same Idempotency-Key had come before: this is the case that it made.' }),
});

export const SignalValueSchema = Type.Union([
  Type.String({ maxLength: 10_000 }),
  Type.Number(),
  Type.Boolean(),
  Type.Null(),
]);

export const SignalSchema = Type.Object(
  {
    data: Type.Optional(
      Type.Record(Type.String(), SignalValueSchema, {
        description: 'What comes with the event, by the names and types that the workflow says.',
      }),
    ),
  },
  closed,
);

/** As Standard Webhooks recommends; what the type and time say is already in the address and the headers. */
export const WebhookSchema = Type.Object(
  {
    type: Type.Optional(Type.String({ maxLength: 200 })),
    timestamp: Type.Optional(Type.String({ maxLength: 100 })),
    data: Type.Optional(Type.Record(Type.String(), SignalValueSchema)),
  },
  closed,
);

export const SignalledSchema = Type.Object({
  number: Type.String({ pattern: caseNumberPattern }),
  event: Type.String(),
  again: Type.Boolean({ description: 'The same message had come before; nothing was changed.' }),
});

export const CaseSchema = Type.Object({
  number: Type.String({ pattern: caseNumberPattern }),
  workflow: Type.Object({ key: Type.String(), version: Type.Integer(), title: LocalTextSchema }),
  status: Type.Union([Type.Literal('open'), Type.Literal('ended')]),
  outcome: Type.Union([Type.String(), Type.Null()], {
    description: 'The outcome of the end step; "annulled" for a case that was annulled; null while it is open.',
  }),
  standing: Type.Union([LocalTextSchema, Type.Null()], { description: 'Where it stands, as the citizen is told.' }),
  steps: Type.Array(
    Type.Object({
      step: Type.String({ description: 'Key of the step in the workflow.' }),
      kind: Type.Union([
        Type.Literal('fill'),
        Type.Literal('approve'),
        Type.Literal('deliver'),
        Type.Literal('wait'),
        Type.Literal('pay'),
        Type.Literal('settle'),
      ]),
      title: LocalTextSchema,
      since: date('When it began.'),
      dueAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
      event: Type.Union([Type.String(), Type.Null()], { description: 'The outside event that it waits for.' }),
    }),
    { description: 'The steps that are open, oldest first.' },
  ),
  startedAt: date('When it was sent in.'),
  updatedAt: date('When something last happened.'),
  endedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
});
export type CaseAnswer = Static<typeof CaseSchema>;

export const ListCasesSchema = Type.Object(
  {
    workflow: Type.Optional(Type.String({ maxLength: 60, description: 'Key of a workflow; all that the key is for.' })),
    status: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('ended')])),
    after: Type.Optional(
      Type.String({ pattern: '^[A-Za-z0-9_-]{22}$', description: 'Where to go on: `next` of the page before.' }),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, description: 'Cases in one page; 50 when absent.' })),
  },
  closed,
);
export type ListCases = Static<typeof ListCasesSchema>;

export const CaseListSchema = Type.Object({
  cases: Type.Array(
    Type.Object({
      number: Type.String({ pattern: caseNumberPattern }),
      workflow: Type.Object({ key: Type.String(), version: Type.Integer() }),
      status: Type.Union([Type.Literal('open'), Type.Literal('ended')]),
      outcome: Type.Union([Type.String(), Type.Null()]),
      startedAt: date('When it was sent in.'),
      updatedAt: date('When something last happened.'),
      endedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
    }),
    { description: 'Oldest first.' },
  ),
  next: Type.Union([Type.String(), Type.Null()], { description: 'Give it as `after`; null on the last page.' }),
});
export type CaseListAnswer = Static<typeof CaseListSchema>;

export const DocumentSchema = Type.Object({
  id: Type.String({ format: 'uuid' }),
  name: Type.String(),
  mediaType: Type.String(),
  size: Type.Integer({ description: 'Bytes.' }),
  sha256: Type.String(),
  kind: Type.Union([Type.Literal('upload'), Type.Literal('receipt'), Type.Literal('letter'), Type.Literal('message')]),
  field: Type.Union([Type.String(), Type.Null()], { description: 'The field that it was attached to.' }),
  createdAt: date('When it was kept.'),
});
export type DocumentAnswer = Static<typeof DocumentSchema>;

export const DocumentListSchema = Type.Object({ documents: Type.Array(DocumentSchema) });

export const ProblemSchema = Type.Object(
  {
    title: Type.String({ description: 'What is wrong, in the language asked for.' }),
    status: Type.Integer(),
    detail: Type.String({ description: 'What to do about it, in the language asked for.' }),
    code: Type.String({ description: 'What is wrong, for programs.' }),
    message: Type.Optional(LocalTextSchema),
    errors: Type.Optional(
      Type.Array(
        Type.Object({
          pointer: Type.String({ description: 'JSON Pointer (RFC 6901) into what was sent.' }),
          code: Type.String(),
          message: LocalTextSchema,
        }),
      ),
    ),
  },
  { description: 'Problem details (RFC 9457).' },
);
