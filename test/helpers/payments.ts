import { paymentAgreements } from '../../sandbox/pensopay/agreements.ts';
import { createModelGateway, type ModelGateway } from '../../sandbox/pensopay/model-gateway.ts';
import type { PaymentAgreement } from '../../src/cases/payments/payment-agreement.ts';
import type { PaymentGateway } from '../../src/cases/payments/payment-gateway.ts';
import type { PaymentServices } from '../../src/cases/payments/services.ts';
import type { FormDefinition } from '../../src/forms/definition.ts';
import { type Ore, ore } from '../../src/forms/kinds/payment/ore.ts';
import { verifyCallback } from '../../src/options/payment/gateway/callback.ts';
import type { WorkflowDefinition } from '../../src/workflows/definition.ts';
import { draftWith, personOf, send } from './fritidspas.ts';
import type { TestDatabase } from './product.ts';
import { smallForm } from './small-form.ts';

const text = (da: string, en: string) => ({ da, en });
const status = { now: text('Nu', 'Now'), next: text('Så', 'Then') };

/** A form that is paid for: parking permits, of which the citizen chooses how many, and a fee. */
export function permitForm(
  key: string,
  capture: 'atOnce' | 'later',
  start: Partial<FormDefinition['start']> = {},
  currency?: string,
): FormDefinition {
  const form = smallForm({
    key,
    pages: [
      {
        key: 'side',
        title: text('Beboerlicens', 'Parking permit'),
        fields: [
          { kind: 'shortText', key: 'plate', label: text('Nummerplade', 'Number plate') },
          {
            kind: 'payment',
            key: 'pay',
            label: text('Licenser', 'Permits'),
            lines: [
              {
                key: 'permit',
                label: text('Beboerlicens', 'Parking permit'),
                unitPrice: '125.55',
                most: 9,
                vat: 25,
                account: '1234-5678-01',
              },
            ],
            fees: [{ key: 'fee', label: text('Ekspeditionsgebyr', 'Handling fee'), amount: '10' }],
            terms: text('Købet kan ikke fortrydes.', 'The purchase can’t be undone.'),
            termsLink: 'https://kommune.example/betingelser',
            receiptText: text('Læg licensen i forruden.', 'Put the permit in the windscreen.'),
            capture,
            ...(currency === undefined ? {} : { currency }),
          },
        ],
      },
    ],
  });
  return { ...form, start: { ...form.start, ...start } };
}

/** Paid on the way, then handled by somebody; what was only reserved is taken when it is approved, and let go when it is not. */
export function permitWorkflow(key: string, capture: 'atOnce' | 'later'): WorkflowDefinition {
  return {
    schema: 'workflow/1',
    key,
    title: text(`Beboerlicens ${key}`, `Parking permit ${key}`),
    start: 'fill',
    group: 'Fritid',
    retentionDays: 90,
    annulment: { by: ['citizen', 'employee'], status },
    steps: {
      fill: {
        ...{ kind: 'fill', title: text('Udfyld', 'Fill in'), form: key, as: 'svar', by: 'starter', status },
        next: 'pay',
      },
      pay: {
        ...{ kind: 'pay', title: text('Betal', 'Pay'), of: 'svar', as: 'betaling', status },
        deadline: { days: 2 },
        expiry: { next: 'unpaid' },
        cancelled: 'unpaid',
        failureGroup: 'Fritid',
        next: 'handle',
      },
      handle: {
        ...{ kind: 'approve', title: text('Behandl', 'Handle'), group: 'Fritid', as: 'afgoerelse', status },
        deadline: { days: 30 },
        approved: capture === 'later' ? 'take' : 'done',
        rejected: 'give',
      },
      take: {
        ...{ kind: 'settle', title: text('Hæv', 'Capture'), of: 'betaling', action: 'capture', status },
        failureGroup: 'Fritid',
        next: 'done',
      },
      give: {
        ...{ kind: 'settle', title: text('Giv tilbage', 'Give back'), of: 'betaling', status },
        action: capture === 'later' ? 'release' : 'refund',
        failureGroup: 'Fritid',
        next: 'refused',
      },
      done: { kind: 'end', title: text('Færdig', 'Done'), outcome: 'done', status },
      refused: { kind: 'end', title: text('Afslået', 'Refused'), outcome: 'refused', status },
      unpaid: { kind: 'end', title: text('Ikke betalt', 'Not paid'), outcome: 'unpaid', status },
    },
  } as WorkflowDefinition;
}

