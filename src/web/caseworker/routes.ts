import type { Application } from '../application.ts'; import type { WebRoutes } from '../web-routes.ts';
export function caseworkerRoutes(_: Application): WebRoutes { return { name: 'caseworker', register() {} }; }
