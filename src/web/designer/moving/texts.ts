import { defineTexts } from '../../../texts/catalogue.ts';

export const movingTexts = defineTexts({
  'moving.title': { da: 'Flyt sager til den nyeste version', en: 'Move cases to the newest version' },
  'moving.back': { da: 'Til arbejdsgangen', en: 'To the workflow' },
  'moving.intro': {
    da: 'En sag følger den version af arbejdsgangen, den er begyndt med. Her kan du flytte de sager, der er i gang, til version {version}.',
    en: 'A case follows the version of the workflow that it began with. Here you can move those under way to version {version}.',
  },
  'moving.unpublished': {
    da: 'Arbejdsgangen er ikke udgivet, så der er ingen version at flytte til.',
    en: 'The workflow is not published, so there is no version to move to.',
  },
  'moving.none': { da: 'Alle sager følger den nyeste version.', en: 'All cases follow the newest version.' },
  'moving.running': { da: 'Sager i gang', en: 'Cases under way' },
  'moving.version': { da: 'Version', en: 'Version' },
  'moving.cases': { da: 'Sager', en: 'Cases' },
  'moving.movable': { da: 'Sager, der kan flyttes: {count}', en: 'Cases that can be moved: {count}' },
  'moving.immovable': { da: 'Sager, der ikke kan flyttes', en: 'Cases that cannot be moved' },
  'moving.case': { da: 'Sag', en: 'Case' },
  'moving.why': { da: 'Hvorfor', en: 'Why' },
  'moving.more': { da: 'Der er {count} til.', en: 'There are {count} more.' },
  'moving.missing': {
    da: 'Trinnet »{step}« findes ikke i version {version}.',
    en: 'The step “{step}” is not in version {version}.',
  },
  'moving.changed': {
    da: 'Trinnet »{step}« er et andet slags trin i version {version}.',
    en: 'The step “{step}” is another kind of step in version {version}.',
  },
  'moving.elsewhere': {
    da: 'Trinnet »{step}« ligger i en anden gren i version {version}.',
    en: 'The step “{step}” lies in another branch in version {version}.',
  },
  'moving.ended': { da: 'Sagen er afsluttet.', en: 'The case has ended.' },
  'moving.button': { da: 'Flyt sagerne til version {version}', en: 'Move the cases to version {version}' },
  'moving.consequence': {
    da: 'Sagerne bliver stående, hvor de er, og går videre ad den nye vej. Frister regnes om. Det kan ikke fortrydes.',
    en: 'The cases stay where they are and go on by the new way. Deadlines are worked out anew. This cannot be undone.',
  },
  'moving.done': { da: 'Flyttede sager: {count}', en: 'Cases moved: {count}' },
});
