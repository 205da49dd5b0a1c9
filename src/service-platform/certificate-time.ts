import type { OrganisationCertificate } from './certificate.ts';

/** A certificate that ends within so many days is an alarm. */
export const certificateWarningDays = 30;

const day = 86_400_000;

/** Whole days until a certificate ends; 0 on its last day, negative after it. */
export function daysLeft({ validTo }: Pick<OrganisationCertificate, 'validTo'>, now: Date): number {
  return Math.floor((validTo.getTime() - now.getTime()) / day);
}
