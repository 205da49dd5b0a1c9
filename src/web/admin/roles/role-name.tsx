import { isBuiltInRole, type OwnRoles, type RoleKey } from '../../../identity/rights/roles.ts';
import type { OrganisationRoles } from '../../../organisations/organisation-roles.ts';
import { type Language, markedIn } from '../../../texts/catalogue.ts';
import { builtInRoleTexts, rolesTranslator } from './texts.ts';

/** What a role is called; one that nobody knows by its key, such as one that a provider sends for something else. */
export function roleName(role: RoleKey, { own }: Pick<OrganisationRoles, 'own'>, language: Language): string {
  if (isBuiltInRole(role)) return rolesTranslator(language)(builtInRoleTexts[role]);
  const found = own.get(role);
  return found ? markedIn(found.name, language) : role;
}

/** Whether anybody knows the role here. */
export function isKnownRole(role: RoleKey, own: OwnRoles): boolean {
  return isBuiltInRole(role) || own.has(role);
}
