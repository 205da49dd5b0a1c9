import type { FastifyReply, FastifyRequest } from 'fastify';
import { anonymousToken, putAnonymousCookie } from '../../login/cookies.ts';
import { addresses } from '../addresses.ts';
import type { Citizen } from '../citizen.tsx';

/** Days that the receipt of one who did not log in can be opened in the browser that sent the form. */
export const receiptDays = 1;

/** Days that they can pay from it where the workflow sets no time. */
export const payDays = 30;

/**
 * Leads to the receipt of a form that has been sent, or to what is to be paid for it; one who did not log in has both at addresses of
 * their own, for so many days.
 */
export function leadToReceipt(
  request: FastifyRequest,
  reply: FastifyReply,
  citizen: Citizen,
  slug: string,
  caseId: string,
  payment?: string,
  days = receiptDays,
): FastifyReply {
  const token = citizen.kind === 'anonymous' ? anonymousToken(request) : undefined;
  if (token === undefined) {
    const address = payment ? addresses.payment(slug, caseId, payment) : addresses.receipt(slug, caseId);
    return reply.redirect(address, 303);
  }
  const address = addresses.anonymousReceipt(slug, caseId);
  putAnonymousCookie(reply, address, token, days);
  return reply.redirect(payment ? addresses.anonymousPayment(slug, caseId, payment) : address, 303);
}
