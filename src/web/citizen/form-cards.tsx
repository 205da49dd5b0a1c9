import type { FormVersion } from '../../cases/definitions.ts';
import { Icon } from '../components/icon.tsx';
import { LocalText } from '../components/local-text.tsx';
import { addresses } from './addresses.ts';

/** Forms to choose between, each with what it is for. */
export function FormCards({
  slug,
  forms,
  level = 3,
}: {
  readonly slug: string;
  readonly forms: readonly FormVersion[];
  /** Of the cards' headings. */
  readonly level?: 3 | 4;
}) {
  const Heading = level === 3 ? 'h3' : 'h4';
  return (
    <ul class="nobullet-list card-list">
      {forms.map(({ definition: { key, title, summary } }) => (
        <li key={key}>
          <a class="card long" href={addresses.form(slug, key)}>
            <div class="card-content">
              <Heading class="card-heading">
                <LocalText text={title} />
              </Heading>
              <p>
                <LocalText text={summary} />
              </p>
            </div>
            <Icon name="arrow-forward" class="card-icon" />
          </a>
        </li>
      ))}
    </ul>
  );
}
