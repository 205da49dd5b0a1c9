import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Audience } from '../../identity/providers/claim-map.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { translator } from '../../texts/catalogue.ts';
import type { Application } from '../application.ts';
import { localPath } from '../local-path.ts';
import type { Log } from '../log.ts';
import { pageFrame } from '../page-context.ts';
import { referenceNumber } from '../reference-number.ts';
import { sendPage } from '../send-page.ts';
import { WebError } from '../web-error.ts';
import { freshQuery } from './confirm/wants-fresh-proof.ts';
import { employeeLoginTexts } from './employee-texts.ts';
import { LoginMessage } from './message-page.tsx';
import { loginTexts } from './texts.ts';

const refusals = {
  cancelled: { status: 200, texts: 'cancelled' },
  notLoggedIn: { status: 200, texts: 'notLoggedIn' },
  denied: { status: 403, texts: 'denied' },
  'provider-unavailable': { status: 503, texts: 'unavailable' },
  invalid: { status: 400, texts: 'invalid' },
  claims: { status: 400, texts: 'claims' },
  groups: { status: 503, texts: 'groups' },
  level: { status: 403, texts: 'level' },
  employer: { status: 403, texts: 'employer' },
  left: { status: 403, texts: 'left' },
  noRole: { status: 403, texts: 'noRole' },
  rolesRefused: { status: 403, texts: 'rolesRefused' },
} as const;

/** Refusals of who somebody is, not of how the log-in went. */
const isAboutWho: ReadonlySet<Refusal> = new Set(['employer', 'left', 'noRole', 'rolesRefused']);

const refusalTexts = { ...loginTexts, ...employeeLoginTexts };

/** Where the texts of a refusal stand: employees are told some in other words than citizens, and some alone. */
function textsOf(texts: (typeof refusals)[Refusal]['texts'], audience: Audience) {
  switch (texts) {
    case 'noRole':
    case 'rolesRefused':
      return `employeeLogin.${texts}` as const;
    case 'denied':
    case 'level':
      return audience === 'employees' ? (`employeeLogin.${texts}` as const) : (`login.${texts}` as const);
    default:
      return `login.${texts}` as const;
  }
}

/** Why nobody was logged in, as a page tells it. */
export type Refusal = keyof typeof refusals;

/** A refused log-in. */
export interface Refused {
  readonly audience: Audience;
  readonly returnTo: string;
  readonly problem: Refusal;
  readonly organisation: Organisation;
}

/** Says that nobody was logged in, and why; `detail` goes to the log, under the reference that the page shows. */
export async function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  log: Log,
  refused: Refused & { readonly detail: string },
): Promise<FastifyReply> {
  const { problem, detail, audience } = refused;
  const reference = problem === 'cancelled' ? undefined : referenceNumber();
  const provider = nameOf(audience);
  if (reference !== undefined) log.warn('login refused', { provider, problem, detail, reference });
  return show(request, reply, refused, refusals[problem].status, reference);
}

/** The page of a refusal once more, in the language that was chosen on it: what led to it can't be repeated. */
export async function refusedBefore(
  request: FastifyRequest,
  reply: FastifyReply,
  application: Application,
): Promise<FastifyReply> {
  const { state, hvorfor, udbyder, tilbage, henvisning } = request.query as Readonly<Record<string, unknown>>;
  const organisation = await application.services.organisations.bySlug(String(state));
  const problem = typeof hvorfor === 'string' && Object.hasOwn(refusals, hvorfor) ? (hvorfor as Refusal) : null;
  if (!organisation || problem === null) throw new WebError('notFound');
  const audience = udbyder === 'employees' ? 'employees' : 'citizens';
  const returnTo = returnPath(organisation, audience, tilbage);
  const isReference = typeof henvisning === 'string' && /^[2-9A-Z]{4}-[2-9A-Z]{4}$/.test(henvisning);
  const reference = isReference ? henvisning : undefined;
  return show(request, reply, { audience, returnTo, problem, organisation }, 200, reference);
}

function show(
  request: FastifyRequest,
  reply: FastifyReply,
  { audience, returnTo, problem, organisation }: Refused,
  status: number,
  reference: string | undefined,
): Promise<FastifyReply> {
  const t = translator(refusalTexts, request.language);
  const said = textsOf(refusals[problem].texts, audience);
  const again = { state: organisation.slug, hvorfor: problem, udbyder: nameOf(audience), tilbage: returnTo };
  const more: Readonly<Record<string, string>> = reference === undefined ? {} : { henvisning: reference };
  const title = t(`${said}.title`);
  const path = audience === 'citizens' ? 'mitid' : 'medarbejder';
  // The provider knows them still, and would answer with the same at once: they must be able to say who else they are.
  const fresh = isAboutWho.has(problem) ? freshQuery : {};
  return sendPage(
    request,
    reply,
    pageFrame(request, reply, `/login/afvist?${new URLSearchParams({ ...again, ...more })}`),
    {
      title,
      status,
      content: (
        <LoginMessage
          title={title}
          text={t(`${said}.text`)}
          reference={reference && t('login.reference', { reference })}
          link={{
            text: t('login.again'),
            href: `/${organisation.slug}/login/${path}?${new URLSearchParams({ ...fresh, tilbage: returnTo })}`,
          }}
        />
      ),
    },
  );
}

/** What addresses and logs call the two kinds of log-in. */
function nameOf(audience: Audience): 'mitid' | 'employees' {
  return audience === 'citizens' ? 'mitid' : 'employees';
}

/** Where to go after the log-in: a path of the organisation's own, else its natural first page. */
export function returnPath(organisation: Organisation, audience: Audience, wanted: unknown): string {
  const path = typeof wanted === 'string' ? localPath(wanted) : null;
  if (path?.startsWith(`/${organisation.slug}/`)) return path;
  return `/${organisation.slug}/${audience === 'citizens' ? 'mine-sager' : 'sagsbehandling'}`;
}
