import type { FastifyReply } from 'fastify';
import { addressOnOneLine } from '../../src/registers/address-lines.ts';
import { formatCpr } from '../../src/registers/cpr-number.ts';
import { standingOf } from '../../src/registers/person-status.ts';
import { doorOf, floorOf, houseNumberOf } from '../../src/registers/postal-address.ts';
import { translator } from '../../src/texts/catalogue.ts';
import { type PageLanguage, sendPage } from '../pages.tsx';
import { registerEntries } from './entries.ts';
import type { RegisterEntry } from './register-entry.ts';
import { cprPageTexts } from './texts.ts';

/** The page `/cpr/`: everyone in the register as a table, for those who try the product out. */
export function sendRegisterPage(reply: FastifyReply, language: PageLanguage): FastifyReply {
  const text = translator(cprPageTexts, language);
  return sendPage(
    reply,
    { title: text('sandbox.cpr.title'), language },
    <>
      <p>{text('sandbox.cpr.intro')}</p>
      <table>
        <caption>{text('sandbox.cpr.caption', { count: registerEntries.length })}</caption>
        <thead>
          <tr>
            {(['number', 'name', 'status', 'address', 'children', 'note'] as const).map((column) => (
              <th key={column} scope="col">
                {text(`sandbox.cpr.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {registerEntries.map((entry) => (
            <tr key={entry.cpr}>
              <th scope="row">{formatCpr(entry.cpr)}</th>
              <td>{entry.name.addressing}</td>
              <td>
                {entry.status} {text(`sandbox.cpr.status.${standingOf(entry.status)}`)}
              </td>
              <td>{addressShown(entry)}</td>
              <td>{(entry.children ?? []).map(formatCpr).join(', ')}</td>
              <td>
                {entry.note[language]}
                {entry.protection?.inForce && !entry.protection.endDate ? ` (${text('sandbox.cpr.protected')})` : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>,
  );
}

function addressShown({ address, emigration }: RegisterEntry): string {
  if (emigration) return emigration.lines.join(', ');
  if (!address) return '';
  return addressOnOneLine({
    street: address.street,
    houseNumber: houseNumberOf(address.houseNumber),
    buildingNumber: address.buildingNumber,
    floor: floorOf(address.floor),
    door: doorOf(address.door),
    town: address.town,
    postCode: address.postCode,
    district: address.district,
  });
}
