import type { Organisation } from '../organisations/organisation.ts';
import type { ImportedTexts } from '../texts/imported-texts.ts';
import type { WebOrganisation } from './web-organisation.ts';

const views = new WeakMap<Organisation, WebOrganisation>();

/** An organisation as its pages show it; the same view of the same one, so that parts can be kept with it. */
export function webOrganisation(organisation: Organisation): WebOrganisation {
  const view = views.get(organisation) ?? viewOf(organisation);
  views.set(organisation, view);
  return view;
}

function viewOf(organisation: Organisation): WebOrganisation {
  const { branding, slug, languages } = organisation;
  const { texts } = organisation;
  const { logo, address = [], phone, email, website } = branding;
  const [first = 'da', ...others] = languages;
  return {
    id: String(organisation.id),
    slug,
    name: organisation.name,
    cvr: organisation.cvr,
    ...(organisation.closedAt === null ? {} : { isClosed: true }),
    ...(logo ? { logo: { href: `/${slug}/logo` } } : {}),
    contact: {
      address,
      ...(phone === undefined ? {} : { phone }),
      ...(email === undefined ? {} : { email }),
      ...(website === undefined ? {} : { website }),
    },
    languages: [first, ...others],
    texts: { ...(texts ?? withoutImports(languages)), marks: true },
    directions: Object.fromEntries(
      [...organisation.catalogues.values()].map((each) => [each.language, each.direction]),
    ),
  };
}

/** Pages mark what they fall back for also where nothing is imported: a form need not be translated into English. */
function withoutImports(offered: readonly string[]): ImportedTexts {
  const fallbacks = offered.includes('en') ? ['en'] : [];
  return { languages: [], fallbacks, translation: () => undefined, marks: true };
}
