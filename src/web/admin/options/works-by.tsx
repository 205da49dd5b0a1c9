import type { SettingsFact } from '../../../options/option.ts';
import { markedIn, type Text } from '../../../texts/catalogue.ts';
import { Alert } from '../../components/alert.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { useLanguage } from '../../page-environment.ts';
import { useOptionsTexts } from './texts.ts';

/** An option that another works by, as it stands for the organisation. */
export interface NeededOption {
  readonly key: string;
  readonly title: Text;
  readonly isOn: boolean;
  readonly facts: readonly SettingsFact[];
  readonly href: string;
}

/** What is told of the settings of an option that this one works by, such as when its certificate ends, and the way there. */
export function WorksBy({ needed: { key, title, isOn, facts, href } }: { readonly needed: NeededOption }) {
  const t = useOptionsTexts();
  const option = markedIn(title, useLanguage());
  const id = `ved-${key}`;
  return (
    <section aria-labelledby={id} class="mb-6">
      <h2 id={id}>{t('options.worksBy.heading', { option })}</h2>
      {!isOn && <Alert kind="warning">{t('options.worksBy.off', { option })}</Alert>}
      {facts.map(({ text, warning }) => (
        <Alert key={text.da} kind={warning ? 'warning' : 'info'}>
          <LocalText text={text} />
        </Alert>
      ))}
      <p>
        <a href={href}>{t('options.worksBy.link', { option })}</a>
      </p>
    </section>
  );
}
