import type { FillRequest } from '../../../cases/invitations/read-requests.ts';
import { Alert } from '../../components/alert.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { Time } from '../../components/time.tsx';
import { addresses } from '../addresses.ts';
import { useCitizenTexts } from '../texts.ts';
import type { ListedDraft } from './overview-data.ts';

/** What a case asks of the citizen, with the way to it: a correction, a further form, or one of another's case. */
export function RequestAlert({
  slug,
  draft,
  request,
}: {
  readonly slug: string;
  readonly draft: ListedDraft;
  readonly request: FillRequest;
}) {
  const t = useCitizenTexts();
  const { reason, caseNumber: number, dueAt } = request;
  const isCorrection = reason === 'correction';
  const heading = {
    correction: t('citizen.cases.correct', { number }),
    ownCase: t('citizen.cases.fillMore', { number }),
    invited: t('citizen.cases.invited'),
  }[reason];
  const text = {
    correction: t('citizen.cases.correctText'),
    ownCase: t('citizen.cases.fillMoreText'),
    invited: t('citizen.cases.invitedText'),
  }[reason];
  const place = [slug, draft.formKey, draft.id] as const;
  return (
    <Alert kind="warning" heading={heading}>
      <p class="alert-text">
        <LocalText text={draft.title} />. {text}
        {dueAt && (
          <>
            {' '}
            {t('citizen.cases.dueAt')} <Time at={dueAt} />.
          </>
        )}
      </p>
      <div class="button-row">
        <ButtonLink href={isCorrection ? addresses.review(...place) : addresses.fill(...place)}>
          {isCorrection ? t('citizen.cases.correctLink') : t('citizen.cases.fillLink')}
          <span class="sr-only">
            {' '}
            <LocalText text={draft.title} /> {number}
          </span>
        </ButtonLink>
        {request.mayDecline && (
          <a href={addresses.decline(slug, draft.id)}>
            {t('citizen.decline.link')}
            <span class="sr-only">
              {' '}
              <LocalText text={draft.title} />
            </span>
          </a>
        )}
      </div>
    </Alert>
  );
}
