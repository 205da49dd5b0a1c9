import { Lines } from '../../citizen/answer-list.tsx';
import { Button } from '../../components/button.tsx';
import { Details } from '../../components/details.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { SummaryList } from '../../components/summary-list.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { Textarea } from '../../components/textarea.tsx';
import { Time } from '../../components/time.tsx';
import type { PageContext } from '../../page-context.ts';
import { incomingAddresses, type ReadWaiting } from './list-page.tsx';
import { useIncomingPostTexts } from './texts.ts';

/** The input for the case's number, and so its id. */
export const numberField = 'sagsnummer';
/** The input for how it was settled another way. */
export const reasonField = 'begrundelse';

/** One letter that waits, and the two ways on. */
export function IncomingOnePage({
  context,
  slug,
  letter: { waiting, post },
  typed,
  error,
  settling,
}: {
  readonly context: PageContext;
  readonly slug: string;
  readonly letter: ReadWaiting;
  readonly typed: string;
  readonly error?: string | undefined;
  /** What was written of how it was settled, and what is wrong with it. */
  readonly settling?: { readonly reason: string; readonly error: string } | undefined;
}) {
  const t = useIncomingPostTexts();
  const here = incomingAddresses.one(slug, waiting.id);
  return (
    <>
      <h1>{post.title || t('incomingPost.noTitle')}</h1>
      <p>{t(`incomingPost.why.${waiting.why}`)}</p>
      <SummaryList
        caption={t('incomingPost.title')}
        rows={[
          { label: t('incomingPost.column.sender'), value: post.sender.name ?? null },
          {
            label: t('incomingPost.senderNumber'),
            value: <Details summary={t('incomingPost.showNumber')}>{post.sender.id}</Details>,
          },
          { label: t('incomingPost.column.at'), value: <Time at={waiting.at} show="dateTime" /> },
          ...(post.caseNumber === undefined ? [] : [{ label: t('incomingPost.names'), value: post.caseNumber }]),
        ]}
      />
      <h2>{t('incomingPost.text')}</h2>
      {post.text === '' ? (
        <p>{t('incomingPost.noText')}</p>
      ) : (
        <p>
          <Lines text={post.text} />
        </p>
      )}
      {post.files.length > 0 && (
        <>
          <h2>{t('incomingPost.files')}</h2>
          <p>{t('incomingPost.filesScanned')}</p>
          <ul>
            {post.files.map((file, index) => (
              <li key={`${index} ${file.name}`}>
                <a href={incomingAddresses.file(slug, waiting.id, index)}>{file.name}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{t('incomingPost.place.heading')}</h2>
      <PostForm action={here} csrfToken={context.csrfToken}>
        <TextInput
          name={numberField}
          label={t('incomingPost.place.number')}
          help={t('incomingPost.place.help')}
          value={typed}
          width="middle"
          {...(error === undefined ? {} : { error })}
        />
        <div class="button-row mt-4">
          <Button>{t('incomingPost.place.button')}</Button>
        </div>
      </PostForm>
      <h2>{t('incomingPost.settle.heading')}</h2>
      <p>{t('incomingPost.settle.text')}</p>
      <PostForm action={`${here}/haandteret`} csrfToken={context.csrfToken}>
        <Textarea
          name={reasonField}
          label={t('incomingPost.settle.reason')}
          help={t('incomingPost.settle.reasonHelp')}
          rows={3}
          value={settling?.reason ?? ''}
          {...(settling && { error: settling.error })}
        />
        <div class="button-row mt-4">
          <Button kind="secondary">{t('incomingPost.settle.button')}</Button>
        </div>
      </PostForm>
    </>
  );
}
