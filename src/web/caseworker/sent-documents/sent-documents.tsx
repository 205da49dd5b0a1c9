import type { SentWith } from '../../../cases/deliveries/sent-documents.ts';
import type { SentDocument } from '../../../documents/stored-document.ts';
import { canBeShown } from '../../citizen/send-document.ts';
import { Button } from '../../components/button.tsx';
import { FileLink } from '../../components/file-link.tsx';
import { PostForm } from '../../components/post-form.tsx';
import type { PageContext } from '../../page-context.ts';
import { addresses } from '../addresses.ts';
import { useSentDocumentTexts } from './texts.ts';

interface SentDocumentsProperties {
  readonly context: PageContext;
  readonly case: string;
  readonly delivery: string;
  readonly sent: SentWith;
  /** How the attempt ended, as it is kept. */
  readonly outcome: string;
}

/** The documents that went out with one attempt at a delivery, to be opened as they were. */
export function SentDocuments({ context, case: caseId, delivery, sent, outcome }: SentDocumentsProperties) {
  const t = useSentDocumentTexts();
  const { slug } = context.organisation;
  const place = (position: number) => ({ delivery, attempt: sent.attempt, position });
  return (
    <div class="sent-documents">
      <p class="mb-1">
        <strong>{t('sentDocuments.heading', { attempt: sent.attempt })}</strong>
      </p>
      <p class="form-hint mt-0">{t(outcome === 'started' ? 'sentDocuments.unsure' : 'sentDocuments.exact')}</p>
      <ul class="nobullet-list">
        {sent.documents.map((document, position) => (
          <li key={`${position} ${document.id}`} class="mb-2">
            <span class="quiet">{t(`sentDocuments.${roleOf(document, position)}`)}</span>
            <br />
            {document.guarded ? (
              <Guarded
                context={context}
                action={addresses.shownSent(slug, caseId, place(position))}
                name={document.name}
              />
            ) : (
              <>
                <FileLink
                  href={addresses.sent(slug, caseId, place(position))}
                  name={document.name}
                  mediaType={document.mediaType}
                  size={document.size}
                />
                {canBeShown(document.mediaType) && (
                  <div class="d-print-none">
                    <a href={addresses.shownSent(slug, caseId, place(position))} target="_blank" rel="noopener">
                      {t('sentDocuments.open', { name: document.name })}
                    </a>
                  </div>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A press opens it, so that nobody meets a protected address by chance. */
function Guarded({
  context,
  action,
  name,
}: {
  readonly context: PageContext;
  readonly action: string;
  readonly name: string;
}) {
  const t = useSentDocumentTexts();
  return (
    <>
      {name}
      <p class="mt-1">{t('sentDocuments.guarded')}</p>
      <PostForm action={action} csrfToken={context.csrfToken}>
        <Button kind="secondary" about={name}>
          {t('sentDocuments.openGuarded')}
        </Button>
      </PostForm>
    </>
  );
}

function roleOf({ kind }: SentDocument, position: number): 'print' | 'main' | 'attachment' {
  if (kind === 'print') return 'print';
  return position === 0 ? 'main' : 'attachment';
}
