import type { Right } from '../identity/rights/rights.ts';
import { defineTexts, translator } from '../texts/catalogue.ts';
import type { NavigationOf } from './page-context.ts';

const navigationTexts = defineTexts({
  'navigation.forms': { da: 'Selvbetjening', en: 'Self-service' },
  'navigation.cases': { da: 'Mine sager', en: 'My cases' },
  'navigation.inbox': { da: 'Indbakke', en: 'Inbox' },
  'navigation.post': { da: 'Post', en: 'Post' },
  'navigation.design': { da: 'Blanketter', en: 'Forms' },
  'navigation.log': { da: 'Log', en: 'Log' },
  'navigation.deliveries': { da: 'Afleveringer', en: 'Deliveries' },
  'navigation.payments': { da: 'Betalinger', en: 'Payments' },
  'navigation.sms': { da: 'Sms', en: 'SMS' },
  'navigation.smsRefusals': { da: 'Nej til sms', en: 'No to SMS' },
  'navigation.evaluations': { da: 'Evalueringer', en: 'Evaluations' },
  'navigation.settings': { da: 'Indstillinger', en: 'Settings' },
  'navigation.apiKeys': { da: 'API-nøgler', en: 'API keys' },
  'navigation.employees': { da: 'Medarbejdere', en: 'Employees' },
  'navigation.roles': { da: 'Roller', en: 'Roles' },
  'navigation.organisations': { da: 'Organisationer', en: 'Organisations' },
  'navigation.login': { da: 'Log-in', en: 'Log-in' },
  'navigation.languages': { da: 'Sprog', en: 'Languages' },
});

/** What each page of the employees' menu needs: as its route says. */
const employeeLinks = [
  { text: 'navigation.inbox', right: 'cases.work', path: '/sagsbehandling' },
  { text: 'navigation.deliveries', right: 'deliveries.settle', path: '/sagsbehandling/afleveringer' },
  { text: 'navigation.post', right: 'cases.work', path: '/sagsbehandling/post' },
  { text: 'navigation.evaluations', right: 'cases.work', path: '/sagsbehandling/evalueringer' },
  { text: 'navigation.payments', right: 'payments.report', path: '/administration/betalinger' },
  { text: 'navigation.sms', right: 'sms.report', path: '/administration/sms' },
  { text: 'navigation.smsRefusals', right: 'sms.refusals', path: '/administration/nej-til-sms' },
  { text: 'navigation.design', right: 'forms.design', path: '/design' },
  { text: 'navigation.log', right: 'log.read', path: '/administration/log' },
  { text: 'navigation.employees', right: 'employees.manage', path: '/administration/medarbejdere' },
  { text: 'navigation.roles', right: 'roles.manage', path: '/administration/roller' },
  { text: 'navigation.settings', right: 'options.set', path: '/administration/indstillinger' },
  { text: 'navigation.apiKeys', right: 'keys.manage', path: '/administration/api-noegler' },
  { text: 'navigation.organisations', right: 'organisations.manage', path: '/administration/organisationer' },
  { text: 'navigation.login', right: 'login.set', path: '/administration/login' },
  { text: 'navigation.languages', right: 'languages.set', path: '/administration/sprog' },
] as const satisfies readonly { text: keyof typeof navigationTexts; right: Right; path: string }[];

/** The main menu: an employee's own pages for an employee, the citizen's for everybody else. */
export const navigation: NavigationOf = ({ organisation, user, language }) => {
  if (!organisation) return [];
  const t = translator(navigationTexts, language);
  const stem = `/${organisation.slug}`;
  if (user?.kind === 'employee') {
    const { access } = user;
    return [
      ...employeeLinks.flatMap(({ text, right, path }) =>
        // Post that came in is of no group or kind of case: only who may see all of them sees it.
        access?.has(right) && (text !== 'navigation.post' || access.isUnlimited(right))
          ? [{ text: t(text), href: `${stem}${path}` }]
          : [],
      ),
      { text: t('navigation.forms'), href: `${stem}/` },
      { text: t('navigation.cases'), href: `${stem}/mine-sager` },
    ];
  }
  return [
    { text: t('navigation.forms'), href: `${stem}/` },
    { text: t('navigation.cases'), href: `${stem}/mine-sager` },
  ];
};
