import type { VNode } from 'preact';
import { translator } from '../../src/texts/catalogue.ts';
import type { PageLanguage } from '../pages.tsx';
import type { SandboxEmployee } from '../people.ts';
import { employeeTexts } from './texts.ts';

/** The form of the log-in page: one button for each employee, and Cancel. It posts `employee` or `cancel`. */
export function EmployeeForm(of: {
  readonly language: PageLanguage;
  readonly employees: readonly SandboxEmployee[];
}): VNode {
  const say = translator(employeeTexts, of.language);
  const listed = (words: readonly string[]) => words.join(', ') || say('employees.login.none');
  return (
    <form method="post">
      <p>{say('employees.login.what')}</p>
      <fieldset>
        <legend>{say('employees.login.people')}</legend>
        <ul class="choices">
          {of.employees.map((employee) => (
            <li>
              <button type="submit" name="employee" value={employee.subject}>
                <strong>{say('employees.login.as', { name: employee.name })}</strong>
                <span>
                  {say('employees.login.roles', { roles: listed(employee.roles), groups: listed(employee.groups) })}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </fieldset>
      <button type="submit" name="cancel" value="yes">
        {say('employees.login.cancel')}
      </button>
    </form>
  );
}
