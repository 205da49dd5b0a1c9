import type { Organisation } from '../organisations/organisation.ts';
import type { WebOrganisation } from './web-organisation.ts';

/** An organisation as its pages show it. */
export function webOrganisation(organisation: Organisation): WebOrganisation {
  const { branding, slug, languages } = organisation;
  const { logo, address = [], phone, email, website } = branding;
  const [first = 'da', ...others] = languages;
  return {
    id: String(organisation.id),
    slug,
    name: organisation.name,
    cvr: organisation.cvr,
    ...(logo ? { logo: { href: `/${slug}/logo` } } : {}),
    contact: {
      address,
      ...(phone === undefined ? {} : { phone }),
      ...(email === undefined ? {} : { email }),
      ...(website === undefined ? {} : { website }),
    },
    languages: [first, ...others],
  };
}
