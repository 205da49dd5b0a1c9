import fc from 'fast-check';
import type { FormDefinition } from '../../src/forms/definition.ts';
import type { Step, WorkflowDefinition } from '../../src/workflows/definition.ts';
import { smallForm } from '../helpers/small-form.ts';

/** The form of every step of {@link anyWorkflow}; its start may be sent back, so it wants a log-in. */
export const plainForm: FormDefinition = smallForm({
  key: 'plain',
  pages: [
    {
      key: 'a',
      title: { da: 'Side' },
      fields: [
        { kind: 'number', key: 'amount', label: { da: 'Tal' }, min: 0, max: 1_000, required: true },
        { kind: 'yesNo', key: 'sure', label: { da: 'Sikker' } },
        { kind: 'date', key: 'day', label: { da: 'Dag' } },
        { kind: 'email', key: 'mail', label: { da: 'E-mail' } },
        { kind: 'cprNumber', key: 'cpr', label: { da: 'CPR' } },
        {
          kind: 'rows',
          key: 'people',
          label: { da: 'Personer' },
          rowLabel: { da: 'person' },
          addable: true,
          maxRows: 3,
          columns: [
            { kind: 'shortText', key: 'name', label: { da: 'Navn' }, required: true },
            { kind: 'email', key: 'mail', label: { da: 'E-mail' } },
          ],
        },
      ],
    },
  ],
});

/** A part of a workflow that begins at one place and, unless it ends the case, goes on at one. */
type Block =
  | {
      readonly kind: 'fill';
      readonly by: number;
      readonly deadline: number;
      readonly expires: boolean;
      readonly mayDecline: boolean;
    }
  | {
      readonly kind: 'approve';
      readonly approvers: number;
      readonly fourEyes: boolean;
      readonly deadline: number;
      readonly expires: boolean;
      readonly escalates: boolean;
      readonly returns: boolean;
      readonly rejectedEnds: boolean;
      readonly withForm: boolean;
    }
  | {
      readonly kind: 'decide';
      readonly conditions: readonly number[];
      readonly branches: readonly (readonly Block[])[];
    }
  | {
      readonly kind: 'parallel';
      readonly conditions: readonly number[];
      readonly branches: readonly (readonly Block[])[];
    }
  | { readonly kind: 'forEach'; readonly over: number; readonly inTurn: boolean; readonly inside: readonly Block[] }
  | { readonly kind: 'deliver'; readonly letter: boolean }
  | { readonly kind: 'notify'; readonly to: number }
  | { readonly kind: 'wait'; readonly for: number; readonly expires: boolean };

const text = (da: string) => ({ da, en: da });
const small = fc.nat(20);

const { blocks } = fc.letrec<{ block: Block; blocks: Block[] }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('fill' as const),
        by: small,
        deadline: small,
        expires: fc.boolean(),
        mayDecline: fc.boolean(),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('approve' as const),
        approvers: small,
        fourEyes: fc.boolean(),
        deadline: small,
        expires: fc.boolean(),
        escalates: fc.boolean(),
        returns: fc.boolean(),
        rejectedEnds: fc.boolean(),
        withForm: fc.boolean(),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('deliver' as const), letter: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('notify' as const), to: small }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('wait' as const), for: small, expires: fc.boolean() }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('decide' as const),
        conditions: fc.array(small, { minLength: 3, maxLength: 3 }),
        branches: fc.array(tie('blocks'), { minLength: 1, maxLength: 3 }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('parallel' as const),
        conditions: fc.array(small, { minLength: 3, maxLength: 3 }),
        branches: fc.array(tie('blocks'), { minLength: 1, maxLength: 3 }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('forEach' as const),
        over: small,
        inTurn: fc.boolean(),
        inside: tie('blocks'),
      }),
    },
  ) as fc.Arbitrary<Block>,
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 4 }),
}));

/** Well-formed workflows of all kinds of steps, branches and items within each other, that the compiler takes. */
export const anyWorkflow: fc.Arbitrary<WorkflowDefinition> = fc
  .record({ main: blocks, annulment: fc.option(fc.tuple(small, blocks), { nil: null }), retention: fc.nat(400) })
  .map(({ main, annulment, retention }) => assemble(main, annulment, retention));

