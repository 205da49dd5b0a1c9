import { ButtonLink } from '../components/button-link.tsx';

/** A page that says what became of a log-in and leads on. */
export function LoginMessage(properties: {
  readonly title: string;
  readonly text: string;
  readonly reference?: string;
  readonly link: { readonly text: string; readonly href: string };
}) {
  return (
    <>
      <h1>{properties.title}</h1>
      <p>{properties.text}</p>
      {properties.reference === undefined ? null : <p>{properties.reference}</p>}
      <ButtonLink href={properties.link.href}>{properties.link.text}</ButtonLink>
    </>
  );
}
