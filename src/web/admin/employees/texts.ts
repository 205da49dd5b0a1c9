import { defineTexts, type Language, type Translate, translator } from '../../../texts/catalogue.ts';
import { useLanguage } from '../../page-environment.ts';

/** What the pages of employees say. */
export const staffTexts = defineTexts({
  'staff.title': { da: 'Medarbejdere', en: 'Employees' },
  'staff.intro': {
    da: 'Her er alle, der har logget på som medarbejder, eller som jeres egen liste har fortalt om.',
    en: 'Here is everyone who has logged in as an employee, or whom your own list has told of.',
  },
  'staff.import': { da: 'Indlæs medarbejdere fra en fil', en: 'Import employees from a file' },
  'staff.search': { da: 'Find en medarbejder', en: 'Find an employee' },
  'staff.search.label': { da: 'Navn, e-mail, brugernavn eller gruppe', en: 'Name, e-mail, user name or group' },
  'staff.search.button': { da: 'Søg', en: 'Search' },
  'staff.search.result': { da: 'Fundne medarbejdere', en: 'Employees found' },
  'staff.search.none': { da: 'Ingen passer. Prøv med færre ord.', en: 'Nobody matches. Try fewer words.' },
  'staff.search.more': {
    da: 'Der er flere end de {shown}, der vises. Skriv mere for at finde den rigtige.',
    en: 'There are more than the {shown} shown. Enter more to find the right one.',
  },
  'staff.search.empty': { da: 'Skriv, hvem du leder efter', en: 'Enter whom you are looking for' },
  'staff.search.all': { da: 'Vis alle', en: 'Show all' },
  'staff.employed': { da: 'Ansatte', en: 'Employed' },
  'staff.left': { da: 'Stoppede', en: 'Left' },
  'staff.show.employed': { da: 'Vis ansatte', en: 'Show employed' },
  'staff.show.left': { da: 'Vis stoppede', en: 'Show those who have left' },
  'staff.count': { da: '{count} i alt', en: '{count} in all' },
  'staff.none': { da: 'Der er ingen.', en: 'There are none.' },
  'staff.column.name': { da: 'Navn', en: 'Name' },
  'staff.column.email': { da: 'E-mail', en: 'E-mail' },
  'staff.column.groups': { da: 'Grupper', en: 'Groups' },
  'staff.column.seen': { da: 'Sidst set', en: 'Last seen' },
  'staff.column.state': { da: 'Tilstand', en: 'State' },
  'staff.column.role': { da: 'Rolle', en: 'Role' },
  'staff.column.from': { da: 'Kommer fra', en: 'Comes from' },
  'staff.column.action': { da: 'Handling', en: 'Action' },
  'staff.neverSeen': { da: 'Har ikke logget på', en: 'Has not logged in' },
  'staff.state.employed': { da: 'Ansat', en: 'Employed' },
  'staff.state.left': { da: 'Stoppet', en: 'Left' },

  'staff.one.about': { da: 'Om medarbejderen', en: 'About the employee' },
  'staff.one.unknown': { da: 'Ikke oplyst', en: 'Not given' },
  'staff.one.userName': { da: 'Brugernavn', en: 'User name' },
  'staff.one.manager': { da: 'Leder', en: 'Manager' },
  'staff.one.subject': { da: 'Navn i login', en: 'Name in the log-in' },
  'staff.one.source': { da: 'Oplyst af', en: 'Told of by' },
  'staff.one.tasks': { da: 'Åbne opgaver', en: 'Open tasks' },
  'staff.one.leftAt': { da: 'Stoppede', en: 'Left' },
  'staff.source.login': { da: 'Eget login', en: 'Their own log-in' },
  'staff.source.scim': { da: 'Jeres brugerkatalog (SCIM)', en: 'Your directory (SCIM)' },
  'staff.source.file': { da: 'En indlæst fil', en: 'An imported file' },
  'staff.groups.none': { da: 'Medarbejderen er ikke i nogen grupper.', en: 'The employee is in no groups.' },
  'staff.roles': { da: 'Roller', en: 'Roles' },
  'staff.roles.everyone': { da: 'Alle medarbejdere har den', en: 'Every employee has it' },
  'staff.roles.group': { da: 'Gruppen {group}', en: 'The group {group}' },
  'staff.roles.login': { da: 'Login', en: 'Log-in' },
  'staff.roles.privileges': {
    da: 'Fælleskommunal Adgangsstyring, ved seneste login',
    en: 'The shared municipal access management, at the last log-in',
  },
  'staff.refusedPrivileges': { da: 'Roller, der blev afvist', en: 'Roles that were refused' },
  'staff.refusedPrivileges.what': {
    da: 'De fulgte med medarbejderens seneste login gennem Fælleskommunal Adgangsstyring, men kan ikke bruges her.',
    en: 'They came with the employee’s last log-in through the shared municipal access management, but cannot be used here.',
  },
  'staff.refusedPrivileges.privilege': { da: 'Rolle i adgangsstyringen', en: 'Role in the access management' },
  'staff.refusedPrivileges.all': { da: 'Alle', en: 'All' },
  'staff.refusedPrivileges.why': { da: 'Hvorfor', en: 'Why' },
  'staff.refusedPrivileges.name': { da: 'Giv enheden et navn', en: 'Name the unit' },
  'staff.refusedPrivileges.other-organisation': {
    da: 'Den gælder en anden organisation.',
    en: 'It holds for another organisation.',
  },
  'staff.refusedPrivileges.no-role-name': {
    da: 'Den er ikke skrevet som en brugersystemrolle.',
    en: 'It is not written as a user system role.',
  },
  'staff.refusedPrivileges.unknown-role': {
    da: 'Der er ingen rolle her med den nøgle.',
    en: 'There is no role here with that key.',
  },
  'staff.refusedPrivileges.operator-only': {
    da: 'Den kan kun gives af driftsleverandøren.',
    en: 'Only the operator can give it.',
  },
  'staff.refusedPrivileges.unknown-constraint': {
    da: 'Den er begrænset på en måde, der ikke kan overholdes her: {what}',
    en: 'It is limited in a way that cannot be kept here: {what}',
  },
  'staff.refusedPrivileges.malformed-constraint': {
    da: 'Dens begrænsning kan ikke læses: {what}',
    en: 'Its limit cannot be read: {what}',
  },
  'staff.refusedPrivileges.unnamed-unit': {
    da: 'Den er begrænset til en enhed, der ikke har et navn her: {what}',
    en: 'It is limited to a unit that has no name here: {what}',
  },
  'staff.refusedPrivileges.unreadable': {
    da: 'Listen over roller kunne ikke læses.',
    en: 'The list of roles could not be read.',
  },
  'staff.roles.given': { da: 'Givet her', en: 'Given here' },
  'staff.roles.unknown': {
    da: '{role} (kendes ikke her og giver ingen rettigheder)',
    en: '{role} (is not known here and gives no rights)',
  },
  'staff.give': { da: 'Giv en rolle', en: 'Give a role' },
  'staff.give.role': { da: 'Rolle', en: 'Role' },
  'staff.leave': { da: 'Meld stoppet', en: 'Mark as left' },
  'staff.leave.what': {
    da: 'Medarbejderen bliver logget af med det samme og kan ikke logge på igen. Åbne opgaver går til den kollega, du vælger, eller tilbage til gruppen.',
    en: 'The employee is logged out at once and cannot log in again. Open tasks go to the colleague you choose, or back to the group.',
  },
  'staff.leave.to': { da: 'Hvem skal have opgaverne?', en: 'Who is to have the tasks?' },
  'staff.leave.toGroup': { da: 'Læg dem tilbage til gruppen', en: 'Put them back to the group' },
  'staff.leave.confirm': { da: 'Meld stoppet nu', en: 'Mark as left now' },
  'staff.return': { da: 'Kom tilbage', en: 'Came back' },
  'staff.return.what': {
    da: 'Medarbejderen kan logge på igen med de grupper og roller, der står her.',
    en: 'The employee can log in again with the groups and roles shown here.',
  },
  'staff.return.confirm': { da: 'Luk medarbejderen ind igen', en: 'Let the employee in again' },
  'staff.refused.unknown': {
    da: 'Medarbejderen er allerede meldt stoppet eller findes ikke længere.',
    en: 'The employee is already marked as left or is no longer there.',
  },
  'staff.refused.no-colleague': {
    da: 'Kollegaen kan ikke få opgaverne. Vælg en anden. Der er ikke ændret noget.',
    en: 'The colleague cannot have the tasks. Choose another. Nothing has been changed.',
  },
  'staff.logOff': { da: 'Log medarbejderen af', en: 'Log the employee off' },
  'staff.logOff.what': {
    da: 'Medarbejderen bliver logget af alle steder med det samme, men kan logge på igen. Brug det fx, når en computer eller telefon er væk.',
    en: 'The employee is logged off everywhere at once, but can log in again. Use it when a computer or a phone is lost, for example.',
  },
  'staff.logOff.confirm': { da: 'Log af alle steder', en: 'Log off everywhere' },
  'staff.logOffAll': { da: 'Log alle af', en: 'Log everybody off' },
  'staff.logOffAll.what': {
    da: 'Alle borgere og medarbejdere undtagen dig bliver logget af med det samme og skal logge på igen. Det, de ikke har gemt, kan de sende, når de har logget på.',
    en: 'All citizens and employees except you are logged off at once and must log in again. What they have not saved they can send when they have logged in.',
  },
  'staff.logOffAll.confirm': { da: 'Log alle af nu', en: 'Log everybody off now' },
  'staff.done.loggedOff': { da: 'Logget af {count} steder', en: 'Logged off in {count} places' },
  'staff.refused.last-holder': {
    da: 'Medarbejderen er den eneste, der kan administrere roller. Giv først retten til en anden. Der er ikke ændret noget.',
    en: 'The employee is the only one who can manage roles. Give somebody else the right first. Nothing has been changed.',
  },
  'staff.refused.own': {
    da: 'Du kan ikke melde dig selv stoppet. Bed en anden administrator om at gøre det.',
    en: 'You cannot mark yourself as left. Ask another administrator to do it.',
  },
  'staff.done.left': {
    da: 'Medarbejderen er meldt stoppet. Opgaver givet videre: {passedOn}.',
    en: 'The employee is marked as left. Tasks passed on: {passedOn}.',
  },
  'staff.done.leftKept': {
    da: 'Medarbejderen er meldt stoppet. Opgaver givet videre: {passedOn}. {kept} blev stående, fordi flere skal svare hver for sig; dem må en stedfortræder svare på, eller sagen flyttes.',
    en: 'The employee is marked as left. Tasks passed on: {passedOn}. {kept} stayed, because several are asked each for an answer of their own; a substitute must answer those, or the case be moved.',
  },
  'staff.done.returned': { da: 'Medarbejderen kan logge på igen.', en: 'The employee can log in again.' },
  'staff.done.given': { da: 'Rollen er givet.', en: 'The role is given.' },
  'staff.done.taken': { da: 'Rollen er taget tilbage.', en: 'The role is taken back.' },
});

export type StaffTextKey = keyof typeof staffTexts;
export type TranslateStaff = Translate<StaffTextKey>;

/** What the pages say in one language. */
export function staffTranslator(language: Language): TranslateStaff {
  return translator(staffTexts, language);
}

/** The same in the language of the page that a part is drawn on. */
export function useStaffTexts(): TranslateStaff {
  return staffTranslator(useLanguage());
}
