import type { FastifyInstance } from 'fastify';
import { readAddressVersions } from '../../../registers/addresses/address-version.ts';
import { type Application, organisationOf } from '../../application.ts';
import { requireEmployee } from '../../caseworker/require-employee.tsx';
import { BackLink } from '../../components/back-link.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { addresses } from '../addresses.ts';
import { optionsTranslator } from '../options/texts.ts';
import { AddressTablesPage } from './address-tables-page.tsx';
import { addressTableTranslator } from './texts.ts';

const mostVersions = 10;

/** `/{organisation}/administration/adresser`: which copy of the address registers is loaded, for administrators. */
export function addressTableRoutes(server: FastifyInstance, application: Application): void {
  server.get('/:organisation/administration/adresser', async (request, reply) => {
    const organisation = await organisationOf(request, application);
    const here = addresses.addressTables(organisation.slug);
    const employee = await requireEmployee(request, reply, here);
    if (!employee) return reply;
    const context = { ...pageContext(request, reply), path: here };
    const versions = await readAddressVersions(application.services.database, mostVersions);
    const sources = (await application.placeSources?.()) ?? { addresses: 'none', properties: 'none' };
    return sendPage(request, reply, context, {
      title: addressTableTranslator(context.language)('addressTables.title'),
      before: (
        <BackLink href={addresses.options(organisation.slug)}>
          {optionsTranslator(context.language)('options.title')}
        </BackLink>
      ),
      content: <AddressTablesPage versions={versions} sources={sources} />,
    });
  });
}
