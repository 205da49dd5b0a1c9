import type { FormVersion } from '../../cases/definitions.ts';
import { Icon } from '../components/icon.tsx';
import { LocalText } from '../components/local-text.tsx';
import { addresses } from './addresses.ts';

/** Forms to choose between, each with what it is for. */
export function FormCards({ slug, forms }: { readonly slug: string; readonly forms: readonly FormVersion[] }) {
  return (
    <ul class="nobullet-list card-list">
      {forms.map(({ definition: { key, title, summary } }) => (
        <li key={key}>
          <a class="card long" href={addresses.form(slug, key)}>
            <div class="card-content">
              <h3 class="card-heading">
                <LocalText text={title} />
              </h3>
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
