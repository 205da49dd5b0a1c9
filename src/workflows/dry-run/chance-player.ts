import type { Answers, FormInput } from '../../forms/answers.ts';
import { noSources, prefillAnswers } from '../../forms/drafts/prefill.ts';
import type { Step } from '../definition.ts';
import { danishDate } from '../working-days.ts';
import { sendIn } from './begin.ts';
import { type Chance, chanceOf } from './invent/chance.ts';
import { inventAnswers } from './invent/invent-answers.ts';
import { inputKey } from './make-move.ts';
import { inventSignal, type Offer, offersOf } from './offers.ts';
import type { Player } from './play.ts';
import type { Move, PeerAnswer, Start } from './run-schema.ts';
import type { Situation } from './situation.ts';
import { sourcesOf, type TestPerson, testPerson, testPersons } from './test-persons.ts';
import { formContext, type World } from './world.ts';

/** Whom an employee of a dry run invites. */
const inventedInvitees = {
  cpr: { cpr: '0203500035' },
  email: { email: 'inviteret@example.dk' },
  cvr: { cvr: '10000009' },
} as const;

/** Answers for a form of a run, invented; where none was found that can be sent, those that came nearest. */
export function inventInput(
  world: World,
  alias: string,
  circumstances: { readonly at: string; readonly language: string; readonly person: TestPerson | null },
  seed: number,
): { readonly ok: boolean; readonly input: FormInput } | null {
  const form = world.forms.get(alias);
  if (!form) return null;
  const { at, language, person } = circumstances;
  const sources = person ? sourcesOf(person, danishDate(at)) : noSources;
  const prefilled: Answers = prefillAnswers(form.compiled.definition, sources);
  const context = formContext(world, at, language, person);
  const { ok, input } = inventAnswers(form, context, seed, { prefilled, hints: world.hints });
  return { ok, input };
}

/** A start of chance: one of the test persons, invented answers. Null where no answers could be found for the form. */
export function startByChance(world: World, at: string, language: string, seed: number): Start | null {
  const { definition } = world.workflow;
  const first = definition.steps[definition.start];
  if (first?.kind !== 'fill') return null;
  // Whom the form suits is not known: the first person suits most, and is tried again when another suits none.
  const chance = chanceOf(seed);
  for (const person of [chance.pick(testPersons), ...testPersons]) {
    const invented = inventInput(world, first.as, { at, language, person }, seed);
    if (invented?.ok) return { at, language, person: person.key, input: writable(invented.input) };
  }
  return null;
}

/** A player that chooses by chance among what can be done, people being late now and then. */
export function chancePlayer(world: World, seed: number): Player {
  const chance = chanceOf(seed);
  return (situation) => {
    const offers = offersOf(world, situation);
    const offer = chooseOffer(offers, chance);
    return offer && moveFor(world, situation, offer, chance);
  };
}

function chooseOffer(offers: readonly Offer[], chance: Chance): Offer | null {
  const acts = offers.filter((offer) => offer.kind !== 'wait' && offer.kind !== 'annul');
  const wait = offers.find((offer) => offer.kind === 'wait');
  const annul = offers.find((offer) => offer.kind === 'annul');
  if (annul && chance.happens(0.04)) return annul;
  if (wait && (acts.length === 0 || chance.happens(0.25))) return wait;
  return acts.length > 0 ? chance.pick(acts) : (annul ?? null);
}

