import type { FormDefinition } from '../../../forms/definition.ts';
import { loginsOf } from '../../../forms/start-rules.ts';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/button-link.tsx';
import { PostForm } from '../../components/post-form.tsx';
import type { PageContext } from '../../page-context.ts';
import { addresses } from '../addresses.ts';
import { useCitizenTexts } from '../texts.ts';

interface StartWaysProperties {
  readonly page: PageContext;
  readonly form: FormDefinition;
  /** The ways to log in that the form allows; empty where it allows all. */
  readonly wayNames: readonly string[];
  readonly query: string;
}

/** The ways in for one who isn't logged in as somebody who may begin the form: each with what it means. */
export function StartWays({ page, form, wayNames, query }: StartWaysProperties) {
  const t = useCitizenTexts();
  const { slug } = page.organisation;
  const logins = loginsOf(form);
  const hasChoice = logins.length > 1;
  const start = addresses.start(slug, form.key) + query;
  return (
    <section class="mt-7" aria-labelledby={hasChoice ? 'ways' : undefined}>
      {hasChoice && <h2 id="ways">{t('citizen.start.ways')}</h2>}
      {logins.includes('mitid') && (
        <>
          <p>{t(hasChoice ? 'citizen.start.loginChoice' : 'citizen.start.login')}</p>
          {wayNames.length > 0 && (
            <>
              <p>{t('citizen.start.onlyWays')}</p>
              <ul>
                {wayNames.map((name) => (
                  <li key={name}>{name}</li>
                ))}
              </ul>
            </>
          )}
          <p>
            <ButtonLink href={start} icon="lock">
              {t(hasChoice ? 'citizen.start.beginMitid' : 'citizen.start.begin')}
            </ButtonLink>
          </p>
        </>
      )}
      {logins.includes('employee') && (
        <>
          <p>{t('citizen.start.employee')}</p>
          <p>
            <ButtonLink
              href={addresses.loginEmployee(slug, start)}
              icon="lock"
              kind={logins.includes('mitid') ? 'secondary' : 'primary'}
            >
              {t('citizen.start.beginEmployee')}
            </ButtonLink>
          </p>
        </>
      )}
      {logins.includes('anonymous') && (
        <>
          <p>{t(hasChoice ? 'citizen.start.anonymousChoice' : 'citizen.start.anonymous')}</p>
          <PostForm action={addresses.startAnonymous(slug, form.key) + query} csrfToken={page.csrfToken}>
            <Button kind={hasChoice ? 'secondary' : 'primary'}>
              {t(hasChoice ? 'citizen.start.beginAnonymous' : 'citizen.start.begin')}
            </Button>
          </PostForm>
        </>
      )}
    </section>
  );
}
