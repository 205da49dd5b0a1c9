import type { ComponentChildren } from 'preact';
import { type ApiKey, apiScopes } from '../../../organisations/api-keys/api-keys.ts';
import type { Credential } from '../../../organisations/api-keys/credentials.ts';
import { markedIn, type Text } from '../../../texts/catalogue.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { CheckboxGroup } from '../../components/checkbox-group.tsx';
import { Details } from '../../components/details.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { Table } from '../../components/table.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { Time } from '../../components/time.tsx';
import type { PageContext } from '../../page-context.ts';
import { addresses } from '../addresses.ts';
import { scopeTexts, useApiKeysTexts } from './texts.ts';

/** What was just done on the page. */
export type Done =
  | { readonly kind: 'key' | 'secret'; readonly name: string; readonly value: string }
  | { readonly kind: 'ended'; readonly name: string };

/** What was typed into a form, with what is wrong with it. */
export interface Typed {
  readonly form: 'key' | 'secret';
  readonly name: string;
  readonly scopes: readonly string[];
  readonly workflows: readonly string[];
  readonly nameError?: string;
  readonly scopesError?: string;
}

export interface ApiKeysPageProperties {
  readonly context: PageContext;
  readonly keys: readonly ApiKey[];
  readonly secrets: readonly Credential[];
  /** The organisation's workflows, to which a key may be limited. */
  readonly workflows: readonly { readonly key: string; readonly title: Text }[];
  /** The address of webhooks, with a case number and an event to put in. */
  readonly webhookAddress: string;
  readonly done: Done | null;
  readonly typed: Typed | null;
}

