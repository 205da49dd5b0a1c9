import { translator } from '../../src/texts/catalogue.ts';
import { testKey } from '../nemlogin/keys.ts';
import { addSamlProvider, type SamlRole } from '../nemlogin/saml-provider.tsx';
import type { PageLanguage } from '../pages.tsx';
import type { Peer } from '../peer.ts';
import { HandlerLoginForm, handlerVariants, readHandlerForm } from './login-form.tsx';
import { type HandlerTold, tellEmployee } from './tell.ts';
import { contextHandlerTexts } from './texts.ts';

/** The Context Handler's own keys: none of NemLog-in's is good for it. */
export const handlerKeys = {
  first: testKey('provider-first', 'context-handler'),
  second: testKey('provider-second', 'context-handler'),
} as const;

const say = (key: keyof typeof contextHandlerTexts) => (language: PageLanguage) =>
  translator(contextHandlerTexts, language)(key);

const role: SamlRole<HandlerTold> = {
  key: 'context-handler',
  keys: handlerKeys,
  texts: {
    title: say('contextHandler.page.title'),
    what: say('contextHandler.page.what'),
    login: say('contextHandler.login.title'),
  },
  variants: handlerVariants,
  refuses: (asked) => (asked.profile === 'Person' ? 'AuthnContextClassRef of a citizen' : null),
  loginForm: (language, asked) => <HandlerLoginForm language={language} asked={asked} />,
  choose: readHandlerForm,
  fits: () => true,
  tell: async (user) => tellEmployee(user),
  noted: ({ level, cvr, nameForm, generation, bpp }) => ({ level, cvr, nameForm, generation, bpp }),
};

/** KOMBIT's Context Handler towards a system (identity reference, section 3.1), with the employees of municipalities behind it. */
export const contextHandlerPeer: Peer = {
  key: 'context-handler',
  title: 'Context Handler (OIOSAML)',
  routes: (app, context) => addSamlProvider(app, context, role),
};
