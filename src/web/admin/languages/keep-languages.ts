import type { AuditAction } from '../../../audit/record.ts';
import { recordAudit } from '../../../audit/record.ts';
import type { OrganisationTransaction } from '../../../database/database.ts';
import { languageVersionsKey } from '../../../options/registry.ts';
import { deleteLanguageCatalogue, writeLanguageCatalogue } from '../../../organisations/language-catalogues.ts';
import { writeOptionState } from '../../../organisations/option-states.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import type { Language } from '../../../texts/catalogue.ts';
import type { ReadCatalogue } from '../../../texts/catalogue-file.ts';
import type { Application } from '../../application.ts';
import type { ChosenLanguages } from './change-languages.ts';

/** Who changes the languages, and from where. */
export interface Changer {
  readonly application: Application;
  readonly organisation: Organisation;
  readonly employee: string;
  readonly from: { readonly from?: string };
}

type Chosen = Pick<ChosenLanguages, 'isOn' | 'chosen'>;

/** Keeps which languages are offered. */
export async function keepChosen(changer: Changer, chosen: Chosen): Promise<void> {
  await change(changer, 'languagesChanged', undefined, chosen, async () => undefined);
}

/** Keeps an imported language, and offers it. */
export async function keepCatalogue(changer: Changer, catalogue: ReadCatalogue, chosen: Chosen): Promise<void> {
  const at = changer.application.services.now();
  await change(changer, 'languageImported', catalogue.language, chosen, (transaction) =>
    writeLanguageCatalogue(transaction, changer.organisation.id, catalogue, changer.employee, at),
  );
}

/** Takes an imported language away. */
export async function removeCatalogue(changer: Changer, language: Language, chosen: Chosen): Promise<void> {
  await change(changer, 'languageRemoved', language, chosen, (transaction) =>
    deleteLanguageCatalogue(transaction, language),
  );
}

async function change(
  { application, organisation, employee, from }: Changer,
  action: Extract<AuditAction, `language${string}`>,
  language: Language | undefined,
  { isOn, chosen }: Chosen,
  work: (transaction: OrganisationTransaction) => Promise<unknown>,
): Promise<void> {
  const { database, now, organisations } = application.services;
  await database.inOrganisation(organisation.id, async (transaction) => {
    await work(transaction);
    await writeOptionState(transaction, organisation.id, languageVersionsKey, {
      isOn,
      settings: { languages: chosen },
    });
    await recordAudit(transaction, organisation.id, [
      {
        at: now(),
        actor: { kind: 'employee', id: employee },
        subject: null,
        action,
        recordKind: 'organisation',
        record: null,
        detail: { ...from, isOn, languages: chosen.join(' '), ...(language === undefined ? {} : { language }) },
        key: { id: null, key: organisation.keys.own },
      },
    ]);
  });
  // The page that follows, and everybody else in this process, sees it at once; other processes within seconds.
  organisations.refresh();
}
