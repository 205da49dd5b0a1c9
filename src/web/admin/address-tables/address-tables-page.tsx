import type { AddressVersion } from '../../../registers/addresses/address-version.ts';
import type { PlaceRegisters, PlaceSource } from '../../../registers/addresses/chosen-registers.ts';
import { localeOf } from '../../../texts/locale.ts';
import { Table } from '../../components/table.tsx';
import { Time } from '../../components/time.tsx';
import { useLanguage } from '../../page-environment.ts';
import { useAddressTableTexts } from './texts.ts';

export interface AddressTablesPageProperties {
  /** The one in use first. */
  readonly versions: readonly AddressVersion[];
  readonly sources: { readonly [register in keyof PlaceRegisters]: PlaceSource };
}

const tables = ['municipality', 'post_code', 'street', 'access_address', 'unit_address', 'property_place'] as const;

/** Where addresses are looked up, which version of which day is loaded, with how many rows, and what came before. */
export function AddressTablesPage({ versions, sources }: AddressTablesPageProperties) {
  const t = useAddressTableTexts();
  const format = new Intl.NumberFormat(localeOf(useLanguage()));
  const [now] = versions;
  return (
    <>
      <h1>{t('addressTables.title')}</h1>
      <p>{t('addressTables.intro')}</p>
      <ul>
        <li>{t(`addressTables.addresses.${sources.addresses}`)}</li>
        <li>{t(`addressTables.properties.${sources.properties}`)}</li>
      </ul>
      {now === undefined ? (
        <p>{t('addressTables.nothing')}</p>
      ) : (
        <>
          <h2>{t('addressTables.version', { id: now.id })}</h2>
          <dl>
            <dt>{t('addressTables.dataOn')}</dt>
            <dd>{dayOf(now)}</dd>
            <dt>{t('addressTables.loadedAt')}</dt>
            <dd>
              <Time at={now.loadedAt} show="dateTime" />
            </dd>
          </dl>
          <Table
            caption={t('addressTables.rows')}
            columns={[
              { heading: t('addressTables.what'), cell: (table) => t(`addressTables.${table}`) },
              {
                heading: t('addressTables.count'),
                numeric: true,
                cell: (table) => format.format(now.inForce[table] ?? 0),
              },
            ]}
            rows={tables}
            rowKey={(table) => table}
            empty=""
          />
          <h2>{t('addressTables.history')}</h2>
          <Table
            caption={t('addressTables.history')}
            captionHidden
            columns={[
              { heading: t('addressTables.number'), cell: ({ id }) => String(id) },
              { heading: t('addressTables.loadedAt'), cell: ({ loadedAt }) => <Time at={loadedAt} show="dateTime" /> },
              { heading: t('addressTables.dataOn'), cell: (version) => dayOf(version) },
              { heading: t('addressTables.kind'), cell: ({ kind }) => t(`addressTables.kind.${kind}`) },
              { heading: t('addressTables.changes'), cell: (version) => changesOf(version) },
            ]}
            rows={versions}
            rowKey={({ id }) => String(id)}
            empty=""
          />
        </>
      )}
    </>
  );

  function dayOf({ dataOn }: AddressVersion) {
    return dataOn === null ? t('addressTables.unknownDay') : <Time at={dataOn} />;
  }

  function changesOf({ changes }: AddressVersion): string {
    const { added = 0, changed = 0, ended = 0 } = changes.unit_address ?? {};
    return t('addressTables.changed', {
      added: format.format(added),
      changed: format.format(changed),
      ended: format.format(ended),
    });
  }
}
