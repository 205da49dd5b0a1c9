import { markedIn } from '../../../texts/catalogue.ts';
import { Button } from '../../components/button.tsx';
import { Select } from '../../components/select.tsx';
import { useLanguage } from '../../page-environment.ts';
import { addresses } from '../addresses.ts';
import type { Inbox } from '../read-inbox.ts';
import { type ListQuery, orderWord, orderWords, viewWord, writeListQuery } from './list-query.ts';
import { type InboxTextKey, useInboxTexts } from './texts.ts';

export interface FilterBarProperties {
  readonly slug: string;
  readonly query: ListQuery;
  readonly workflows: Inbox['workflows'];
  readonly groups: readonly string[];
}

/** Which form's tasks, which group's, in which order: a form that only asks, so its answer has an address. */
export function FilterBar({ slug, query, workflows, groups }: FilterBarProperties) {
  const t = useInboxTexts();
  const language = useLanguage();
  const narrowed = query.workflow !== null || query.group !== null || query.order !== 'urgentFirst';
  return (
    <form method="get" action={addresses.inbox(slug)} class="compact-form" aria-label={t('inbox.filter.heading')}>
      <input type="hidden" name="vis" value={viewWord(query.view)} />
      <Select
        name="blanket"
        label={t('inbox.filter.workflow')}
        emptyText={t('inbox.filter.allWorkflows')}
        value={query.workflow ?? ''}
        options={workflows
          .map(({ key, title, count }) => ({
            value: key,
            text: t('inbox.filter.workflowCount', { title: markedIn(title, language), count }),
          }))
          .sort((first, second) => first.text.localeCompare(second.text, language))}
      />
      {groups.length > 1 && (
        <Select
          name="gruppe"
          label={t('inbox.filter.group')}
          emptyText={t('inbox.filter.allGroups')}
          value={query.group ?? ''}
          options={groups.map((group) => ({ value: group, text: group }))}
        />
      )}
      <div class="form-group">
        <label class="form-label" for="sorter">
          {t('inbox.filter.order')}
        </label>
        <select class="form-select" id="sorter" name="sorter">
          {orderWords.map((word) => (
            <option key={word} value={word} selected={word === orderWord(query.order)}>
              {t(`inbox.order.${word}` as InboxTextKey)}
            </option>
          ))}
        </select>
      </div>
      <Button kind="secondary">{t('inbox.filter.show')}</Button>
      {narrowed && (
        <a
          class="compact-link"
          href={addresses.list(
            slug,
            writeListQuery({ view: query.view, workflow: null, group: null, order: 'urgentFirst' }),
          )}
        >
          {t('inbox.filter.reset')}
        </a>
      )}
    </form>
  );
}
