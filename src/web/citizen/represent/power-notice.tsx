import { Alert } from '../../components/alert.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import type { PowerProblem } from './check-power.ts';
import { useRepresentTexts } from './texts.ts';

interface PowerNoticeProperties {
  readonly problem: Exclude<PowerProblem, 'none'>;
  /** As the one who fills in may see them called. */
  readonly name: string;
  /** Where logging in again helps: the way to it. */
  readonly login: string | null;
}

/** Says why a form was not sent for somebody else, and that nothing of it is lost. */
export function PowerNotice({ problem, name, login }: PowerNoticeProperties) {
  const t = useRepresentTexts();
  return (
    <Alert kind="error" heading={t('represent.problem.heading')} id="fuldmagt" focusOnLoad>
      <p class="alert-text">{t(`represent.problem.${problem}`, { name })}</p>
      {login !== null && <ButtonLink href={login}>{t('represent.login')}</ButtonLink>}
    </Alert>
  );
}
