import type { FastifyInstance } from 'fastify';
import { chooseMessages, hasRefused } from '../../../cases/refusals/refusals.ts';
import { isOptionOn } from '../../../organisations/option-settings.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { type Application, organisationOf, requestOrigin } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { Button } from '../../components/button.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { addresses } from '../addresses.ts';
import { actorOf, type Citizen, requireCitizen } from '../citizen.tsx';
import { useCitizenTexts } from '../texts.ts';

/** What citizens say no to: it holds for NemSMS too. */
const kindOfChoice = 'sms';

/** The kinds of delivery that the choice is about. */
const kindsOfChoice = ['sms', 'nem-sms'] as const;

/** Whether a citizen has said no to SMS from the organisation; null where it sends none. */
export function readMessageChoice(
  { services }: Application,
  organisation: Organisation,
  { person }: Pick<Citizen, 'person'>,
): Promise<boolean | null> {
  if (!sends(services, organisation)) return Promise.resolve(null);
  return services.database.inOrganisation(organisation.id, (transaction) =>
    hasRefused(transaction, kindOfChoice, person),
  );
}

/** Whether the organisation has settled what it takes to send of any of the kinds. */
function sends({ deliveries, deliverySettings }: Application['services'], organisation: Organisation): boolean {
  return kindsOfChoice.some((key) => {
    const registered = deliveries.get(key);
    if (!registered?.kind.refusable || !isOptionOn(organisation, registered.option)) return false;
    const settings = deliverySettings(organisation, registered.option);
    return registered.kind.missing?.(settings as never, {}).length === 0;
  });
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
  readonly hasRefused: boolean;
}

/** What the citizen has chosen about SMS, and the way to choose otherwise. */
export function MessageChoice({ slug, csrfToken, hasRefused: isNo }: MessageChoiceProperties) {
  const t = useCitizenTexts();
  return (
    <section aria-labelledby="sms">
      <h2 id="sms">{t('citizen.sms.title')}</h2>
      <p>{t(isNo ? 'citizen.sms.isNo' : 'citizen.sms.isYes')}</p>
      <PostForm action={`${addresses.cases(slug)}/sms`} csrfToken={csrfToken}>
        <input type="hidden" name="vil" value={isNo ? 'ja' : 'nej'} />
        <Button kind="secondary">{t(isNo ? 'citizen.sms.sayYes' : 'citizen.sms.sayNo')}</Button>
      </PostForm>
    </section>
  );
}
