import type { Playable } from '../../../cases/dry-runs/playable-workflow.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { markFallback } from '../../../texts/imported-texts.ts';
import type { Replayed } from '../../../workflows/dry-run/replay.ts';
import { tellDifference } from '../../../workflows/dry-run/tell-difference.ts';
import { testPersons } from '../../../workflows/dry-run/test-persons.ts';
import { BackLink } from '../../components/back-link.tsx';
import { Button } from '../../components/button.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { RadioGroup } from '../../components/radio-group.tsx';
import { Select } from '../../components/select.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { Table } from '../../components/table.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { languageName } from '../../language.ts';
import type { PageContext } from '../../page-context.ts';
import type { DryRunAddresses } from './addresses.ts';
import { CannotPlay } from './cannot-play.tsx';
import { useDryRunTexts } from './texts.ts';

/** What stands in the form that begins a run. */
export interface Beginning {
  readonly person: string;
  readonly day: string;
  readonly language: string;
  readonly answers: string;
}

export interface KeptShown {
  readonly id: string;
  readonly name: string;
  readonly replayed: Replayed;
}

interface ListPageProperties {
  readonly context: PageContext;
  readonly to: DryRunAddresses;
  readonly designHref: string;
  readonly playable: Playable;
  readonly kept: readonly KeptShown[];
  readonly beginning: Beginning;
  readonly errors: readonly { readonly message: string; readonly fieldId: string }[];
}

/** Where a workflow's runs begin, and those that were kept. */
export function ListPage({ context, to, designHref, playable, kept, beginning, errors }: ListPageProperties) {
  const t = useDryRunTexts();
  const { language, csrfToken } = context;
  const { definition } = playable;
  const error = (field: string) => {
    const found = errors.find(({ fieldId }) => fieldId === field);
    return found ? { error: found.message } : {};
  };
  return (
    <>
      <BackLink href={designHref}>{t('dryRunPage.toDesign')}</BackLink>
      <h1>{t('dryRunPage.title', { workflow: markedIn(definition.title, language) })}</h1>
      <p class="font-lead">{t('dryRunPage.intro')}</p>
      <CannotPlay playable={playable} heading={t('dryRunPage.cannot')} />
      {playable.ok && (
        <section aria-labelledby="begynd">
          <h2 id="begynd">{t('dryRunPage.begin')}</h2>
          <PostForm action={to.list} csrfToken={csrfToken}>
            <Select
              name="person"
              label={t('dryRunPage.person')}
              help={t('dryRunPage.personHelp')}
              value={beginning.person}
              options={testPersons.map(({ key, name, description }) => ({
                value: key,
                text: t('dryRunPage.personShown', {
                  name: name === '' ? t('dryRunPage.noName') : name,
                  description: markedIn(description, language),
                }),
              }))}
              {...error('person')}
            />
            <TextInput
              name="dag"
              label={t('dryRunPage.day')}
              type="date"
              value={beginning.day}
              width="middle"
              {...error('dag')}
            />
            <Select
              name="sprog"
              label={t('dryRunPage.language')}
              value={beginning.language}
              options={context.languages.map((value) => ({ value, text: inItself(value, language) }))}
            />
            <RadioGroup
              name="svar"
              label={t('dryRunPage.answers')}
              value={beginning.answers}
              choices={[
                { value: 'opfind', text: t('dryRunPage.invent') },
                { value: 'skriv', text: t('dryRunPage.type') },
              ]}
            />
            <Button>{t('dryRunPage.beginButton')}</Button>
          </PostForm>
        </section>
      )}
      <section aria-labelledby="gemte">
        <h2 id="gemte">{t('dryRunPage.kept')}</h2>
        <p>{t('dryRunPage.keptIntro')}</p>
        <Table
          caption={t('dryRunPage.kept')}
          captionHidden
          columns={[
            { heading: t('dryRunPage.name'), cell: ({ id, name }) => <a href={to.run(id)}>{name}</a> },
            {
              heading: t('dryRunPage.state'),
              cell: ({ replayed }) =>
                replayed.same ? (
                  <StatusBadge tone="success" text={t('dryRunPage.passes')} />
                ) : (
                  <>
                    <StatusBadge tone="error" text={t('dryRunPage.breaks')} />{' '}
                    <LocalText text={tellDifference(definition, replayed.difference)} />
                  </>
                ),
            },
          ]}
          rows={kept}
          rowKey={({ id }) => id}
          empty={t('dryRunPage.noneKept')}
        />
      </section>
      {playable.ok && (
        <section aria-labelledby="led">
          <h2 id="led">{t('dryRunPage.search')}</h2>
          <p>{t('dryRunPage.searchIntro')}</p>
          <PostForm action={to.search} csrfToken={csrfToken}>
            <Button kind="secondary">{t('dryRunPage.searchButton')}</Button>
          </PostForm>
        </section>
      )}
    </>
  );
}

/** A language by its own name, marked as such where that is not the page's. */
function inItself(language: string, own: string): string {
  return language === own ? languageName(language) : markFallback(languageName(language), language);
}
