import { canBeShown } from '../citizen/send-document.ts';
import { Details } from '../components/details.tsx';
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
            <li key={id} class="mb-4">
              <FileLink
                href={addresses.document(organisation.slug, stored.id, id)}
                name={name}
                mediaType={mediaType}
                size={size}
              />{' '}
              <span class="quiet">
                {t(`caseworker.files.${kind}`)}, <Time at={createdAt} />
              </span>
              <Preview
                href={addresses.shownDocument(organisation.slug, stored.id, id)}
                name={name}
                mediaType={mediaType}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** A picture opens here, a PDF in the browser's own viewer beside. Pictures are fetched, and the reading logged, when they are opened. */
function Preview({
  href,
  name,
  mediaType,
}: {
  readonly href: string;
  readonly name: string;
  readonly mediaType: string;
}) {
  const t = useCaseworkerTexts();
  if (mediaType === 'application/pdf') {
    return (
      <div class="d-print-none">
        <a href={href} target="_blank" rel="noopener">
          {t('caseworker.files.open', { name })}
        </a>
      </div>
    );
  }
  if (!mediaType.startsWith('image/') || !canBeShown(mediaType)) return null;
  return (
    <Details summary={t('caseworker.files.show', { name })}>
      <img class="preview" src={href} alt={t('caseworker.files.picture', { name })} loading="lazy" />
    </Details>
  );
}
