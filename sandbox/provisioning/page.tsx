import type { VNode } from 'preact';
import { translator } from '../../src/texts/catalogue.ts';
import type { PageLanguage } from '../pages.tsx';
import type { Directory } from './directory.ts';
import { mishaps, type Provisioned } from './provision.ts';
import { provisioningTexts } from './texts.ts';

/** What became of the last thing that was sent. */
export type LastRun =
  | ({ readonly kind: 'sent' } & Provisioned)
  | { readonly kind: 'noKey' }
  | { readonly kind: 'unreachable'; readonly address: string };

/** One employer's directory, to be changed and sent. */
export function DirectoryPage(properties: {
  readonly language: PageLanguage;
  readonly cvr: string;
  readonly directory: Directory;
  readonly hasKey: boolean;
  readonly last: LastRun | null;
}): VNode {
  const { language, cvr, directory, hasKey, last } = properties;
  const say = translator(provisioningTexts, language);
  const here = `/provisioning/${cvr}`;
  return (
    <>
      <p>
        <a href="/provisioning/">{say('provisioning.back')}</a>
      </p>
      {last && <Outcome />}
      <p>{say('provisioning.how')}</p>
      <form method="post" action={here}>
        <p>
          <label>
            {say('provisioning.key')} <input name="key" autocomplete="off" size={52} />
          </label>
          {hasKey && <span>{say('provisioning.key.kept')}</span>}
        </p>
        <fieldset>
          <legend>{say('provisioning.mishap')}</legend>
          {mishaps.map((mishap) => (
            <div key={mishap}>
              <label>
                <input type="radio" name="mishap" value={mishap} checked={mishap === 'none'} />{' '}
                {say(`provisioning.mishap.${mishap}`)}
              </label>
            </div>
          ))}
        </fieldset>
        <button type="submit">{say('provisioning.run')}</button>
      </form>
      <h2>{say('provisioning.users')}</h2>
      {[...directory.users, null].map((user) => (
        <form key={user?.oid ?? 'new'} method="post" action={`${here}/users`}>
          <fieldset>
            <legend>{user ? say('provisioning.user.of', { name: user.name }) : say('provisioning.user.new')}</legend>
            <input type="hidden" name="oid" value={user?.oid ?? ''} />
            <label>
              {say('provisioning.name')} <input name="name" required value={user?.name ?? ''} />
            </label>
            <label>
              {say('provisioning.upn')} <input name="upn" required value={user?.upn ?? ''} size={30} />
            </label>
            <label>
              <input type="checkbox" name="enabled" value="yes" checked={user?.enabled ?? true} />{' '}
              {say('provisioning.enabled')}
            </label>
            <Buttons name={user?.name ?? null} />
          </fieldset>
        </form>
      ))}
      <h2>{say('provisioning.groups')}</h2>
      {[...directory.groups, null].map((group) => (
        <form key={group?.oid ?? 'new'} method="post" action={`${here}/groups`}>
          <fieldset>
            <legend>
              {group ? say('provisioning.group.of', { name: group.name }) : say('provisioning.group.new')}
            </legend>
            <input type="hidden" name="oid" value={group?.oid ?? ''} />
            <label>
              {say('provisioning.name')} <input name="name" required value={group?.name ?? ''} />
            </label>
            <fieldset>
              <legend>{say('provisioning.members')}</legend>
              {directory.users.map(({ oid, name }) => (
                <label key={oid}>
                  <input type="checkbox" name="members" value={oid} checked={group?.members.includes(oid) ?? false} />{' '}
                  {name}
                </label>
              ))}
            </fieldset>
            <Buttons name={group?.name ?? null} />
          </fieldset>
        </form>
      ))}
    </>
  );

  function Buttons({ name }: { readonly name: string | null }) {
    return (
      <p>
        <button type="submit" aria-label={name === null ? undefined : `${say('provisioning.save')}: ${name}`}>
          {say('provisioning.save')}
        </button>{' '}
        {name !== null && (
          <button type="submit" name="delete" value="yes" aria-label={`${say('provisioning.delete')}: ${name}`}>
            {say('provisioning.delete')}
          </button>
        )}
      </p>
    );
  }

  function Outcome() {
    if (last === null) return null;
    if (last.kind === 'noKey') return <p role="status">{say('provisioning.noKey')}</p>;
    if (last.kind === 'unreachable')
      return <p role="status">{say('provisioning.unreachable', { address: last.address })}</p>;
    const { exchanged, stopped } = last;
    return (
      <>
        <p role="status">
          {stopped === null
            ? say('provisioning.done', { count: exchanged.length })
            : say('provisioning.stopped', { status: stopped.status, detail: stopped.detail })}{' '}
          {stopped?.retryAfter != null && say('provisioning.retry', { seconds: stopped.retryAfter })}
        </p>
        <details>
          <summary>{say('provisioning.wire')}</summary>
          <ol>
            {exchanged.map(({ request, body, status, answer }, index) => (
              <li key={`${index} ${request}`}>
                <code>{request}</code> → {status}
                {body !== '' && <pre>{body}</pre>}
                {answer !== '' && <pre>{answer}</pre>}
              </li>
            ))}
          </ol>
        </details>
      </>
    );
  }
}
