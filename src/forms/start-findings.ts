import type { Text } from '../texts/catalogue.ts';
import type { FormDefinition } from './definition.ts';

/** What is wrong with how a form says that it is begun, with its place and the remedy. */
export function startFindings({
  start,
}: FormDefinition): readonly { readonly place: string; readonly code: string; readonly message: Text }[] {
  const { rules = {}, logins = ['mitid'], parameters = [] } = start;
  const findings: { place: string; code: string; message: Text }[] = [];
  const find = (place: string, code: string, da: string, en: string) =>
    findings.push({ place: `start.${place}`, code, message: { da, en } });

  const others = logins.some((login) => login !== 'mitid');
  for (const rule of ['age', 'municipalities'] as const) {
    if (rules[rule] === undefined || !others) continue;
    find(
      `rules.${rule}`,
      'rule-needs-mitid',
      'Alder og kommune kendes kun fra CPR. Fjern reglen, eller lad blanketten kræve MitID.',
      'Age and municipality are known from CPR alone. Remove the rule, or let the form demand MitID.',
    );
  }
  if (rules.oncePerPerson === true && logins.includes('anonymous')) {
    find(
      'rules.oncePerPerson',
      'rule-needs-login',
      'Uden login kan det ikke ses, om en person har sendt før. Fjern reglen, eller kræv login.',
      'Without a log-in nobody can see whether a person has sent before. Remove the rule, or demand a log-in.',
    );
  }
  if (rules.opens !== undefined && rules.closes !== undefined && rules.closes <= rules.opens) {
    find(
      'rules.closes',
      'never-open',
      'Blanketten lukker, før den åbner. Ret det ene tidspunkt.',
      'The form closes before it opens. Correct one of the times.',
    );
  }
  if (rules.age?.min !== undefined && rules.age.max !== undefined && rules.age.min > rules.age.max) {
    find(
      'rules.age',
      'never-open',
      'Den laveste alder er højere end den højeste. Ret den ene.',
      'The lowest age is above the highest. Correct one of them.',
    );
  }
  const names = parameters.map(({ name }) => name);
  for (const name of new Set(names.filter((each, index) => names.indexOf(each) !== index))) {
    find(
      `parameters.${name}`,
      'double-parameter',
      `To parametre hedder «${name}». Giv den ene et andet navn.`,
      `Two parameters are called “${name}”. Give one of them another name.`,
    );
  }
  return findings;
}