/** A move that takes up an offer, its particulars chosen by chance; null where no answers could be invented. */
export function moveFor(world: World, situation: Situation, offer: Offer, chance: Chance): Move | null {
  if (offer.kind === 'wait') return { do: 'wait' };
  if (offer.kind === 'annul') return { do: 'annul', by: chance.pick(offer.by), reason: 'Prøve' };
  const { step, items } = offer.at;
  const at = { step, ...(items.length > 0 ? { items: [...items] } : {}) };
  switch (offer.kind) {
    case 'fill': {
      if (offer.mayDecline && chance.happens(0.25)) return { do: 'decline', at, reason: 'Prøve' };
      const input = inputFor(world, situation, offer, chance);
      const by = offer.employees.length > 0 ? { by: chance.pick(offer.employees) } : {};
      return input && { do: 'submit', at, input: writable(input), ...by };
    }
    case 'decide': {
      if (offer.employees.length === 0) return { do: 'wait' };
      const decision = chance.pick(offer.decisions);
      const reason = offer.reasons.includes(decision) || chance.happens(0.5) ? 'Prøve' : '';
      const asked = offer.alias === null ? null : ({ alias: offer.alias, who: 'employee' } as const);
      const form = asked && inventFor(world, situation, asked, chance.between(0, 2 ** 31));
      if (offer.alias !== null && !form) return null;
      const input = form ? { input: writable(form) } : {};
      return { do: 'decide', at, by: chance.pick(offer.employees), decision, reason, ...input };
    }
    case 'answer':
      return { do: 'answer', at, peer: peerByChance(world, chance, world.workflow.definition.steps[at.step]) };
    case 'failed': {
      const by = chance.pick(offer.employees);
      return chance.happens(0.5) ? { do: 'retry', at, by } : { do: 'byHand', at, by, reason: 'Prøve' };
    }
    case 'invite': {
      return { do: 'invite', at, by: chance.pick(offer.employees), to: inventedInvitees[offer.by] };
    }
    case 'pay': {
      const drawn = chance.next();
      const outcome = drawn < 0.8 ? 'paid' : drawn < 0.9 && offer.mayCancel ? 'cancelled' : 'stuck';
      return { do: 'pay', at, outcome };
    }
    case 'settle':
      return { do: 'settle', at, outcome: chance.happens(0.8) ? 'done' : 'refused' };
    case 'signal': {
      const data = inventSignal(offer.data, danishDate(situation.now), chance.between);
      return { do: 'signal', at, data: { ...data } };
    }
  }
}

function inputFor(
  world: World,
  situation: Situation,
  offer: Extract<Offer, { kind: 'fill' }>,
  chance: Chance,
): FormInput | null {
  const before = situation.inputs[inputKey(offer.alias, offer.at.items)];
  // Whoever corrects often changes little: the same answers once more, where they can still be sent.
  if (before && chance.happens(0.3)) {
    const context = formContext(world, situation.now, situation.start.language, fillerOf(situation, offer));
    if (sendIn(world, offer.alias, before, context).ok) return before;
  }
  return inventFor(world, situation, offer, chance.between(0, 2 ** 31));
}

/** Whoever fills in is the test person where it is the starter; of others nothing is known. */
function fillerOf(situation: Situation, { who }: Pick<Extract<Offer, { kind: 'fill' }>, 'who'>): TestPerson | null {
  return who === 'starter' ? testPerson(situation.start.person) : null;
}

/** Invented answers with which an offered form can be sent now; null where none were found. */
export function inventFor(
  world: World,
  situation: Situation,
  offer: Pick<Extract<Offer, { kind: 'fill' }>, 'alias' | 'who'>,
  seed: number,
): FormInput | null {
  const { now, start } = situation;
  const circumstances = { at: now, language: start.language, person: fillerOf(situation, offer) };
  const found = inventInput(world, offer.alias, circumstances, seed);
  return found?.ok ? found.input : null;
}

function peerByChance(world: World, chance: Chance, step: Step | undefined): PeerAnswer {
  if (step?.kind === 'deliver' && step.unsent !== undefined && chance.happens(0.3)) return { answer: 'unsent' };
  const drawn = chance.next();
  if (drawn < 0.7) return { answer: 'accepted' };
  if (drawn < 0.8) return { answer: 'awaiting', days: chance.pick([1, 3, 30]) };
  if (drawn < 0.9) return { answer: 'rejected' };
  return { answer: 'unavailable', times: chance.pick([1, 3, world.retries.attempts]) };
}

/** The input as a run keeps it. */
export function writable(input: FormInput): Start['input'] {
  return { answers: { ...input.answers }, prefilled: { ...input.prefilled }, files: { ...input.files } };
}
