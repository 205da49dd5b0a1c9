import { Alert } from '../../components/alert.tsx';
import { useCitizenTexts } from '../texts.ts';

/** What the case worker asks to have corrected; nothing on a new filling. */
export function CommentAlert({ comment }: { readonly comment: string | null }) {
  const t = useCitizenTexts();
  if (comment === null) return null;
  return (
    <Alert kind="info" heading={t('citizen.correction.heading')}>
      <p class="alert-text">{t('citizen.correction.text')}</p>
      <blockquote class="m-0">
        {comment.split('\n').map((line, index) => (
          <p key={index} class="alert-text">
            {line}
          </p>
        ))}
      </blockquote>
    </Alert>
  );
}
