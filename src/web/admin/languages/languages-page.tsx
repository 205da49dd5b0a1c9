import type { Language } from '../../../texts/catalogue.ts';
import type { Direction } from '../../../texts/direction.ts';
import { markFallback } from '../../../texts/imported-texts.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Details } from '../../components/details.tsx';
import { describedBy, FormGroup } from '../../components/form-group.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Table } from '../../components/table.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { languageName } from '../../language.ts';
import type { PageContext } from '../../page-context.ts';
import { addresses } from '../addresses.ts';
import { keyList } from './problem-text.ts';
import { useLanguagesTexts } from './texts.ts';

/** A language as the page shows it. */
export interface ShownLanguage {
  readonly language: Language;
  readonly direction: Direction;
  readonly builtIn: boolean;
  /** Keys that it has no text for. */
  readonly missing: readonly string[];
}

/** What has just been imported. */
export interface ShownImport {
  readonly language: Language;
  readonly count: number;
  readonly skipped: readonly string[];
  readonly outdated: readonly string[];
}

export interface LanguagesPageProperties {
  readonly context: PageContext;
  readonly isOn: boolean;
  readonly chosen: readonly ShownLanguage[];
  readonly others: readonly ShownLanguage[];
  /** How many texts the product has. */
  readonly all: number;
  readonly imported: ShownImport | null;
  readonly fileError?: string | undefined;
  readonly tag?: { readonly value: string; readonly error: string } | undefined;
}

/** The organisation's languages: which are offered, in which order, and how a new one is brought in. */
export function LanguagesPage(properties: LanguagesPageProperties) {
  const { context, isOn, chosen, others, imported } = properties;
  const t = useLanguagesTexts();
  const here = addresses.languages(context.organisation.slug);
  const [own] = chosen;
  return (
    <>
      <h1>{t('languages.title')}</h1>
      {imported !== null && <Imported imported={imported} />}
      <p>{t('languages.intro')}</p>
      <h2>{t('languages.on.heading')}</h2>
      <p>
        {isOn ? t('languages.on.isOn') : t('languages.on.isOff', { language: languageName(own?.language ?? 'da') })}
      </p>
      <PostForm action={here} csrfToken={context.csrfToken}>
        <Button kind="secondary" name="handling" value={isOn ? 'fra' : 'til'}>
          {t(isOn ? 'languages.on.turnOff' : 'languages.on.turnOn')}
        </Button>
      </PostForm>
      <h2>{t('languages.chosen.heading')}</h2>
      <p>{t('languages.chosen.help')}</p>
      <Languages {...properties} languages={chosen} caption={t('languages.chosen.heading')} areChosen />
      {others.length > 0 && (
        <>
          <h2>{t('languages.others.heading')}</h2>
          <Languages {...properties} languages={others} caption={t('languages.others.heading')} areChosen={false} />
        </>
      )}
      <NewLanguage {...properties} />
    </>
  );
}

function Imported({ imported }: { readonly imported: ShownImport }) {
  const t = useLanguagesTexts();
  const { language, count, skipped, outdated } = imported;
  return (
    <Alert kind="success" heading={t('languages.imported', { language: languageName(language) })} focusOnLoad>
      <p class="alert-text">{t('languages.imported.count', { count })}</p>
      {skipped.length > 0 && (
        <p class="alert-text">
          {t('languages.imported.skipped', { count: skipped.length, keys: keyList(t, skipped) })}
        </p>
      )}
      {outdated.length > 0 && (
        <p class="alert-text">
          {t('languages.imported.outdated', { count: outdated.length, keys: keyList(t, outdated) })}
        </p>
      )}
    </Alert>
  );
}

interface LanguagesProperties extends LanguagesPageProperties {
  readonly languages: readonly ShownLanguage[];
  readonly caption: string;
  readonly areChosen: boolean;
}

