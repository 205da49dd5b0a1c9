import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { people } from '../../../sandbox/people.ts';
import { loginCitizen, loginEmployee } from '../../../src/identity/login.ts';
import { createSessions, type Sessions } from '../../../src/identity/sessions.ts';
import { readCatalogueFile } from '../../../src/texts/catalogue-file.ts';
import { CitizenBrowser } from '../../../src/web/citizen/test-support/citizen-server.ts';
import { type RunningProduct, startRunningProduct } from '../../helpers/running-product.ts';

/** The whole product with languages imported as an administrator does it, and people at browsers without scripts. */
export interface LanguagesProduct extends RunningProduct {
  /** By language the imported texts by key. */
  readonly imported: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Somebody of the sandbox's people, by first name, logged in with MitID. */
  citizen(firstName: string, language: string): Promise<CitizenBrowser>;
  /** An employee with every role and group. */
  employee(language: string, roles?: readonly string[]): Promise<CitizenBrowser>;
  nobody(language: string): CitizenBrowser;
  importLanguage(language: string): Promise<void>;
}

/** The address of the administrator's page for languages. */
export const languagesPage = '/demo/administration/sprog';

export async function startLanguagesProduct(...languages: readonly string[]): Promise<LanguagesProduct> {
  const product = await startRunningProduct();
  const sessions: Sessions = createSessions(product.database, { idleMinutes: 60, hours: 8 }, () => new Date());
  const imported = new Map<string, ReadonlyMap<string, string>>();
  const at = (token: string | null, language: string): CitizenBrowser => {
    const browser = new CitizenBrowser(product.server, token);
    browser.language = language;
    return browser;
  };
  const started: LanguagesProduct = {
    ...product,
    imported,
    nobody: (language) => at(null, language),
    async citizen(firstName, language) {
      const person = people.find((each) => each.firstName === firstName);
      assert.ok(person?.cpr, firstName);
      const identity = {
        cpr: person.cpr,
        name: [person.firstName, person.middleName, person.lastName].filter(Boolean).join(' '),
        level: 'substantial',
        subject: person.mitidUuid,
        transaction: 't',
        identityType: 'private',
      } as const;
      const { token } = await loginCitizen(
        product.database,
        sessions,
        product.demo,
        identity,
        'id token',
        {},
        new Date(),
      );
      return at(token, language);
    },
    async employee(language, roles = ['caseworker', 'administrator', 'designer']) {
      const employee = {
        subject: `all ${roles.join(' ')}`,
        name: 'Ny Nordby',
        email: 'ny@example.dk',
        cvr: product.demo.cvr,
        groups: ['Fritid', 'Teknik', 'Borgerservice', 'Løn'],
        groupsLeftOut: false,
        roles,
        multiFactor: true,
        authenticatedAt: new Date(),
      };
      const { token } = await loginEmployee(
        product.database,
        sessions,
        product.demo,
        employee,
        'id token',
        {},
        new Date(),
      );
      return at(token, language);
    },
    async importLanguage(language) {
      const content = await readFile(join(import.meta.dirname, `../../../catalogues/${language}.json`));
      const reading = readCatalogueFile(content);
      assert.ok(reading.ok, JSON.stringify(reading));
      const administrator = await started.employee('da');
      await administrator.get(languagesPage);
      const file = { field: 'fil', name: `${language}.json`, type: 'application/json', content };
      await administrator.send(`${languagesPage}/importer`, {}, null, [file]);
      assert.equal(administrator.page.status, 200, administrator.page.html);
      imported.set(language, reading.catalogue.texts);
    },
  };
  try {
    for (const language of languages) await started.importLanguage(language);
  } catch (error) {
    // Whoever asked has nothing to close yet, and a product that is left open keeps the test process from its end.
    await product.close();
    throw error;
  }
  return started;
}
