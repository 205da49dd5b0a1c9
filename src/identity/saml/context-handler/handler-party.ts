import { attributes, contexts, handlerAttributes, nameIdFormats } from '../names.ts';
import type { SamlParty } from '../saml-party.ts';
import { employeeIn, type HandlerEmployee } from './handler-employee.ts';
import { handlerRules } from './handler-rules.ts';

/** KOMBIT's Context Handler (Fælleskommunal Adgangsstyring for brugere): an organisation's own employees. */
export const handlerParty: SamlParty<HandlerEmployee> = {
  key: 'context-handler',
  name: 'Context Handler',
  path: 'saml/medarbejder',
  profiles: ['employee'],
  context: () => contexts.professional,
  requested: [
    [attributes.specVersion, true],
    [attributes.level, true],
    [attributes.cvr, true],
    [attributes.privileges, true],
    [attributes.orgName, false],
    [attributes.fullName, false],
    [attributes.email, false],
    [handlerAttributes.kombitSpecVersion, false],
  ],
  nameIdFormats: [nameIdFormats.persistent, nameIdFormats.x509],
  rules: handlerRules,
  read: employeeIn,
};
