import type { VNode } from 'preact';
import { textIn, translator } from '../../src/texts/catalogue.ts';
import type { PageLanguage } from '../pages.tsx';
import { people, type SandboxPerson } from '../people.ts';
import { type LevelName, levels } from './levels.ts';
import { mitidTexts } from './texts.ts';

/** First, middle and last name in one. */
export function fullName(person: SandboxPerson): string {
  return [person.firstName, person.middleName, person.lastName].filter(Boolean).join(' ');
}

const levelNames: readonly LevelName[] = ['low', 'substantial', 'high'];

/**
 * The form of the log-in page: a level, one button for each test person, and Cancel. It posts `level` and either
 * `person` (the person's MitID UUID) or `cancel`.
 */
export function LoginForm(of: { readonly language: PageLanguage; readonly asked: LevelName }): VNode {
  const say = translator(mitidTexts, of.language);
  return (
    <form method="post">
      <p>{say('mitid.login.what')}</p>
      <fieldset>
        <legend>{say('mitid.login.level')}</legend>
        {levelNames.map((level) => (
          <label>
            <input type="radio" name="level" value={level} checked={level === of.asked} />
            <span title={levels[level]}>{say(`mitid.login.${level}`)}</span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{say('mitid.login.people')}</legend>
        <ul class="choices">
          {people.map((person) => (
            <li>
              <button type="submit" name="person" value={person.mitidUuid}>
                <strong>{say('mitid.login.as', { name: fullName(person) })}</strong>
                <span>{textIn(person.note, of.language)}</span>
              </button>
            </li>
          ))}
        </ul>
      </fieldset>
      <button type="submit" name="cancel" value="yes">
        {say('mitid.login.cancel')}
      </button>
    </form>
  );
}
