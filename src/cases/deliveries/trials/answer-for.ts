import { v4 as uuidv4 } from 'uuid';
import { recordAudit } from '../../../audit/record.ts';
import type { RegisteredOption } from '../../../options/registry.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import type { CaseServices } from '../../services.ts';
import { type TrialBy, triedKind } from './start-trial.ts';

/**
 * Notes that an administrator answers for an option's settings without a trial that passed, and why.
 * @returns false where the settings say too little to be answered for
 */
export async function answerFor(
  services: CaseServices,
  organisation: Organisation,
  option: RegisteredOption,
  note: string,
  by: TrialBy,
): Promise<boolean> {
  const kind = triedKind(option);
  const shows = kind?.trial?.shows(services.deliverySettings(organisation, option.key));
  if (!kind || shows === undefined) return false;
  const at = services.now();
  await services.database.inOrganisation(organisation.id, async (transaction) => {
    await transaction
      .insertInto('option_trial')
      .values({
        organisation: organisation.id,
        id: uuidv4(),
        option: option.key,
        kind: kind.key,
        shows,
        at,
        employee: by.employee,
        state: 'answeredFor',
        note,
        settled_at: at,
      })
      .execute();
    await recordAudit(transaction, organisation.id, [
      {
        at,
        actor: { kind: 'employee', id: by.employee },
        subject: null,
        action: 'optionAnsweredFor',
        recordKind: 'organisation',
        record: null,
        detail: { ...by.from, option: option.key, reason: note },
        key: { id: null, key: organisation.keys.own },
      },
    ]);
  });
  services.organisations.refresh();
  return true;
}
