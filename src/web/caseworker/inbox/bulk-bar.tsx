import type { Colleague } from '../../../cases/inbox/colleagues.ts';
import { Button } from '../../components/button.tsx';
import { Select } from '../../components/select.tsx';
import type { PageContext } from '../../page-context.ts';
import { addresses } from '../addresses.ts';
import { bulkForm } from './task-table.tsx';
import { useInboxTexts } from './texts.ts';

export interface BulkBarProperties {
  readonly context: PageContext;
  readonly colleagues: readonly Colleague[];
  readonly list: string;
  /** What is wrong with what was sent. */
  readonly errors: { readonly colleague?: string; readonly chosen?: string };
}

/** Take, put back or hand over what is ticked in the table above. */
export function BulkBar({ context, colleagues, list, errors }: BulkBarProperties) {
  const t = useInboxTexts();
  return (
    <form
      method="post"
      action={addresses.tasks(context.organisation.slug)}
      id={bulkForm}
      noValidate
      class="bulk-bar"
      aria-label={t('inbox.bulk.heading')}
    >
      <input type="hidden" name="_csrf" value={context.csrfToken} />
      <input type="hidden" name="liste" value={list} />
      <h3>{t('inbox.bulk.heading')}</h3>
      {errors.chosen !== undefined && (
        <p class="form-error-message" id="valgte-fejl">
          {errors.chosen}
        </p>
      )}
      <div class="bulk-row">
        <Button kind="secondary" name="handling" value="tag">
          {t('inbox.bulk.take')}
        </Button>
        <Button kind="secondary" name="handling" value="slip">
          {t('inbox.bulk.release')}
        </Button>
      </div>
      {colleagues.length === 0 ? (
        <p class="quiet">{t('inbox.bulk.noColleagues')}</p>
      ) : (
        <div class="bulk-row">
          <Select
            name="kollega"
            label={t('inbox.bulk.colleague')}
            options={colleagues.map(({ id, name }) => ({ value: id, text: name }))}
            {...(errors.colleague === undefined ? {} : { error: errors.colleague })}
          />
          <Button kind="secondary" name="handling" value="overdrag">
            {t('inbox.bulk.handOver')}
          </Button>
        </div>
      )}
    </form>
  );
}
