import type { OptionDeclaration } from '../option.ts';
import { jsonDelegationLookup } from './json-lookup.ts';
import { type PowerOfAttorneySettings, PowerOfAttorneySettingsSchema } from './settings.ts';
import { powerOfAttorneyTexts as texts } from './texts.ts';

/** Nobody's number: a test look-up tells nothing of anybody. */
const nobody = '0000000000';

/** *Digital Fuldmagt*: forms are filled in on behalf of those who have asked somebody to. */
export const powerOfAttorneyOption: OptionDeclaration<PowerOfAttorneySettings> = {
  key: 'power-of-attorney',
  title: texts['power-of-attorney.title'],
  intro: texts['power-of-attorney.intro'],
  settings: PowerOfAttorneySettingsSchema,
  deliveries: [],
  health: async ({ lookUpUrl, lookUpToken }, signal) => {
    if (lookUpUrl === undefined) return [];
    const peer = new URL(lookUpUrl).host;
    const lookUp = jsonDelegationLookup({ url: lookUpUrl, token: lookUpToken ?? '' });
    const answer = await lookUp.byRepresentative(nobody, signal);
    // Whoever knows the key says that the number is none.
    if (answer.ok || answer.detail === 'HTTP 400') return [{ peer, problem: null }];
    return [{ peer, problem: texts[`power-of-attorney.health.${answer.code}`] }];
  },
};
