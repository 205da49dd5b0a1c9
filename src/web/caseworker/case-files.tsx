import { FileLink } from '../components/file-link.tsx';
import { Time } from '../components/time.tsx';
import { addresses } from './addresses.ts';
import type { CasePageData } from './read-case-page.ts';
import { useCaseworkerTexts } from './texts.ts';

/** The files that the citizen sent and the documents that were written to them, each with what it is. */
export function CaseFiles({ data }: { readonly data: CasePageData }) {
  const t = useCaseworkerTexts();
  const { organisation, stored, view } = data;
  return (
    <section aria-labelledby="files">
      <h2 id="files">{t('caseworker.files.heading')}</h2>
      {view.documents.length === 0 ? (
        <p>{t('caseworker.files.none')}</p>
      ) : (
        <ul class="nobullet-list">
          {view.documents.map(({ id, kind, name, mediaType, size, createdAt }) => (
            <li key={id}>
              <FileLink
                href={addresses.document(organisation.slug, stored.id, id)}
                name={name}
                mediaType={mediaType}
                size={size}
              />{' '}
              <span class="quiet">
                {t(`caseworker.files.${kind}`)}, <Time at={createdAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
