import { ButtonLink } from '../../components/button-link.tsx';
import { usePayTexts } from './texts.ts';

/** On the way to the gateway's window. */
export function LeavingPage({ url }: { readonly url: string }) {
  const t = usePayTexts();
  return (
    <>
      <h1>{t('pay.leaving')}</h1>
      <p>{t('pay.leavingText')}</p>
      <ButtonLink href={url}>{t('pay.leavingLink')}</ButtonLink>
    </>
  );
}
