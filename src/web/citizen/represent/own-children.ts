import type { AuditDetail } from '../../../audit/record.ts';
import { readIdentity } from '../../../cases/person.ts';
import type { FormDefinition } from '../../../forms/definition.ts';
import type { OwnChildrenRules } from '../../../forms/start-rules-schema.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { maskCpr } from '../../../registers/cpr-number.ts';
import { otherHolders, parentalRelation } from '../../../registers/parental-relation.ts';
import { isSameAddress } from '../../../registers/postal-address.ts';
import type { RegisteredPerson } from '../../../registers/register.ts';
import { wholeYears } from '../../../registers/whole-years.ts';
import type { Application } from '../../application.ts';
import type { Citizen } from '../citizen.tsx';
import { danishDate } from '../form-context.ts';
import { type NamedGrantor, referenceOf } from './name-grantors.ts';
import { noteLookUps } from './note-look-ups.ts';
import { representTranslator } from './texts.ts';

/** The children whom a form can be filled in for by law, as CPR says now. */
export interface OwnChildren {
  readonly children: readonly NamedGrantor[];
  /** CPR did not say who all of them are. */
  readonly isUnanswered: boolean;
}

/** More than these are not looked up. */
const mostChildren = 20;
/** Milliseconds that the register may take for all. */
const patience = 8_000;

/**
 * The citizen's own children of whom CPR says that they have custody, and those whose guardian they are where the form asks for it;
 * null where the form doesn't ask for children. A child of theirs of whom they have none is not told of. Each look-up is logged with
 * whose data it is.
 */
export async function readOwnChildren(
  application: Application,
  organisation: Organisation,
  citizen: Citizen,
  definition: FormDefinition,
  language: string,
  from: AuditDetail,
): Promise<OwnChildren | null> {
  const rules = definition.start.ownChildren;
  if (citizen.kind !== 'citizen' || !rules) return null;
  const { services } = application;
  const { cpr: own } = await services.database.inOrganisation(organisation.id, (transaction) =>
    readIdentity(transaction, organisation, citizen.person),
  );
  if (own === null) return { children: [], isUnanswered: false };
  const register = application.cpr(organisation);
  const signal = AbortSignal.timeout(patience);
  const parent = await register.lookUp(own, { signal });
  const numbers = parent.ok ? parent.person.children.slice(0, mostChildren).map(({ cpr }) => cpr) : [];
  const answers = await Promise.all(numbers.map((cpr) => register.lookUp(cpr, { signal })));
  const now = services.now();
  await noteLookUps(application, organisation, citizen, from, [
    { relation: 'self', cpr: own, answer: parent },
    ...answers.map((answer, index) => ({ relation: 'child' as const, cpr: numbers[index] ?? '', answer })),
  ]);
  if (!parent.ok) return { children: [], isUnanswered: parent.code !== 'not-found' };
  const today = danishDate(now);
  return {
    children: answers.flatMap((answer) =>
      answer.ok ? childFor(organisation, answer.person, parent.person, own, rules, today, language) : [],
    ),
    isUnanswered: answers.some((answer) => !answer.ok && answer.code !== 'not-found'),
  };
}

function childFor(
  organisation: Organisation,
  child: RegisteredPerson,
  parent: RegisteredPerson,
  own: string,
  rules: OwnChildrenRules,
  today: string,
  language: string,
): readonly NamedGrantor[] {
  const holder = numbersOf(parent, own);
  const relation = parentalRelation(child, holder, today);
  if (relation === null || (relation === 'guardian' && rules.wards !== true)) return [];
  return [
    {
      cpr: child.cpr,
      relation,
      reference: referenceOf(organisation, child.cpr),
      name: nameOfChild(child, parent, language),
      problem: isOfAge(child, rules, today) ? null : 'age',
      person: child,
      mayBeSeen: mayBeSeen(child, parent),
      otherHolders: relation === 'custody' ? otherHolders(child, holder) : [],
    },
  ];
}

/** Every number of the one who is logged in: a child's record may name one from before it was changed. */
export function numbersOf(person: RegisteredPerson, own: string): readonly string[] {
  return [own, person.cpr, ...(person.currentCpr === undefined ? [] : [person.currentCpr])];
}

/** Whether the child's age is one that the form is for. */
export function isOfAge({ birthDate }: RegisteredPerson, rules: OwnChildrenRules, today: string): boolean {
  const age = wholeYears(birthDate, today);
  return age >= (rules.minAge ?? 0) && age <= (rules.maxAge ?? Number.POSITIVE_INFINITY);
}

/** A protected child is shown by name and address to a parent who lives there, and to no other: that is whom it may be hidden from. */
function mayBeSeen(child: RegisteredPerson, parent: RegisteredPerson): boolean {
  return !child.protected || isSameAddress(child.address, parent.address);
}

function nameOfChild(child: RegisteredPerson, parent: RegisteredPerson, language: string): string {
  const { first, middle, last, addressing } = child.name;
  return mayBeSeen(child, parent)
    ? [first, middle, last].filter(Boolean).join(' ') || addressing
    : representTranslator(language)('represent.name.protected', { cpr: maskCpr(child.cpr) });
}