/** What other systems come in with: the keys and secrets, and the two forms that make new ones. */
export function ApiKeysPage({ context, keys, secrets, workflows, webhookAddress, done, typed }: ApiKeysPageProperties) {
  const t = useApiKeysTexts();
  const here = addresses.apiKeys(context.organisation.slug);
  const [key, secret] = [typed?.form === 'key' ? typed : null, typed?.form === 'secret' ? typed : null];
  return (
    <>
      <h1>{t('apiKeys.title')}</h1>
      {done && <DoneAlert done={done} />}
      <p>{t('apiKeys.intro')}</p>
      <p>
        <a href="/api/v1/openapi.json">{t('apiKeys.description')}</a>
      </p>
      <h2>{t('apiKeys.keys.heading')}</h2>
      <Table
        caption={t('apiKeys.keys.heading')}
        captionHidden
        columns={[
          { heading: t('apiKeys.column.name'), cell: ({ name }) => name },
          {
            heading: t('apiKeys.column.scopes'),
            cell: ({ scopes }) => (
              <ul class="nobullet-list">
                {scopes.map((scope) => (
                  <li key={scope}>{t(scopeTexts[scope])}</li>
                ))}
              </ul>
            ),
          },
          {
            heading: t('apiKeys.column.workflows'),
            cell: ({ workflows: chosen }) =>
              chosen === null ? (
                t('apiKeys.allWorkflows')
              ) : (
                <ul class="nobullet-list">
                  {chosen.map((key) => (
                    <li key={key}>
                      <WorkflowName workflows={workflows} of={key} />
                    </li>
                  ))}
                </ul>
              ),
          },
          ...lifeColumns(context, 'noegle'),
        ]}
        rows={keys}
        rowKey={({ id }) => id}
        empty={t('apiKeys.keys.none')}
      />
      <h3>{t('apiKeys.new.heading')}</h3>
      <PostForm action={here} csrfToken={context.csrfToken}>
        <TextInput
          name="navn"
          label={t('apiKeys.new.name')}
          help={t('apiKeys.new.nameHelp')}
          maxLength={100}
          value={key?.name ?? ''}
          {...(key?.nameError === undefined ? {} : { error: key.nameError })}
        />
        <CheckboxGroup
          name="maa"
          label={t('apiKeys.new.scopes')}
          values={key?.scopes ?? []}
          choices={apiScopes.map((scope) => ({
            value: scope,
            text: t(scopeTexts[scope]),
            ...(scope === 'cases:on-behalf' ? { help: t('apiKeys.scope.onBehalfHelp') } : {}),
          }))}
          {...(key?.scopesError === undefined ? {} : { error: key.scopesError })}
        />
        {workflows.length > 0 && (
          <CheckboxGroup
            name="arbejdsgang"
            label={t('apiKeys.new.workflows')}
            help={t('apiKeys.new.workflowsHelp')}
            values={key?.workflows ?? []}
            choices={workflows.map(({ key: value, title }) => ({ value, text: markedIn(title, context.language) }))}
          />
        )}
        <Button>{t('apiKeys.new.make')}</Button>
      </PostForm>
      <h2>{t('apiKeys.secrets.heading')}</h2>
      <p>{t('apiKeys.secrets.intro')}</p>
      <p>
        {t('apiKeys.secrets.address')} <Secret>{webhookAddress}</Secret>
      </p>
      <Table
        caption={t('apiKeys.secrets.heading')}
        captionHidden
        columns={[
          { heading: t('apiKeys.column.name'), cell: ({ name }) => name },
          ...lifeColumns(context, 'hemmelighed'),
        ]}
        rows={secrets}
        rowKey={({ id }) => id}
        empty={t('apiKeys.secrets.none')}
      />
      <h3>{t('apiKeys.newSecret.heading')}</h3>
      <PostForm action={`${here}/hemmelighed`} csrfToken={context.csrfToken}>
        <TextInput
          name="webhook-navn"
          label={t('apiKeys.newSecret.name')}
          maxLength={100}
          value={secret?.name ?? ''}
          {...(secret?.nameError === undefined ? {} : { error: secret.nameError })}
        />
        <Button>{t('apiKeys.newSecret.make')}</Button>
      </PostForm>
    </>
  );

  /** When it was made and used, whether it is in force, and its end. */
  function lifeColumns<Row extends Credential>({ csrfToken }: PageContext, kind: 'noegle' | 'hemmelighed') {
    return [
      { heading: t('apiKeys.column.made'), cell: ({ createdAt }: Row) => <Time at={createdAt} /> },
      {
        heading: t('apiKeys.column.used'),
        cell: ({ usedAt }: Row) => (usedAt ? <Time at={usedAt} /> : t('apiKeys.neverUsed')),
      },
      {
        heading: t('apiKeys.column.state'),
        cell: ({ endedAt }: Row) => (
          <StatusBadge tone={endedAt ? 'neutral' : 'success'} text={t(endedAt ? 'apiKeys.ended' : 'apiKeys.inForce')} />
        ),
      },
      {
        heading: t('apiKeys.column.action'),
        cell: ({ id, name, endedAt }: Row): ComponentChildren =>
          endedAt ? null : (
            <Details summary={`${t('apiKeys.end')} ${name}`}>
              <p>{t('apiKeys.end.sure')}</p>
              <PostForm action={`${here}/luk`} csrfToken={csrfToken}>
                <input type="hidden" name={kind} value={id} />
                <Button kind="warning" about={name}>
                  {t('apiKeys.end.confirm')}
                </Button>
              </PostForm>
            </Details>
          ),
      },
    ];
  }
}

/** A workflow by its title; one that is gone by its key. */
function WorkflowName({ workflows, of }: Pick<ApiKeysPageProperties, 'workflows'> & { readonly of: string }) {
  const found = workflows.find(({ key }) => key === of);
  return found ? <LocalText text={found.title} /> : <span translate={false}>{of}</span>;
}

function DoneAlert({ done }: { readonly done: Done }) {
  const t = useApiKeysTexts();
  const { name } = done;
  if (done.kind === 'ended') {
    return (
      <Alert kind="success" heading={t('apiKeys.ended.heading', { name })} focusOnLoad>
        {t('apiKeys.ended.text')}
      </Alert>
    );
  }
  const heading = t(done.kind === 'key' ? 'apiKeys.made.heading' : 'apiKeys.madeSecret.heading', { name });
  return (
    <Alert kind="success" heading={heading} focusOnLoad>
      <p class="alert-text">
        <Secret>{done.value}</Secret>
      </p>
      <p class="alert-text">{t('apiKeys.made.once')}</p>
    </Alert>
  );
}

/** What is copied as it stands: no language, and written from the left. */
function Secret({ children }: { readonly children: string }) {
  return (
    <code class="secret" dir="ltr" translate={false}>
      {children}
    </code>
  );
}
