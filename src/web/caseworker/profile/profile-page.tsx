import type { Absence } from '../../../cases/inbox/absence.ts';
import type { Colleague } from '../../../cases/inbox/colleagues.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import type { PageError } from '../../components/error-summary.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Select } from '../../components/select.tsx';
import { SummaryList } from '../../components/summary-list.tsx';
import { Table } from '../../components/table.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { Time } from '../../components/time.tsx';
import { formatTime } from '../../components/time-format.ts';
import { notificationAddresses } from '../../notifications/addresses.ts';
import type { PageContext } from '../../page-context.ts';
import { useLanguage } from '../../page-environment.ts';
import { addresses } from '../addresses.ts';
import { StandInNote } from '../inbox/stand-in-note.tsx';
import { type InboxTextKey, useInboxTexts } from '../inbox/texts.ts';
import type { LoggedInEmployee } from '../require-employee.tsx';
import { useCaseworkerTexts } from '../texts.ts';

/** What was typed for a new absence. */
export interface TypedAbsence {
  readonly foerste: string;
  readonly sidste: string;
  readonly stedfortraeder: string;
}

export interface ProfilePageProperties {
  readonly context: PageContext;
  readonly employee: LoggedInEmployee;
  readonly absences: readonly Absence[];
  readonly colleagues: readonly Colleague[];
  /** Names of employees by id. */
  readonly names: Readonly<Record<string, string>>;
  /** Names of those whose substitute the employee is today. */
  readonly standsInFor: readonly string[];
  readonly typed: TypedAbsence;
  readonly errors: readonly PageError[];
  readonly notice: InboxTextKey | null;
}

/** The employee's own page: what the product knows of them, and when they are away. */
export function ProfilePage(properties: ProfilePageProperties) {
  const t = useInboxTexts();
  const { employee, notice } = properties;
  return (
    <>
      <h1>{t('inbox.profile.title')}</h1>
      {notice !== null && (
        <Alert kind="success" id="done" focusOnLoad>
          {t(notice)}
        </Alert>
      )}
      <StandInNote names={properties.standsInFor} />
      <SummaryList
        caption={t('inbox.profile.title')}
        rows={[
          { label: t('inbox.profile.name'), value: employee.name },
          { label: t('inbox.profile.groups'), value: employee.groups.join(', ') || t('inbox.profile.noGroups') },
        ]}
      />
      <p class="quiet">{t('inbox.profile.from')}</p>
      <p>
        <a href={notificationAddresses.choices(properties.context.organisation.slug)}>
          {t('inbox.profile.notifications')}
        </a>
      </p>
      <section aria-labelledby="absence">
        <h2 id="absence">{t('inbox.absence.heading')}</h2>
        <p>{t('inbox.absence.text')}</p>
        <Absences {...properties} />
        {properties.colleagues.length === 0 ? <p>{t('inbox.absence.nobody')}</p> : <AbsenceForm {...properties} />}
      </section>
    </>
  );
}

function Absences({ context, absences, names }: ProfilePageProperties) {
  const t = useInboxTexts();
  const own = useCaseworkerTexts();
  const language = useLanguage();
  return (
    <Table
      caption={t('inbox.absence.caption')}
      captionHidden
      columns={[
        {
          heading: t('inbox.absence.first'),
          cell: ({ firstDay }: Absence) => <Time at={firstDay} show="shortDate" />,
        },
        {
          heading: t('inbox.absence.last'),
          cell: ({ lastDay }: Absence) =>
            lastDay === null ? t('inbox.absence.openEnd') : <Time at={lastDay} show="shortDate" />,
        },
        {
          heading: t('inbox.absence.substitute'),
          cell: ({ substitute }: Absence) => names[substitute] ?? own('caseworker.author.unknown'),
        },
        {
          heading: t('inbox.absence.action'),
          cell: ({ id, firstDay }: Absence) => (
            <PostForm
              action={addresses.profile(context.organisation.slug)}
              csrfToken={context.csrfToken}
              class="position-relative"
            >
              <Button
                kind="secondary"
                name="fjern"
                value={id}
                about={t('inbox.absence.removeAbout', { day: formatTime(firstDay, 'shortDate', language) })}
              >
                {t('inbox.absence.remove')}
              </Button>
            </PostForm>
          ),
        },
      ]}
      rows={absences}
      rowKey={({ id }) => id}
      empty={t('inbox.absence.none')}
    />
  );
}

function AbsenceForm({ context, colleagues, typed, errors }: ProfilePageProperties) {
  const t = useInboxTexts();
  const errorOf = (name: keyof TypedAbsence) => {
    const error = errors.find(({ fieldId }) => fieldId === name);
    return error === undefined ? {} : { error: error.message };
  };
  return (
    <PostForm action={addresses.profile(context.organisation.slug)} csrfToken={context.csrfToken} class="mt-6">
      <h3>{t('inbox.absence.add')}</h3>
      <TextInput
        name="foerste"
        type="date"
        width="middle"
        label={t('inbox.absence.first')}
        value={typed.foerste}
        {...errorOf('foerste')}
      />
      <TextInput
        name="sidste"
        type="date"
        width="middle"
        label={t('inbox.absence.last')}
        help={t('inbox.absence.lastHelp')}
        optional
        value={typed.sidste}
        {...errorOf('sidste')}
      />
      <Select
        name="stedfortraeder"
        label={t('inbox.absence.substitute')}
        value={typed.stedfortraeder}
        options={colleagues.map(({ id, name, groups }) => ({ value: id, text: `${name} (${groups.join(', ')})` }))}
        {...errorOf('stedfortraeder')}
      />
      <div class="button-row mt-4">
        <Button>{t('inbox.absence.add')}</Button>
      </div>
    </PostForm>
  );
}
