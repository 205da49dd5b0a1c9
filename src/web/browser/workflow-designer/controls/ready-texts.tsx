import { useId, useState } from 'preact/hooks';
import { type Language, pick, textIn } from '../../../../texts/catalogue.ts';
import type { ReadyText } from '../../../../workflows/delivery-contract.ts';
import { useFlow } from '../flow-context.ts';

/** Ready texts, each shown before it is used. */
export function ReadyTexts({
  offered,
  language,
  onUse,
}: {
  readonly offered: readonly ReadyText[];
  /** The language that texts are written in. */
  readonly language: Language;
  readonly onUse: (ready: ReadyText) => void;
}) {
  const { t, language: own } = useFlow();
  const id = useId();
  const [chosen, setChosen] = useState('');
  const ready = offered.find(({ key }) => key === chosen);
  const shown = ready && pick(ready.text, language);
  return (
    <div class="property flow-ready">
      <label class="property-label" for={id}>
        {t('flow.sms.ready')}
      </label>
      <span class="property-help" id={`${id}-help`}>
        {t('flow.sms.readyHelp')}
      </span>
      <select
        id={id}
        class="form-select property-input"
        aria-describedby={`${id}-help`}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
      >
        <option value="">{t('flow.sms.readyChoose')}</option>
        {offered.map(({ key, title }) => (
          <option key={key} value={key}>
            {textIn(title, own)}
          </option>
        ))}
      </select>
      {ready && shown && (
        <>
          <p class="property-source" id={`${id}-text`} lang={shown.language}>
            {shown.text}
          </p>
          <button
            type="button"
            class="button button-secondary button-small"
            aria-describedby={`${id}-text`}
            onClick={() => onUse(ready)}
          >
            {t('flow.sms.readyUse')}
          </button>
        </>
      )}
    </div>
  );
}
