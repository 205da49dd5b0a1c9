import type { FastifyInstance } from 'fastify';
import { chooseMessages, hasRefused } from '../../../cases/refusals/refusals.ts';
import { readRegisteredNumber } from '../../../cases/registered-numbers/registered-number.ts';
import { isOptionOn } from '../../../organisations/option-settings.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { type Application, organisationOf, requestOrigin } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { Button } from '../../components/button.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { addresses } from '../addresses.ts';
import { actorOf, type Citizen, requireCitizen } from '../citizen.tsx';
import { useCitizenTexts } from '../texts.ts';
import { PhoneNumber } from './phone-number.tsx';

/** What citizens say no to: it holds for NemSMS too. */
export const kindOfChoice = 'sms';

/** The kinds of delivery that the choice is about. */
const kindsOfChoice = ['sms', 'nem-sms'] as const;

/** What a citizen has chosen about SMS from the organisation. */
export interface MessageChoice {
  readonly hasRefused: boolean;
  /** E.164; null where none can be registered, because the organisation sends NemSMS alone. */
  readonly number: string | undefined | null;
}

/** What a citizen has chosen about SMS; null where the organisation sends none. */
export function readMessageChoice(
  { services }: Application,
  organisation: Organisation,
  { person }: Pick<Citizen, 'person'>,
): Promise<MessageChoice | null> {
  if (!sendsAny(services, organisation)) return Promise.resolve(null);
  return services.database.inOrganisation(organisation.id, async (transaction) => ({
    hasRefused: await hasRefused(transaction, kindOfChoice, person),
    number: sendsToNumbers(services, organisation)
      ? (await readRegisteredNumber(transaction, organisation, person))?.e164
      : null,
  }));
}

/** Whether the organisation has settled what it takes to send of any of the kinds. */
function sendsAny(services: Application['services'], organisation: Organisation): boolean {
  return kindsOfChoice.some((kind) => sends(services, organisation, kind));
}

/** Whether citizens can get SMS of the organisation at a number that they register. */
export function sendsToNumbers(services: Application['services'], organisation: Organisation): boolean {
  return sends(services, organisation, kindOfChoice);
}

function sends(
  { deliveries, deliverySettings }: Application['services'],
  organisation: Organisation,
  kind: string,
): boolean {
  const registered = deliveries.get(kind);
  if (!registered?.kind.refusable || !isOptionOn(organisation, registered.option)) return false;
  const settings = deliverySettings(organisation, registered.option);
  return registered.kind.missing?.(settings as never, {}).length === 0;
}

/** `POST /{organisation}/mine-sager/sms` with `vil=ja` or `nej`: a citizen wants SMS of their cases, or wants none. */
export function messageChoicePage(server: FastifyInstance, application: Application): void {
  server.post('/:organisation/mine-sager/sms', { config: { csrf: 'sessionOnly' } }, async (request, reply) => {
    const organisation = await organisationOf(request, application);
    const here = addresses.cases(organisation.slug);
    const citizen = await requireCitizen(request, reply, 'substantial', here);
    if (!citizen) return reply;
    const wanted = postedForm(request).value('vil');
    if (wanted === 'ja' || wanted === 'nej') {
      await chooseMessages(application.services, organisation, kindOfChoice, wanted === 'ja', {
        person: citizen.person,
        actor: actorOf(citizen),
        from: requestOrigin(request),
      });
    }
    return reply.redirect(`${here}?sms=${wanted === 'nej' ? 'nej' : 'ja'}`, 303);
  });
}

interface MessageChoiceProperties {
  readonly slug: string;
  readonly csrfToken: string;
  readonly choice: MessageChoice;
}

/** What the citizen has chosen about SMS, and the ways to choose otherwise. */
export function MessageChoiceSection({ slug, csrfToken, choice }: MessageChoiceProperties) {
  const t = useCitizenTexts();
  const { hasRefused: isNo, number } = choice;
  return (
    <section aria-labelledby="sms">
      <h2 id="sms">{t('citizen.sms.title')}</h2>
      <p>{t(isNo ? 'citizen.sms.isNo' : 'citizen.sms.isYes')}</p>
      {number !== null && (!isNo || number !== undefined) && (
        <p>
          {number === undefined ? (
            t('citizen.sms.noNumber')
          ) : (
            <>
              {t('citizen.sms.yourNumber')} <PhoneNumber e164={number} />.
            </>
          )}{' '}
          <a href={addresses.sms(slug)}>
            {t(number === undefined ? 'citizen.sms.register' : 'citizen.sms.changeOrRemove')}
          </a>
        </p>
      )}
      <PostForm action={addresses.sms(slug)} csrfToken={csrfToken}>
        <input type="hidden" name="vil" value={isNo ? 'ja' : 'nej'} />
        <Button kind="secondary">{t(isNo ? 'citizen.sms.sayYes' : 'citizen.sms.sayNo')}</Button>
      </PostForm>
    </section>
  );
}
