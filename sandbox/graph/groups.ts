import { stableUuid } from '../mitid/provider/stable-uuid.ts';
import { demoCvr, employees, type SandboxEmployee } from '../people.ts';

/** A group in the directory. */
export interface DirectoryGroup {
  readonly id: string;
  readonly displayName: string;
}

/** Past so many groups Entra ID names a source in their place (Microsoft identity platform, "Groups overage claim"). */
export const mostGroupsInToken = 200;

/** Somebody who is in more groups than a token has room for; the demonstration's `Fritid` is the last of them. */
export const manyGroups: SandboxEmployee = {
  subject: 'b7d9a0c2-4a5e-4a19-8f10-0000000000f0',
  name: 'Gry Gruppe',
  email: 'gry@demo.example',
  cvr: demoCvr,
  groups: [...Array.from({ length: 249 }, (_, index) => `Mappe ${index + 1}`), 'Fritid'],
  roles: ['caseworker'],
};

/** Everybody whom the sandbox's Entra ID knows. */
export const entraEmployees: readonly SandboxEmployee[] = [...employees, manyGroups];

/** The groups that an employee is in, by the employee's object id. */
export function groupsOf(subject: string): readonly DirectoryGroup[] {
  const names = entraEmployees.find((employee) => employee.subject === subject)?.groups ?? [];
  return names.map((displayName) => ({ id: stableUuid('entra-group', displayName), displayName }));
}
