import type { CaseView, MessageView } from '../../../cases/case-view.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { Button } from '../../components/button.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Textarea } from '../../components/textarea.tsx';
import { Time } from '../../components/time.tsx';
import type { PageContext } from '../../page-context.ts';
import { addresses } from '../addresses.ts';
import { Lines } from '../answer-list.tsx';
import { useRepresentTexts } from '../represent/texts.ts';
import { useCitizenTexts } from '../texts.ts';
import { FilesOfMessage, MessageFilesInput } from './message-files.tsx';
import type { OwnCasePage } from './own-case.ts';

/** A message that could not be sent, to be written on; `about` what the error is. */
export interface UnsentMessage {
  readonly text: string;
  readonly error?: string;
  readonly about?: 'files';
}

interface MessagesProperties {
  readonly context: PageContext;
  readonly own: OwnCasePage;
  readonly view: CaseView;
  readonly message: UnsentMessage;
}

/** What was written both ways, and the place to write to the case worker while the case is open. */
export function Messages({ context, own, view, message }: MessagesProperties) {
  const t = useCitizenTexts();
  const represent = useRepresentTexts();
  const { stored, organisation, workflow } = own;
  const mayWrite = workflow.workflow.definition.messages !== false;
  if ((!mayWrite || own.seesAs === 'reader') && view.messages.length === 0) return null;
  return (
    <section aria-labelledby="messages">
      <h2 id="messages">{t('citizen.message.title')}</h2>
      {view.messages.length === 0 && <p>{t('citizen.message.none')}</p>}
      <ol class="nobullet-list">
        {view.messages.map((each) => (
          <li key={each.id} class="mb-5">
            <p class="mb-0">
              <strong>{authorOf(each)}</strong>{' '}
              <span class="quiet">
                <Time at={each.at} show="dateTime" />
              </span>
            </p>
            <p class="mt-1">
              {/* People write in the language they choose, whatever it is filed under. */}
              {each.from === 'system' ? <LocalText text={each.text} /> : <Lines text={each.text.da} />}
            </p>
            <FilesOfMessage files={each.files} hrefOf={(id) => addresses.document(organisation.slug, stored.id, id)} />
          </li>
        ))}
      </ol>
      {mayWrite && stored.status === 'open' && own.seesAs !== 'reader' && (
        <PostForm action={addresses.message(organisation.slug, stored.id)} csrfToken={context.csrfToken} multipart>
          <Textarea
            name="besked"
            label={t('citizen.message.label')}
            help={t('citizen.message.help')}
            value={message.text}
            {...(message.error === undefined || message.about === 'files' ? {} : { error: message.error })}
          />
          <MessageFilesInput
            {...(message.error !== undefined && message.about === 'files' ? { error: message.error } : {})}
          />
          <div class="button-row mt-4">
            <Button kind="secondary" icon="send">
              {t('citizen.message.send')}
            </Button>
          </div>
        </PostForm>
      )}
      {mayWrite && stored.status === 'ended' && <p>{t('citizen.message.ended')}</p>}
    </section>
  );

  function authorOf(each: MessageView): string {
    if (each.from === 'citizen') {
      const isMine = each.fromId === null || each.fromId === own.citizen.person;
      return isMine ? t('citizen.message.you') : represent('represent.message.other');
    }
    if (each.from === 'system') return markedIn(context.organisation.name, context.language);
    return t('citizen.message.employee', { name: view.employees[each.fromId ?? ''] ?? '' });
  }
}