/** Publishes both. @throws with the findings when they can't be */
export async function publishPermits(
  product: TestDatabase,
  key: string,
  capture: 'atOnce' | 'later',
  start: Partial<FormDefinition['start']> = {},
  currency?: string,
): Promise<void> {
  const { definitions, demo } = product;
  const steps = permitWorkflow(key, capture);
  const unused = capture === 'later' ? [] : ['take'];
  const workflow = {
    ...steps,
    steps: Object.fromEntries(Object.entries(steps.steps).filter(([step]) => !unused.includes(step))),
  };
  for (const published of [
    await definitions.publishForm(demo.id, permitForm(key, capture, start, currency)),
    await definitions.publishWorkflow(demo.id, workflow),
  ]) {
    if (!published.ok) throw new Error(JSON.stringify(published.findings));
  }
}

/** A payment world: the product's services over a gateway without a network, on the product's clock. */
export interface PaymentWorld {
  readonly model: ModelGateway;
  readonly services: PaymentServices;
}

export function paymentWorld(
  product: Pick<TestDatabase, 'services' | 'demo' | 'clock'>,
  options: {
    readonly cardFee?: boolean;
    /** Whether the gateway tells moments that are two hours ahead. */
    readonly skewed?: boolean;
    readonly fourEyesAbove?: Ore;
    /** What the agreement can be paid in, kroner when absent; the gateway then takes kroner and euros. */
    readonly currencies?: readonly string[];
    /** What stands between the product and the gateway. */
    readonly through?: (gateway: PaymentGateway) => PaymentGateway;
  } = {},
): PaymentWorld {
  const [usual] = paymentAgreements;
  const agreement =
    (options.currencies && paymentAgreements.find(({ currencies }) => currencies.includes('EUR'))) ?? usual;
  const model = createModelGateway({
    now: () => product.clock.now,
    agreement,
    cardFee: options.cardFee ?? false,
    skewed: options.skewed ?? false,
  });
  const own: PaymentAgreement = {
    key: 'borgerservice',
    title: 'Borgerservice',
    gateway: options.through ? options.through(model.gateway) : model.gateway,
    trial: async () => ({ problem: null, isSilent: false, notes: [] }),
    readCallback: (body, headers) => verifyCallback(body, headers, agreement.privateKey),
    testMode: true,
    methods: [],
    currencies: options.currencies ?? ['DKK'],
    account: '9999-0000-00',
    minutesToPay: 60,
    ...(options.fourEyesAbove === undefined ? {} : { fourEyesAbove: options.fourEyesAbove }),
  };
  const services: PaymentServices = {
    ...product.services,
    pdf: {
      render: () => Promise.reject(new Error('No PDF is made here.')),
      stop: async () => {},
    } as PaymentServices['pdf'],
    agreements: (organisation) => (organisation.id === product.demo.id ? [own] : []),
    publicUrl: 'https://selvbetjening.example',
    signal: new AbortController().signal,
    report: (_, error) => {
      throw error;
    },
  };
  return { model, services };
}

/** A case that waits to be paid. */
export interface UnpaidCase {
  readonly case: string;
  readonly payment: string;
  readonly person: string;
  readonly total: Ore;
}

export async function unpaidCase(product: TestDatabase, key: string, permits = 2): Promise<UnpaidCase> {
  const person = await personOf(product.services, product.demo);
  const answers = { plate: 'AB 12 345', pay: { permit: String(permits) } };
  const draft = await draftWith(product.services, product.demo, person.id, answers, key);
  const sent = await send(product.services, product.demo, draft, person.id);
  if (sent.kind !== 'submitted' || sent.payment === undefined) throw new Error(JSON.stringify(sent).slice(0, 500));
  return { case: sent.case, payment: sent.payment, person: person.id, total: ore(permits * 12_555 + 1_000) };
}
