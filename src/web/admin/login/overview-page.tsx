import { type CitizenWay, type EmployeeWay, ownKeyOf } from '../../../identity/login-ways.ts';
import type { Audience } from '../../../identity/providers/claim-map.ts';
import type { OwnClientKeys } from '../../../identity/providers/client-key-turn.ts';
import type { LoginSettings } from '../../../identity/providers/login-settings.ts';
import { presetKeys } from '../../../identity/providers/presets.ts';
import type { KeptProvider } from '../../../identity/providers/provider-schema.ts';
import type { SamlPartyView } from '../../../identity/saml/saml-party-view.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Fieldset } from '../../components/fieldset.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Select } from '../../components/select.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { Table } from '../../components/table.tsx';
import type { PageContext } from '../../page-context.ts';
import { useLanguage } from '../../page-environment.ts';
import { addresses } from '../addresses.ts';
import { ClientKeyList } from './client-keys.tsx';
import { SamlPartyList } from './saml-parties.tsx';
import { useLoginsTexts } from './texts.ts';

type Way = CitizenWay | EmployeeWay;

/** The ways of one audience: all that are set up, those that are offered first and in their order. */
export interface ShownWays {
  readonly audience: Audience;
  readonly ways: readonly { readonly way: Way; readonly isOffered: boolean }[];
  readonly error: string | null;
}

/** What was done before the page is shown again, as its address says it. */
const doneTexts = {
  gemt: 'logins.saved',
  slettet: 'logins.removed',
  'noegle-ny': 'logins.keys.made',
  'noegle-brug': 'logins.keys.used',
  'noegle-kasser': 'logins.keys.discarded',
  'noegle-tilbage': 'logins.keys.returned',
  'noegle-fjern': 'logins.keys.removed',
} as const;

export type LoginsDone = keyof typeof doneTexts;

export function isDone(word: unknown): word is LoginsDone {
  return typeof word === 'string' && Object.hasOwn(doneTexts, word);
}

export interface LoginsPageProperties {
  readonly context: PageContext;
  readonly settings: LoginSettings;
  readonly shown: readonly ShownWays[];
  readonly edition: string;
  readonly done: LoginsDone | null;
  /** The organisation's keys towards its own providers; null where it has none. */
  readonly keys: OwnClientKeys | null;
  /** Names of forms that could no longer be opened, where that stopped a change. */
  readonly asksAnyway: boolean;
  readonly parties: readonly SamlPartyView[];
}

/** How an organisation's people log in: the ways that are offered, the organisation's own providers, and how it is registered elsewhere. */
export function LoginsPage(of: LoginsPageProperties) {
  const { context, settings, done } = of;
  const t = useLoginsTexts();
  const here = addresses.login(context.organisation.slug);
  return (
    <>
      <h1>{t('logins.title')}</h1>
      {done !== null && (
        <Alert kind="success" heading={t(doneTexts[done])} focusOnLoad>
          {t('logins.saved.text')}
        </Alert>
      )}
      <p>{t('logins.intro')}</p>
      <h2>{t('logins.ways.heading')}</h2>
      <p>{t('logins.ways.help')}</p>
      <PostForm action={`${here}/maader`} csrfToken={context.csrfToken}>
        <input type="hidden" name="udgave" value={of.edition} />
        {of.shown.map((each) => (
          <Ways key={each.audience} {...each} settings={settings} />
        ))}
        <p>{t('logins.ways.off')}</p>
        {of.asksAnyway && (
          <div class="form-group">
            <input type="checkbox" class="form-checkbox" id="alligevel" name="alligevel" value="ja" />
            <label for="alligevel">{t('logins.forms.anyway')}</label>
          </div>
        )}
        <Button>{t('logins.ways.save')}</Button>
      </PostForm>
      <h2 class="mt-7">{t('logins.providers.heading')}</h2>
      <p>{t('logins.providers.intro')}</p>
      <Providers {...of} />
      <h3 class="mt-5">{t('logins.add.heading')}</h3>
      <form action={`${here}/udbydere/ny`} method="get">
        <Select
          name="forvalg"
          label={t('logins.add.preset')}
          help={t('logins.add.help')}
          options={presetKeys.map((key) => ({ value: key, text: t(`logins.preset.${key}`) }))}
        />
        <Button kind="secondary">{t('logins.add.go')}</Button>
      </form>
      {of.keys !== null && <ClientKeyList context={context} keys={of.keys} />}
      <SamlPartyList parties={of.parties} />
    </>
  );
}

