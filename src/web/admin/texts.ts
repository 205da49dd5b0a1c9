import type { AuditAction, RecordKind } from '../../audit/record.ts';
import { defineTexts, type Language, type Translate, translator } from '../../texts/catalogue.ts';
import { useLanguage } from '../page-environment.ts';

/** What the administrators' pages say. */
export const adminTexts = defineTexts({
  'admin.log.title': { da: 'Log', en: 'Log' },
  'admin.log.tab': { da: 'Log', en: 'Log' },
  'admin.log.tabFiltered': { da: 'Log: {filter}', en: 'Log: {filter}' },
  'admin.log.tabOlder': { da: 'Log: ældre hændelser', en: 'Log: older entries' },
  'admin.log.tabVerified': { da: 'Log: efterprøvet', en: 'Log: verified' },
  'admin.log.intro': {
    da: 'Her står, hvem der har gjort hvad, og hvornår. Det bliver også logget, at du læser loggen.',
    en: 'Here is who did what, and when. That you read the log is logged too.',
  },
  'admin.chain.heading': { da: 'Kan loggen stå til troende?', en: 'Can the log be trusted?' },
  'admin.chain.sealed': {
    da: 'Alle hændelser er forseglet i kæden.',
    en: 'All entries are sealed in the chain.',
  },
  'admin.chain.unsealedOne': {
    da: '1 hændelse er ikke forseglet endnu. Det sker normalt inden for få sekunder.',
    en: '1 entry is not sealed yet. That normally happens within a few seconds.',
  },
  'admin.chain.unsealed': {
    da: '{count} hændelser er ikke forseglet endnu. Det sker normalt inden for få sekunder.',
    en: '{count} entries are not sealed yet. That normally happens within a few seconds.',
  },
  'admin.chain.verify': { da: 'Efterprøv', en: 'Verify' },
  'admin.chain.about': { da: 'hele loggen fra begyndelsen', en: 'the whole log from its beginning' },
  'admin.verified.ok.heading': { da: 'Loggen er urørt', en: 'The log is untouched' },
  'admin.verified.ok.text': {
    da: 'Vi har gennemgået {entries} hændelser fra den første til den sidste. Ingen er ændret, fjernet eller skudt ind. Kædens seneste aftryk er {head}.',
    en: 'We went through {entries} entries from the first to the last. None was changed, removed or put in between. The latest digest of the chain is {head}.',
  },
  'admin.verified.bad.heading': { da: 'Loggen er rørt', en: 'The log has been touched' },
  'admin.verified.changed': {
    da: 'Hændelse {entry} er ændret, efter at den blev forseglet. Det er den første, der ikke passer.',
    en: 'Entry {entry} was changed after it had been sealed. It is the first one that does not fit.',
  },
  'admin.verified.missing': {
    da: 'Hændelse {entry} er forseglet som nummer {sequence} i kæden, men findes ikke længere.',
    en: 'Entry {entry} was sealed as number {sequence} in the chain, but is no longer there.',
  },
  'admin.verified.seal-missing': {
    da: 'Seglet på plads {sequence} i kæden mangler.',
    en: 'The seal at place {sequence} of the chain is missing.',
  },
  'admin.verified.never-sealed': {
    da: 'Hændelse {entry} er ikke forseglet, selv om den er mere end et minut gammel. Enten er den skudt ind, eller også kører forseglingen ikke.',
    en: 'Entry {entry} is not sealed, though it is more than a minute old. Either it was put in, or the sealing is not running.',
  },
  'admin.verified.bad.todo': {
    da: 'Rør ikke mere ved databasen, og kontakt driften. De kan finde den seneste sikkerhedskopi, der passer.',
    en: 'Do not touch the database any more, and contact operations. They can find the latest backup that fits.',
  },

  'admin.filter.heading': { da: 'Find hændelser', en: 'Find entries' },
  'admin.filter.case': { da: 'Sagsnummer', en: 'Case number' },
  'admin.filter.caseHelp': {
    da: 'For eksempel 2026-000123. Skriv ikke CPR-numre her.',
    en: 'For example 2026-000123. Do not enter CPR numbers here.',
  },
  'admin.filter.action': { da: 'Handling', en: 'Action' },
  'admin.filter.anyAction': { da: 'Alle handlinger', en: 'All actions' },
  'admin.filter.day': { da: 'Dag', en: 'Day' },
  'admin.filter.dayHelp': { da: 'For eksempel 2026-11-24', en: 'For example 2026-11-24' },
  'admin.filter.show': { da: 'Vis', en: 'Show' },
  'admin.filter.clear': { da: 'Vis hele loggen', en: 'Show the whole log' },
  'admin.filter.badCase': {
    da: 'Skriv sagsnummeret som 2026-000123',
    en: 'Enter the case number as 2026-000123',
  },
  'admin.filter.badDay': {
    da: 'Skriv dagen som år-måned-dag, for eksempel 2026-11-24',
    en: 'Enter the day as year-month-day, for example 2026-11-24',
  },
  'admin.filter.badAction': { da: 'Vælg en handling på listen', en: 'Choose an action from the list' },

  'admin.entries.heading': { da: 'Hændelser', en: 'Entries' },
  'admin.entries.none': {
    da: 'Ingen hændelser passer. Er sagen slettet, kan dens hændelser ikke længere findes på sagsnummeret.',
    en: 'No entries match. If the case is deleted, its entries can no longer be found by its number.',
  },
  'admin.entries.older': { da: 'Ældre hændelser', en: 'Older entries' },
  'admin.entries.newest': { da: 'Til de nyeste', en: 'To the newest' },
  'admin.entries.pages': { da: 'Flere hændelser', en: 'More entries' },
  'admin.column.number': { da: 'Nr.', en: 'No.' },
  'admin.column.at': { da: 'Hvornår', en: 'When' },
  'admin.column.who': { da: 'Hvem', en: 'Who' },
  'admin.column.action': { da: 'Handling', en: 'Action' },
  'admin.column.record': { da: 'Hvad', en: 'What' },
  'admin.column.from': { da: 'Hvorfra', en: 'From where' },
  'admin.column.sealed': { da: 'Forseglet', en: 'Sealed' },
  'admin.sealed.yes': { da: 'Ja', en: 'Yes' },
  'admin.sealed.no': { da: 'Ikke endnu', en: 'Not yet' },
  'admin.who.citizen': { da: 'Borger', en: 'Citizen' },
  'admin.who.system': { da: 'System', en: 'System' },
  'admin.who.unknown': { da: 'Medarbejder', en: 'Employee' },
  'admin.detail.deleted': { da: 'Slettet', en: 'Deleted' },
  'admin.detail.unreadable': { da: 'Kan ikke læses', en: 'Cannot be read' },
  'admin.detail.none': { da: 'Fra produktet selv', en: 'From the product itself' },
  'admin.detail.shown': { da: 'Hele CPR-nummeret blev vist', en: 'The whole CPR number was shown' },
  'admin.detail.other': { da: '{name}: {value}', en: '{name}: {value}' },
  'admin.name.by': { da: 'Søgt på', en: 'Searched by' },
  'admin.name.found': { da: 'Fundet', en: 'Found' },
  'admin.name.number': { da: 'Sagsnummer', en: 'Case number' },
  'admin.name.caseNumber': { da: 'Sagsnummer', en: 'Case number' },
  'admin.name.action': { da: 'Handling', en: 'Action' },
  'admin.name.day': { da: 'Dag', en: 'Day' },
  'admin.name.verified': { da: 'Efterprøvet og urørt', en: 'Verified and untouched' },
  'admin.name.delivery': { da: 'Aflevering', en: 'Delivery' },
  'admin.name.kind': { da: 'Slags', en: 'Kind' },
  'admin.name.attempt': { da: 'Forsøg', en: 'Attempt' },
  'admin.name.deadline': { da: 'Frist', en: 'Deadline' },
  'admin.name.level': { da: 'Sikringsniveau', en: 'Assurance level' },
  'admin.name.transaction': { da: 'Nummer hos MitID', en: 'Number at MitID' },
  'admin.name.reason': { da: 'Årsag', en: 'Cause' },
  'admin.name.register': { da: 'Register', en: 'Register' },
  'admin.name.outcome': { da: 'Udfald', en: 'Outcome' },
  'admin.name.cvr': { da: 'CVR-nummer', en: 'CVR number' },
  'admin.name.field': { da: 'Felt', en: 'Field' },
  'admin.name.name': { da: 'Navn', en: 'Name' },
  'admin.name.system': { da: 'System', en: 'System' },
  'admin.name.event': { da: 'Hændelse', en: 'Event' },
  'admin.name.form': { da: 'Blanket', en: 'Form' },
  'admin.name.scopes': { da: 'Rettigheder', en: 'Rights' },
  'admin.value.cpr': { da: 'CPR-nummer', en: 'CPR number' },
  'admin.value.number': { da: 'sagsnummer', en: 'case number' },
  'admin.value.true': { da: 'ja', en: 'yes' },
  'admin.value.false': { da: 'nej', en: 'no' },
  'admin.value.reminder': { da: 'påmindelse', en: 'reminder' },
  'admin.value.due': { da: 'overskredet', en: 'passed' },
  'admin.value.wait': { da: 'ventetid', en: 'waiting time' },
  'admin.value.low': { da: 'lav', en: 'low' },
  'admin.value.substantial': { da: 'betydelig', en: 'substantial' },
  'admin.value.high': { da: 'høj', en: 'high' },
  'admin.action.formSaved': { da: 'Blanketkladde gemt', en: 'Form draft saved' },
  'admin.action.formImported': { da: 'Blanket indlæst', en: 'Form imported' },
  'admin.action.formExported': { da: 'Blanket hentet som fil', en: 'Form exported' },
  'admin.action.formPublished': { da: 'Blanket udgivet', en: 'Form published' },
  'admin.action.formScheduled': { da: 'Udgivelse af blanket planlagt', en: 'Publishing of a form scheduled' },
  'admin.action.formWithdrawn': { da: 'Blanket trukket tilbage', en: 'Form withdrawn' },
  'admin.action.formDiscarded': { da: 'Blanketkladde kasseret', en: 'Form draft discarded' },
  'admin.action.workflowSaved': { da: 'Arbejdsgangskladde gemt', en: 'Workflow draft saved' },
  'admin.action.workflowImported': { da: 'Arbejdsgang indlæst', en: 'Workflow imported' },
  'admin.action.workflowExported': { da: 'Arbejdsgang hentet som fil', en: 'Workflow exported' },
  'admin.action.workflowPublished': { da: 'Arbejdsgang udgivet', en: 'Workflow published' },
  'admin.action.workflowScheduled': {
    da: 'Udgivelse af arbejdsgang planlagt',
    en: 'Publishing of a workflow scheduled',
  },
  'admin.action.workflowWithdrawn': { da: 'Arbejdsgang trukket tilbage', en: 'Workflow withdrawn' },
  'admin.action.workflowDiscarded': { da: 'Arbejdsgangskladde kasseret', en: 'Workflow draft discarded' },
  'admin.action.optionChanged': {
    da: 'Et tilvalgs indstillinger blev ændret',
    en: "An option's settings were changed",
  },
  'admin.action.closingDaysChanged': { da: 'Lukkedagene blev ændret', en: 'The closing days were changed' },
  'admin.action.languagesChanged': { da: 'Sprogene blev ændret', en: 'The languages were changed' },
  'admin.action.languageImported': { da: 'Et sprog blev indlæst', en: 'A language was imported' },
  'admin.action.languageRemoved': { da: 'Et sprog blev fjernet', en: 'A language was removed' },
  'admin.action.apiKeyMade': { da: 'En API-nøgle blev lavet', en: 'An API key was made' },
  'admin.action.apiKeyEnded': { da: 'En API-nøgle blev lukket', en: 'An API key was ended' },
  'admin.action.webhookSecretMade': {
    da: 'En hemmelighed til webhooks blev lavet',
    en: 'A secret for webhooks was made',
  },
  'admin.action.webhookSecretEnded': {
    da: 'En hemmelighed til webhooks blev lukket',
    en: 'A secret for webhooks was ended',
  },
  'admin.action.optionListChanged': { da: 'Valgliste ændret', en: 'Option list changed' },
  'admin.record.case': { da: 'Sag {number}', en: 'Case {number}' },

  'admin.record.form': { da: 'Blanket', en: 'Form' },
  'admin.record.workflow': { da: 'Arbejdsgang', en: 'Workflow' },
  'admin.record.optionList': { da: 'Valgliste', en: 'Option list' },
  'admin.record.session': { da: 'Login', en: 'Log-in' },
  'admin.record.draft': { da: 'Kladde', en: 'Draft' },
  'admin.record.caseGone': { da: 'Slettet sag', en: 'Deleted case' },
  'admin.record.document': { da: 'Dokument', en: 'Document' },
  'admin.record.person': { da: 'Borger', en: 'Citizen' },
  'admin.record.organisation': { da: 'Organisationen', en: 'The organisation' },

  'admin.action.login': { da: 'Loggede på', en: 'Logged in' },
  'admin.action.logoutRefused': { da: 'Log af blev afvist', en: 'Log-out was refused' },
  'admin.action.loginRefused': { da: 'Login blev afvist', en: 'Log-in was refused' },
  'admin.action.logout': { da: 'Loggede af', en: 'Logged out' },
  'admin.action.draftStarted': { da: 'Begyndte en kladde', en: 'Began a draft' },
  'admin.action.draftDeleted': { da: 'Slettede en kladde', en: 'Deleted a draft' },
  'admin.action.draftResumed': { da: 'Åbnede en kladde med et link', en: 'Opened a draft by a link' },
  'admin.action.resumeLinkMade': { da: 'Lavede et link til en kladde', en: 'Made a link to a draft' },
  'admin.action.registerLookedUp': { da: 'Slog op i et register', en: 'Looked up in a register' },
  'admin.action.fileUploaded': { da: 'Lagde en fil op', en: 'Uploaded a file' },
  'admin.action.fileRefused': { da: 'En fil blev afvist', en: 'A file was refused' },
  'admin.action.fileRemoved': { da: 'Fjernede en fil', en: 'Removed a file' },
  'admin.action.caseSubmitted': { da: 'Sendte en ansøgning', en: 'Sent an application' },
  'admin.action.caseCorrected': { da: 'Rettede en ansøgning', en: 'Corrected an application' },
  'admin.action.caseRead': { da: 'Læste en sag', en: 'Read a case' },
  'admin.action.caseSearched': { da: 'Søgte efter en sag', en: 'Searched for a case' },
  'admin.action.documentRead': { da: 'Hentede et dokument', en: 'Fetched a document' },
  'admin.action.taskTaken': { da: 'Tog en opgave', en: 'Took a task' },
  'admin.action.taskHandedOver': { da: 'Overdrog en opgave til en kollega', en: 'Handed a task over to a colleague' },
  'admin.action.noteWritten': { da: 'Skrev et internt notat', en: 'Wrote an internal note' },
  'admin.action.caseAnnulled': { da: 'Annullerede en sag', en: 'Annulled a case' },
  'admin.action.caseSignalled': {
    da: 'Modtog besked udefra til en sag',
    en: 'Received word from outside for a case',
  },
  'admin.action.caseMoved': {
    da: 'Flyttede en sag til en anden version af arbejdsgangen',
    en: 'Moved a case to another version of its workflow',
  },
  'admin.action.caseMoveBegun': {
    da: 'Begyndte at flytte sager til en nyere version af deres arbejdsgang',
    en: 'Began to move cases to a newer version of their workflow',
  },
  'admin.action.caseMoveStopped': {
    da: 'Stoppede flytningen af sager til en nyere version',
    en: 'Stopped the moving of cases to a newer version',
  },
  'admin.action.caseMoveEnded': {
    da: 'Blev færdig med at flytte sager til en nyere version',
    en: 'Finished moving cases to a newer version',
  },
  'admin.action.invitationSent': { da: 'Inviterede en anden til en sag', en: 'Invited somebody else to a case' },
  'admin.action.invitationDeclined': {
    da: 'Sagde nej til en invitation',
    en: 'Said no to an invitation',
  },
  'admin.action.answerCorrected': { da: 'Rettede et svar i en sag', en: 'Corrected an answer in a case' },
  'admin.action.caseDownloaded': { da: 'Hentede en hel sag', en: 'Downloaded a whole case' },
  'admin.action.absenceChanged': { da: 'Ændrede sit fravær', en: 'Changed their absence' },
  'admin.action.taskReleased': { da: 'Lagde en opgave tilbage', en: 'Put a task back' },
  'admin.action.caseDecided': { da: 'Afgjorde en sag', en: 'Decided a case' },
  'admin.action.messageSent': { da: 'Skrev en besked', en: 'Wrote a message' },
  'admin.action.deliverySent': { da: 'En aflevering nåede frem', en: 'A delivery arrived' },
  'admin.action.deliveryFailed': { da: 'En aflevering mislykkedes', en: 'A delivery failed' },
  'admin.action.deliveryRetried': { da: 'Sendte en aflevering igen', en: 'Sent a delivery again' },
  'admin.action.deliveryHandledByHand': {
    da: 'Noterede en aflevering som håndteret',
    en: 'Noted a delivery as handled',
  },
  'admin.action.deadlineReached': { da: 'En frist blev nået', en: 'A deadline was reached' },
  'admin.action.caseEnded': { da: 'En sag blev afsluttet', en: 'A case ended' },
  'admin.action.caseDeleted': { da: 'En sag blev slettet', en: 'A case was deleted' },
  'admin.action.auditRead': { da: 'Læste loggen', en: 'Read the log' },
});

export type AdminTextKey = keyof typeof adminTexts;
export type TranslateAdmin = Translate<AdminTextKey>;

/** The words for an action. Its type is the check that every action has them. */
export function actionText(action: AuditAction): AdminTextKey {
  return `admin.action.${action}`;
}

/** The words for a record; a case that still exists has its number instead. */
export const recordTexts: Readonly<Record<RecordKind, AdminTextKey>> = {
  session: 'admin.record.session',
  draft: 'admin.record.draft',
  case: 'admin.record.caseGone',
  document: 'admin.record.document',
  person: 'admin.record.person',
  organisation: 'admin.record.organisation',
  form: 'admin.record.form',
  workflow: 'admin.record.workflow',
  optionList: 'admin.record.optionList',
};

/** What the administrators' pages say in one language. */
export function adminTranslator(language: Language): TranslateAdmin {
  return translator(adminTexts, language);
}

/** The same in the language of the page that a part is drawn on. */
export function useAdminTexts(): TranslateAdmin {
  return adminTranslator(useLanguage());
}
