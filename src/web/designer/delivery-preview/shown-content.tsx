import type { DeliveryPreview } from '../../../options/option.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import type { WrittenLetter } from '../../../workflows/letter-template.ts';
import { Alert } from '../../components/alert.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { useLanguage } from '../../page-environment.ts';
import { useDeliveryPreviewTexts } from './texts.ts';

/** What a delivery would hand over, part by part, with what would stop it. `language` is that of what is written. */
export function ShownContent({
  content,
  language,
  id,
}: {
  readonly content: DeliveryPreview;
  readonly language: string;
  readonly id: string;
}) {
  const own = useLanguage();
  const t = useDeliveryPreviewTexts();
  return (
    <>
      {content.problem && (
        <Alert kind="warning" id={`${id}-problem`} heading={t('deliveryPreview.wouldStop')}>
          <p class="alert-text">
            <LocalText text={content.problem} />
          </p>
        </Alert>
      )}
      <dl class="shown-content">
        {content.parts.map(({ title, text }) => (
          <div key={title.da}>
            <dt>{markedIn(title, own)}</dt>
            <dd>
              {text === '' ? (
                <span class="quiet">{t('deliveryPreview.noValue')}</span>
              ) : isLine(text) ? (
                <span class="written-value" lang={language === own ? undefined : language}>
                  {text}
                </span>
              ) : (
                <pre class="written-content" lang={language === own ? undefined : language}>
                  {text}
                </pre>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** What is said in one line needs no frame. */
function isLine(text: string): boolean {
  return text.length <= 120 && !text.includes('\n');
}

/** A letter as it would be written. */
export function ShownLetter({ letter, language }: { readonly letter: WrittenLetter; readonly language: string }) {
  const own = useLanguage();
  return (
    <blockquote class="written" lang={language === own ? undefined : language}>
      {letter.blocks.map(({ kind, text }, index) => (
        <p key={index} class="mt-2 mb-0">
          {kind === 'heading' ? <strong>{text}</strong> : text}
        </p>
      ))}
    </blockquote>
  );
}
