import type { Right } from '../../../identity/rights/rights.ts';
import type { BuiltInRole } from '../../../identity/rights/roles.ts';
import { defineTexts, type Language, type Translate, translator } from '../../../texts/catalogue.ts';
import { useLanguage } from '../../page-environment.ts';

/** What the pages of roles and rights say. */
export const rolesTexts = defineTexts({
  'roles.title': { da: 'Roller og rettigheder', en: 'Roles and rights' },
  'roles.intro': {
    da: 'En rolle er et sæt rettigheder. Giv den til en gruppe, så alle i gruppen har den, eller til en enkelt medarbejder. En ændring gælder med det samme. En medarbejder, der selv får eller mister en rolle, bliver logget af og skal logge på igen.',
    en: 'A role is a set of rights. Give it to a group, so that everyone in the group has it, or to a single employee. A change takes effect at once. An employee who is given or loses a role themselves is logged out and must log in again.',
  },
  'roles.report': { da: 'Se alle ændringer af rettigheder', en: 'See all changes of rights' },
  'roles.units': {
    da: 'Se, hvad enheder i adgangsstyringen hedder her',
    en: 'See what units of the access management are called here',
  },
  'roles.builtIn': { da: 'Faste roller', en: 'Built-in roles' },
  'roles.builtIn.help': {
    da: 'De findes i alle organisationer og kan ikke ændres.',
    en: 'They exist in every organisation and cannot be changed.',
  },
  'roles.own': { da: 'Jeres egne roller', en: 'Your own roles' },
  'roles.own.none': { da: 'I har ikke lavet egne roller endnu.', en: 'You have made no roles of your own yet.' },
  'roles.new': { da: 'Lav en rolle', en: 'Make a role' },
  'roles.column.name': { da: 'Rolle', en: 'Role' },
  'roles.column.key': { da: 'Nøgle', en: 'Key' },
  'roles.column.rights': { da: 'Rettigheder', en: 'Rights' },
  'roles.column.groups': { da: 'Grupper', en: 'Groups' },
  'roles.column.people': { da: 'Medarbejdere', en: 'Employees' },
  'roles.column.limits': { da: 'Gælder for', en: 'Holds for' },
  'roles.column.action': { da: 'Handling', en: 'Action' },
  'roles.role.systemAdministrator': { da: 'Systemadministrator', en: 'System administrator' },
  'roles.role.administrator': { da: 'Lokal administrator', en: 'Local administrator' },
  'roles.role.designer': { da: 'Designer', en: 'Designer' },
  'roles.role.caseworker': { da: 'Sagsbehandler', en: 'Case worker' },
  'roles.role.cashier': { da: 'Betalinger', en: 'Payments' },
  'roles.role.employee': { da: 'Medarbejder', en: 'Employee' },
  'roles.role.citizen': { da: 'Borger', en: 'Citizen' },

  'roles.edit.title': { da: 'Ny rolle', en: 'New role' },
  'roles.name': { da: 'Rollens navn', en: 'The name of the role' },
  'roles.nameIn': { da: 'Rollens navn på {language}', en: 'The name of the role in {language}' },
  'roles.rights': { da: 'Hvad må man med rollen?', en: 'What does the role let one do?' },
  'roles.save': { da: 'Gem rollen', en: 'Save the role' },
  'roles.remove': { da: 'Slet rollen', en: 'Delete the role' },
  'roles.remove.sure': {
    da: 'Rollen bliver taget fra alle, der har den, med det samme. Det kan ikke fortrydes.',
    en: 'The role is taken at once from everyone who has it. It cannot be undone.',
  },
  'roles.remove.confirm': { da: 'Slet rollen nu', en: 'Delete the role now' },
  'roles.error.name': { da: 'Skriv et navn på højst 100 tegn', en: 'Enter a name of at most 100 characters' },
  'roles.error.rights': { da: 'Vælg mindst én rettighed', en: 'Choose at least one right' },
  'roles.error.group': {
    da: 'Vælg eller skriv en gruppe på højst 200 tegn',
    en: 'Choose or enter a group of at most 200 characters',
  },
  'roles.error.role': { da: 'Vælg en rolle', en: 'Choose a role' },
  'roles.refused.operator-only': {
    da: 'Retten til at administrere organisationer kan kun gives af en, der selv har den. Der er ikke ændret noget.',
    en: 'The right to manage organisations can only be given by someone who has it. Nothing has been changed.',
  },
  'roles.refused.own-last': {
    da: 'Så ville du selv miste retten til at administrere roller. Bed en anden administrator om at gøre det. Der er ikke ændret noget.',
    en: 'You would lose your own right to manage roles. Ask another administrator to do it. Nothing has been changed.',
  },
  'roles.refused.last-holder': {
    da: 'Så ville ingen længere kunne administrere roller. Giv først retten til en anden. Der er ikke ændret noget.',
    en: 'Then nobody would be able to manage roles any more. Give somebody else the right first. Nothing has been changed.',
  },
  'roles.refused.unknown': {
    da: 'Rollen eller tildelingen findes ikke længere. En anden kan have ændret den imens.',
    en: 'The role or the grant is no longer there. Somebody else may have changed it meanwhile.',
  },
  'roles.done.saved': { da: 'Rollen er gemt', en: 'The role is saved' },
  'roles.done.removed': { da: 'Rollen er slettet', en: 'The role is deleted' },
  'roles.done.given': { da: 'Rollen er givet', en: 'The role is given' },
  'roles.done.taken': { da: 'Rollen er taget tilbage', en: 'The role is taken back' },

  'roles.groups': { da: 'Grupper, der har rollen', en: 'Groups that have the role' },
  'roles.groups.none': { da: 'Ingen grupper har rollen.', en: 'No groups have the role.' },
  'roles.people': {
    da: 'Medarbejdere, der har fået rollen for sig selv',
    en: 'Employees who were given the role themselves',
  },
  'roles.people.none': { da: 'Ingen har fået rollen for sig selv.', en: 'Nobody was given the role themselves.' },
  'roles.people.more': { da: 'De første {shown} af {count} vises.', en: 'The first {shown} of {count} are shown.' },
  'roles.people.how': {
    da: 'Giv rollen til en enkelt medarbejder på medarbejderens egen side.',
    en: "Give the role to a single employee on the employee's own page.",
  },
  'roles.people.find': { da: 'Find en medarbejder', en: 'Find an employee' },
  'roles.people.login': {
    da: 'Nogle kan også have rollen, fordi deres login bringer den med. Det står på den enkeltes side.',
    en: 'Some may also have the role because their log-in brings it. It says so on the page of each.',
  },
  'roles.give.group': { da: 'Giv rollen til en gruppe', en: 'Give the role to a group' },
  'roles.give.choose': { da: 'Gruppe', en: 'Group' },
  'roles.give.typed': {
    da: 'Eller skriv navnet på en gruppe, der ikke er på listen endnu',
    en: 'Or enter the name of a group that is not on the list yet',
  },
  'roles.give.button': { da: 'Giv rollen', en: 'Give the role' },
  'roles.take': { da: 'Tag tilbage', en: 'Take back' },
  'roles.everything': { da: 'Alt', en: 'Everything' },

  'roles.limits': { da: 'Kun for noget bestemt', en: 'Only for something in particular' },
  'roles.limits.help': {
    da: 'Vælger du intet, gælder rollen for alt. Vælger du af flere slags, skal det hele passe; af én slags er ét nok. Rettigheder, der ikke handler om bestemte blanketter eller sager, følger kun med en rolle uden grænser.',
    en: 'If you choose nothing, the role holds for everything. If you choose of several kinds, all must fit; of one kind, one is enough. Rights that are not about particular forms or cases come only with a role without limits.',
  },
  'roles.limits.categories': { da: 'Kategorier', en: 'Categories' },
  'roles.limits.kle': { da: 'KLE-numre (med alt under dem)', en: 'KLE numbers (with all beneath them)' },
  'roles.limits.units': { da: 'Enheder', en: 'Units' },
  'roles.limits.workflows': { da: 'Arbejdsgange', en: 'Workflows' },
  'roles.limits.none': {
    da: 'Ingen arbejdsgange har en kategori, et KLE-nummer eller en enhed endnu.',
    en: 'No workflow has a category, a KLE number or a unit yet.',
  },
  'roles.limits.kleOne': { da: 'KLE {number}', en: 'KLE {number}' },

  'roles.right.own.cases': {
    da: 'Udfylde blanketter og følge sine egne sager',
    en: 'Fill in forms and follow their own cases',
  },
  'roles.right.cases.work': {
    da: 'Behandle sager i sine egne grupper: indbakke, afgørelser, beskeder og rettelser',
    en: 'Work on cases of their own groups: inbox, decisions, messages and corrections',
  },
  'roles.right.cases.read-all': { da: 'Læse sager i alle grupper', en: 'Read cases of all groups' },
  'roles.right.deliveries.settle': {
    da: 'Klare afleveringer, der er gået galt, i sine egne grupper',
    en: 'Settle failed deliveries of their own groups',
  },
  'roles.right.deliveries.settle-all': {
    da: 'Klare afleveringer, der er gået galt, i alle grupper',
    en: 'Settle failed deliveries of all groups',
  },
  'roles.right.payments.handle': {
    da: 'Hæve, frigive og tilbagebetale penge i de sager, man kan læse, og godkende andres',
    en: 'Take, release and pay back money in the cases that one may read, and agree to others’',
  },
  'roles.right.payments.report': {
    da: 'Se rapporten over betalinger og afstemme dem',
    en: 'See the report of payments and reconcile them',
  },
  'roles.right.sms.report': {
    da: 'Se loggen over sms’er og opgørelsen over, hvad de koster',
    en: 'See the log of SMS and the statement of what they cost',
  },
  'roles.right.sms.refusals': {
    da: 'Ophæve et nummers nej til sms, når borgeren beder om det',
    en: 'Lift a number’s no to SMS when the citizen asks for it',
  },
  'roles.right.forms.design': { da: 'Tegne og afprøve blanketter', en: 'Draw and try forms' },
  'roles.right.forms.publish': { da: 'Udgive blanketter og trække dem tilbage', en: 'Publish and withdraw forms' },
  'roles.right.workflows.design': { da: 'Tegne og afprøve arbejdsgange', en: 'Draw and try workflows' },
  'roles.right.workflows.publish': {
    da: 'Udgive arbejdsgange, trække dem tilbage og flytte sager til nye versioner',
    en: 'Publish and withdraw workflows, and move cases to new versions',
  },
  'roles.right.log.read': {
    da: 'Læse loggen og rapporten om rettigheder',
    en: 'Read the log and the report on rights',
  },
  'roles.right.options.set': { da: 'Indstille tilvalg og lukkedage', en: 'Set options and closing days' },
  'roles.right.login.set': { da: 'Indstille, hvordan man logger ind', en: 'Set how people log in' },
  'roles.right.languages.set': { da: 'Indstille sprog og tekster', en: 'Set languages and texts' },
  'roles.right.keys.manage': {
    da: 'Lave API-nøgler, også dem der kan oprette medarbejdere, og hemmeligheder til webhooks',
    en: 'Make API keys, also those that can add employees, and secrets for webhooks',
  },
  'roles.right.employees.manage': {
    da: 'Administrere medarbejdere: se, indlæse og melde stoppet',
    en: 'Manage employees: see, import and mark as left',
  },
  'roles.right.roles.manage': { da: 'Administrere roller, og hvem der har dem', en: 'Manage roles and who has them' },
  'roles.right.organisations.manage': {
    da: 'Administrere organisationer (kun leverandørens og driftens egne folk)',
    en: "Manage organisations (only the operator's own people)",
  },

  'roles.changes.title': { da: 'Ændringer af rettigheder', en: 'Changes of rights' },
  'roles.changes.intro': {
    da: 'Her står, hvem der har ændret hvis rettigheder, hvordan og hvornår. Det nyeste står først. Det bliver logget, at du læser rapporten.',
    en: 'Here is who changed whose rights, how and when. The newest comes first. That you read the report is logged.',
  },
  'roles.changes.none': { da: 'Der er ingen ændringer.', en: 'There are no changes.' },
  'roles.changes.when': { da: 'Hvornår', en: 'When' },
  'roles.changes.who': { da: 'Hvem', en: 'Who' },
  'roles.changes.whose': { da: 'Hvis', en: 'Whose' },
  'roles.changes.what': { da: 'Hvad', en: 'What' },
  'roles.changes.detail': { da: 'Nærmere', en: 'In detail' },
  'roles.changes.older': { da: 'Ældre ændringer', en: 'Older changes' },
  'roles.changes.pages': { da: 'Flere ændringer', en: 'More changes' },
  'roles.changes.csv': { da: 'Hent som CSV', en: 'Download as CSV' },
  'roles.changes.csvMost': {
    da: 'Filen rummer de nyeste {most} ændringer.',
    en: 'The file holds the newest {most} changes.',
  },
  'roles.changes.system': { da: 'System', en: 'System' },
  'roles.changes.group': { da: 'Gruppen {group}', en: 'The group {group}' },
  'roles.changes.everyone': { da: 'Alle med rollen', en: 'Everyone with the role' },
  'roles.changes.organisation': { da: 'Hele organisationen', en: 'The whole organisation' },
  'roles.changes.employee': { da: 'Medarbejder', en: 'Employee' },
});

export type RolesTextKey = keyof typeof rolesTexts;
export type TranslateRoles = Translate<RolesTextKey>;

/** What a right lets one do, in plain words. Its type is the check that every right has them. */
export function rightText(right: Right): RolesTextKey {
  return `roles.right.${right}`;
}

/** The names of the roles that every organisation has. */
export const builtInRoleTexts: Readonly<Record<BuiltInRole, RolesTextKey>> = {
  'system-administrator': 'roles.role.systemAdministrator',
  administrator: 'roles.role.administrator',
  designer: 'roles.role.designer',
  caseworker: 'roles.role.caseworker',
  cashier: 'roles.role.cashier',
  employee: 'roles.role.employee',
  citizen: 'roles.role.citizen',
};

/** What the pages say in one language. */
export function rolesTranslator(language: Language): TranslateRoles {
  return translator(rolesTexts, language);
}

/** The same in the language of the page that a part is drawn on. */
export function useRolesTexts(): TranslateRoles {
  return rolesTranslator(useLanguage());
}
