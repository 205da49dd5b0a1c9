import type { RegisteredOption } from '../../../options/registry.ts';
import { LocalText } from '../../components/local-text.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { Table } from '../../components/table.tsx';
import { useAddressTableTexts } from '../address-tables/texts.ts';
import { addresses } from '../addresses.ts';
import { useCalendarTexts } from '../calendar/texts.ts';
import { useOptionsTexts } from './texts.ts';

export interface OptionsPageProperties {
  readonly slug: string;
  readonly options: readonly { readonly option: RegisteredOption; readonly isOn: boolean }[];
}

/** The options that have settings, and how each stands. */
export function OptionsPage({ slug, options }: OptionsPageProperties) {
  const t = useOptionsTexts();
  const ofAddresses = useAddressTableTexts();
  const ofCalendar = useCalendarTexts();
  return (
    <>
      <h1>{t('options.title')}</h1>
      <p>{t('options.intro')}</p>
      <p>
        <a href={addresses.calendar(slug)}>{ofCalendar('calendar.title')}</a>
        <br />
        <a href={addresses.addressTables(slug)}>{ofAddresses('addressTables.title')}</a>
      </p>
      <Table
        caption={t('options.title')}
        captionHidden
        columns={[
          {
            heading: t('options.column.option'),
            cell: ({ option }) => (
              <a href={addresses.option(slug, option.key)}>
                <LocalText text={option.title} />
              </a>
            ),
          },
          {
            heading: t('options.column.state'),
            cell: ({ isOn }) => (
              <StatusBadge tone={isOn ? 'success' : 'neutral'} text={t(isOn ? 'options.on' : 'options.off')} />
            ),
          },
        ]}
        rows={options}
        rowKey={({ option }) => option.key}
        empty=""
      />
    </>
  );
}
