import type { KeptLoginTest, SeenFact } from '../../../identity/providers/login-test.ts';
import type { SeenClaim } from '../../../identity/providers/seen-claims.ts';
import { Alert } from '../../components/alert.tsx';
import { Details } from '../../components/details.tsx';
import { Table } from '../../components/table.tsx';
import { useLoginsTexts } from './texts.ts';

const tones = { passed: 'success', refused: 'error', cancelled: 'info' } as const;

/** What the last test log-in showed: which claims came, by name and shape, and what the map made of them. */
export function TestReport({ test, isOld }: { readonly test: KeptLoginTest; readonly isOld: boolean }) {
  const t = useLoginsTexts();
  const { outcome, detail, level, facts, claims, counts } = test.report;
  return (
    <>
      <Alert kind={tones[outcome]} heading={t(`logins.test.${outcome}`)}>
        {detail !== null && <p>{t('logins.test.detail', { detail })}</p>}
        {level !== null && <p>{t('logins.test.level', { level: t(`logins.level.${level}`) })}</p>}
        {counts !== null && <p>{t('logins.test.counts', counts)}</p>}
        {test.letsManage && <p>{t('logins.test.manages')}</p>}
        {isOld && <p>{t('logins.test.old')}</p>}
      </Alert>
      {claims.length > 0 && (
        <>
          <Table<SeenFact>
            caption={t('logins.test.facts')}
            rows={facts}
            rowKey={({ fact }) => fact}
            empty=""
            columns={[
              { heading: t('logins.test.column.fact'), cell: ({ fact }) => t(`logins.fact.${fact}`) },
              { heading: t('logins.test.column.claim'), cell: (fact) => <ClaimOf fact={fact} /> },
              { heading: t('logins.test.column.pattern'), cell: ({ pattern }) => <code>{pattern ?? ''}</code> },
            ]}
          />
          <Details summary={t('logins.test.claims')}>
            <p>{t('logins.test.masked')}</p>
            <Table<SeenClaim>
              caption={t('logins.test.claims')}
              captionHidden
              rows={claims}
              rowKey={({ name }) => name}
              empty=""
              columns={[
                { heading: t('logins.test.column.claim'), cell: ({ name }) => <code>{name}</code> },
                {
                  heading: t('logins.test.column.shape'),
                  cell: ({ shape, size }) => t(`logins.shape.${shape}`, { size: size ?? '' }),
                },
                { heading: t('logins.test.column.pattern'), cell: ({ pattern }) => <code>{pattern ?? ''}</code> },
              ]}
            />
          </Details>
        </>
      )}
    </>
  );
}

function ClaimOf({ fact: { claim, wanted } }: { readonly fact: SeenFact }) {
  const t = useLoginsTexts();
  if (claim !== null) return <code>{claim}</code>;
  return wanted.length === 0 ? t('logins.test.notMapped') : t('logins.test.notThere', { claims: wanted.join(', ') });
}
