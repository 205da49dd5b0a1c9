import { handlerUsers, knownUnit } from './employees.ts';

/**
 * What a demonstration organisation knows of the Context Handler beside its key: the units that have a name, and the groups of its
 * employees, which its own list tells of and no log-in by the Context Handler does. By slug.
 */
export const contextHandlerDemo = {
  units: { proeveby: [knownUnit] },
  employees: {
    proeveby: handlerUsers
      .filter(({ privileges }) => privileges.some(({ role, cvr }) => role === 'caseworker' && cvr === undefined))
      .map(({ uuid, name, email }) => ({ id: uuid, name, email, groups: ['Fritid'] })),
  },
} as const;
