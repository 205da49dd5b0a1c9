import { defineTexts, type Language, type Translate, translator } from '../../texts/catalogue.ts';
import { useLanguage } from '../page-environment.ts';

/** What the case workers' pages say; a form's and a workflow's own texts stand in their definitions. */
export const caseworkerTexts = defineTexts({
  'caseworker.citizen.title': { da: 'Siden er for medarbejdere', en: 'This page is for employees' },
  'caseworker.citizen.text': {
    da: 'Du er logget på som borger. Log på som medarbejder for at behandle sager. Dine egne sager finder du under Mine sager.',
    en: 'You are logged in as a citizen. Log in as an employee to handle cases. You will find your own cases under My cases.',
  },
  'caseworker.citizen.login': { da: 'Log på som medarbejder', en: 'Log in as an employee' },
  'caseworker.role.title': { da: 'Du har ikke adgang til siden', en: 'You do not have access to this page' },
  'caseworker.role.caseworker': {
    da: 'Siden er for sagsbehandlere. Din bruger har ikke den rolle. Bed den, der styrer rettigheder hos jer, om den, hvis du skal behandle sager.',
    en: 'This page is for case workers. Your user does not have that role. Ask whoever manages rights in your organisation for it if you are to handle cases.',
  },
  'caseworker.role.administrator': {
    da: 'Siden er for administratorer. Din bruger har ikke den rolle. Bed den, der styrer rettigheder hos jer, om den, hvis du skal læse loggen.',
    en: 'This page is for administrators. Your user does not have that role. Ask whoever manages rights in your organisation for it if you are to read the log.',
  },
  'caseworker.role.designer': {
    da: 'Siden er for blanketdesignere. Din bruger har ikke den rolle. Bed den, der styrer rettigheder hos jer, om den, hvis du skal lave blanketter.',
    en: 'This page is for form designers. Your user does not have that role. Ask whoever manages rights in your organisation for it if you are to make forms.',
  },
  'caseworker.role.design': { da: 'Gå til blanketterne', en: 'Go to the forms' },
  'caseworker.role.inbox': { da: 'Gå til indbakken', en: 'Go to the inbox' },
  'caseworker.role.log': { da: 'Gå til loggen', en: 'Go to the log' },
  'caseworker.role.home': { da: 'Gå til forsiden', en: 'Go to the front page' },

  'caseworker.inbox.title': { da: 'Indbakke', en: 'Inbox' },
  'caseworker.inbox.tab': { da: 'Indbakke: {view}', en: 'Inbox: {view}' },
  'caseworker.inbox.tabPage': { da: 'Indbakke: {view}, side {page}', en: 'Inbox: {view}, page {page}' },
  'caseworker.inbox.views': { da: 'Visninger af indbakken', en: 'Views of the inbox' },
  'caseworker.view.new': { da: 'Nye', en: 'New' },
  'caseworker.view.mine': { da: 'Mine', en: 'Mine' },
  'caseworker.view.overdue': { da: 'Over fristen', en: 'Overdue' },
  'caseworker.view.failed': { da: 'Mislykkede afleveringer', en: 'Failed deliveries' },
  'caseworker.view.messages': { da: 'Nye beskeder', en: 'New messages' },
  'caseworker.view.all': { da: 'Alle opgaver', en: 'All tasks' },
  'caseworker.view.count': { da: '{view} ({count})', en: '{view} ({count})' },
  'caseworker.empty.new': {
    da: 'Der er ingen nye opgaver. Alt er taget.',
    en: 'There are no new tasks. Everything has been taken.',
  },
  'caseworker.empty.mine': {
    da: 'Du har ingen opgaver. Tag en under Nye, når du er klar.',
    en: 'You have no tasks. Take one under New when you are ready.',
  },
  'caseworker.empty.overdue': {
    da: 'Ingen opgaver er over fristen. Godt gået.',
    en: 'No tasks are overdue. Well done.',
  },
  'caseworker.empty.failed': {
    da: 'Ingen afleveringer er mislykkedes. Alt, der skulle sendes, er sendt eller på vej.',
    en: 'No deliveries have failed. Everything that was to be sent has been sent or is on its way.',
  },
  'caseworker.empty.messages': {
    da: 'Der er ingen ulæste beskeder fra borgere.',
    en: 'There are no unread messages from citizens.',
  },
  'caseworker.empty.all': {
    da: 'Der er ingen åbne opgaver i dine grupper.',
    en: 'There are no open tasks in your groups.',
  },
  'caseworker.empty.page': {
    da: 'Der er ikke flere opgaver på denne side.',
    en: 'There are no more tasks on this page.',
  },
  'caseworker.noGroups.heading': { da: 'Du er ikke i nogen gruppe endnu', en: 'You are not in any group yet' },
  'caseworker.noGroups.text': {
    da: 'Opgaver fordeles på grupper, og derfor er din indbakke tom. Bed den, der styrer rettigheder hos jer, om at sætte dig i en gruppe. Log så af og på igen.',
    en: 'Tasks are given to groups, and so your inbox is empty. Ask whoever manages rights in your organisation to put you in a group. Then log out and in again.',
  },
  'caseworker.column.number': { da: 'Sagsnummer', en: 'Case number' },
  'caseworker.column.what': { da: 'Opgave', en: 'Task' },
  'caseworker.column.applicant': { da: 'Borger', en: 'Citizen' },
  'caseworker.column.received': { da: 'Modtaget', en: 'Received' },
  'caseworker.column.deadline': { da: 'Frist', en: 'Deadline' },
  'caseworker.column.holder': { da: 'Hos', en: 'With' },
  'caseworker.column.since': { da: 'Skrevet', en: 'Written' },
  'caseworker.holder.me': { da: 'Dig', en: 'You' },
  'caseworker.holder.none': { da: 'Ingen endnu', en: 'Nobody yet' },
  'caseworker.take': { da: 'Tag opgaven', en: 'Take the task' },
  'caseworker.take.about': { da: 'i sag {number}', en: 'in case {number}' },
  'caseworker.deadline.none': { da: 'Ingen frist', en: 'No deadline' },
  'caseworker.deadline.overdue': { da: 'Fristen er overskredet', en: 'Overdue' },
  'caseworker.deadline.today': { da: 'Frist i dag', en: 'Due today' },
  'caseworker.deadline.tomorrow': { da: 'Frist i morgen', en: 'Due tomorrow' },
  'caseworker.deadline.soon': { da: 'Fristen nærmer sig', en: 'Due soon' },

  'caseworker.search.button': { da: 'Søg', en: 'Search' },
  'caseworker.search.title': { da: 'Søgeresultat', en: 'Search result' },
  'caseworker.search.foundByCpr': {
    da: 'Sager for CPR-nummeret {cpr}, som dine grupper må læse:',
    en: 'Cases for the CPR number {cpr} that your groups may read:',
  },
  'caseworker.search.back': { da: 'Tilbage til indbakken', en: 'Back to the inbox' },

  'caseworker.case.tab': { da: 'Sag {number}: {title}', en: 'Case {number}: {title}' },
  'caseworker.case.number': { da: 'Sag {number}', en: 'Case {number}' },
  'caseworker.case.contents': { da: 'På denne side', en: 'On this page' },
  'caseworker.case.content': { da: '{section} ({count})', en: '{section} ({count})' },
  'caseworker.case.overview': { da: 'Overblik', en: 'Overview' },
  'caseworker.case.status': { da: 'Status', en: 'Status' },
  'caseworker.case.open': { da: 'Åben', en: 'Open' },
  'caseworker.case.ended': { da: 'Afsluttet', en: 'Ended' },
  'caseworker.case.stepTimes': { da: '{step} ({count})', en: '{step} ({count})' },
  'caseworker.case.annulled': { da: 'Annulleret', en: 'Annulled' },
  'caseworker.case.step': { da: 'Åben: {step}', en: 'Open: {step}' },
  'caseworker.case.endedAs': { da: 'Afsluttet: {step}', en: 'Ended: {step}' },
  'caseworker.case.citizenSees': { da: 'Borgeren ser', en: 'The citizen sees' },
  'caseworker.case.applicant': { da: 'Borger', en: 'Citizen' },
  'caseworker.case.anonymous': { da: 'Sendt uden login', en: 'Sent without a log-in' },
  'caseworker.case.cpr': { da: 'CPR-nummer', en: 'CPR number' },
  'caseworker.case.noCpr': { da: 'Borgeren har ikke noget CPR-nummer', en: 'The citizen has no CPR number' },
  'caseworker.case.showCpr': { da: 'Vis', en: 'Show' },
  'caseworker.case.showCprAbout': {
    da: 'hele CPR-nummeret. Det bliver logget.',
    en: 'the whole CPR number. This is logged.',
  },
  'caseworker.case.received': { da: 'Modtaget', en: 'Received' },
  'caseworker.case.endedAt': { da: 'Afsluttet den', en: 'Ended on' },
  'caseworker.case.deleteAt': { da: 'Slettes den', en: 'Deleted on' },
  'caseworker.case.readers': { da: 'Hvem må læse sagen', en: 'Who may read the case' },
  'caseworker.case.readersGroup': { da: 'Gruppen {group}', en: 'The group {group}' },
  'caseworker.case.logged': {
    da: 'Det bliver logget, at du har læst sagen.',
    en: 'It is logged that you have read the case.',
  },

  'caseworker.notice.tag': { da: 'Du har taget opgaven.', en: 'You have taken the task.' },
  'caseworker.notice.slip': {
    da: 'Opgaven er lagt tilbage til gruppen.',
    en: 'The task has been put back for the group.',
  },
  'caseworker.notice.afgoer': {
    da: 'Din afgørelse er gemt, og sagen går videre.',
    en: 'Your decision is saved, and the case goes on.',
  },
  'caseworker.notice.overdrag': { da: 'Opgaven er overdraget.', en: 'The task has been handed over.' },
  'caseworker.notice.notat': { da: 'Notatet er gemt.', en: 'The note is saved.' },
  'caseworker.notice.rettet': {
    da: 'Svaret er rettet. Det, der stod før, er gemt ved siden af.',
    en: 'The answer is corrected. What stood there before is kept beside it.',
  },
  'caseworker.notice.uaendret': { da: 'Svaret er det samme som før.', en: 'The answer is the same as before.' },
  'caseworker.notice.besked': { da: 'Beskeden er sendt til borgeren.', en: 'The message is sent to the citizen.' },
  'caseworker.notice.send-igen': {
    da: 'Vi prøver at sende igen nu. Genindlæs siden om lidt for at se, hvordan det gik.',
    en: 'We are trying to send again now. Reload the page in a while to see how it went.',
  },
  'caseworker.notice.haandteret': {
    da: 'Afleveringen er noteret som håndteret, og sagen går videre.',
    en: 'The delivery is noted as handled, and the case goes on.',
  },

  'caseworker.task.holder': { da: 'Opgaven er hos', en: 'The task is with' },
  'caseworker.task.group': { da: 'Gruppe', en: 'Group' },
  'caseworker.task.deadline': { da: 'Frist', en: 'Deadline' },
  'caseworker.task.caption': { da: 'Om opgaven', en: 'About the task' },
  'caseworker.task.release': { da: 'Læg opgaven tilbage', en: 'Put the task back' },
  'caseworker.task.others': {
    da: '{name} har taget opgaven og er den, der kan afgøre sagen. Du kan afgøre den, hvis {name} lægger opgaven tilbage.',
    en: '{name} has taken the task and is the one who can decide the case. You can decide it if {name} puts the task back.',
  },
  'caseworker.task.otherGroup': {
    da: 'Opgaven hører til gruppen {group}, som du ikke er med i.',
    en: 'The task belongs to the group {group}, of which you are not a member.',
  },
  'caseworker.task.waiting': {
    da: 'Sagen venter på borgeren, som er bedt om at rette.',
    en: 'The case is waiting for the citizen, who has been asked to make corrections.',
  },
  'caseworker.task.asked': { da: 'Borgeren er bedt om', en: 'The citizen has been asked' },
  'caseworker.decide.tab': { da: 'Afgør sag {number}', en: 'Decide case {number}' },
  'caseworker.decide.heading': { da: 'Afgør', en: 'Decide' },
  'caseworker.decide.reason': { da: 'Begrundelse', en: 'Reason' },
  'caseworker.decide.reasonHelp': {
    da: 'Skriv, hvorfor du afgør sagen, som du gør. Begrundelsen kan stå i brevet til borgeren.',
    en: 'Say why you decide the case as you do. The reason may appear in the letter to the citizen.',
  },
  'caseworker.decide.approved': { da: 'Godkend', en: 'Approve' },
  'caseworker.decide.rejected': { da: 'Giv afslag', en: 'Reject' },
  'caseworker.decide.returned': { da: 'Bed borgeren om at rette', en: 'Ask the citizen to correct' },
  'caseworker.decide.then': { da: 'Derefter: {step}.', en: 'Then: {step}.' },
  'caseworker.decide.thenReturned': {
    da: 'Borgeren får din begrundelse som besked, retter i ansøgningen og sender den igen.',
    en: 'The citizen gets your reason as a message, corrects the application and sends it again.',
  },
  'caseworker.decide.choices': { da: 'Hvad sker der, når du vælger', en: 'What happens when you choose' },
  'caseworker.error.noReason': { da: 'Skriv en begrundelse', en: 'Enter a reason' },
  'caseworker.error.noDecision': {
    da: 'Vælg, om du vil godkende, give afslag eller bede borgeren om at rette',
    en: 'Choose whether to approve, reject or ask the citizen to correct',
  },
  'caseworker.error.noNote': { da: 'Skriv et notat', en: 'Enter a note' },
  'caseworker.error.noColleague': { da: 'Vælg, hvem du vil overdrage til', en: 'Choose whom to hand over to' },
  'caseworker.error.wrongColleague': {
    da: 'Kollegaen er ikke længere med i opgavens gruppe. Vælg en anden',
    en: 'The colleague is no longer in the task’s group. Choose another',
  },
  'caseworker.error.noMessage': { da: 'Skriv en besked', en: 'Enter a message' },
  'caseworker.error.noExplanation': {
    da: 'Skriv, hvordan afleveringen er håndteret',
    en: 'Say how the delivery has been handled',
  },
  'caseworker.error.noWordToInvited': {
    da: 'Skriv, hvordan personen har fået besked',
    en: 'Say how the person has been told',
  },
  'caseworker.error.tooLong': {
    da: 'Teksten er på {given} tegn. Den må højst være på {allowed} tegn',
    en: 'The text has {given} characters. It may have at most {allowed}',
  },

  'caseworker.answers.heading': { da: 'Svar', en: 'Answers' },
  'caseworker.answers.sent': { da: 'Sendt', en: 'Sent' },
  'caseworker.answers.corrected': {
    da: 'Borgeren har rettet ansøgningen. Det, der er ændret, er mærket.',
    en: 'The citizen has corrected the application. What was changed is marked.',
  },
  'caseworker.answers.unchanged': {
    da: 'Borgeren har sendt ansøgningen igen uden at ændre svarene.',
    en: 'The citizen has sent the application again without changing the answers.',
  },
  'caseworker.answers.changed': { da: 'Rettet', en: 'Changed' },
  'caseworker.answers.added': { da: 'Nyt svar', en: 'New answer' },
  'caseworker.answers.before': { da: 'Før', en: 'Before' },
  'caseworker.answers.removed': {
    da: 'Svar, der ikke er med længere: {labels}',
    en: 'Answers that are no longer included: {labels}',
  },
  'caseworker.answers.row': { da: 'Række {number}', en: 'Row {number}' },
  'caseworker.answers.earlier': { da: 'Tidligere ansøgning, sendt {when}', en: 'Earlier application, sent {when}' },

  'caseworker.answers.of': { da: '{form}: {person}', en: '{form}: {person}' },
  'caseworker.answers.correct': { da: 'Ret', en: 'Correct' },
  'caseworker.answers.correctedBy': {
    da: 'Rettet af {name} {when}. Begrundelse: {reason}',
    en: 'Corrected by {name} {when}. Reason: {reason}',
  },
  'caseworker.correct.title': { da: 'Ret et svar', en: 'Correct an answer' },
  'caseworker.correct.tab': { da: 'Ret et svar i sag {number}', en: 'Correct an answer in case {number}' },
  'caseworker.correct.text': {
    da: 'Det, borgeren sendte, bliver stående ved siden af. Din rettelse og begrundelsen kommer i historikken, og sagen går videre med det rettede svar.',
    en: 'What the citizen sent stays beside it. Your correction and its reason go into the history, and the case goes on with the corrected answer.',
  },
  'caseworker.correct.reason': { da: 'Begrundelse for rettelsen', en: 'Reason for the correction' },
  'caseworker.correct.reasonHelp': {
    da: 'For eksempel, at borgeren har ringet og sagt det.',
    en: 'For example that the citizen has called and said so.',
  },
  'caseworker.correct.noReason': { da: 'Skriv, hvorfor du retter svaret', en: 'Say why you correct the answer' },
  'caseworker.correct.save': { da: 'Gem rettelsen', en: 'Save the correction' },
  'caseworker.correct.cancel': { da: 'Fortryd', en: 'Cancel' },
  'caseworker.correct.refused': { da: 'Svaret kan ikke rettes', en: 'The answer can’t be corrected' },
  'caseworker.correct.ended': {
    da: 'Sagen er afsluttet, så svarene ligger fast.',
    en: 'The case has ended, so the answers stand.',
  },
  'caseworker.correct.overtaken': {
    da: 'Svarene er sendt igen eller rettet, siden du åbnede siden. Se dem på sagen, og ret dem derfra.',
    en: 'The answers have been sent again or corrected since you opened the page. See them on the case and correct them from there.',
  },
  'caseworker.correct.with-citizen': {
    da: 'Borgeren er i gang med at rette ansøgningen. Vent, til den er sendt igen.',
    en: 'The citizen is correcting the application. Wait until it has been sent again.',
  },
  'caseworker.correct.fixed': {
    da: 'Svaret kommer fra et register, er regnet ud eller er en fil. Det kan ikke rettes her.',
    en: 'The answer comes from a register, is computed, or is a file. It can’t be corrected here.',
  },
  'caseworker.download.label': { da: 'Hent eller udskriv sagen', en: 'Download or print the case' },
  'caseworker.download.pdf': { da: 'Hent som én PDF', en: 'Download as one PDF' },
  'caseworker.download.zip': { da: 'Hent alt som ZIP', en: 'Download everything as a ZIP' },
  'caseworker.download.report': { da: 'Sag', en: 'Case' },
  'caseworker.download.file': { da: 'sag.json', en: 'case.json' },
  'caseworker.download.answers': { da: 'svar', en: 'answers' },
  'caseworker.download.uploads': { da: 'bilag', en: 'attachments' },
  'caseworker.download.receipts': { da: 'kvitteringer', en: 'receipts' },
  'caseworker.download.messages': { da: 'beskeder', en: 'messages' },
  'caseworker.download.letters': { da: 'breve', en: 'letters' },
  'caseworker.download.leftOut': { da: 'Dokumenter, der ikke er med her', en: 'Documents that are not included here' },
  'caseworker.download.inZip': {
    da: 'Filen kan ikke stå i en PDF. Den er med, når sagen hentes som ZIP.',
    en: 'The file can’t stand in a PDF. It is included when the case is downloaded as a ZIP.',
  },
  'caseworker.files.open': {
    da: 'Vis {name} i et nyt vindue',
    en: 'Show {name} in a new window',
  },
  'caseworker.files.picture': { da: 'Billede: {name}', en: 'Picture: {name}' },
  'caseworker.files.show': { da: 'Vis {name} her', en: 'Show {name} here' },
  'caseworker.files.heading': { da: 'Dokumenter', en: 'Documents' },
  'caseworker.files.none': { da: 'Der er ingen dokumenter i sagen.', en: 'There are no documents in the case.' },
  'caseworker.files.upload': { da: 'Bilag', en: 'Enclosure' },
  'caseworker.files.receipt': { da: 'Kvittering til borgeren', en: 'Receipt for the citizen' },
  'caseworker.files.message': { da: 'Fil i en besked', en: 'File in a message' },
  'caseworker.files.letter': { da: 'Brev', en: 'Letter' },

  'caseworker.notes.heading': { da: 'Interne notater', en: 'Internal notes' },
  'caseworker.notes.who': {
    da: 'Kun sagsbehandlere læser notaterne her. De hører til sagen, og borgeren kan få dem at se, hvis der søges aktindsigt.',
    en: 'Only case workers read these notes. They belong to the case, and the citizen may see them by a request for access to documents.',
  },
  'caseworker.notes.label': { da: 'Skriv et notat', en: 'Write a note' },
  'caseworker.notes.write': { da: 'Gem notat', en: 'Save note' },
  'caseworker.messages.heading': { da: 'Beskeder', en: 'Messages' },
  'caseworker.messages.none': { da: 'Der er ingen beskeder i sagen.', en: 'There are no messages in the case.' },
  'caseworker.messages.label': { da: 'Skriv til borgeren', en: 'Write to the citizen' },
  'caseworker.messages.help': {
    da: 'Borgeren får at vide, at der er en besked, og læser den under Mine sager, hvor dit navn står ved den.',
    en: 'The citizen is told that there is a message and reads it under My cases, with your name on it.',
  },
  'caseworker.messages.send': { da: 'Send besked', en: 'Send message' },
  'caseworker.messages.ended': {
    da: 'Sagen er afsluttet, så der kan ikke skrives flere beskeder.',
    en: 'The case has ended, so no more messages can be written.',
  },
  'caseworker.author.citizen': { da: '{name} (borger)', en: '{name} (citizen)' },
  'caseworker.author.key': { da: 'Systemet {name}', en: 'The system {name}' },
  'caseworker.author.keyOnBehalf': {
    da: 'Systemet {name}, som oplyste personens CPR-nummer. Personen loggede ikke på',
    en: 'The system {name}, which stated the CPR number of the person. The person did not log in',
  },
  'caseworker.author.system': { da: 'Automatisk besked til borgeren', en: 'Automatic message to the citizen' },
  'caseworker.author.invited': { da: 'En inviteret person', en: 'An invited person' },
  'caseworker.author.unknown': { da: 'En medarbejder', en: 'An employee' },

  'caseworker.deliveries.heading': { da: 'Afleveringer', en: 'Deliveries' },
  'caseworker.deliveries.none': { da: 'Der er ikke sendt noget endnu.', en: 'Nothing has been sent yet.' },
  'caseworker.delivery.telling': {
    da: 'Borgeren får at vide, at der er en besked',
    en: 'The citizen is told that there is a message',
  },
  'caseworker.delivery.tellingFailed': {
    da: 'Borgeren har ikke fået at vide, at der er en besked, men kan se den under Mine sager. Skriver du igen, forsøger vi igen.',
    en: 'The citizen was not told that there is a message, but can see it under My cases. If you write again, we try again.',
  },
  'caseworker.delivery.title': { da: '{step} ({kind})', en: '{step} ({kind})' },
  'caseworker.delivery.pending': { da: 'På vej', en: 'On its way' },
  'caseworker.delivery.awaiting': { da: 'Modtaget, venter på kvittering', en: 'Taken over, awaiting the receipt' },
  'caseworker.delivery.delivered': { da: 'Leveret', en: 'Delivered' },
  'caseworker.delivery.failed': { da: 'Mislykket', en: 'Failed' },
  'caseworker.delivery.handledByHand': { da: 'Håndteret på anden vis', en: 'Handled another way' },
  'caseworker.delivery.calledOff': { da: 'Ikke længere nødvendig', en: 'Not needed any more' },
  'caseworker.delivery.reason': { da: 'Årsag', en: 'Cause' },
  'caseworker.delivery.reference': { da: 'Modtagerens nummer: {reference}', en: "The receiver's number: {reference}" },
  'caseworker.delivery.next': { da: 'Næste forsøg', en: 'Next attempt' },
  'caseworker.delivery.history': { da: 'Forsøg ({count})', en: 'Attempts ({count})' },
  'caseworker.attempt.started': {
    da: 'Forsøg {attempt}: begyndt, intet svar noteret',
    en: 'Attempt {attempt}: begun, no answer noted',
  },
  'caseworker.attempt.accepted': {
    da: 'Forsøg {attempt}: modtageren har taget imod',
    en: 'Attempt {attempt}: the receiver accepted it',
  },
  'caseworker.attempt.awaiting': {
    da: 'Forsøg {attempt}: modtageren behandler den',
    en: 'Attempt {attempt}: the receiver is handling it',
  },
  'caseworker.attempt.rejected': {
    da: 'Forsøg {attempt}: modtageren afviste',
    en: 'Attempt {attempt}: the receiver rejected it',
  },
  'caseworker.attempt.unavailable': {
    da: 'Forsøg {attempt}: modtageren svarede ikke',
    en: 'Attempt {attempt}: the receiver did not answer',
  },
  'caseworker.attempt.other': { da: 'Forsøg {attempt}: {outcome}', en: 'Attempt {attempt}: {outcome}' },
  'caseworker.delivery.todo': {
    da: 'Send igen, når årsagen er rettet. Er det nået frem på anden vis, så skriv hvordan, og lad sagen gå videre.',
    en: 'Send again when the cause is put right. If it has arrived another way, say how, and let the case go on.',
  },
  'caseworker.delivery.correct': { da: 'Se og ret, hvad modtageren får', en: 'See and correct what the receiver gets' },
  'caseworker.delivery.retry': { da: 'Send igen nu', en: 'Send again now' },
  'caseworker.delivery.explanation': {
    da: 'Hvordan er afleveringen håndteret?',
    en: 'How has the delivery been handled?',
  },
  'caseworker.delivery.explanationHelp': {
    da: 'For eksempel: Brevet er sendt med almindelig post i dag. Teksten gemmes i sagens historik.',
    en: 'For example: The letter was sent by ordinary post today. The text is kept in the history of the case.',
  },
  'caseworker.delivery.handled': {
    da: 'Notér som håndteret, og lad sagen gå videre',
    en: 'Note as handled and let the case go on',
  },

  'caseworker.way.heading': { da: 'Sagens vej', en: 'The way of the case' },
  'caseworker.way.diagram': { da: 'Vis som diagram', en: 'Show as a diagram' },
  'caseworker.way.list': { da: 'Vis som liste', en: 'Show as a list' },
  'caseworker.history.heading': { da: 'Historik', en: 'History' },
  'caseworker.history.received': { da: 'Ansøgningen er modtaget', en: 'The application was received' },
  'caseworker.history.corrected': {
    da: 'Borgeren har rettet ansøgningen',
    en: 'The citizen corrected the application',
  },
  'caseworker.history.filledIn': { da: 'Blanketten er udfyldt', en: 'The form was filled in' },
  'caseworker.history.of': { da: '{what}: {step}', en: '{what}: {step}' },
  'caseworker.history.taken': { da: 'Opgaven er taget', en: 'The task was taken' },
  'caseworker.history.handedOver': { da: 'Opgaven er overdraget til {name}', en: 'The task was handed over to {name}' },
  'caseworker.history.takenOver': {
    da: 'Stedfortræderen har taget opgaven over',
    en: 'The substitute took the task over',
  },
  'caseworker.history.released': { da: 'Opgaven er lagt tilbage', en: 'The task was put back' },
  'caseworker.history.for': { da: '{name} for {absent}', en: '{name} for {absent}' },
  'caseworker.history.approved': { da: 'Godkendt', en: 'Approved' },
  'caseworker.history.rejected': { da: 'Afslag', en: 'Rejected' },
  'caseworker.history.returned': { da: 'Sendt tilbage til borgeren', en: 'Returned to the citizen' },
  'caseworker.history.delivered': { da: 'Leveret', en: 'Delivered' },
  'caseworker.history.deliveryFailed': { da: 'Afleveringen mislykkedes', en: 'The delivery failed' },
  'caseworker.history.retried': { da: 'Sendt igen', en: 'Sent again' },
  'caseworker.history.byHand': { da: 'Aflevering håndteret på anden vis', en: 'Delivery handled another way' },
  'caseworker.history.reminder': { da: 'Gruppen er mindet om fristen', en: 'The group was reminded of the deadline' },
  'caseworker.history.due': { da: 'Fristen er overskredet', en: 'The deadline has passed' },
  'caseworker.history.escalation': {
    da: 'Opgaven er givet videre til en anden gruppe, fordi fristen er overskredet',
    en: 'The task was passed to another group because the deadline has passed',
  },
  'caseworker.history.expiry': {
    da: 'Sagen er gået videre af sig selv, fordi tiden er gået',
    en: 'The case went on by itself because the time is over',
  },
  'caseworker.history.declined': { da: 'Den inviterede har sagt nej', en: 'The person invited said no' },
  'caseworker.history.invited': { da: 'En ny invitation er sendt', en: 'A new invitation was sent' },
  'caseworker.history.signalled': { da: 'Besked udefra er modtaget', en: 'Word from outside was received' },
  'caseworker.history.answersCorrected': { da: 'Et svar er rettet', en: 'An answer was corrected' },
  'caseworker.history.annulled': { da: 'Sagen er annulleret', en: 'The case was annulled' },
  'caseworker.history.movedToVersion': {
    da: 'Sagen følger nu en nyere version af arbejdsgangen',
    en: 'The case now follows a newer version of the workflow',
  },
  'caseworker.history.wait': { da: 'Ventetiden er gået', en: 'The waiting time is over' },
  'caseworker.history.ended': { da: 'Sagen er afsluttet: {step}', en: 'The case has ended: {step}' },
  'caseworker.history.system': { da: 'automatisk', en: 'automatically' },

  'caseworker.lost.title': { da: 'Sagen ligger ikke længere hos dig', en: 'The case is no longer with you' },
  'caseworker.lost.text': {
    da: 'Din opgave i sagen er løst eller givet til andre, og derfor kan du ikke længere se sagen.',
    en: 'Your task in the case is done or was given to others, and so you can no longer see the case.',
  },
  'caseworker.lost.inbox': { da: 'Til indbakken', en: 'To the inbox' },
  'caseworker.conflict.title': { da: 'Sagen er ændret', en: 'The case has changed' },
  'caseworker.conflict.nothing': {
    da: 'Det, du sendte, har ikke ændret noget i sagen.',
    en: 'What you sent has not changed anything in the case.',
  },
  'caseworker.conflict.unknown': {
    da: 'Sagen er gået videre, siden du åbnede siden.',
    en: 'The case has gone on since you opened the page.',
  },
  'caseworker.conflict.taken': { da: '{name} tog opgaven {when}.', en: '{name} took the task {when}.' },
  'caseworker.conflict.handedOver': {
    da: '{name} overdrog opgaven {when}.',
    en: '{name} handed the task over {when}.',
  },
  'caseworker.conflict.takenByYou': {
    da: 'Du tog selv opgaven {when}, måske i et andet vindue.',
    en: 'You took the task yourself {when}, perhaps in another window.',
  },
  'caseworker.conflict.released': {
    da: '{name} lagde opgaven tilbage {when}.',
    en: '{name} put the task back {when}.',
  },
  'caseworker.conflict.approved': { da: '{name} godkendte {when}.', en: '{name} approved {when}.' },
  'caseworker.conflict.rejected': { da: '{name} gav afslag {when}.', en: '{name} rejected {when}.' },
  'caseworker.conflict.returned': {
    da: '{name} bad borgeren om at rette {when}.',
    en: '{name} asked the citizen to correct {when}.',
  },
  'caseworker.conflict.retried': { da: '{name} sendte igen {when}.', en: '{name} sent again {when}.' },
  'caseworker.conflict.byHand': {
    da: '{name} noterede afleveringen som håndteret {when}.',
    en: '{name} noted the delivery as handled {when}.',
  },
  'caseworker.conflict.delivered': { da: 'Afleveringen nåede frem {when}.', en: 'The delivery arrived {when}.' },
  'caseworker.conflict.annulled': { da: '{name} annullerede sagen {when}.', en: '{name} annulled the case {when}.' },
  'caseworker.conflict.moved': {
    da: 'Sagen fortsætter efter en nyere version af sin arbejdsgang siden {when}.',
    en: 'The case has followed a newer version of its workflow since {when}.',
  },
  'caseworker.conflict.citizen': { da: 'Borgeren', en: 'The citizen' },
  'caseworker.conflict.ended': { da: 'Sagen er afsluttet.', en: 'The case has ended.' },
  'caseworker.conflict.you': { da: 'Du', en: 'You' },
  'caseworker.conflict.written': {
    da: 'Det, du skrev, står her, så du kan kopiere det:',
    en: 'What you wrote is here, so that you can copy it:',
  },
  'caseworker.conflict.back': { da: 'Tilbage til sagen', en: 'Back to the case' },
});

export type CaseworkerTextKey = keyof typeof caseworkerTexts;
export type TranslateCaseworker = Translate<CaseworkerTextKey>;

/** What the case workers' pages say in one language. */
export function caseworkerTranslator(language: Language): TranslateCaseworker {
  return translator(caseworkerTexts, language);
}

/** The same in the language of the page that a part is drawn on. */
export function useCaseworkerTexts(): TranslateCaseworker {
  return caseworkerTranslator(useLanguage());
}
