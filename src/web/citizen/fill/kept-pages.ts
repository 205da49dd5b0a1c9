import type { FastifyRequest } from 'fastify';
import { Kept } from '../../../database/kept.ts';
import { stampOf } from '../../../forms/drafts/draft.ts';
import { acceptsGzip } from '../../compress-page.ts';
import type { DrawnPage } from '../../send-page.ts';
import type { Citizen } from '../citizen.tsx';
import { danishDate } from '../form-context.ts';
import type { OpenDraft, StoredDraft } from './open-draft.ts';

interface KeptPage {
  readonly dependsOn: readonly unknown[];
  readonly page: DrawnPage;
}

/** Pages in memory; with those of up to so many bytes or characters. */
const mostPages = 500;
const largestPage = 60_000;
/** For so many milliseconds at most. */
const keptFor = 60_000;

/** The page that was drawn before, if it would be drawn alike; and what keeps the one that is drawn now. */
export interface PageKeeper {
  readonly known: DrawnPage | null;
  readonly keep: (page: DrawnPage) => void;
}

/**
 * Form pages as they went out, for whoever asks for the same page again while nothing of it has changed. The session and
 * the draft are read at every request all the same; a page is given out only when all that it was drawn from is as it was:
 * see `dependsOn` and {@link mayBeKept}. The mask of the form's token stays with the page that it stands on. That gives
 * nothing away (BREACH needs the same secret beside ever other text): another text is another page with another mask.
 */
export function createPageKeeper(): (request: FastifyRequest, citizen: Citizen, stored: StoredDraft) => PageKeeper {
  const pages = new Kept<KeptPage>(mostPages, keptFor);
  return (request, citizen, { organisation, row, form, now }) => {
    const { session, language } = request;
    // The secret rather than the id, as the page's forms hold it. An employee's menu goes by roles: theirs are not kept.
    const secret =
      session === null || citizen.kind === 'employee' ? '' : Buffer.from(session.csrfSecret).toString('latin1');
    const key = `${secret} ${request.raw.url}`;
    const dependsOn = [
      organisation,
      request.organisation,
      form,
      row.id,
      row.person,
      row.revision,
      stampOf(row.content),
      row.expires_at.getTime(),
      citizen.kind,
      citizen.person,
      citizen.name,
      citizen.level,
      citizen.way,
      language,
      danishDate(now),
      acceptsGzip(request.headers['accept-encoding']),
    ];
    const found = secret === '' ? undefined : pages.get(key);
    const isSame = found?.dependsOn.every((each, index) => each === dependsOn[index]) === true;
    return {
      known: isSame ? found.page : null,
      keep(page) {
        if (secret === '' || page.status !== 200 || page.body.length > largestPage) return;
        pages.set(key, { dependsOn, page: { ...page, body: Buffer.from(page.body) } });
      },
    };
  };
}

/** Whether a page of the draft depends on nothing but what {@link createPageKeeper} compares: on no files, case or lists. */
export function mayBeKept({ documents, draft, context }: OpenDraft): boolean {
  return documents.length === 0 && draft.correction === null && context.lists === undefined;
}
