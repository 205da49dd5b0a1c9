import { defineTexts } from '../../../texts/catalogue.ts';

export const movingTexts = defineTexts({
  'moving.title': { da: 'Flyt sager til den nyeste version', en: 'Move cases to the newest version' },
  'moving.intro': {
    da: 'En sag følger den version af arbejdsgangen, den er begyndt med. Her kan du flytte de sager, der er i gang, til version {version}.',
    en: 'A case follows the version of the workflow that it began with. Here you can move those under way to version {version}.',
  },
  'moving.unpublished': {
    da: 'Arbejdsgangen er ikke udgivet, så der er ingen version at flytte til.',
    en: 'The workflow is not published, so there is no version to move to.',
  },
  'moving.none': { da: 'Alle sager følger den nyeste version.', en: 'All cases follow the newest version.' },
  'moving.running': { da: 'Sager i gang efter en ældre version', en: 'Cases under way by an older version' },
  'moving.version': { da: 'Version', en: 'Version' },
  'moving.cases': { da: 'Sager', en: 'Cases' },
  'moving.begin.heading': { da: 'Undersøg sagerne først', en: 'Check the cases first' },
  'moving.begin.text': {
    da: 'Undersøgelsen viser, hvilke sager der kan flyttes, og hvad der er i vejen for de andre. Den ændrer ingenting.',
    en: 'The check shows which cases can be moved, and what keeps the others. It changes nothing.',
  },
  'moving.begin.button': { da: 'Undersøg sagerne', en: 'Check the cases' },
  'moving.again': { da: 'Undersøg sagerne igen', en: 'Check the cases again' },
  'moving.checking.heading': { da: 'Sagerne bliver undersøgt', en: 'The cases are being checked' },
  'moving.moving.heading': {
    da: 'Sagerne bliver flyttet til version {version}',
    en: 'The cases are being moved to version {version}',
  },
  'moving.progress': {
    da: '{done} af {all} sager er gennemgået.',
    en: '{done} of {all} cases have been gone through.',
  },
  'moving.progress.share': { da: '{percent} % er gennemgået', en: '{percent}% gone through' },
  'moving.soFar': {
    da: 'Flyttet indtil nu: {moved}. Kunne ikke flyttes: {left}.',
    en: 'Moved so far: {moved}. Could not be moved: {left}.',
  },
  'moving.wait': {
    da: 'Det fortsætter, selv om du lukker siden. Du kan altid komme tilbage og se, hvor langt det er.',
    en: 'It goes on if you close this page. You can come back at any time to see how far it is.',
  },
  'moving.refresh': { da: 'Opdatér siden', en: 'Refresh the page' },
  'moving.stopCheck': { da: 'Stop undersøgelsen', en: 'Stop the check' },
  'moving.stopMove': { da: 'Stop flytningen', en: 'Stop the move' },
  'moving.checked.heading': { da: 'Sagerne er undersøgt', en: 'The cases have been checked' },
  'moving.checked.can': { da: 'Sager, der kan flyttes: {count}', en: 'Cases that can be moved: {count}' },
  'moving.checked.left': { da: 'Sager, der ikke kan flyttes: {count}', en: 'Cases that cannot be moved: {count}' },
  'moving.consequence': {
    da: 'Sagerne bliver stående, hvor de er, og går videre ad den nye vej. Frister regnes om. Det kan ikke fortrydes.',
    en: 'The cases stay where they are and go on by the new way. Deadlines are worked out anew. This cannot be undone.',
  },
  'moving.lookedAtAgain': {
    da: 'Hver sag bliver undersøgt igen, når den skal flyttes, for den kan have ændret sig imens.',
    en: 'Each case is checked again when its turn comes, since it may have changed meanwhile.',
  },
  'moving.button': { da: 'Flyt sagerne til version {version}', en: 'Move the cases to version {version}' },
  'moving.done.heading': { da: 'Sagerne er flyttet', en: 'The cases have been moved' },
  'moving.done': {
    da: 'Sager flyttet til version {version}: {count}',
    en: 'Cases moved to version {version}: {count}',
  },
  'moving.done.nothing.heading': { da: 'Ingen sager blev flyttet', en: 'No cases were moved' },
  'moving.done.left': { da: 'Sager, der ikke kunne flyttes: {count}', en: 'Cases that could not be moved: {count}' },
  'moving.done.gone': {
    da: 'Sager, der blev afsluttet, før de blev flyttet: {count}',
    en: 'Cases that ended before they were moved: {count}',
  },
  'moving.stopped.heading': { da: 'Flytningen er stoppet', en: 'The move has been stopped' },
  'moving.stopped.waiting': {
    da: 'Sager, som den ikke nåede, og som følger deres gamle version: {count}',
    en: 'Cases that it did not come to, and that follow their old version: {count}',
  },
  'moving.superseded.heading': {
    da: 'Der er kommet en anden version',
    en: 'There is another version now',
  },
  'moving.superseded': {
    da: 'Arbejdsgangen er udgivet igen eller trukket tilbage, siden sagerne blev undersøgt til version {version}. Undersøg dem igen, før du flytter dem.',
    en: 'The workflow has been published again or withdrawn since the cases were checked for version {version}. Check them again before you move them.',
  },
  'moving.stale.heading': { da: 'Sagerne blev ikke flyttet', en: 'The cases were not moved' },
  'moving.stale': {
    da: 'Undersøgelsen er forældet. Se på sagerne, som de er nu, og prøv igen.',
    en: 'The check is out of date. Look at the cases as they are now, and try again.',
  },
  'moving.by': { da: 'Sat i gang af {name}', en: 'Begun by {name}' },
  'moving.immovable': { da: 'Sager, der ikke kan flyttes', en: 'Cases that cannot be moved' },
  'moving.leftBehind': { da: 'Sager, der ikke blev flyttet', en: 'Cases that were not moved' },
  'moving.case': { da: 'Sag', en: 'Case' },
  'moving.why': { da: 'Hvorfor', en: 'Why' },
  'moving.missing': {
    da: 'Trinnet »{step}« findes ikke i version {version}.',
    en: 'The step “{step}” is not in version {version}.',
  },
  'moving.changed': {
    da: 'Trinnet »{step}« er et andet slags trin eller har en anden blanket i version {version}.',
    en: 'The step “{step}” is another kind of step or has another form in version {version}.',
  },
  'moving.elsewhere': {
    da: 'Trinnet »{step}« ligger i en anden gren i version {version}.',
    en: 'The step “{step}” lies in another branch in version {version}.',
  },
  'moving.ended': { da: 'Sagen er afsluttet.', en: 'The case has ended.' },
  'moving.failed': {
    da: 'Der skete en fejl, da sagen skulle flyttes. Prøv igen, og sig det til driften, hvis det gentager sig.',
    en: 'Something went wrong when the case was to be moved. Try again, and tell your operators if it happens again.',
  },
});
