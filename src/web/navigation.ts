import { defineTexts, translator } from '../texts/catalogue.ts';
import type { NavigationOf } from './page-context.ts';

const navigationTexts = defineTexts({
  'navigation.forms': { da: 'Selvbetjening', en: 'Self-service' },
  'navigation.cases': { da: 'Mine sager', en: 'My cases' },
  'navigation.inbox': { da: 'Indbakke', en: 'Inbox' },
  'navigation.design': { da: 'Blanketter', en: 'Forms' },
  'navigation.log': { da: 'Log', en: 'Log' },
  'navigation.deliveries': { da: 'Afleveringer', en: 'Deliveries' },
  'navigation.settings': { da: 'Indstillinger', en: 'Settings' },
  'navigation.apiKeys': { da: 'API-nøgler', en: 'API keys' },
  'navigation.languages': { da: 'Sprog', en: 'Languages' },
});

/** The main menu: an employee's own pages for an employee, the citizen's for everybody else. */
export const navigation: NavigationOf = ({ organisation, user, language }) => {
  if (!organisation) return [];
  const t = translator(navigationTexts, language);
  const stem = `/${organisation.slug}`;
  if (user?.kind === 'employee') {
    const { roles = [] } = user;
    return [
      ...(roles.includes('caseworker') ? [{ text: t('navigation.inbox'), href: `${stem}/sagsbehandling` }] : []),
      ...(roles.includes('caseworker') || roles.includes('administrator')
        ? [{ text: t('navigation.deliveries'), href: `${stem}/sagsbehandling/afleveringer` }]
        : []),
      ...(roles.includes('designer') ? [{ text: t('navigation.design'), href: `${stem}/design` }] : []),
      ...(roles.includes('administrator') ? [{ text: t('navigation.log'), href: `${stem}/administration/log` }] : []),
      ...(roles.includes('administrator')
        ? [{ text: t('navigation.settings'), href: `${stem}/administration/indstillinger` }]
        : []),
      ...(roles.includes('administrator')
        ? [{ text: t('navigation.apiKeys'), href: `${stem}/administration/api-noegler` }]
        : []),
      ...(roles.includes('administrator')
        ? [{ text: t('navigation.languages'), href: `${stem}/administration/sprog` }]
        : []),
      { text: t('navigation.forms'), href: `${stem}/` },
      { text: t('navigation.cases'), href: `${stem}/mine-sager` },
    ];
  }
  return [
    { text: t('navigation.forms'), href: `${stem}/` },
    { text: t('navigation.cases'), href: `${stem}/mine-sager` },
  ];
};
