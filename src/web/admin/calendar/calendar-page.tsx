import type { ClosingDay } from '../../../organisations/closing-days.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Details } from '../../components/details.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Table } from '../../components/table.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { Time } from '../../components/time.tsx';
import { formatTime } from '../../components/time-format.ts';
import type { PageContext } from '../../page-context.ts';
import { addresses } from '../addresses.ts';
import { type CalendarTextKey, useCalendarTexts } from './texts.ts';

/** A day that was typed and could not be taken. */
export interface TypedDay {
  readonly date: string;
  readonly name: string;
  readonly errors: { readonly date?: string; readonly name?: string };
}

export interface CalendarPageProperties {
  readonly context: PageContext;
  readonly days: readonly ClosingDay[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly typed: TypedDay | null;
  readonly notice: CalendarTextKey | null;
}

/** The organisation's closing days, those to come first, and one more. */
export function CalendarPage({ context, days, today, typed, notice }: CalendarPageProperties) {
  const t = useCalendarTexts();
  const past = days.filter(({ date }) => date < today).reverse();
  const { date: dateError, name: nameError } = typed?.errors ?? {};
  return (
    <>
      <h1>{t('calendar.title')}</h1>
      {notice !== null && (
        <Alert kind="success" id="done" focusOnLoad>
          {t(notice)}
        </Alert>
      )}
      <p>{t('calendar.intro')}</p>
      <h2>{t('calendar.heading')}</h2>
      <Days context={context} days={days.filter(({ date }) => date >= today)} caption={t('calendar.heading')} />
      <h2>{t('calendar.add')}</h2>
      <PostForm action={addresses.calendar(context.organisation.slug)} csrfToken={context.csrfToken}>
        <TextInput
          name="dato"
          type="date"
          width="middle"
          label={t('calendar.date')}
          value={typed?.date ?? ''}
          {...(dateError === undefined ? {} : { error: dateError })}
        />
        <TextInput
          name="navn"
          label={t('calendar.name')}
          help={t('calendar.nameHelp')}
          value={typed?.name ?? ''}
          {...(nameError === undefined ? {} : { error: nameError })}
        />
        <div class="button-row mt-4">
          <Button>{t('calendar.addButton')}</Button>
        </div>
      </PostForm>
      {past.length > 0 && (
        <Details summary={t('calendar.past')}>
          <Days context={context} days={past} caption={t('calendar.past')} />
        </Details>
      )}
    </>
  );
}

function Days(properties: {
  readonly context: PageContext;
  readonly days: readonly ClosingDay[];
  readonly caption: string;
}) {
  const t = useCalendarTexts();
  const { context, days, caption } = properties;
  return (
    <Table
      caption={caption}
      captionHidden
      columns={[
        { heading: t('calendar.date'), cell: ({ date }) => <Time at={date} /> },
        { heading: t('calendar.name'), cell: ({ name }) => name },
        {
          heading: t('calendar.action'),
          cell: ({ date, name }) => (
            <PostForm action={addresses.calendar(context.organisation.slug)} csrfToken={context.csrfToken}>
              <Button
                kind="tertiary"
                name="fjern"
                value={date}
                about={`${formatTime(date, 'date', context.language)}, ${name}`}
              >
                {t('calendar.remove')}
              </Button>
            </PostForm>
          ),
        },
      ]}
      rows={days}
      rowKey={({ date }) => date}
      empty={t('calendar.none')}
    />
  );
}
