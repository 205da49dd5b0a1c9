import type { Application } from '../application.ts';
import { type WebRoutes, withNeed } from '../web-routes.ts';
import { addressTableRoutes } from './address-tables/routes.tsx';
import { apiKeysRoutes } from './api-keys/routes.tsx';
import { calendarRoutes } from './calendar/routes.tsx';
import { employeesRoutes } from './employees/routes.tsx';
import { languagesRoutes } from './languages/routes.tsx';
import { logRoutes } from './log-routes.tsx';
import { loginsRoutes } from './login/routes.tsx';
import { optionsRoutes } from './options/routes.tsx';
import { organisationsRoutes } from './organisations/routes.tsx';
import { paymentReportRoutes } from './payments/routes.tsx';
import { smsRefusalRoutes } from './refusals/routes.tsx';
import { rightChangesRoutes } from './roles/changes-routes.tsx';
import { rolesRoutes } from './roles/routes.tsx';
import { smsLogRoutes } from './sms/routes.tsx';
import { unitsRoutes } from './units/routes.tsx';

/**
 * What an administrator meets: the audit log with its proof, the organisation's languages, the options' settings, keys for other
 * systems, the closing days, employees, and roles; and a system administrator, the organisations.
 */
export function auditRoutes(application: Application): WebRoutes {
  return {
    name: 'admin',
    needs: 'options.set',
    register(server) {
      optionsRoutes(server, application);
      calendarRoutes(server, application);
      addressTableRoutes(server, application);
      withNeed(server, 'log.read', (scope) => logRoutes(scope, application));
      withNeed(server, 'languages.set', (scope) => languagesRoutes(scope, application));
      withNeed(server, 'roles.manage', (scope) => rolesRoutes(scope, application));
      withNeed(server, 'payments.report', (scope) => paymentReportRoutes(scope, application));
      withNeed(server, 'sms.report', (scope) => smsLogRoutes(scope, application));
      withNeed(server, 'sms.refusals', (scope) => smsRefusalRoutes(scope, application));
      withNeed(server, 'roles.manage', (scope) => unitsRoutes(scope, application));
      withNeed(server, 'log.read', (scope) => rightChangesRoutes(scope, application));
      withNeed(server, 'employees.manage', (scope) => employeesRoutes(scope, application));
      withNeed(server, 'organisations.manage', (scope) => organisationsRoutes(scope, application));
      withNeed(server, 'login.set', (scope) => loginsRoutes(scope, application));
      withNeed(server, 'keys.manage', (scope) => apiKeysRoutes(scope, application));
    },
  };
}
