import { defineTexts, type Language, type Translate, translator } from '../../../texts/catalogue.ts';
import { useLanguage } from '../../page-environment.ts';

/** What the list of tasks, the search and the employee's own page say, beside the room's common texts. */
export const inboxTexts = defineTexts({
  'inbox.quick.label': { da: 'Find en sag', en: 'Find a case' },
  'inbox.quick.help': {
    da: 'Sagsnummer, CPR-nummer eller navn. Søgningen bliver logget.',
    en: 'Case number, CPR number or name. The search is logged.',
  },
  'inbox.quick.more': { da: 'Søg på blanket, status og dato', en: 'Search by form, status and date' },
  'inbox.profile': { da: 'Min profil og fravær', en: 'My profile and absence' },
  'inbox.filters.mine': { da: 'Mine gemte filtre', en: 'My saved filters' },
  'inbox.filters.save': { da: 'Gem som filter', en: 'Save as a filter' },
  'inbox.filters.name': { da: 'Navn på filteret', en: 'Name of the filter' },
  'inbox.filters.nameHelp': {
    da: 'Visning, blanket, gruppe og rækkefølge gemmes under navnet. Kun du ser det.',
    en: 'View, form, group and order are saved under the name. Only you see it.',
  },
  'inbox.filters.keep': { da: 'Gem filter', en: 'Save filter' },
  'inbox.filters.delete': { da: 'Slet filteret «{name}»', en: 'Delete the filter “{name}”' },
  'inbox.filters.saved': { da: 'Filteret «{name}» er gemt.', en: 'The filter “{name}” is saved.' },
  'inbox.filters.deleted': { da: 'Filteret er slettet.', en: 'The filter is deleted.' },
  'inbox.filters.noName': { da: 'Skriv et navn til filteret', en: 'Enter a name for the filter' },
  'inbox.filters.longName': {
    da: 'Navnet må højst være på {most} tegn',
    en: 'The name may have at most {most} characters',
  },
  'inbox.filters.tooMany': {
    da: 'Du har allerede {most} filtre. Slet et, du ikke bruger, eller gem under et navn, du har',
    en: 'You already have {most} filters. Delete one that you do not use, or save under a name that you have',
  },
  'inbox.filter.heading': { da: 'Afgræns listen', en: 'Narrow the list' },
  'inbox.filter.workflow': { da: 'Blanket', en: 'Form' },
  'inbox.filter.allWorkflows': { da: 'Alle', en: 'All' },
  'inbox.filter.workflowCount': { da: '{title} ({count})', en: '{title} ({count})' },
  'inbox.filter.group': { da: 'Gruppe', en: 'Group' },
  'inbox.filter.allGroups': { da: 'Alle mine', en: 'All of mine' },
  'inbox.filter.order': { da: 'Rækkefølge', en: 'Order' },
  'inbox.order.frist': { da: 'Nærmeste frist først', en: 'Nearest deadline first' },
  'inbox.order.frist-sidst': { da: 'Fjerneste frist først', en: 'Furthest deadline first' },
  'inbox.order.aeldste': { da: 'Ældste sag først', en: 'Oldest case first' },
  'inbox.order.nyeste': { da: 'Nyeste sag først', en: 'Newest case first' },
  'inbox.filter.show': { da: 'Vis', en: 'Show' },
  'inbox.filter.reset': { da: 'Nulstil', en: 'Reset' },
  'inbox.start': { da: 'Begynd med den første', en: 'Begin with the first' },
  'inbox.column.case': { da: 'Sag', en: 'Case' },
  'inbox.column.choose': { da: 'Vælg', en: 'Choose' },
  'inbox.choose.case': { da: 'Vælg sag {number}', en: 'Choose case {number}' },
  'inbox.choose.all': { da: 'Vælg alle {count} på siden', en: 'Choose all {count} on the page' },
  'inbox.choose.none': { da: 'Vælg ingen', en: 'Choose none' },
  'inbox.holder.for': { da: 'For {name}', en: 'For {name}' },
  'inbox.bulk.heading': { da: 'Gør noget ved de valgte', en: 'Do something with the chosen' },
  'inbox.bulk.take': { da: 'Tag de valgte', en: 'Take the chosen' },
  'inbox.bulk.release': { da: 'Læg de valgte tilbage', en: 'Put the chosen back' },
  'inbox.bulk.colleague': { da: 'Kollega', en: 'Colleague' },
  'inbox.bulk.handOver': { da: 'Overdrag de valgte', en: 'Hand over the chosen' },
  'inbox.bulk.noColleagues': {
    da: 'Ingen andre i dine grupper har været logget på endnu, så der er ingen at overdrage til.',
    en: 'Nobody else in your groups has been logged in yet, so there is nobody to hand over to.',
  },
  'inbox.bulk.noneChosen': { da: 'Sæt flueben ved de opgaver, det gælder', en: 'Tick the tasks that it is about' },
  'inbox.bulk.noColleague': { da: 'Vælg, hvem du vil overdrage til', en: 'Choose whom to hand over to' },
  'inbox.done.tag': { da: 'Du har taget {count} af opgaverne.', en: 'You have taken {count} of the tasks.' },
  'inbox.done.tagOne': { da: 'Du har taget opgaven.', en: 'You have taken the task.' },
  'inbox.done.slip': { da: '{count} opgaver er lagt tilbage.', en: '{count} tasks have been put back.' },
  'inbox.done.slipOne': { da: 'Opgaven er lagt tilbage.', en: 'The task has been put back.' },
  'inbox.done.overdrag': { da: '{count} opgaver er overdraget.', en: '{count} tasks have been handed over.' },
  'inbox.done.overdragOne': { da: 'Opgaven er overdraget.', en: 'The task has been handed over.' },
  'inbox.done.none': { da: 'Ingen opgaver blev ændret.', en: 'No tasks were changed.' },
  'inbox.left.heading': { da: 'Det her blev ikke ændret', en: 'These were not changed' },
  'inbox.left.already-taken': {
    da: 'Sag {number}: opgaven er hos en anden.',
    en: 'Case {number}: somebody else has the task.',
  },
  'inbox.left.not-open': {
    da: 'Sag {number}: opgaven er løst eller ligger hos en anden gruppe.',
    en: 'Case {number}: the task is done or belongs to another group.',
  },
  'inbox.left.no-colleague': {
    da: 'Sag {number}: kollegaen er ikke med i opgavens gruppe.',
    en: 'Case {number}: the colleague is not in the task’s group.',
  },
  'inbox.left.other': { da: 'Sag {number}: opgaven kan ikke ændres.', en: 'Case {number}: the task can’t be changed.' },
  'inbox.left.unknown': { da: 'En sag findes ikke længere.', en: 'A case is no longer there.' },
  'inbox.last': {
    da: 'Det var den sidste opgave i listen «{view}».',
    en: 'That was the last task in the list “{view}”.',
  },
  'inbox.pages.label': { da: 'Flere opgaver', en: 'More tasks' },
  'inbox.pages.previous': { da: 'Forrige', en: 'Previous' },
  'inbox.pages.next': { da: 'Næste', en: 'Next' },
  'inbox.pages.at': { da: 'Side {page} af {count}', en: 'Page {page} of {count}' },
  'inbox.pages.first': { da: 'Til begyndelsen', en: 'To the beginning' },

  'inbox.queue.label': { da: 'Din liste', en: 'Your list' },
  'inbox.queue.in': { da: 'Du arbejder dig gennem «{view}»', en: 'You are working through “{view}”' },
  'inbox.queue.back': { da: 'Tilbage til listen', en: 'Back to the list' },
  'inbox.queue.next': { da: 'Næste opgave', en: 'Next task' },
  'inbox.queue.goOn': { da: 'Gå til den næste opgave bagefter', en: 'Go to the next task afterwards' },
  'inbox.queue.done': {
    da: 'Sag {number} er afgjort. Her er den næste.',
    en: 'Case {number} is decided. Here is the next one.',
  },

  'inbox.handOver.to': { da: 'Overdrag til', en: 'Hand over to' },
  'inbox.handOver.button': { da: 'Overdrag', en: 'Hand over' },
  'inbox.handOver.takeOver': { da: 'Tag opgaven over', en: 'Take the task over' },
  'inbox.handOver.substitute': {
    da: '{name} er fraværende, og du er stedfortræder. Du kan løse opgaven for {name} med det samme eller tage den over.',
    en: '{name} is absent, and you are the substitute. You can do the task for {name} at once, or take it over.',
  },

  'inbox.search.title': { da: 'Søg i sager', en: 'Search cases' },
  'inbox.search.text': { da: 'Sagsnummer, CPR-nummer eller navn', en: 'Case number, CPR number or name' },
  'inbox.search.textHelp': {
    da: 'For eksempel 2026-000123, 010203-1234 eller Karen Hansen. Navne skal staves helt ud, men ikke i nogen bestemt rækkefølge.',
    en: 'For example 2026-000123, 010203-1234 or Karen Hansen. Names must be spelled in full, in any order.',
  },
  'inbox.search.status': { da: 'Status', en: 'Status' },
  'inbox.search.anyStatus': { da: 'Alle', en: 'Any' },
  'inbox.search.open': { da: 'Åbne', en: 'Open' },
  'inbox.search.ended': { da: 'Afsluttede', en: 'Ended' },
  'inbox.search.from': { da: 'Modtaget fra og med', en: 'Received from' },
  'inbox.search.to': { da: 'Modtaget til og med', en: 'Received until' },
  'inbox.search.logged': { da: 'Søgningen bliver logget.', en: 'The search is logged.' },
  'inbox.search.results': { da: 'Sager', en: 'Cases' },
  'inbox.search.column.status': { da: 'Status', en: 'Status' },
  'inbox.search.unreadable': {
    da: 'Skriv et sagsnummer som 2026-000123, et CPR-nummer med 10 cifre eller et navn',
    en: 'Enter a case number such as 2026-000123, a CPR number of 10 digits or a name',
  },
  'inbox.search.nothing': {
    da: 'Skriv, hvad du søger efter, eller vælg blanket, status eller dato',
    en: 'Enter what you search for, or choose form, status or date',
  },
  'inbox.search.tooMany': {
    da: 'Flere end {most} personer hedder sådan. Skriv mere af navnet',
    en: 'More than {most} people have that name. Enter more of the name',
  },
  'inbox.search.badDay': { da: 'Skriv en dato, for eksempel 03-12-2026', en: 'Enter a date, such as 03-12-2026' },
  'inbox.search.searched': { da: 'Du søgte efter {what}.', en: 'You searched for {what}.' },
  'inbox.search.for.number': { da: 'sagsnummer {text}', en: 'case number {text}' },
  'inbox.search.for.cpr': { da: 'CPR-nummer {text}', en: 'CPR number {text}' },
  'inbox.search.for.name': { da: 'navnet »{text}«', en: 'the name “{text}”' },
  'inbox.search.for.workflow': { da: 'blanket »{text}«', en: 'form “{text}”' },
  'inbox.search.for.status': { da: 'status »{text}«', en: 'status “{text}”' },
  'inbox.search.for.from': { da: 'modtaget fra {text}', en: 'received from {text}' },
  'inbox.search.for.to': { da: 'modtaget til {text}', en: 'received until {text}' },
  'inbox.search.none': {
    da: 'Vi fandt ingen sager, som dine grupper må læse. Se efter, om det er skrevet rigtigt.',
    en: 'We found no cases that your groups may read. Check that it is spelled correctly.',
  },
  'inbox.search.more': { da: 'Vis de næste', en: 'Show the next' },
  'inbox.search.first': { da: 'Tilbage til de nyeste', en: 'Back to the newest' },
  'inbox.search.order': { da: 'De nyeste sager står først.', en: 'The newest cases are first.' },
  'inbox.profile.title': { da: 'Min profil', en: 'My profile' },
  'inbox.profile.name': { da: 'Navn', en: 'Name' },
  'inbox.profile.groups': { da: 'Grupper', en: 'Groups' },
  'inbox.profile.noGroups': { da: 'Ingen', en: 'None' },
  'inbox.profile.from': {
    da: 'Navn og grupper kommer fra jeres eget login. De opdateres, hver gang du logger på.',
    en: 'Name and groups come from your organisation’s own log-in. They are updated each time you log in.',
  },
  'inbox.profile.notifications': {
    da: 'Vælg, hvad du får besked om, og hvordan',
    en: 'Choose what you are told of, and how',
  },
  'inbox.absence.heading': { da: 'Fravær og stedfortræder', en: 'Absence and substitute' },
  'inbox.absence.text': {
    da: 'Mens du er væk, står dine opgaver også under «Mine» hos din stedfortræder, som kan tage dem over.',
    en: 'While you are away, your tasks are also under “Mine” with your substitute, who can take them over.',
  },
  'inbox.absence.none': { da: 'Du har ikke noget fravær noteret.', en: 'You have no absence noted.' },
  'inbox.absence.first': { da: 'Første dag', en: 'First day' },
  'inbox.absence.last': { da: 'Sidste dag', en: 'Last day' },
  'inbox.absence.lastHelp': {
    da: 'Lad feltet stå tomt, hvis du ikke ved det endnu.',
    en: 'Leave it empty if you do not know yet.',
  },
  'inbox.absence.substitute': { da: 'Stedfortræder', en: 'Substitute' },
  'inbox.absence.add': { da: 'Notér fravær', en: 'Note absence' },
  'inbox.absence.remove': { da: 'Fjern', en: 'Remove' },
  'inbox.absence.removeAbout': { da: 'fraværet fra {day}', en: 'the absence from {day}' },
  'inbox.absence.caption': { da: 'Dit fravær', en: 'Your absence' },
  'inbox.absence.openEnd': { da: 'Indtil videre', en: 'Until further notice' },
  'inbox.absence.action': { da: 'Handling', en: 'Action' },
  'inbox.absence.added': { da: 'Fraværet er noteret.', en: 'The absence is noted.' },
  'inbox.absence.removed': { da: 'Fraværet er fjernet.', en: 'The absence is removed.' },
  'inbox.absence.badDay': { da: 'Vælg en dag, for eksempel 03-12-2026', en: 'Choose a day, such as 03-12-2026' },
  'inbox.absence.backwards': {
    da: 'Den sidste dag skal være den samme som eller efter den første',
    en: 'The last day must be the same as or after the first',
  },
  'inbox.absence.over': { da: 'Den sidste dag er allerede gået', en: 'The last day has already passed' },
  'inbox.absence.noSubstitute': { da: 'Vælg en stedfortræder', en: 'Choose a substitute' },
  'inbox.absence.tooMany': {
    da: 'Du har noteret for mange perioder. Fjern nogle af dem først',
    en: 'You have noted too many periods. Remove some of them first',
  },
  'inbox.absence.nobody': {
    da: 'Der er ingen kolleger i dine grupper, der kan være stedfortræder. De skal have været logget på mindst én gang.',
    en: 'There are no colleagues in your groups who can be your substitute. They must have been logged in at least once.',
  },
  'inbox.standIn.for': {
    da: 'I dag er du stedfortræder for {names}. Deres opgaver er med under «Mine».',
    en: 'Today you are the substitute for {names}. Their tasks are included under “Mine”.',
  },
});

export type InboxTextKey = keyof typeof inboxTexts;
export type TranslateInbox = Translate<InboxTextKey>;

/** The list's texts in one language, for handlers. */
export function inboxTranslator(language: Language): TranslateInbox {
  return translator(inboxTexts, language);
}

/** The list's texts in the page's language, for its parts. */
export function useInboxTexts(): TranslateInbox {
  return translator(inboxTexts, useLanguage());
}
