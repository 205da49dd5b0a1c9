import type { FastifyReply } from 'fastify';
import { postedForm } from '../body-parsers.ts';
import { pageContext } from '../page-context.ts';
import type { PostedForm } from '../posted-form.ts';
import { sendKept } from '../send-kept.tsx';
import { addresses } from './addresses.ts';
import { isTextField } from './case-forms.ts';
import type { CaseRequest } from './with-case.ts';

/** What was sent about a case after the log-in had ended: it is kept on a page of its own, to be sent again. */
export function sendLoggedOut(
  request: CaseRequest,
  reply: FastifyReply,
  form: PostedForm = postedForm(request),
): Promise<FastifyReply> {
  const { slug } = pageContext(request, reply).organisation;
  return sendKept(request, reply, form, addresses.login(slug, addresses.case(slug, request.params.case)), isTextField);
}
