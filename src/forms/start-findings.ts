import type { Text } from '../texts/catalogue.ts';
import { compileText } from './compile-texts.ts';
import type { FormDefinition } from './definition.ts';

/** What is wrong with how a form says that it is begun, with its place and the remedy. */
export function startFindings({
  start,
}: FormDefinition): readonly { readonly place: string; readonly code: string; readonly message: Text }[] {
  const { rules = {}, logins = ['mitid'], parameters = [] } = start;
  const findings: { place: string; code: string; message: Text }[] = [];
  const find = (place: string, code: string, message: Text) =>
    findings.push({ place: `start.${place}`, code, message });

  const others = logins.some((login) => login !== 'mitid');
  for (const rule of ['age', 'municipalities'] as const) {
    if (rules[rule] === undefined || !others) continue;
    find(`rules.${rule}`, 'rule-needs-mitid', compileText('ruleNeedsMitid'));
  }
  if (rules.oncePerPerson === true && logins.includes('anonymous')) {
    find('rules.oncePerPerson', 'rule-needs-login', compileText('ruleNeedsLogin'));
  }
  const { ownChildren } = start;
  if (ownChildren?.onlyChildren === true && others) {
    find('ownChildren', 'rule-needs-mitid', compileText('ruleNeedsMitid'));
  }
  if ((ownChildren?.minAge ?? 0) > (ownChildren?.maxAge ?? 120)) {
    find('ownChildren', 'never-open', compileText('agesReversed'));
  }
  if (rules.opens !== undefined && rules.closes !== undefined && rules.closes <= rules.opens) {
    find('rules.closes', 'never-open', compileText('closesBeforeOpens'));
  }
  if (rules.age?.min !== undefined && rules.age.max !== undefined && rules.age.min > rules.age.max) {
    find('rules.age', 'never-open', compileText('agesReversed'));
  }
  const names = parameters.map(({ name }) => name);
  for (const name of new Set(names.filter((each, index) => names.indexOf(each) !== index))) {
    find(`parameters.${name}`, 'double-parameter', compileText('doubleParameter', { name }));
  }
  return findings;
}