/** Expressions over what every case knows from its beginning, and over the item where there is one. */
function condition(number: number, item: string | null): string {
  const conditions = [
    'start.amount > 500',
    'start.sure = true',
    'start.day != null and start.day > today',
    'count(start.people) > 1',
    'start.amount / 0 > 1',
    'false',
    'true',
    ...(item === null ? [] : [`${item} != null`, `string length(string(${item})) > 3`]),
  ];
  return conditions[number % conditions.length] ?? 'true';
}

function deadlineOf(number: number): Extract<Step, { kind: 'approve' }>['deadline'] {
  const deadlines = [
    { days: 7 },
    { workingDays: 5 },
    { seconds: 60 },
    { date: 'start.day' },
    { date: 'start.day', after: { days: 14 } },
    { date: 'start.day', before: { workingDays: 3 } },
    { date: 'today', after: { workingDays: 2 } },
  ] as const;
  return deadlines[number % deadlines.length] ?? { days: 1 };
}

interface Place {
  /** Where the block goes on. */
  readonly next: string;
  /** Fill steps on the same way to which a case may be returned. */
  readonly fills: readonly string[];
  /** The innermost item's alias. */
  readonly item: string | null;
}

function assemble(
  main: readonly Block[],
  annulment: readonly [number, readonly Block[]] | null,
  retentionDays: number,
): WorkflowDefinition {
  const steps: Record<string, Step> = {};
  let count = 0;
  const name = (stem: string): string => {
    count += 1;
    return `${stem}${count}`;
  };
  const status = { now: text('Nu'), next: text('Så') };

  /** Builds the blocks from the last to the first; the key of the first. */
  const sequence = (list: readonly Block[], place: Place): string => {
    const keys = list.map((block) => name(block.kind));
    const fills = [...place.fills];
    // Fill steps before a block on the same way; found before the steps are made, since a return leads backwards.
    const before = list.map((block, index) => {
      const known = [...fills];
      if (block.kind === 'fill') fills.push(keys[index] ?? '');
      return known;
    });
    list.forEach((block, index) => {
      const key = keys[index] ?? '';
      make(key, block, { ...place, next: keys[index + 1] ?? place.next, fills: before[index] ?? [] });
    });
    return keys[0] ?? place.next;
  };

  const make = (key: string, block: Block, place: Place): void => {
    const { next, fills, item } = place;
    const title = text(key);
    switch (block.kind) {
      case 'fill': {
        const fillers = [
          'starter',
          { cpr: 'start.cpr' },
          { group: 'Fritid' },
          { group: 'Teknik', employee: { email: 'start.mail' } },
          { group: 'Teknik', employee: { manager: 'starter' } },
          ...(item === null ? [] : [{ email: `string(${item})` }]),
        ] as const;
        const by = fillers[block.by % fillers.length] ?? 'starter';
        const deadline = block.deadline % 3 === 0 ? {} : { deadline: deadlineOf(block.deadline) };
        steps[key] = {
          kind: 'fill',
          title,
          status,
          form: 'plain',
          as: `${key}A`,
          by,
          next,
          ...deadline,
          ...(block.deadline % 4 === 1 ? { remindBefore: { days: 1 } } : {}),
          ...('deadline' in deadline && block.expires ? { expiry: { next: 'stopped', after: { days: 3 } } } : {}),
          ...('deadline' in deadline && block.deadline % 5 === 1 ? { escalation: { group: 'Ledelse' } } : {}),
          ...(block.mayDecline ? { declined: next } : {}),
        };
        return;
      }
      case 'approve': {
        const approvers = ([undefined, undefined, 'all', 2, 3] as const)[block.approvers % 5];
        const back = fills[block.deadline % Math.max(1, fills.length)];
        steps[key] = {
          kind: 'approve',
          title,
          status,
          group: block.approvers % 2 === 0 ? 'Fritid' : 'Teknik',
          as: `${key}D`,
          deadline: deadlineOf(block.deadline),
          approved: next,
          rejected: block.rejectedEnds ? 'stopped' : next,
          ...(approvers === undefined ? {} : { approvers }),
          ...(block.fourEyes ? { fourEyes: true } : {}),
          ...(block.returns && back !== undefined ? { returned: back } : {}),
          ...(block.escalates ? { escalation: { group: 'Ledelse', after: { workingDays: 2 } } } : {}),
          ...(block.deadline % 2 === 0 ? { remindBefore: { days: 2 } } : {}),
          ...(block.expires
            ? { expiry: { after: { days: 10 }, decision: 'approved' as const, reason: text('Tiden er gået') } }
            : {}),
          ...(block.withForm ? { form: { form: 'plain', as: `${key}F` } } : {}),
        };
        return;
      }
      case 'decide':
        steps[key] = {
          kind: 'decide',
          title,
          branches: block.branches.map((branch, index) => ({
            title: text(`${index}`),
            when: condition(block.conditions[index] ?? 0, item),
            next: sequence(branch, place),
          })),
          otherwise: next,
        };
        return;
      case 'parallel':
        steps[key] = {
          kind: 'parallel',
          title,
          branches: block.branches.map((branch, index) => {
            const number = block.conditions[index] ?? 0;
            return {
              title: text(`${index}`),
              start: sequence(branch, { next: key, fills: [], item }),
              ...(number % 3 === 0 ? { when: condition(number, item) } : {}),
            };
          }),
          next,
        };
        return;
      case 'forEach': {
        const lists = ['start.people', '["aa@example.dk", "b"]', '[1, 2, 3]', 'start.people[name != null].name', '[]'];
        steps[key] = {
          kind: 'forEach',
          title,
          over: lists[block.over % lists.length] ?? '[]',
          as: `${key}I`,
          order: block.inTurn ? 'inTurn' : 'together',
          start: sequence(block.inside, { next: key, fills: [], item: `${key}I` }),
          next,
        };
        return;
      }
      case 'deliver':
        steps[key] = {
          kind: 'deliver',
          title,
          status,
          delivery: block.letter ? 'digital-post' : 'plain',
          failureGroup: 'Fritid',
          next,
          ...(block.letter
            ? {
                letter: {
                  title: text('Brev'),
                  blocks: [{ kind: 'paragraph' as const, text: text('Tallet er {{start.amount}} i {{case.number}}.') }],
                },
              }
            : {}),
        };
        return;
      case 'notify': {
        const audiences = [undefined, 'starter', { group: 'Teknik' }] as const;
        const to = audiences[block.to % audiences.length];
        const message = text('Tallet er {{start.amount}}.');
        steps[key] = { kind: 'notify', title, message, next, ...(to === undefined ? {} : { to }) };
        return;
      }
      case 'wait': {
        const waits = [
          { term: { days: 3 } },
          { term: { workingDays: 1 } },
          { until: { date: 'start.day' } },
          { event: { name: 'payment', as: `${key}S`, data: { amount: 'number' as const } } },
          {
            event: {
              name: 'payment',
              deadline: { days: 5 },
              ...(block.expires ? { expired: next } : {}),
            },
          },
        ];
        steps[key] = { kind: 'wait', title, status, next, ...waits[block.for % waits.length] };
        return;
      }
    }
  };

  const beginning = sequence(main, { next: 'done', fills: ['begin'], item: null });
  steps.begin = {
    kind: 'fill',
    title: text('Begynd'),
    status,
    form: 'plain',
    as: 'start',
    by: 'starter',
    next: beginning,
  };
  steps.done = { kind: 'end', title: text('Færdig'), outcome: 'finished', status };
  steps.stopped = { kind: 'end', title: text('Standset'), outcome: 'halted', status, retentionDays: 30 };
  const by = annulment && (['citizen', 'employee'] as const).filter((_, index) => annulment[0] % 3 !== index);
  const annul =
    annulment && by
      ? { annulment: { by, status, start: sequence(annulment[1], { next: 'stopped', fills: [], item: null }) } }
      : {};
  return reachableOnly({
    schema: 'workflow/1',
    key: 'any',
    title: text('Arbejdsgang'),
    start: 'begin',
    group: 'Fritid',
    retentionDays,
    steps,
    ...annul,
  });
}

/** Without the end that nothing leads to: the compiler finds that. */
function reachableOnly(definition: WorkflowDefinition): WorkflowDefinition {
  const written = JSON.stringify(Object.values(definition.steps)) + JSON.stringify(definition.annulment ?? {});
  const steps = Object.entries(definition.steps).filter(
    ([key, step]) => step.kind !== 'end' || written.includes(`:"${key}"`),
  );
  return JSON.parse(JSON.stringify({ ...definition, steps: Object.fromEntries(steps) }));
}
