import { useTexts } from '../page-environment.ts';
import { Alert } from './alert.tsx';

export interface PageError {
  /** What is wrong and what to do. */
  readonly message: string;
  /** The id of the input that the error is about; without one the error is about the whole page. */
  readonly fieldId?: string;
}

/**
 * All errors of the page, first in its content. Each is a link to its input, so it works without scripts; with them
 * `page.entry.ts` moves the focus here when the page has loaded (dkfds, "Fejlopsummering"; WCAG 2.2, 3.3.1).
 */
export function ErrorSummary({ errors }: { readonly errors: readonly PageError[] }) {
  const t = useTexts();
  if (errors.length === 0) return null;
  return (
    <Alert
      kind="error"
      heading={errors.length === 1 ? t('web.errors.one') : t('web.errors.several', { count: errors.length })}
      id="error-summary"
      focusOnLoad
    >
      <ul class="nobullet-list">
        {errors.map(({ message, fieldId }) => (
          <li key={`${fieldId} ${message}`}>
            {fieldId === undefined ? message : <a href={`#${fieldId}`}>{message}</a>}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
