/**
 * What a grant of a right reaches. Kinds that are named must all fit (and); of one kind, one value is enough (or), as
 * constraints of the OIO Basic Privilege Profile are read. A kind that is absent limits nothing; an empty list fits nothing.
 */
export interface Limits {
  /** Categories of forms and workflows, by their exact names. */
  readonly categories?: readonly string[];
  /** KLE numbers: `27`, `27.03` or `27.03.00`; a shorter one covers all beneath it. */
  readonly kle?: readonly string[];
  /** Units that answer for a form or workflow, by their exact names. */
  readonly units?: readonly string[];
  /** Keys of workflows. */
  readonly workflows?: readonly string[];
}

/** What is asked about: a form, a workflow, or a case of one. What it does not say fits no limit of that kind. */
export interface Matter {
  readonly category?: string | undefined;
  readonly kle?: string | undefined;
  readonly unit?: string | undefined;
  readonly workflow?: string | undefined;
}

const none: ReadonlySet<string> = new Set();

/** Limits made ready for many questions. */
export type PreparedLimits = (matter: Matter) => boolean;

export function prepareLimits(limits: Limits): PreparedLimits {
  const [categories, kle, units, workflows] = [limits.categories, limits.kle, limits.units, limits.workflows].map(
    (values) => values && new Set(values),
  );
  return (matter) =>
    fits(categories, matter.category) &&
    fits(units, matter.unit) &&
    fits(workflows, matter.workflow) &&
    (kle === undefined || coversKle(kle, matter.kle));
}

/** Whether limits leave a right nothing less than what it is without. */
export function isUnlimited({ categories, kle, units, workflows }: Limits): boolean {
  return categories === undefined && kle === undefined && units === undefined && workflows === undefined;
}

function fits(allowed: ReadonlySet<string> | undefined, value: string | undefined): boolean {
  return allowed === undefined || (value !== undefined && allowed.has(value));
}

/** KLE numbers are main group, group and subject of two digits each (KL Emnesystematik): `27.03.00` is of `27.03` and of `27`. */
function coversKle(allowed: ReadonlySet<string> = none, number: string | undefined): boolean {
  if (number === undefined) return false;
  return allowed.has(number) || allowed.has(number.slice(0, 5)) || allowed.has(number.slice(0, 2));
}
