import type { VNode } from 'preact';
import { textIn, translator } from '../../src/texts/catalogue.ts';
import { stableUuid } from '../mitid/provider/stable-uuid.ts';
import type { AskedLogin } from '../nemlogin/judge-login.ts';
import { AnswerFields, Choice, LevelFields, levelIn } from '../nemlogin/pages.tsx';
import type { Fields } from '../nemlogin/saml-provider.tsx';
import type { PageLanguage } from '../pages.tsx';
import { proevebyCvr } from '../people.ts';
import { handlerUsers } from './employees.ts';
import { type BppVersion, bppNamespaces, type PrivilegeSpec } from './privileges.ts';
import { generations, type HandlerTold, nameForms } from './tell.ts';
import { contextHandlerTexts } from './texts.ts';
import { handlerBadVariants, handlerGoodVariants, privilegeVariants } from './variants.ts';

/** Every form of an answer that can be chosen. */
export const handlerVariants = { ...handlerGoodVariants, ...privilegeVariants, ...handlerBadVariants };

const versions = Object.keys(bppNamespaces) as readonly BppVersion[];

/**
 * The form of the log-in page. It posts `level`, `bpp`, `nameForm`, `generation`, `variant`, `failure`, and one of `employee` (a
 * UUID), `typed` (with `name`, `cvr`, `roles`, `kle` and `units`), `cancel` and `fail`.
 */
export function HandlerLoginForm({
  language,
  asked,
}: {
  readonly language: PageLanguage;
  readonly asked: AskedLogin;
}): VNode {
  const say = translator(contextHandlerTexts, language);
  const typed = ['name', 'cvr', 'roles', 'kle', 'units'] as const;
  return (
    <form method="post">
      <p>{say('contextHandler.login.what')}</p>
      <LevelFields language={language} level={asked.level} />
      <fieldset>
        <legend>{say('contextHandler.login.form')}</legend>
        {(
          [
            ['nameForm', nameForms],
            ['generation', generations],
            ['bpp', versions],
          ] as const
        ).map(([name, values]) => (
          <p>
            <label for={name}>{say(`contextHandler.login.${name}`)}</label> <Choice name={name} values={values} />
          </p>
        ))}
      </fieldset>
      <fieldset>
        <legend>{say('contextHandler.login.people')}</legend>
        <ul class="choices">
          {handlerUsers.map(({ uuid, name, note }) => (
            <li>
              <button type="submit" name="employee" value={uuid}>
                <strong>{say('contextHandler.login.as', { name })}</strong>
                <span>{textIn(note, language)}</span>
              </button>
            </li>
          ))}
        </ul>
      </fieldset>
      <fieldset>
        <legend>{say('contextHandler.login.typed')}</legend>
        {typed.map((name) => (
          <p>
            <label>
              {say(`contextHandler.login.${name}`)}{' '}
              <input name={name} autocomplete="off" {...(name === 'cvr' ? { value: proevebyCvr } : {})} />
            </label>
          </p>
        ))}
        <button type="submit" name="typed" value="yes">
          {say('contextHandler.login.typed.go')}
        </button>
      </fieldset>
      <AnswerFields language={language} variants={Object.keys(handlerVariants)} />
    </form>
  );
}

/** Who was chosen or typed in, and how they are to be told of; null for nobody. */
export function readHandlerForm(fields: Fields): HandlerTold | null {
  const level = levelIn(fields.level);
  const [nameForm] = nameForms.filter((each) => each === (fields.nameForm ?? nameForms[0]));
  const [generation] = generations.filter((each) => each === (fields.generation ?? generations[0]));
  const [bpp] = versions.filter((each) => each === (fields.bpp ?? '1.1'));
  if (!level || !nameForm || !generation || !bpp) return null;
  const how = { level, nameForm, generation, bpp };
  if (fields.typed === undefined) {
    const found = handlerUsers.find(({ uuid }) => uuid === fields.employee);
    return found ? { ...found, ...how } : null;
  }
  const [name = '', cvr = ''] = [fields.name?.trim(), fields.cvr?.trim()];
  if (name === '' || name.length > 140 || !/^\d{8}$/.test(cvr)) return null;
  const list = (value: string | undefined) => (value ?? '').split(',').flatMap((each) => each.trim() || []);
  const [kle, units] = [list(fields.kle), list(fields.units)];
  const privileges = list(fields.roles).map(
    (role): PrivilegeSpec => ({ role, ...(kle.length > 0 ? { kle } : {}), ...(units.length > 0 ? { units } : {}) }),
  );
  const uuid = stableUuid('context-handler typed', name, cvr);
  return { uuid, name, email: 'medarbejder@kommune.example', cvr, privileges, ...how };
}
