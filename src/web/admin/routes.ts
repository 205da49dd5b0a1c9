import type { Application } from '../application.ts'; import type { WebRoutes } from '../web-routes.ts';
export function auditRoutes(_: Application): WebRoutes { return { name: 'admin', register() {} }; }
