import { type AlarmServices, alarmsOption } from '../cases/deliveries/alarms.ts';
import { sendMail } from '../messages/mail/send-mail.ts';
import type { Organisation, Organisations } from '../organisations/organisation.ts';
import { textIn, translator } from '../texts/catalogue.ts';
import { localeOf } from '../texts/locale.ts';
import { readingTexts } from '../texts/reading.ts';
import type { OrganisationCertificate } from './certificate.ts';
import { certificateWarningDays, daysLeft } from './certificate-time.ts';
import { organisationCertificates, servicePlatformKey } from './organisation-certificates.ts';
import { servicePlatformTexts } from './texts.ts';

/** An alarm is sent when so many days are left, each once; the last says that the certificate has expired. */
const stages = [certificateWarningDays, 14, 7, 1, -1] as const;

/** The certificate that lasts longest: the older ones beside it are on their way out. */
export function lastCertificate(organisation: Organisation): OrganisationCertificate | undefined {
  return organisationCertificates(organisation).toSorted((a, b) => b.validTo.getTime() - a.validTo.getTime())[0];
}

/**
 * Tells the organisation's address for alarms that its certificate ends: 30, 14, 7 and 1 days before, and when it has ended. The mark
 * is set before the mail goes, so that several processes send it once, and taken away where it couldn't go.
 * @returns how many mails went out
 */
export async function alarmOfCertificates(services: AlarmServices): Promise<number> {
  let sent = 0;
  for (const organisation of await services.organisations.all()) {
    if (services.signal.aborted) return sent;
    const certificate = lastCertificate(organisation);
    if (!certificate) continue;
    const days = daysLeft(certificate, services.now());
    const stage = stages.findLast((each) => days <= each);
    if (stage === undefined) continue;
    sent += await readingTexts(organisation.texts, () => alarm(services, organisation, certificate, stage));
  }
  return sent;
}

async function alarm(
  services: AlarmServices,
  organisation: Organisation,
  certificate: OrganisationCertificate,
  stage: number,
): Promise<number> {
  const { address } = (services.deliverySettings(organisation, alarmsOption) ?? {}) as { readonly address?: string };
  const sender = services.mailSender(organisation);
  if (address === undefined || !sender) return 0;
  const now = services.now();
  const own = { organisation: organisation.id, thumbprint: certificate.thumbprint, days: stage };
  const marked = await services.database.inOrganisation(organisation.id, (transaction) =>
    transaction
      .insertInto('certificate_alarm')
      .values({ ...own, sent_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('days')
      .executeTakeFirst(),
  );
  if (!marked) return 0;
  const language = organisation.languages[0] ?? 'da';
  const t = translator(servicePlatformTexts, language);
  const values = {
    organisation: textIn(organisation.name, language),
    date: new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'Europe/Copenhagen' }).format(
      certificate.validTo,
    ),
    days: String(daysLeft(certificate, now)),
    link: `${services.publicUrl}/${organisation.slug}/administration/indstillinger/${servicePlatformKey}`,
  };
  const isOver = certificate.validTo <= now;
  const outcome = await sendMail(
    sender,
    {
      to: address,
      subject: t(isOver ? 'service-platform.alarm.expired-subject' : 'service-platform.alarm.subject', values),
      text: t(isOver ? 'service-platform.alarm.expired-text' : 'service-platform.alarm.text', values),
      id: `certificate-${organisation.id}-${certificate.thumbprint.slice(0, 16)}-${stage + 1}`,
      date: now,
    },
    { signal: services.signal },
  );
  if (outcome.outcome === 'refused') {
    services.report('an alarm of a certificate that ends was refused by the mail server', null);
    return 0;
  }
  if (outcome.outcome !== 'unavailable') return 1;
  await services.database.inOrganisation(organisation.id, (transaction) =>
    transaction
      .deleteFrom('certificate_alarm')
      .where('thumbprint', '=', own.thumbprint)
      .where('days', '=', stage)
      .execute(),
  );
  return 0;
}

/** For operators: how long the certificate lasts that ends first of all organisations' (each by its last). */
export function certificateGauge(organisations: Organisations, now: () => Date) {
  return {
    name: 'certificate_seconds_left',
    help: 'Seconds until the first certificate for Serviceplatformen ends, each organisation by its last; below 0 it has',
    async read(): Promise<number> {
      const ends = (await organisations.all()).flatMap((each) => lastCertificate(each)?.validTo.getTime() ?? []);
      // Nobody has one: nothing is about to end.
      return ends.length === 0 ? Number.POSITIVE_INFINITY : (Math.min(...ends) - now().getTime()) / 1_000;
    },
  };
}
