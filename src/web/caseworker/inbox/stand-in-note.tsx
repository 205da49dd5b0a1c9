import { localeOf } from '../../../texts/locale.ts';
import { Alert } from '../../components/alert.tsx';
import { useLanguage } from '../../page-environment.ts';
import { useInboxTexts } from './texts.ts';

/** Tells whose substitute one is today. */
export function StandInNote({ names }: { readonly names: readonly string[] }) {
  const t = useInboxTexts();
  const language = useLanguage();
  if (names.length === 0) return null;
  const list = new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(names);
  return <Alert kind="info">{t('inbox.standIn.for', { names: list })}</Alert>;
}
