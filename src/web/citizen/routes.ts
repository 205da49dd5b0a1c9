import type { Application } from '../application.ts';
import type { WebRoutes } from '../web-routes.ts';
import { evaluationRoutes } from './evaluation/evaluation-routes.tsx';
import { draftFile } from './fill/draft-file.ts';
import { formPicture } from './fill/form-picture.ts';
import { formVersion } from './fill/form-version.ts';
import { keepDraftPages } from './fill/keep-draft.tsx';
import { formPages } from './fill/page-routes.tsx';
import { reviewPages } from './fill/review-routes.tsx';
import { suggestAddresses } from './fill/suggest-addresses.ts';
import { frontPage } from './front-page.tsx';
import { annulPage } from './mine/annul-page.tsx';
import { caseDocument } from './mine/case-document.ts';
import { casePages } from './mine/case-routes.tsx';
import { declinePage } from './mine/decline-page.tsx';
import { deleteDraftPage } from './mine/delete-draft-page.tsx';
import { invitationPage } from './mine/invitation-page.tsx';
import { messageChoicePage } from './mine/message-choice.tsx';
import { overviewPage } from './mine/overview-page.tsx';
import { receiptPage } from './mine/receipt-page.tsx';
import { sentDocument } from './mine/sent-document.ts';
import { shortLink } from './mine/short-link.ts';
import { smsNumberPages } from './mine/sms-number-routes.tsx';
import { paymentPages } from './pay/payment-routes.tsx';
import { switchPage } from './represent/switch-page.tsx';
import { beginPage } from './start/begin-page.tsx';
import { resumePage } from './start/resume-page.tsx';
import { startPage } from './start/start-page.tsx';

/** All that a citizen meets: the forms, filling them in, and *Mine sager*. Each page works without scripts. */
export function citizenRoutes(application: Application): WebRoutes {
  return {
    name: 'citizen',
    needs: 'person',
    register(server) {
      for (const page of [
        frontPage,
        startPage,
        beginPage,
        resumePage,
        keepDraftPages,
        formPages,
        reviewPages,
        switchPage,
        draftFile,
        formVersion,
        formPicture,
        suggestAddresses,
        overviewPage,
        messageChoicePage,
        smsNumberPages,
        shortLink,
        casePages,
        receiptPage,
        evaluationRoutes,
        caseDocument,
        sentDocument,
        deleteDraftPage,
        invitationPage,
        declinePage,
        annulPage,
        paymentPages,
      ]) {
        page(server, application);
      }
    },
  };
}
