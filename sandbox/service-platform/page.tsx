import { X509Certificate } from 'node:crypto';
import { translator } from '../../src/texts/catalogue.ts';
import type { PageLanguage } from '../pages.tsx';
import { servicePlatformTexts } from './texts.ts';
import type { UserSystem } from './user-systems.ts';

/** The registered user systems, their certificates, and to what the authorities have approved service agreements. */
export function UserSystemTable({
  systems,
  language,
}: {
  readonly systems: readonly UserSystem[];
  readonly language: PageLanguage;
}) {
  const say = translator(servicePlatformTexts, language);
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'Europe/Copenhagen' });
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say('sandbox.service-platform.system')}</th>
          <th scope="col">{say('sandbox.service-platform.valid-to')}</th>
          <th scope="col">{say('sandbox.service-platform.agreements')}</th>
        </tr>
      </thead>
      <tbody>
        {systems.map((system) => (
          <tr key={system.name}>
            <td>{system.name}</td>
            <td>{day.format(new Date(new X509Certificate(system.certificate).validTo))}</td>
            <td>
              <ul>
                {Object.entries(system.agreements).flatMap(([cvr, services]) =>
                  services.map((service) => (
                    <li key={`${cvr} ${service}`}>
                      {say('sandbox.service-platform.cvr', { cvr })}: {service}
                    </li>
                  )),
                )}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
