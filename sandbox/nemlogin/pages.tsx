import type { VNode } from 'preact';
import { textIn, translator } from '../../src/texts/catalogue.ts';
import type { PageLanguage } from '../pages.tsx';
import type { AskedLogin } from './judge-login.ts';
import { type Level, levelOrder } from './names.ts';
import { subjects } from './subjects.ts';
import { nemloginTexts } from './texts.ts';
import { badVariants, failures, goodVariants } from './variants.ts';

const profiles = [
  ['Person', 'nemlogin.login.people'],
  ['Professional', 'nemlogin.login.employees'],
] as const;

/**
 * The form of the log-in page. It posts `level`, `variant`, `failure`, and one of `subject` (a test person's key), `typed` (with
 * `cpr` and `name`), `cancel` and `fail`.
 */
export function LoginForm({ language, asked }: { readonly language: PageLanguage; readonly asked: AskedLogin }): VNode {
  const say = translator(nemloginTexts, language);
  const offered = profiles.filter(([profile]) => asked.profile === null || asked.profile === profile);
  return (
    <form method="post">
      <p>{say('nemlogin.login.what')}</p>
      <LevelFields language={language} level={asked.level} />
      {offered.map(([profile, title]) => (
        <fieldset>
          <legend>{say(title)}</legend>
          <ul class="choices">
            {subjects
              .filter((subject) => subject.profile === profile)
              .map((subject) => (
                <li>
                  <button type="submit" name="subject" value={subject.key}>
                    <strong>{say('nemlogin.login.as', { name: subject.name })}</strong>
                    <span>{textIn(subject.note, language)}</span>
                  </button>
                </li>
              ))}
          </ul>
        </fieldset>
      ))}
      {asked.profile === 'Professional' ? null : (
        <fieldset>
          <legend>{say('nemlogin.login.typed')}</legend>
          <p>
            <label>
              {say('nemlogin.login.cpr')} <input name="cpr" inputMode="numeric" autocomplete="off" />
            </label>
          </p>
          <p>
            <label>
              {say('nemlogin.login.name')} <input name="name" autocomplete="off" />
            </label>
          </p>
          <button type="submit" name="typed" value="yes">
            {say('nemlogin.login.typed.go')}
          </button>
        </fieldset>
      )}
      <AnswerFields language={language} variants={[...Object.keys(goodVariants), ...Object.keys(badVariants)]} />
    </form>
  );
}

/** The level that somebody logs in at: `level`. */
export function LevelFields({
  language,
  level: chosen,
}: {
  readonly language: PageLanguage;
  readonly level: Level;
}): VNode {
  const say = translator(nemloginTexts, language);
  return (
    <fieldset>
      <legend>{say('nemlogin.login.level')}</legend>
      {levelOrder.map((level) => (
        <label>
          <input type="radio" name="level" value={level} checked={level === chosen} />
          {say(`nemlogin.login.${level}`)}
        </label>
      ))}
    </fieldset>
  );
}

/** How the answer is made, and the ways to give none: `variant`, `cancel`, `failure` with `fail`. */
export function AnswerFields(of: { readonly language: PageLanguage; readonly variants: readonly string[] }): VNode {
  const say = translator(nemloginTexts, of.language);
  return (
    <>
      <fieldset>
        <legend>{say('nemlogin.login.variant')}</legend>
        <p>{say('nemlogin.login.variant.what')}</p>
        <label for="variant">{say('nemlogin.login.variant')}</label>
        <Choice name="variant" values={of.variants} />
      </fieldset>
      <fieldset>
        <legend>{say('nemlogin.login.end')}</legend>
        <p>
          <button type="submit" name="cancel" value="yes">
            {say('nemlogin.login.cancel')}
          </button>
        </p>
        <p>
          <label for="failure">{say('nemlogin.login.failure')}</label>
          <Choice name="failure" values={Object.keys(failures)} />
        </p>
        <button type="submit" name="fail" value="yes">
          {say('nemlogin.login.fail')}
        </button>
      </fieldset>
    </>
  );
}

export function Choice({ name, values }: { readonly name: string; readonly values: readonly string[] }): VNode {
  return (
    <select name={name} id={name}>
      {values.map((value) => (
        <option value={value}>{value}</option>
      ))}
    </select>
  );
}

/** A form that brings a message to a service; a script sends it, and without scripts the button does. */
export function SendForm(of: {
  readonly language: PageLanguage;
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}): VNode {
  return (
    <form method="post" action={of.action} id="send">
      {Object.entries(of.fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit">{translator(nemloginTexts, of.language)('nemlogin.send.go')}</button>
    </form>
  );
}

/** The script of {@link SendForm}'s page. */
export const sendScript = "document.getElementById('send').submit();\n";

/** The first page: what the provider is, whose session the browser has, and its keys. */
export function StartPage(of: {
  /** What its addresses begin with. */
  readonly root: string;
  readonly what: string;
  readonly language: PageLanguage;
  readonly entityId: string;
  readonly loggedIn: { readonly name: string } | null;
  readonly signing: string;
  readonly shown: readonly string[];
}): VNode {
  const say = translator(nemloginTexts, of.language);
  const { loggedIn } = of;
  return (
    <>
      <p>{of.what}</p>
      <dl>
        <dt>{say('nemlogin.page.entity')}</dt>
        <dd>
          <code>{of.entityId}</code>
        </dd>
        <dt>{say('nemlogin.page.metadata')}</dt>
        <dd>
          <a href={`${of.root}/metadata`}>{`${of.root}/metadata`}</a>
        </dd>
      </dl>
      <h2>{say('nemlogin.page.session')}</h2>
      {loggedIn === null ? (
        <p>{say('nemlogin.page.none')}</p>
      ) : (
        <form method="post" action={`${of.root}/log-out`}>
          <p>{say('nemlogin.page.logged', { name: loggedIn.name })}</p>
          <button type="submit">{say('nemlogin.page.logout')}</button>
        </form>
      )}
      <h2>{say('nemlogin.page.keys')}</h2>
      <p>{say('nemlogin.page.keys.now', { signing: of.signing, shown: of.shown.join(', ') })}</p>
      <form method="post" action={`${of.root}/keys`}>
        <button type="submit" name="do" value="announce">
          {say('nemlogin.page.keys.announce')}
        </button>{' '}
        <button type="submit" name="do" value="change">
          {say('nemlogin.page.keys.change')}
        </button>
      </form>
    </>
  );
}

/** A word of the form as a level. */
export function levelIn(value: string | undefined): Level | null {
  return levelOrder.find((level) => level === value) ?? null;
}