function Languages({ context, languages, caption, areChosen, all }: LanguagesProperties) {
  const t = useLanguagesTexts();
  const slug = context.organisation.slug;
  const button = (text: string, value: string, { language }: ShownLanguage) => (
    <Button
      kind="tertiary"
      name="handling"
      value={`${value}:${language}`}
      about={markFallback(languageName(language), language)}
    >
      {text}
    </Button>
  );
  return (
    <PostForm action={addresses.languages(slug)} csrfToken={context.csrfToken}>
      <Table
        caption={caption}
        captionHidden
        rows={languages}
        rowKey={(row) => row.language}
        empty={t('languages.chosen.none')}
        columns={[
          {
            heading: t('languages.chosen.language'),
            cell: (row) => (
              <>
                <span lang={row.language} dir={row.direction}>
                  {languageName(row.language)}
                </span>{' '}
                <bdi class="quiet">{row.language}</bdi>
              </>
            ),
          },
          { heading: t('languages.chosen.texts'), cell: (row) => <Completeness row={row} all={all} /> },
          {
            heading: areChosen ? t('languages.chosen.order') : t('languages.chosen.actions'),
            cell: (row) =>
              areChosen ? (
                <>
                  {row !== languages[0] && button(t('languages.up'), 'op', row)}
                  {row !== languages.at(-1) && button(t('languages.down'), 'ned', row)}
                  {languages.length > 1 && button(t('languages.hide'), 'skjul', row)}
                </>
              ) : (
                button(t('languages.show'), 'vis', row)
              ),
          },
        ]}
      />
      {languages
        .filter((row) => !row.builtIn)
        .map((row) => (
          <Imports key={row.language} row={row} slug={slug} all={all} />
        ))}
    </PostForm>
  );
}

function Completeness({ row, all }: { readonly row: ShownLanguage; readonly all: number }) {
  const t = useLanguagesTexts();
  if (row.builtIn) return <>{t('languages.builtIn')}</>;
  if (row.missing.length === 0) return <>{t('languages.complete', { count: all })}</>;
  return <>{t('languages.missing', { count: row.missing.length, all })}</>;
}

/** What can be done with an imported language. */
function Imports({ row, slug, all }: { readonly row: ShownLanguage; readonly slug: string; readonly all: number }) {
  const t = useLanguagesTexts();
  const name = languageName(row.language);
  return (
    <section aria-label={name}>
      <h3>
        <span lang={row.language} dir={row.direction}>
          {name}
        </span>
      </h3>
      <p>
        <a href={addresses.catalogue(slug, row.language)}>
          {t('languages.fetch')} <span class="sr-only">{name}</span>
        </a>
      </p>
      {row.missing.length > 0 && (
        <Details summary={`${isolate(name)}: ${t('languages.missing', { count: row.missing.length, all })}`}>
          <p>{t('languages.missing.help')}</p>
          <MissingKeys keys={row.missing} />
        </Details>
      )}
      <Details summary={`${t('languages.remove')}: ${isolate(name)}`}>
        <p>{t('languages.remove.help')}</p>
        <Button kind="warning" name="handling" value={`slet:${row.language}`} about={markFallback(name, row.language)}>
          {t('languages.remove.confirm')}
        </Button>
      </Details>
    </section>
  );
}

/** One line for the keys that begin alike: a language that is just begun lacks thousands, too many to have a line each. */
function MissingKeys({ keys }: { readonly keys: readonly string[] }) {
  const rooms = Map.groupBy(keys, (key) => key.split('.', 1)[0]);
  return (
    <ul>
      {[...rooms].map(([room, alike]) => (
        <li key={room}>
          <code>{alike.join(', ')}</code>
        </li>
      ))}
    </ul>
  );
}

function NewLanguage({ context, fileError, tag }: LanguagesPageProperties) {
  const t = useLanguagesTexts();
  const slug = context.organisation.slug;
  const file = {
    name: 'fil',
    label: t('languages.file'),
    help: t('languages.fileHelp'),
    ...(fileError === undefined ? {} : { error: fileError }),
  };
  return (
    <>
      <h2>{t('languages.new.heading')}</h2>
      <p>{t('languages.new.step1')}</p>
      <form method="get" action={addresses.catalogue(slug)} noValidate>
        <TextInput
          name="sprog"
          label={t('languages.new.tag')}
          help={t('languages.new.tagHelp')}
          width="middle"
          {...(tag ?? {})}
        />
        <Button kind="secondary">{t('languages.new.fetch')}</Button>
      </form>
      <p>{t('languages.new.step2', { example: '{name}' })}</p>
      <p>{t('languages.new.step3')}</p>
      <PostForm action={addresses.importLanguage(slug)} csrfToken={context.csrfToken} multipart>
        <div class="form-group-checkbox">
          <input type="checkbox" class="form-checkbox" id="spring" name="spring" value="ja" />
          <label class="form-label" for="spring">
            {t('languages.skipUnknown')}
          </label>
        </div>
        <FormGroup {...file}>
          <input
            type="file"
            id="fil"
            name="fil"
            accept=".json,application/json"
            aria-describedby={describedBy(file)}
            aria-invalid={fileError === undefined ? undefined : 'true'}
          />
        </FormGroup>
        <Button>{t('languages.import')}</Button>
      </PostForm>
    </>
  );
}

/** A language's name in itself may run the other way than what stands around it. */
const isolate = (name: string): string => `\u2068${name}\u2069`;
