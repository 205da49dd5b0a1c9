import { type CitizenWay, type EmployeeWay, ownKeyOf } from '../../identity/login-ways.ts';
import { keptProviders } from '../../identity/providers/own-providers.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { Language } from '../../texts/catalogue.ts';
import { markedIn, translator } from '../../texts/catalogue.ts';
import { CardList } from '../components/card-list.tsx';
import { loginTexts } from './texts.ts';

const names = {
  nemlogin: 'person',
  'nemlogin-company': 'company',
  mitid: 'broker',
  oidc: 'employee',
  'context-handler': 'handler',
} as const;

/** The page on which somebody chooses how to log in, where there is more than one way. */
export function WayPage(of: {
  readonly language: Language;
  readonly ways: readonly (CitizenWay | EmployeeWay)[];
  readonly organisation: Organisation;
  /** The address that begins a way. */
  readonly href: (way: CitizenWay | EmployeeWay) => string;
}) {
  const t = translator(loginTexts, of.language);
  return (
    <>
      <h1>{t('login.way.title')}</h1>
      <CardList
        cards={of.ways.flatMap((way) => {
          const href = of.href(way);
          if (isBuiltIn(way)) {
            return { heading: t(`login.way.${names[way]}`), body: t(`login.way.${names[way]}.text`), href };
          }
          const own = keptProviders(of.organisation).find(({ key }) => key === ownKeyOf(way));
          return own ? { heading: t('login.way.own', { name: markedIn(own.name, of.language) }), href } : [];
        })}
      />
    </>
  );
}

function isBuiltIn(way: string): way is keyof typeof names {
  return Object.hasOwn(names, way);
}
