import type { LoggedEntry } from '../../audit/read-audit-log.ts';
import { auditActions } from '../../audit/record.ts';
import type { Verification } from '../../audit/verify.ts';
import { localeOf } from '../../texts/locale.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { ButtonLink } from '../components/button-link.tsx';
import { PostForm } from '../components/post-form.tsx';
import { Select } from '../components/select.tsx';
import { TextInput } from '../components/text-input.tsx';
import type { PageContext } from '../page-context.ts';
import { useLanguage } from '../page-environment.ts';
import { addresses } from './addresses.ts';
import { LogEntries, type LogEntriesProperties } from './log-entries.tsx';
import { filterNames, filterQuery, type ReadFilter } from './log-filter.ts';
import { actionText, useAdminTexts } from './texts.ts';

export interface LogPageProperties {
  readonly context: PageContext;
  readonly read: ReadFilter;
  readonly entries: readonly LoggedEntry[];
  /** Whether there are entries older than these. */
  readonly more: boolean;
  readonly names: LogEntriesProperties['names'];
  readonly caseHref: LogEntriesProperties['caseHref'];
  readonly unsealed: number;
  /** What verifying the chain has just found. */
  readonly verified: Verification | null;
}

/** The audit log: whether it can be trusted, and what is in it. */
export function LogPage(properties: LogPageProperties) {
  const t = useAdminTexts();
  const { context, read, entries, more, names, caseHref } = properties;
  const here = addresses.log(context.organisation.slug);
  const last = entries.at(-1);
  return (
    <>
      <h1>{t('admin.log.title')}</h1>
      <p>{t('admin.log.intro')}</p>
      <Chain {...properties} />
      <Filter here={here} read={read} />
      <section aria-labelledby="entries">
        <h2 id="entries">{t('admin.entries.heading')}</h2>
        <LogEntries entries={entries} names={names} caseHref={caseHref} />
        {(more || read.before !== null) && (
          <nav class="button-row" aria-label={t('admin.entries.pages')}>
            {read.before !== null && (
              <ButtonLink kind="secondary" href={`${here}${filterQuery(read.filter, null)}`}>
                {t('admin.entries.newest')}
              </ButtonLink>
            )}
            {more && last !== undefined && (
              <ButtonLink kind="secondary" href={`${here}${filterQuery(read.filter, last.id)}`}>
                {t('admin.entries.older')}
              </ButtonLink>
            )}
          </nav>
        )}
      </section>
    </>
  );
}

function Chain({ context, unsealed, verified }: LogPageProperties) {
  const t = useAdminTexts();
  return (
    <section aria-labelledby="chain">
      <h2 id="chain">{t('admin.chain.heading')}</h2>
      {verified !== null && <Result verified={verified} />}
      <p>
        {unsealed === 0
          ? t('admin.chain.sealed')
          : t(unsealed === 1 ? 'admin.chain.unsealedOne' : 'admin.chain.unsealed', { count: unsealed })}
      </p>
      <PostForm action={addresses.verify(context.organisation.slug)} csrfToken={context.csrfToken}>
        <Button kind="secondary" about={t('admin.chain.about')}>
          {t('admin.chain.verify')}
        </Button>
      </PostForm>
    </section>
  );
}

/** What the chain says, and of a broken one which entry it is about. */
function Result({ verified }: { readonly verified: Verification }) {
  const t = useAdminTexts();
  const language = useLanguage();
  const number = new Intl.NumberFormat(localeOf(language));
  if (verified.ok) {
    return (
      <Alert kind="success" id="verified" heading={t('admin.verified.ok.heading')} focusOnLoad>
        <p class="alert-text">
          {t('admin.verified.ok.text', { entries: number.format(verified.entries), head: verified.head.slice(0, 16) })}
        </p>
      </Alert>
    );
  }
  const { entry, sequence, problem } = verified;
  return (
    <Alert kind="error" id="verified" heading={t('admin.verified.bad.heading')} focusOnLoad>
      <p class="alert-text">{t(`admin.verified.${problem}`, { entry: entry ?? '', sequence: sequence ?? '' })}</p>
      <p>{t('admin.verified.bad.todo')}</p>
    </Alert>
  );
}

function Filter({ here, read }: { readonly here: string; readonly read: ReadFilter }) {
  const t = useAdminTexts();
  const { typed, errors } = read;
  const error = (name: keyof ReadFilter['errors']) => {
    const key = errors[name];
    return key === undefined ? {} : { error: t(key) };
  };
  return (
    <search aria-labelledby="filter">
      <h2 id="filter">{t('admin.filter.heading')}</h2>
      <form method="get" action={here} noValidate>
        <TextInput
          name={filterNames.caseNumber}
          label={t('admin.filter.case')}
          help={t('admin.filter.caseHelp')}
          value={typed.sag}
          width="middle"
          {...error('sag')}
        />
        <Select
          name={filterNames.action}
          label={t('admin.filter.action')}
          value={typed.handling}
          emptyText={t('admin.filter.anyAction')}
          options={auditActions.map((action) => ({ value: action, text: t(actionText(action)) }))}
          {...error('handling')}
        />
        <TextInput
          name={filterNames.day}
          label={t('admin.filter.day')}
          help={t('admin.filter.dayHelp')}
          value={typed.dag}
          width="middle"
          {...error('dag')}
        />
        <div class="button-row mt-4">
          <Button kind="secondary">{t('admin.filter.show')}</Button>
          <a href={here}>{t('admin.filter.clear')}</a>
        </div>
      </form>
    </search>
  );
}
