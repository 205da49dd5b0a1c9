import type { Draft } from '../../../forms/drafts/draft.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { Alert } from '../../components/alert.tsx';
import { useLanguage } from '../../page-environment.ts';
import { useCitizenTexts } from '../texts.ts';

/** Tells what changed for the person when the form got a new version, until they save the next page. */
export function CarriedAlert({ draft }: { readonly draft: Draft }) {
  const t = useCitizenTexts();
  const language = useLanguage();
  const { carried } = draft.content;
  if (!carried || carried.revision !== draft.revision) return null;
  return (
    <Alert kind="info" heading={t('citizen.carried.heading')}>
      <ul class="alert-text">
        {carried.notes.map((note) => (
          <li key={note.da}>{markedIn(note, language)}</li>
        ))}
      </ul>
    </Alert>
  );
}
