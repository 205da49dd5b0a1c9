import type { OpenStep } from '../../workflows/case-state.ts';

/**
 * The ways on for an invitation that failed, beside inviting anew: sending it again where something was sent and failed; and noting
 * that the person was told, where they can open the form all the same. By e-mail only the link that was not delivered opens it.
 */
export function waysOfInvitation(
  { failed, invited }: Pick<OpenStep, 'failed' | 'invited'>,
  undelivered: boolean,
): { readonly retry: boolean; readonly byHand: boolean } {
  if (failed !== true || invited === undefined) return { retry: false, byHand: false };
  return { retry: undelivered, byHand: 'cpr' in invited || !undelivered };
}
