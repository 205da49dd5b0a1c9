/**
 * The methods that a payment can be limited to, by the group that stands for all of them (Pensopay v2's OpenAPI description,
 * `PaymentCreatePaymentRequest.methods`).
 */
export const methodGroups = {
  card: ['dankort', 'visa', 'visadebit', 'visaelectron', 'mastercard', 'mastercarddebit'],
  wallet: ['mobilepay', 'vippspsp', 'applepay', 'googlepay'],
  paylater: ['anyday', 'viabill'],
  thirdparty: ['paypal', 'klarna', 'stripe_klarna'],
  banktransfer: ['swish', 'stripe_ideal'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type MethodGroup = keyof typeof methodGroups;
export type PaymentMethod = MethodGroup | (typeof methodGroups)[MethodGroup][number];

const groups = Object.entries(methodGroups) as readonly (readonly [MethodGroup, readonly PaymentMethod[]])[];

/** Every method, each group before its own. */
export const paymentMethods: readonly PaymentMethod[] = groups.flatMap(([group, members]) => [group, ...members]);

/** The group that a method belongs to; a group's is itself, undefined for what is no method. */
export function groupOf(method: string): MethodGroup | undefined {
  return groups.find(([group, members]) => group === method || members.some((member) => member === method))?.[0];
}

/**
 * Whether an agreement that has enabled these can offer a method: itself, its group, or for a group one of its methods.
 * @param enabled as {@link Gateway.methods} answers
 */
export function isEnabled(method: string, enabled: readonly string[]): boolean {
  const group = groupOf(method);
  if (group === undefined) return false;
  return enabled.some((each) => each === method || each === group || (method === group && groupOf(each) === group));
}
