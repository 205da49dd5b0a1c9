import type { Application } from '../application.ts';
import type { WebRoutes } from '../web-routes.ts';
import { actionRoutes } from './action-routes.ts';
import { caseRoutes } from './case-routes.ts';
import { correctRoutes } from './correct/correct-routes.tsx';
import { decideRoutes } from './decide/decide-routes.tsx';
import { documentRoute } from './document-route.ts';
import { downloadRoutes } from './download/download-routes.ts';
import { evaluationResultRoutes } from './evaluations/evaluation-routes.tsx';
import { bulkRoutes } from './inbox/bulk-routes.tsx';
import { filterRoutes } from './inbox/filter-routes.ts';
import { inboxRoutes } from './inbox/inbox-routes.tsx';
import { incomingPostRoutes } from './incoming/routes.tsx';
import { noteRoute } from './note-route.ts';
import { paymentHandlingRoutes } from './payments/routes.tsx';
import { paymentStepRoutes } from './payments/step-routes.tsx';
import { profileRoutes } from './profile/profile-routes.tsx';
import { settleRoute } from './register/settle-route.ts';
import { searchRoutes } from './search/search-routes.tsx';
import { sentDocumentRoute } from './sent-documents/route.ts';
import { annulRoute } from './steps/annul-route.tsx';
import { fillRoute } from './steps/fill-route.ts';
import { inviteRoute } from './steps/invite-route.ts';

/** All that a case worker meets: the inbox, the search, and the case with what can be done to it. Works without scripts. */
export function caseworkerRoutes(application: Application): WebRoutes {
  return {
    name: 'caseworker',
    needs: 'cases.work',
    register(server) {
      for (const routes of [
        inboxRoutes,
        bulkRoutes,
        filterRoutes,
        searchRoutes,
        profileRoutes,
        caseRoutes,
        actionRoutes,
        decideRoutes,
        fillRoute,
        inviteRoute,
        annulRoute,
        noteRoute,
        correctRoutes,
        settleRoute,
        documentRoute,
        sentDocumentRoute,
        downloadRoutes,
        paymentHandlingRoutes,
        paymentStepRoutes,
        evaluationResultRoutes,
        incomingPostRoutes,
      ]) {
        routes(server, application);
      }
    },
  };
}
