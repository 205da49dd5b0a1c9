import type { MessageView } from '../../cases/case-view.ts';
import { Lines } from '../citizen/answer-list.tsx';
import { FilesOfMessage, MessageFilesInput } from '../citizen/mine/message-files.tsx';
import { messageFilesName } from '../citizen/mine/take-message-files.ts';
import { Button } from '../components/button.tsx';
import { LocalText } from '../components/local-text.tsx';
import { PostForm } from '../components/post-form.tsx';
import { Textarea } from '../components/textarea.tsx';
import { Time } from '../components/time.tsx';
import type { PageContext } from '../page-context.ts';
import { actorName } from './actor-name.ts';
import { addresses } from './addresses.ts';
import { fieldNames, type UnfinishedForm, unfinished } from './case-forms.ts';
import { QueueFields } from './inbox/queue.tsx';
import type { CasePageData } from './read-case-page.ts';
import { useCaseworkerTexts } from './texts.ts';

interface CaseMessagesProperties {
  readonly context: PageContext;
  readonly data: CasePageData;
  readonly left: UnfinishedForm | null;
}

/** What was written both ways, oldest first as in a conversation, and the place to write while the case is open. */
export function CaseMessages({ context, data, left }: CaseMessagesProperties) {
  const t = useCaseworkerTexts();
  const { organisation, stored, view } = data;
  const open = stored.state.open[0]?.id;
  const ofFiles = left?.form === 'message' && left.fieldId === messageFilesName ? left.error : undefined;
  return (
    <section aria-labelledby="messages">
      <h2 id="messages">{t('caseworker.messages.heading')}</h2>
      {view.messages.length === 0 && <p>{t('caseworker.messages.none')}</p>}
      <ol class="nobullet-list">
        {view.messages.map((message) => (
          <li key={message.id} class="mb-5">
            <p class="mb-0">
              <strong>{authorOf(message)}</strong>{' '}
              <span class="quiet">
                <Time at={message.at} show="dateTime" />
              </span>
            </p>
            <p class="mt-1">
              {/* People write in the language they choose, whatever it is filed under. */}
              {message.from === 'system' ? <LocalText text={message.text} /> : <Lines text={message.text.da} />}
            </p>
            <FilesOfMessage
              files={message.files}
              hrefOf={(id) => addresses.document(organisation.slug, stored.id, id)}
            />
          </li>
        ))}
      </ol>
      {open === undefined || stored.status === 'ended' ? (
        <p>{t('caseworker.messages.ended')}</p>
      ) : !data.mayWork ? null : (
        <PostForm
          action={addresses.action(organisation.slug, stored.id, 'besked')}
          csrfToken={context.csrfToken}
          multipart
        >
          <input type="hidden" name="trin" value={open} />
          <QueueFields queue={data.queue} />
          <Textarea
            name={fieldNames.message()}
            label={t('caseworker.messages.label')}
            help={t('caseworker.messages.help')}
            {...(ofFiles === undefined ? unfinished(left, 'message', open) : { value: left?.text ?? '' })}
          />
          <MessageFilesInput {...(ofFiles === undefined ? {} : { error: ofFiles })} />
          <div class="button-row mt-4">
            <Button kind="secondary" icon="send">
              {t('caseworker.messages.send')}
            </Button>
          </div>
        </PostForm>
      )}
    </section>
  );

  function authorOf({ from, fromId }: MessageView): string {
    if (from === 'citizen' && fromId === null) return t('caseworker.author.party');
    return from === 'system' ? t('caseworker.author.system') : actorName(data, { kind: from, id: fromId }, t);
  }
}
