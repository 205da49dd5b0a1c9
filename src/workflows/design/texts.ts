import { defineTexts } from '../../texts/catalogue.ts';

/** What the steps of a workflow, and the ways between them, are called: in the designer and on the diagram of a case. */
export const flowTexts = defineTexts({
  'flow.kind.fill': { da: 'Udfyld', en: 'Fill in' },
  'flow.kind.approve': { da: 'Godkend', en: 'Approve' },
  'flow.kind.decide': { da: 'Vælg vej', en: 'Choose the way' },
  'flow.kind.parallel': { da: 'Samtidigt', en: 'At the same time' },
  'flow.kind.forEach': { da: 'For hver', en: 'For each' },
  'flow.kind.deliver': { da: 'Aflever', en: 'Deliver' },
  'flow.kind.notify': { da: 'Besked', en: 'Message' },
  'flow.kind.wait': { da: 'Vent', en: 'Wait' },
  'flow.kind.pay': { da: 'Betaling', en: 'Payment' },
  'flow.kind.settle': { da: 'Afregn betaling', en: 'Settle a payment' },
  'flow.kind.end': { da: 'Slut', en: 'End' },
  'flow.purpose.fill': {
    da: 'Nogen udfylder en blanket: borgeren, en inviteret eller en medarbejder.',
    en: 'Somebody fills in a form: the citizen, someone invited or an employee.',
  },
  'flow.purpose.approve': {
    da: 'Medarbejdere godkender, afslår eller sender tilbage til rettelse.',
    en: 'Employees approve, refuse or send back for correction.',
  },
  'flow.purpose.decide': {
    da: 'Svarene afgør, hvilken vej sagen går.',
    en: 'The answers decide which way the case goes.',
  },
  'flow.purpose.parallel': {
    da: 'Flere grene går på samme tid og samles igen.',
    en: 'Several branches run at the same time and join again.',
  },
  'flow.purpose.forEach': {
    da: 'De samme trin for hver række, for eksempel én invitation til hver forælder.',
    en: 'The same steps for each row, such as one invitation to each parent.',
  },
  'flow.purpose.deliver': {
    da: 'Sagen afleveres uden for huset: Digital Post, et fagsystem, en e-mail.',
    en: 'The case is delivered outside: Digital Post, another system, an e-mail.',
  },
  'flow.purpose.notify': {
    da: 'En besked under Mine sager eller til en medarbejder.',
    en: 'A message under My cases or to an employee.',
  },
  'flow.purpose.wait': {
    da: 'Sagen venter en tid, til en dato eller på noget udefra.',
    en: 'The case waits for a time, until a date or for something from outside.',
  },
  'flow.purpose.pay': {
    da: 'Borgeren betaler det, som blankettens betalingsfelt er kommet til. Sagen går først videre, når der er betalt.',
    en: 'The citizen pays what the form’s payment field came to. The case goes on only once it is paid.',
  },
  'flow.purpose.settle': {
    da: 'En reserveret betaling hæves eller frigives, eller penge betales tilbage.',
    en: 'A reserved payment is captured or released, or money is paid back.',
  },
  'flow.purpose.end': { da: 'Sagen slutter her.', en: 'The case ends here.' },
  'flow.exit.next': { da: 'Derefter', en: 'Then' },
  'flow.exit.approved': { da: 'Godkendt', en: 'Approved' },
  'flow.exit.rejected': { da: 'Afslået', en: 'Refused' },
  'flow.exit.returned': { da: 'Sendt tilbage', en: 'Sent back' },
  'flow.exit.otherwise': { da: 'Ellers', en: 'Otherwise' },
  'flow.exit.branch': { da: 'Gren {number}', en: 'Branch {number}' },
  'flow.exit.item': { da: 'For hver', en: 'For each' },
  'flow.exit.joined': { da: 'Når alle er færdige', en: 'When all are done' },
  'flow.exit.expiry': { da: 'Ikke udfyldt i tide', en: 'Not filled in in time' },
  'flow.exit.declined': { da: 'Sagt nej', en: 'Declined' },
  'flow.exit.paid': { da: 'Betalt', en: 'Paid' },
  'flow.exit.unpaid': { da: 'Ikke betalt i tide', en: 'Not paid in time' },
  'flow.exit.cancelled': { da: 'Annulleret af betaleren', en: 'Called off by the payer' },
  'flow.exit.unsent': { da: 'Ikke sendt', en: 'Not sent' },
  'flow.exit.refused': { da: 'Kunne ikke gennemføres', en: 'Could not be done' },
  'flow.exit.expired': { da: 'Ikke kommet i tide', en: 'Has not come in time' },
  'flow.exit.start': { da: 'Sagen begynder', en: 'The case begins' },
  'flow.exit.annulment': { da: 'Sagen annulleres', en: 'The case is annulled' },
  'flow.finding.bad-step-key': {
    da: 'Et trin kan ikke have nøglen «{key}». Den skal begynde med et lille bogstav fra a til z og må kun have bogstaver og tal.',
    en: 'A step cannot have the key “{key}”. It must begin with a small letter from a to z and have letters and digits only.',
  },
  'flow.finding.active-never': {
    da: 'Den aktive periode slutter, før den begynder. Ret datoerne.',
    en: 'The active period ends before it begins. Mend the dates.',
  },
  'flow.finding.too-many-steps': {
    da: 'Arbejdsgangen har {count} trin. Den må højst have {most}: del den op i flere.',
    en: 'The workflow has {count} steps. It may have at most {most}: divide it into several.',
  },
  'flow.finding.no-members': {
    da: 'Vi kender ingen i gruppen »{group}«, så ingen kan nå opgaven. Vælg en anden gruppe, eller bed en i gruppen logge på én gang.',
    en: 'We know nobody in the group “{group}”, so nobody can reach the task. Choose another group, or ask one of the group to log in once.',
  },
  'flow.finding.too-few-members': {
    da: '{needed} skal godkende, men vi kender kun {count} i gruppen »{group}«. Kræv færre, eller vælg en anden gruppe.',
    en: '{needed} must approve, but we know only {count} in the group “{group}”. Demand fewer, or choose another group.',
  },
  'flow.finding.only-filler': {
    da: 'Den, der udfylder for gruppen »{group}«, må ikke selv godkende, og vi kender ikke nok andre i gruppen. Vælg en anden gruppe til det ene trin.',
    en: 'Whoever fills in for the group “{group}” may not approve too, and we do not know enough others in it. Choose another group for one of the steps.',
  },
  'flow.finding.no-managers': {
    da: 'Opgaven er lederens, men vi kender ingen medarbejders leder. Så får gruppen »{group}« den.',
    en: 'The task is the manager’s, but we know no employee’s manager. The group “{group}” gets it then.',
  },
  'flow.finding.form-taken': {
    da: 'Blanketten begynder allerede sager i arbejdsgangen «{key}». Træk den tilbage først, eller vælg en anden blanket.',
    en: 'The form already begins cases of the workflow “{key}”. Withdraw that first, or choose another form.',
  },
  'flow.design.keyTaken': {
    da: 'Der er allerede en arbejdsgang med nøglen «{key}». Vælg en anden.',
    en: 'There is already a workflow with the key “{key}”. Choose another.',
  },
  'flow.design.noSuchWorkflow': {
    da: 'Der er ingen arbejdsgang med nøglen «{key}».',
    en: 'There is no workflow with the key “{key}”.',
  },
  'flow.design.noSuchForm': {
    da: 'Blanketten «{key}» findes ikke eller er ikke udgivet. Vælg en, der er udgivet.',
    en: 'The form “{key}” does not exist or is not published. Choose one that is published.',
  },
  'flow.design.noGroup': {
    da: 'Vælg en gruppe, som skal behandle sagerne.',
    en: 'Choose a group that is to handle the cases.',
  },
  'flow.design.otherKey': {
    da: 'Arbejdsgangens nøgle er «{key}» og kan ikke ændres. Lav en kopi under en anden nøgle.',
    en: 'The workflow’s key is “{key}” and cannot be changed. Make a copy under another key.',
  },
  'flow.join': { da: 'Samles', en: 'Joins' },
  'flow.goesTo': { da: 'Går videre til', en: 'Goes on to' },
  'flow.standing.done': { da: 'færdigt', en: 'done' },
  'flow.standing.current': { da: 'her er sagen nu', en: 'the case is here now' },
  'flow.standing.coming': { da: 'kommer', en: 'to come' },
  'flow.unconnected': { da: 'Trin, som ingen vej fører til', en: 'Steps that no way leads to' },
});

export type FlowTextKey = keyof typeof flowTexts;
