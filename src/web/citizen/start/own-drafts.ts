import { listOwnDrafts, type OwnDraft } from '../../../forms/drafts/list-drafts.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import type { Application } from '../../application.ts';
import type { Citizen } from '../citizen.tsx';

/** The citizen's new fillings of the form that are not sent in, the last saved first. */
export async function draftsOfForm(
  { services }: Application,
  organisation: Organisation,
  citizen: Citizen,
  form: string,
): Promise<readonly OwnDraft[]> {
  const drafts = await services.database.inOrganisation(organisation.id, (transaction) =>
    listOwnDrafts(transaction, citizen.person, services.now()),
  );
  return drafts.filter((draft) => draft.formKey === form && draft.correctsCase === null);
}
