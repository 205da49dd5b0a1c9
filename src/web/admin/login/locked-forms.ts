import type { CitizenWay } from '../../../identity/login-ways.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import type { Text } from '../../../texts/catalogue.ts';
import type { Application } from '../../application.ts';

/** Titles of published forms that citizens can open now and could not with these ways alone. */
export async function lockedForms(
  { services }: Pick<Application, 'services'>,
  organisation: Organisation,
  before: readonly CitizenWay[],
  after: readonly CitizenWay[],
): Promise<readonly Text[]> {
  const forms = await services.definitions.publishedForms(organisation.id);
  const opens = (ways: readonly string[], offered: readonly string[]) => ways.some((way) => offered.includes(way));
  return forms.flatMap(({ definition: { title, start } }) => {
    const { ways, logins = ['mitid'] } = start;
    const isLocked = ways !== undefined && logins.includes('mitid') && opens(ways, before) && !opens(ways, after);
    return isLocked ? title : [];
  });
}
