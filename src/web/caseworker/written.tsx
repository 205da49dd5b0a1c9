import type { ComponentChildren } from 'preact';
import { Lines } from '../citizen/answer-list.tsx';
import { useCaseworkerTexts } from './texts.ts';

/** What was typed in a form that came too late, to be copied: nothing of it is lost. `children` are answers beside the text. */
export function Written({ text, children }: { readonly text: string; readonly children?: ComponentChildren }) {
  const t = useCaseworkerTexts();
  if (text === '' && !children) return null;
  return (
    <>
      <p>{t('caseworker.conflict.written')}</p>
      {text !== '' && (
        <blockquote>
          <Lines text={text} />
        </blockquote>
      )}
      {children}
    </>
  );
}
