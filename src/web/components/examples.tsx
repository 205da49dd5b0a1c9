import type { VNode } from 'preact';
import type { Language } from '../../texts/catalogue.ts';
import { Alert } from './alert.tsx';
import { BackLink } from './back-link.tsx';
import { Breadcrumb } from './breadcrumb.tsx';
import { Button } from './button.tsx';
import { ButtonLink } from './button-link.tsx';
import { CardList } from './card-list.tsx';
import { CheckboxGroup } from './checkbox-group.tsx';
import { Details } from './details.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { Fieldset } from './fieldset.tsx';
import { FileLink } from './file-link.tsx';
import { Pagination } from './pagination.tsx';
import { PostForm } from './post-form.tsx';
import { RadioGroup } from './radio-group.tsx';
import { Select } from './select.tsx';
import { StatusBadge } from './status-badge.tsx';
import { type Step, StepIndicator } from './step-indicator.tsx';
import { SummaryList } from './summary-list.tsx';
import { Table } from './table.tsx';
import { TextInput } from './text-input.tsx';
import { Textarea } from './textarea.tsx';
import { Time } from './time.tsx';
import { Timeline } from './timeline.tsx';

/** A part as pages use it; the tests draw every one in every language, and the pictures are taken of them. */
export interface ComponentExample {
  readonly name: string;
  draw(): VNode;
}

