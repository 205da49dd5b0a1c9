import type { Organisation } from '../../../organisations/organisation.ts';
import { textIn } from '../../../texts/catalogue.ts';
import { ButtonLink } from '../../components/button-link.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { Table } from '../../components/table.tsx';
import { languageName } from '../../language.ts';
import type { PageContext } from '../../page-context.ts';
import { addresses } from '../addresses.ts';
import { useManagedTexts } from './texts.ts';

/** All organisations, by what describes them. */
export function OrganisationsPage(properties: {
  readonly context: PageContext;
  readonly organisations: readonly Organisation[];
}) {
  const { context, organisations } = properties;
  const t = useManagedTexts();
  const { slug } = context.organisation;
  return (
    <>
      <h1>{t('managed.title')}</h1>
      <p>{t('managed.intro')}</p>
      <div class="button-row mb-4">
        <ButtonLink href={addresses.newOrganisation(slug)}>{t('managed.new')}</ButtonLink>
      </div>
      <Table
        caption={t('managed.list')}
        captionHidden
        columns={[
          {
            heading: t('managed.column.name'),
            cell: (each: Organisation) => (
              <a href={addresses.managedOrganisation(slug, each.slug)}>{textIn(each.name, context.language)}</a>
            ),
          },
          {
            heading: t('managed.column.slug'),
            cell: (each: Organisation) => <span translate={false}>{each.slug}</span>,
          },
          { heading: t('managed.column.cvr'), cell: (each: Organisation) => each.cvr },
          {
            heading: t('managed.column.languages'),
            cell: (each: Organisation) => each.languages.map((language) => languageName(language)).join(', '),
          },
          {
            heading: t('managed.column.state'),
            cell: ({ closedAt, isOperator }: Organisation) => (
              <StatusBadge
                tone={closedAt === null ? (isOperator ? 'info' : 'success') : 'neutral'}
                text={t(
                  closedAt !== null
                    ? 'managed.state.closed'
                    : isOperator
                      ? 'managed.state.operator'
                      : 'managed.state.open',
                )}
              />
            ),
          },
        ]}
        rows={organisations}
        rowKey={(each) => each.slug}
        empty=""
      />
    </>
  );
}
