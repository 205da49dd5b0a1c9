import { type CitizenWay, citizenWays, ownKeyOf, type ReadyWays } from '../../identity/login-ways.ts';
import { keptProviders } from '../../identity/providers/own-providers.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { type Language, markedIn, type Text, translator } from '../../texts/catalogue.ts';
import { loginsTexts } from '../admin/login/texts.ts';
import { loginTexts } from './texts.ts';

type Told = Pick<Organisation, 'settings' | 'options'>;

/** The ways that an organisation's citizens can log in, by the names that its employees know them by. */
export function namedCitizenWays(
  organisation: Told,
  ready: ReadyWays,
): readonly { readonly way: CitizenWay; readonly name: Text }[] {
  return citizenWays(organisation, ready).map((way) => {
    const own = ownKeyOf(way);
    const provider = keptProviders(organisation).find(({ key }) => key === own);
    return { way, name: provider?.name ?? loginsTexts[`logins.way.${way as 'mitid'}`] };
  });
}

const citizensNames = { nemlogin: 'person', 'nemlogin-company': 'company', mitid: 'broker' } as const;

/** What a citizen knows a way by; null for one that there is not. */
export function wayForCitizen(organisation: Told, way: string, language: Language): string | null {
  const t = translator(loginTexts, language);
  if (isBuiltIn(way)) return t(`login.way.${citizensNames[way]}`);
  const provider = keptProviders(organisation).find(({ key }) => `provider:${key}` === way);
  return provider ? t('login.way.own', { name: markedIn(provider.name, language) }) : null;
}

function isBuiltIn(way: string): way is keyof typeof citizensNames {
  return Object.hasOwn(citizensNames, way);
}
