import type { FastifyReply } from 'fastify';
import { addressOnOneLine } from '../../src/registers/address-lines.ts';
import { type Translate, translator } from '../../src/texts/catalogue.ts';
import { type PageLanguage, sendPage } from '../pages.tsx';
import { companies, type SandboxCompany } from './companies.ts';
import { cvrPageTexts } from './texts.ts';

type PageText = Translate<keyof typeof cvrPageTexts>;

/** The page `/cvr/`: every company in the register as a table, for those who try the product out. */
export function sendCompaniesPage(reply: FastifyReply, language: PageLanguage): FastifyReply {
  const text = translator(cvrPageTexts, language);
  return sendPage(
    reply,
    { title: text('sandbox.cvr.title'), language },
    <>
      <p>{text('sandbox.cvr.intro')}</p>
      <table>
        <caption>{text('sandbox.cvr.caption', { count: companies.length })}</caption>
        <thead>
          <tr>
            {(['number', 'name', 'address', 'note'] as const).map((column) => (
              <th key={column} scope="col">
                {text(`sandbox.cvr.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {companies.map((company) => (
            <tr key={company.cvr}>
              <th scope="row">{company.cvr}</th>
              <td>{company.name}</td>
              <td>{addressShown(company, text)}</td>
              <td>{notes(company, text).join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>,
  );
}

function addressShown({ address }: SandboxCompany, text: PageText): string {
  if (address === undefined) return text('sandbox.cvr.no-address');
  return address.kind === 'parts' ? addressOnOneLine(address) : address.text.replaceAll('\n', ', ');
}

function notes(company: SandboxCompany, text: PageText): readonly string[] {
  return [
    company.cessationDate ? text('sandbox.cvr.ceased', { date: company.cessationDate }) : '',
    company.advertisingProtected ? text('sandbox.cvr.advertising-protected') : '',
    company.address?.kind === 'parts' && company.address.protected ? text('sandbox.cvr.address-protected') : '',
  ].filter((note) => note !== '');
}
