import type { ComponentChildren } from 'preact';

export interface PostFormProperties {
  readonly action: string;
  /** `csrfToken` of the page's context. */
  readonly csrfToken: string;
  readonly id?: string;
  readonly class?: string;
  /** For uploads; the token comes first, as the server reads a file only after it. */
  readonly multipart?: boolean;
  readonly children: ComponentChildren;
}

/** A form that changes something. The browser's own checks are off: its messages can't be styled, linked or translated. */
export function PostForm({ action, csrfToken, id, class: extra, multipart, children }: PostFormProperties) {
  return (
    <form
      method="post"
      action={action}
      id={id}
      class={extra}
      noValidate
      encType={multipart === true ? 'multipart/form-data' : undefined}
    >
      <input type="hidden" name="_csrf" value={csrfToken} />
      {children}
    </form>
  );
}
