import { fill, type Language, type Text, type TextValues } from '../texts/catalogue.ts';
import { localeOf } from '../texts/locale.ts';
import type { FormDefinition } from './definition.ts';
import type { StartLogin, StartRule } from './start-rules-schema.ts';
import { startRuleTexts } from './start-rules-texts.ts';

/** What is known when somebody wants to begin or send a form. What isn't known yet is not judged. */
export interface StartContext {
  /** The moment in Danish time, `2026-12-01T08:00`; see {@link danishMoment}. */
  readonly now: string;
  /** How many have been sent in; null where nobody has counted. */
  readonly taken: number | null;
  /** The person who is logged in; null before the log-in. */
  readonly person: StartPerson | null;
}

export interface StartPerson {
  /** Whole years today; `unknown` for a log-in without CPR number, undefined where it has not been looked up. */
  readonly age?: number | 'unknown';
  /** Four digits; `unavailable` where the register did not answer, undefined where it has not been asked. */
  readonly municipality?: string | 'unknown' | 'unavailable';
  /** They have sent this form in before. */
  readonly sentBefore?: boolean;
}

/** Why one can't, and what to do instead. */
export interface StartRefusal {
  readonly rule: StartRule;
  readonly message: Text;
  readonly instead: Text;
  /** Where that can be done, by the form's own words. */
  readonly link: string | null;
  /** Where the product's own words lead: to one's cases, to how the organisation is reached, to the citizens' portal; null for nowhere. */
  readonly way: StartWay | null;
}

export type StartWay = 'cases' | 'contact' | 'borger.dk';

/** The ways in to a form. */
export function loginsOf(definition: FormDefinition): readonly StartLogin[] {
  return definition.start.logins ?? ['mitid'];
}

/**
 * Every rule that stops the form from being begun or sent, in the order in which they are told; empty when none does.
 * Pure: the same before the log-in (where the person is null), after it, and at the sending.
 */
export function checkStart(definition: FormDefinition, context: StartContext): readonly StartRefusal[] {
  const { rules } = definition.start;
  if (!rules) return [];
  const { now, taken, person } = context;
  const refusals: StartRefusal[] = [];
  const refuse = (
    rule: StartRule,
    message: Key,
    instead: keyof typeof ways,
    values: (language: Language) => TextValues = none,
  ) => {
    const words = rules.words?.[rule];
    refusals.push({
      rule,
      message: words?.message ?? said(message, values),
      instead: words?.instead ?? said(instead, values),
      link: words?.link ?? null,
      way: words?.instead === undefined ? ways[instead] : null,
    });
  };
  const { opens, closes, maxSubmissions, age, municipalities } = rules;
  if (opens !== undefined && now < opens) {
    refuse('opens', 'start.opens.message', 'start.opens.instead', (language) => ({ opens: moment(opens, language) }));
  }
  if (closes !== undefined && now >= closes) {
    refuse('closes', 'start.closes.message', 'start.closes.instead', (language) => ({
      closes: moment(closes, language),
    }));
  }
  if (maxSubmissions !== undefined && taken !== null && taken >= maxSubmissions) {
    refuse('maxSubmissions', 'start.maxSubmissions.message', 'start.maxSubmissions.instead', () => ({
      max: maxSubmissions,
    }));
  }
  if (age && person?.age === 'unknown') refuse('age', 'start.age.unknown', 'start.age.instead');
  else if (age && person?.age !== undefined) {
    const { min, max } = age;
    const own = Number(person.age);
    if ((min !== undefined && own < min) || (max !== undefined && own > max)) {
      const which = min === undefined ? 'max' : max === undefined ? 'min' : 'between';
      refuse('age', `start.age.${which}`, 'start.age.instead', () => ({ min: min ?? '', max: max ?? '', age: own }));
    }
  }
  const lives = person?.municipality;
  if (municipalities && lives !== undefined && !municipalities.includes(lives)) {
    if (lives === 'unavailable') refuse('municipalities', 'start.municipalities.unavailable', 'start.again.instead');
    else if (lives === 'unknown') refuse('municipalities', 'start.municipalities.unknown', 'start.age.instead');
    else refuse('municipalities', 'start.municipalities.message', 'start.municipalities.instead');
  }
  if (rules.oncePerPerson && person?.sentBefore) {
    refuse('oncePerPerson', 'start.oncePerPerson.message', 'start.oncePerPerson.instead');
  }
  return refusals;
}

/** A moment as the rules write them: the wall clock in Denmark, so that `<` compares. */
export function danishMoment(at: Date): string {
  return wallClock.format(at).replace(' ', 'T');
}

const wallClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Copenhagen',
  dateStyle: 'short',
  timeStyle: 'short',
});

type Key = keyof typeof startRuleTexts;

/** Where each of the product's own words on what to do instead leads. */
const ways = {
  'start.opens.instead': null,
  'start.closes.instead': 'contact',
  'start.maxSubmissions.instead': 'contact',
  'start.oncePerPerson.instead': 'cases',
  'start.age.instead': 'contact',
  'start.municipalities.instead': 'borger.dk',
  'start.again.instead': null,
} as const satisfies Partial<Record<Key, StartWay | null>>;

const none = (): TextValues => ({});

function said(key: Key, values: (language: Language) => TextValues): Text {
  const { da, ...others } = startRuleTexts[key];
  const written = Object.entries(others).map(([language, text]) => [language, fill(text, values(language))]);
  return { da: fill(da, values('da')), ...Object.fromEntries(written) };
}

/** `1. december 2026 kl. 08.00`. */
function moment(local: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(new Date(`${local}:00Z`));
}
