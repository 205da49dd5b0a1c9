import { join } from 'node:path';
import { translator } from '../../src/texts/catalogue.ts';
import type { PageLanguage } from '../pages.tsx';
import type { Peer, PeerContext } from '../peer.ts';
import { grantsIn, privilegesFor } from '../power-of-attorney/grants.ts';
import { productSystem } from '../power-of-attorney/packages.ts';
import { providerKeys } from './keys.ts';
import { core, type Level, levelWords } from './names.ts';
import { LoginForm, levelIn } from './pages.tsx';
import { addSamlProvider, type SamlRole } from './saml-provider.tsx';
import type { ServiceProvider } from './service-providers.ts';
import { nameIdOf, type Subject, subjects, typedSubject } from './subjects.ts';
import { nemloginTexts } from './texts.ts';
import { badVariants, goodVariants } from './variants.ts';

type User = Subject & { readonly level: Level };

const say = (key: keyof typeof nemloginTexts) => (language: PageLanguage) => translator(nemloginTexts, language)(key);

function roleIn(context: PeerContext): SamlRole<User> {
  return {
    key: 'nemlogin',
    keys: providerKeys,
    texts: {
      title: say('nemlogin.page.title'),
      what: say('nemlogin.page.what'),
      login: say('nemlogin.login.title'),
    },
    variants: { ...goodVariants, ...badVariants },
    refuses: () => null,
    loginForm: (language, asked) => <LoginForm language={language} asked={asked} />,
    choose(fields) {
      const level = levelIn(fields.level);
      const subject =
        fields.typed === undefined
          ? subjects.find(({ key }) => key === fields.subject)
          : typedSubject(fields.cpr?.trim() ?? '', fields.name?.trim() ?? '');
      return level && subject ? { ...subject, level } : null;
    },
    fits: (user, asked) => asked.profile === null || asked.profile === user.profile,
    async tell(user, provider) {
      return {
        nameId: nameIdOf(user, provider.entityId),
        level: levelWords[user.level],
        attributes: [...user.attributes, ...(await powersOf(user, provider))],
      };
    },
    noted: ({ level, profile }) => ({ level, profile }),
  };

  /** The powers of attorney of a person, for a service that asks for them; none is sent where there is none. */
  async function powersOf(
    subject: Subject,
    provider: ServiceProvider,
  ): Promise<readonly (readonly [string, string])[]> {
    const name = `${core}eid/privilegesIntermediate`;
    const cpr = subject.attributes.find(([attribute]) => attribute === `${core}eid/cprNumber`)?.[1];
    if (subject.profile !== 'Person' || cpr === undefined || !provider.requested.includes(name)) return [];
    const powers = await grantsIn(join(context.dataFolder, '..', 'power-of-attorney'));
    const value = privilegesFor(powers, cpr, productSystem, new Date());
    return value === undefined ? [] : [[name, value]];
  }
}

/** NemLog-in as an identity provider by OIOSAML 3.0.3 (identity reference, section 1). */
export const nemloginPeer: Peer = {
  key: 'nemlogin',
  title: 'NemLog-in (OIOSAML)',
  routes: (app, context) => addSamlProvider(app, context, roleIn(context)),
};
