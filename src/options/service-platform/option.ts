import { cprService } from '../../registers/cpr-soap-register.ts';
import { cvrService } from '../../registers/cvr-soap-register.ts';
import type { CertificateProblem, OrganisationCertificate } from '../../service-platform/certificate.ts';
import { certificateWarningDays, daysLeft } from '../../service-platform/certificate-time.ts';
import {
  readCertificates,
  type ServicePlatformSettings,
  ServicePlatformSettingsSchema,
  servicePlatformKey,
} from '../../service-platform/organisation-certificates.ts';
import type { Platform } from '../../service-platform/platform.ts';
import { refusalText } from '../../service-platform/refusal.ts';
import { createTokens } from '../../service-platform/tokens.ts';
import { type BothTexts, fillText, type Text, textIn } from '../../texts/catalogue.ts';
import { localeOf } from '../../texts/locale.ts';
import type { Health, OptionDeclaration, SettingsFact } from '../option.ts';
import { servicePlatformOptionTexts as texts } from './texts.ts';

/** The settings with where Serviceplatformen is, for whom is called, and which registers are asked there: see connection.ts. */
export interface ConnectedServicePlatform extends ServicePlatformSettings {
  readonly platform?: Platform;
  readonly cvr?: string;
  readonly registers?: readonly ('cpr' | 'cvr')[];
}

interface TriedService {
  readonly entityId: string;
  readonly name: BothTexts;
  /** What it lets in by. */
  readonly by: 'assertion' | 'access-token';
}

/** What is tried on the settings' page: whether the organisation is let in. */
function servicesOf(registers: readonly ('cpr' | 'cvr')[]): readonly TriedService[] {
  const access = { by: 'access-token' } as const;
  return [
    {
      ...{ entityId: 'http://entityid.kombit.dk/service/kombipostafsend/1', ...access },
      name: texts['service-platform.health.digital-post'],
    },
    {
      ...{ entityId: 'http://entityid.kombit.dk/service/postforespoerg/1', ...access },
      name: texts['service-platform.health.registrations'],
    },
    ...registers.map((register): TriedService => {
      const { entityId } = register === 'cpr' ? cprService : cvrService;
      return { entityId, by: 'assertion', name: texts[`service-platform.health.${register}`] };
    }),
  ];
}

const problemTexts: Readonly<Record<CertificateProblem, Text>> = {
  unreadable: texts['service-platform.problem.unreadable'],
  'wrong-password': texts['service-platform.problem.wrong-password'],
  'no-certificate': texts['service-platform.problem.no-certificate'],
  'no-key': texts['service-platform.problem.no-key'],
  'another-key': texts['service-platform.problem.another-key'],
  'weak-key': texts['service-platform.problem.weak-key'],
};

/** A day as it is written in a language of the product, in Danish time. */
function dayIn(at: Date, language: string): string {
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'Europe/Copenhagen' }).format(at);
}

/** A text filled in for Danish and English, where the values are written in each. */
function filled(text: BothTexts, values: (language: 'da' | 'en') => Readonly<Record<string, string>>): Text {
  const of = (language: 'da' | 'en') => textIn(fillText(text, values(language)), language);
  return { da: of('da'), en: of('en') };
}

function factOf(name: string, certificate: OrganisationCertificate, now: Date): SettingsFact {
  const { validFrom, validTo } = certificate;
  const days = daysLeft(certificate, now);
  const values = (language: 'da' | 'en') => ({
    name,
    holder: certificate.commonName,
    cvr: certificate.cvr ?? textIn(texts['service-platform.fact.unknown'], language),
    date: dayIn(validFrom > now ? validFrom : validTo, language),
    days: String(days),
  });
  if (validTo <= now) return { text: filled(texts['service-platform.fact.expired'], values), warning: true };
  if (validFrom > now) return { text: filled(texts['service-platform.fact.early'], values), warning: true };
  const ends = days <= certificateWarningDays;
  const text = texts[ends ? 'service-platform.fact.ends' : 'service-platform.fact.valid'];
  return { text: filled(text, values), warning: ends };
}

async function health(
  { platform, cvr, registers = [], ...settings }: ConnectedServicePlatform,
  signal: AbortSignal,
): Promise<readonly Health[]> {
  if (!platform || cvr === undefined) return [];
  // An empty memory: what is tried is whether a token can be had now.
  const tokens = createTokens();
  const usable = readCertificates(settings).flatMap(({ name, read }) => (read.ok ? [{ name, ...read }] : []));
  const tries = usable.flatMap(({ name, certificate }) =>
    servicesOf(registers).map(async (service): Promise<Health> => {
      const peer = fillText(texts['service-platform.health.peer'], { service: service.name, name });
      const use = { platform, cvr, certificate, entityId: service.entityId };
      const got =
        service.by === 'assertion' ? await tokens.assertion(use, signal) : await tokens.accessToken(use, signal);
      if (got.kind === 'token' || got.kind === 'assertion') return { peer, problem: null };
      if (got.kind === 'refused') return { peer, problem: refusalText(got) };
      return { peer, problem: fillText(texts['service-platform.health.unavailable'], { reason: got.reason }) };
    }),
  );
  return Promise.all(tries);
}

/** The certificate that an organisation calls Serviceplatformen with; every option that does uses it. */
export const servicePlatformOption: OptionDeclaration<ConnectedServicePlatform> = {
  key: servicePlatformKey,
  title: texts['service-platform.title'],
  intro: texts['service-platform.intro'],
  settings: ServicePlatformSettingsSchema,
  deliveries: [],
  problems: (settings) =>
    readCertificates(settings).flatMap(({ name, read }) => {
      if (read.ok) return [];
      const member = read.problem === 'wrong-password' ? 'password' : 'file';
      return [{ list: 'certificates', entry: name, member, problem: problemTexts[read.problem] }];
    }),
  facts(settings, now) {
    const certificates = readCertificates(settings);
    if (certificates.length === 0) return [{ text: texts['service-platform.fact.none'], warning: true }];
    return certificates.map(({ name, read }) =>
      read.ok
        ? factOf(name, read.certificate, now)
        : {
            text: { da: `${name}: ${problemTexts[read.problem].da}`, en: `${name}: ${problemTexts[read.problem].en}` },
            warning: true,
          },
    );
  },
  health,
};