/** The parts with example texts in Danish or English. */
export function componentExamples(language: Language): readonly ComponentExample[] {
  const say = (danish: string, english: string) => (language === 'en' ? english : danish);
  const decided = new Date('2026-11-03T13:05:00Z');
  const cases = [
    { number: '2026-000123', form: say('Fritidspas', 'Leisure pass'), amount: '1.250,50' },
    { number: '2026-000124', form: say('Boligstøtte', 'Housing benefit'), amount: '900,00' },
  ];
  const steps: readonly Step[] = [
    { title: say('Ansøger', 'Applicant'), href: '/x/1', state: 'done', current: false },
    { title: say('Husstand', 'Household'), href: '/x/2', state: 'error', current: false },
    { title: say('Aktivitet', 'Activity'), href: '/x/3', state: 'open', current: true },
    { title: say('Erklæring', 'Declaration'), state: 'open', current: false },
  ];
  return [
    {
      name: 'error-summary',
      draw: () => (
        <ErrorSummary
          errors={[
            { message: say('Skriv dit navn', 'Enter your name'), fieldId: 'name' },
            { message: say('Vælg en aktivitet', 'Choose an activity'), fieldId: 'activity' },
          ]}
        />
      ),
    },
    {
      name: 'alerts',
      draw: () => (
        <>
          <Alert kind="info" heading={say('Husk bilag', 'Remember attachments')}>
            {say('Du skal bruge en kvittering.', 'You need a receipt.')}
          </Alert>
          <Alert kind="success">{say('Kladden er gemt.', 'The draft is saved.')}</Alert>
          <Alert kind="warning" id="deadline" heading={say('Fristen er i morgen', 'The deadline is tomorrow')}>
            <p>{say('Send ansøgningen inden da.', 'Send the application before then.')}</p>
          </Alert>
        </>
      ),
    },
    {
      name: 'buttons',
      draw: () => (
        <div class="button-row">
          <Button icon="send">{say('Send', 'Submit')}</Button>
          <Button kind="secondary" about={say('sag 2026-000123', 'case 2026-000123')}>
            {say('Overtag', 'Take')}
          </Button>
          <Button kind="tertiary" type="button">
            {say('Fortryd', 'Cancel')}
          </Button>
          <ButtonLink href="/x/start">{say('Start ansøgning', 'Start application')}</ButtonLink>
        </div>
      ),
    },
    { name: 'step-indicator', draw: () => <StepIndicator steps={steps} /> },
    {
      name: 'summary-list',
      draw: () => (
        <SummaryList
          caption={say('Dine svar', 'Your answers')}
          rows={[
            { label: say('Navn', 'Name'), value: 'Ida Ægidius Åberg', changeHref: '/x/1' },
            { label: say('Pris', 'Price'), value: '1.250,50', changeHref: '/x/3' },
            { label: say('Bemærkning', 'Remark'), value: null, changeHref: '/x/4' },
          ]}
        />
      ),
    },
    {
      name: 'table',
      draw: () => (
        <Table
          caption={say('Sager', 'Cases')}
          columns={[
            { heading: say('Sagsnummer', 'Case number'), cell: ({ number }) => <a href={`/x/${number}`}>{number}</a> },
            { heading: say('Blanket', 'Form'), cell: ({ form }) => form },
            { heading: say('Beløb i kroner', 'Amount in DKK'), cell: ({ amount }) => amount, numeric: true },
            {
              heading: 'Status',
              cell: () => <StatusBadge tone="info" text={say('Hos en sagsbehandler', 'With a case worker')} />,
            },
          ]}
          rows={cases}
          rowKey={({ number }) => number}
          empty={say('Der er ingen sager.', 'There are no cases.')}
        />
      ),
    },
    {
      name: 'status-badges',
      draw: () => (
        <p>
          <StatusBadge tone="neutral" text={say('Kladde', 'Draft')} />{' '}
          <StatusBadge tone="success" text={say('Bevilget', 'Granted')} />{' '}
          <StatusBadge tone="warning" text={say('Fristen nærmer sig', 'Due soon')} />{' '}
          <StatusBadge tone="error" text={say('Fejlet', 'Failed')} />
        </p>
      ),
    },
    {
      name: 'breadcrumb',
      draw: () => (
        <Breadcrumb
          above={[
            { text: say('Forside', 'Front page'), href: '/x/' },
            { text: say('Mine sager', 'My cases'), href: '/x/mine-sager' },
          ]}
          current="2026-000123"
        />
      ),
    },
    { name: 'back-link', draw: () => <BackLink href="/x/1" /> },
    { name: 'pagination', draw: () => <Pagination page={5} pageCount={12} href={(page) => `/x/?side=${page}`} /> },
    {
      name: 'card-list',
      draw: () => (
        <CardList
          cards={[
            {
              heading: say('Ansøgning om fritidspas', 'Application for a leisure pass'),
              href: '/x/blanket/fritidspas',
              subheading: say('Kultur og fritid', 'Culture and leisure'),
              body: say('Støtte til dit barns fritidsaktivitet.', "Support for your child's leisure activity."),
            },
            { heading: say('Flytning', 'Moving'), href: '/x/blanket/flytning' },
          ]}
        />
      ),
    },
    {
      name: 'inputs',
      draw: () => (
        <PostForm action="/x/send" csrfToken="example" id="example-form">
          <TextInput
            name="name"
            label={say('Navn', 'Name')}
            help={say('Som på dit sygesikringskort', 'As on your health card')}
            error={say('Skriv dit navn', 'Enter your name')}
            autocomplete="name"
            value="I"
          />
          <Textarea name="reason" label={say('Begrundelse', 'Reason')} optional rows={3} value="<b>x</b>" />
          <Select
            name="group"
            label={say('Gruppe', 'Group')}
            options={[
              { value: 'leisure', text: say('Fritid', 'Leisure') },
              { value: 'housing', text: say('Bolig', 'Housing') },
            ]}
            value="housing"
          />
          <RadioGroup
            name="activity"
            label={say('Aktivitet', 'Activity')}
            error={say('Vælg en aktivitet', 'Choose an activity')}
            choices={[
              { value: 'sport', text: say('Idræt', 'Sport'), help: say('Også dans', 'Dance too') },
              { value: 'music', text: say('Musik', 'Music') },
            ]}
          />
          <CheckboxGroup
            name="days"
            label={say('Dage', 'Days')}
            choices={[
              { value: 'monday', text: say('Mandag', 'Monday') },
              { value: 'friday', text: say('Fredag', 'Friday') },
            ]}
            values={['friday']}
          />
          <Fieldset name="period" label={say('Periode', 'Period')}>
            <TextInput name="from" label={say('Fra', 'From')} type="date" width="middle" value="2026-11-03" />
          </Fieldset>
        </PostForm>
      ),
    },
    {
      name: 'timeline',
      draw: () => (
        <Timeline
          entries={[
            { at: new Date('2026-11-01T08:00:00Z'), title: say('Modtaget', 'Received') },
            {
              at: decided,
              title: say('Afgjort', 'Decided'),
              by: 'Bo Sørensen',
              body: say('Ansøgningen er bevilget.', 'The application is granted.'),
            },
          ]}
        />
      ),
    },
    {
      name: 'file-link',
      draw: () => (
        <p>
          <FileLink href="/x/fil/1" name="kvittering.pdf" mediaType="application/pdf" size={1_430_000} />
        </p>
      ),
    },
    {
      name: 'time',
      draw: () => (
        <p>
          <Time at={decided} show="dateTime" /> <Time at="2026-12-24" />
        </p>
      ),
    },
    {
      name: 'details',
      draw: () => (
        <Details summary={say('Hvorfor spørger vi?', 'Why do we ask?')}>
          <p>{say('Fordi loven siger det.', 'Because the law says so.')}</p>
        </Details>
      ),
    },
  ];
}