/** The names of a way's two inputs. */
export const wayInputs = {
  offered: (audience: Audience) => (audience === 'citizens' ? 'borgere' : 'medarbejdere'),
  place: (audience: Audience, way: string) => `${audience === 'citizens' ? 'borgere' : 'medarbejdere'}.plads.${way}`,
} as const;

function Ways({ audience, ways, error, settings }: ShownWays & { readonly settings: LoginSettings }) {
  const t = useLoginsTexts();
  const name = wayInputs.offered(audience);
  return (
    <Fieldset name={name} label={t(`logins.${audience}`)} {...(error === null ? {} : { error })}>
      {ways.length === 0 && <p>{t('logins.ways.none')}</p>}
      <ul class="nobullet-list">
        {ways.map(({ way, isOffered }, index) => (
          <li key={way} class="login-way">
            <span>
              <input
                type="checkbox"
                class="form-checkbox"
                id={`${name}.${way}`}
                name={name}
                value={way}
                checked={isOffered}
              />
              <label class="form-label" for={`${name}.${way}`}>
                <WayName way={way} settings={settings} />
              </label>
            </span>
            <span class="login-place">
              <label class="form-label" for={wayInputs.place(audience, way)}>
                {t('logins.ways.place')}
                <span class="sr-only"> {t('logins.ways.placeOf', { way: useWayName(way, settings) })}</span>
              </label>
              <input
                class="form-input input-width-xs"
                inputMode="numeric"
                id={wayInputs.place(audience, way)}
                name={wayInputs.place(audience, way)}
                value={String(index + 1)}
                maxLength={2}
              />
            </span>
          </li>
        ))}
      </ul>
    </Fieldset>
  );
}

function WayName({ way, settings }: { readonly way: Way; readonly settings: LoginSettings }) {
  return useWayName(way, settings);
}

function useWayName(way: Way, settings: LoginSettings): string {
  const t = useLoginsTexts();
  const language = useLanguage();
  const key = ownKeyOf(way);
  if (key === null) return t(`logins.way.${way as 'mitid'}`);
  const provider = settings.providers.find((each) => each.key === key);
  return provider ? markedIn(provider.name, language) : key;
}

function Providers({ context, settings, shown }: LoginsPageProperties) {
  const t = useLoginsTexts();
  const { language } = context;
  const { slug } = context.organisation;
  const drafts = new Map(settings.drafts.map((draft) => [draft.key, draft]));
  const isUsed = (key: string) => settings.providers.some((each) => each.key === key);
  const offered = new Set<string>(
    shown.flatMap(({ ways }) => ways.flatMap(({ way, isOffered }) => (isOffered ? way : []))),
  );
  const all = [...settings.providers, ...settings.drafts.filter(({ key }) => !isUsed(key))];
  return (
    <Table<KeptProvider>
      caption={t('logins.providers.heading')}
      captionHidden
      rows={all}
      rowKey={({ key }) => key}
      empty={t('logins.providers.none')}
      columns={[
        {
          heading: t('logins.column.name'),
          cell: ({ key, name }) => <a href={addresses.provider(slug, key)}>{markedIn(name, language)}</a>,
        },
        { heading: t('logins.column.for'), cell: ({ audience }) => t(`logins.${audience}`) },
        {
          heading: t('logins.column.kind'),
          cell: ({ preset }) => t(`logins.preset.${preset as 'os2'}`),
        },
        {
          heading: t('logins.column.state'),
          cell: ({ key }) => {
            if (!isUsed(key)) return <StatusBadge tone="neutral" text={t('logins.state.draft')} />;
            const isOffered = offered.has(`provider:${key}`);
            return (
              <>
                <StatusBadge
                  tone={isOffered ? 'success' : 'neutral'}
                  text={t(isOffered ? 'logins.state.offered' : 'logins.state.used')}
                />
                {drafts.has(key) && <StatusBadge tone="warning" text={t('logins.state.changed')} />}
              </>
            );
          },
        },
      ]}
    />
  );
}
