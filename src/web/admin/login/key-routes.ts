import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AuditAction } from '../../../audit/record.ts';
import { recordAudit } from '../../../audit/record.ts';
import { generateClientKeys } from '../../../identity/oidc/keys.ts';
import type { KeyStep } from '../../../identity/providers/client-key-turn.ts';
import { turnClientKeys } from '../../../identity/providers/login-settings.ts';
import { type Application, organisationOf, requestOrigin } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { requireEmployee } from '../../caseworker/require-employee.tsx';
import { WebError } from '../../web-error.ts';
import { addresses } from '../addresses.ts';
import { keySteps } from './client-keys.tsx';

type StepWord = keyof typeof keySteps;

const actions: Readonly<Record<KeyStep['kind'], AuditAction>> = {
  make: 'loginKeyMade',
  use: 'loginKeyUsed',
  discard: 'loginKeyDiscarded',
  back: 'loginKeyReturned',
  remove: 'loginKeyRemoved',
};

/** `…/administration/login/noegle/…`: replaces the organisation's keys towards its own providers, a step at a time (ADM-3). */
export function keyRoutes(
  server: FastifyInstance,
  application: Application,
  refuse: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>,
): void {
  const change = { config: { limit: 'submission', csrf: 'sessionOnly', weighty: true } } as const;
  const { database, now, organisations } = application.services;

  server.post<{ readonly Params: { readonly step: string } }>(
    '/:organisation/administration/login/noegle/:step',
    change,
    async (request, reply) => {
      const organisation = await organisationOf(request, application);
      const here = addresses.login(organisation.slug);
      const employee = await requireEmployee(request, reply, here);
      if (!employee) return reply;
      const word = request.params.step;
      if (!isStep(word)) throw new WebError('notFound');
      const key = postedForm(request).value('noegle') ?? '';
      const kind = keySteps[word];
      const step: KeyStep = kind === 'make' ? { kind, made: await generateClientKeys() } : { kind, key };
      const at = now();
      const isDone = await database.inOrganisation(organisation.id, async (transaction) => {
        if (!(await turnClientKeys(transaction, organisation, step, at))) return false;
        await recordAudit(transaction, organisation.id, [
          {
            at,
            actor: { kind: 'employee', id: employee.id },
            subject: null,
            action: actions[kind],
            recordKind: 'organisation',
            record: null,
            detail: { ...requestOrigin(request), keyId: step.kind === 'make' ? step.made.signing.kid : step.key },
            key: { id: null, key: organisation.keys.own },
          },
        ]);
        return true;
      });
      organisations.refresh();
      return isDone ? reply.redirect(`${here}?ok=noegle-${word}#noegler`, 303) : refuse(request, reply);
    },
  );
}

function isStep(word: string): word is StepWord {
  return Object.hasOwn(keySteps, word);
}
