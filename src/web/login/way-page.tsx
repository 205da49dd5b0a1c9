import type { CitizenWay } from '../../identity/login-ways.ts';
import type { Language } from '../../texts/catalogue.ts';
import { translator } from '../../texts/catalogue.ts';
import { CardList } from '../components/card-list.tsx';
import { loginTexts } from './texts.ts';

const names = { nemlogin: 'person', 'nemlogin-company': 'company', mitid: 'broker' } as const;

/** The page on which a citizen chooses how to log in, where there is more than one way. */
export function WayPage(of: {
  readonly language: Language;
  readonly ways: readonly CitizenWay[];
  /** The address that begins a way. */
  readonly href: (way: CitizenWay) => string;
}) {
  const t = translator(loginTexts, of.language);
  return (
    <>
      <h1>{t('login.way.title')}</h1>
      <CardList
        cards={of.ways.map((way) => ({
          heading: t(`login.way.${names[way]}`),
          body: t(`login.way.${names[way]}.text`),
          href: of.href(way),
        }))}
      />
    </>
  );
}
