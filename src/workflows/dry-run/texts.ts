import { defineTexts } from '../../texts/catalogue.ts';

/** What is said of a kept run that no longer comes to the same. */
export const dryRunTexts = defineTexts({
  'dryRun.finding': {
    da: 'Prøven »{name}« giver ikke længere det samme. {difference} Ret arbejdsgangen, eller godkend prøvens nye resultat.',
    en: 'The test “{name}” no longer comes to the same. {difference} Mend the workflow or accept the test’s new result.',
  },
  'dryRun.difference.event': {
    da: 'Som nummer {line} skete »{was}«. Nu sker »{is}«.',
    en: 'As number {line}, “{was}” happened. Now “{is}” happens.',
  },
  'dryRun.difference.effect': {
    da: 'Ved trinnet »{step}« blev det »{was}«. Nu bliver det »{is}«.',
    en: 'At the step “{step}” it was “{was}”. Now it is “{is}”.',
  },
  'dryRun.difference.outcome': {
    da: 'Sagen sluttede eller stod ved »{was}«. Nu er det »{is}«.',
    en: 'The case ended or stood at “{was}”. Now it is “{is}”.',
  },
  'dryRun.difference.nothing': { da: 'ingenting', en: 'nothing' },
  'dryRun.problem.notOpen': {
    da: 'Sagen står ikke længere ved trinnet »{step}«, når noget skal ske der.',
    en: 'The case no longer stands at the step “{step}” when something is to happen there.',
  },
  'dryRun.problem.refused': {
    da: 'Trinnet »{step}« tillader det ikke: {reason}',
    en: 'The step “{step}” does not allow it: {reason}',
  },
  'dryRun.problem.invalidAnswers': {
    da: 'Blanketten »{form}« kan ikke sendes med svarene. Ret: {fields}.',
    en: 'The form “{form}” cannot be sent with these answers. Correct: {fields}.',
  },
  'dryRun.problem.nothingWaits': {
    da: 'Der er ikke noget, der sker af sig selv.',
    en: 'There is nothing that happens by itself.',
  },
  'dryRun.refusal.not-open': { da: 'Trinnet er ikke åbent.', en: 'The step is not open.' },
  'dryRun.refusal.already-taken': { da: 'En anden har taget opgaven.', en: 'Somebody else has taken the task.' },
  'dryRun.refusal.case-ended': { da: 'Sagen er slut.', en: 'The case has ended.' },
  'dryRun.refusal.wrong-step': { da: 'Det kan ikke ske ved dette trin.', en: 'It cannot happen at this step.' },
  'dryRun.refusal.not-allowed': {
    da: 'Arbejdsgangen lader ikke denne person gøre det.',
    en: 'The workflow does not let this person do it.',
  },
  'dryRun.refusal.four-eyes': {
    da: 'Den, der har udfyldt en blanket i sagen, må ikke afgøre den.',
    en: 'Whoever has filled in a form of the case may not decide it.',
  },
  'dryRun.refusal.already-decided': {
    da: 'Medarbejderen har allerede afgjort og venter på de andre.',
    en: 'The employee has decided already and waits for the others.',
  },
  'dryRun.refusal.reason-missing': { da: 'Der skal skrives en begrundelse.', en: 'A reason must be written.' },
  'dryRun.refusal.too-large': {
    da: 'Sagen ville få flere grene, end en sag kan have.',
    en: 'The case would get more branches than a case can have.',
  },
});
