import { useState } from 'preact/hooks';
import { textIn } from '../../../../texts/catalogue.ts';
import { languageName } from '../../designer/language-name.ts';
import { Section } from '../../designer/panes/section.tsx';
import { useStore } from '../../designer/store.ts';
import { useFlow } from '../flow-context.ts';
import type { WorkflowEditor } from '../workflow-editor.ts';
import { startLinks } from './start-link-addresses.ts';

/** The addresses at which cases of the workflow begin, in each language and with values for the form, ready to be copied. */
export function StartLinks({ editor }: { readonly editor: WorkflowEditor }) {
  const { t, base, language } = useFlow();
  const definition = useStore(editor, (state) => state.history.definition);
  const forms = useStore(editor, (state) => state.forms);
  const server = useStore(editor, (state) => state.server);
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [copied, setCopied] = useState('');
  const start = definition.steps[definition.start];
  const form = start?.kind === 'fill' ? forms[start.form] : undefined;
  const { active = {} } = definition;
  const [, slug = ''] = base.split('/');
  const parameters = form?.start.parameters ?? [];
  const links = form === undefined ? [] : startLinks(location.origin, slug, form, editor.loaded.languages, values);
  const copy = async (address: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(address);
      setCopied(address);
    } catch {
      // Without leave to use the clipboard the address is marked in its field, to be copied by hand.
      setCopied('');
    }
  };
  return (
    <Section title={t('flow.section.startLinks')} closed>
      {form === undefined ? (
        <p>{t('flow.start.noForm')}</p>
      ) : (
        <>
          <p class="property-help">{t('flow.startLinks.help', { form: textIn(form.title, language) })}</p>
          <p>
            {server.published === null
              ? t('flow.startLinks.notPublished')
              : t('flow.startLinks.active', { from: active.from ?? '–', until: active.until ?? '–' })}
          </p>
          {parameters.map(({ name, maxLength, signed }) =>
            signed === true ? (
              <p key={name} class="property-help">
                {t('flow.startLinks.signed', { name })}
              </p>
            ) : (
              <div key={name} class="property">
                <label class="property-label" for={`link-value-${name}`}>
                  {t('flow.startLinks.value', { name })}
                </label>
                <input
                  id={`link-value-${name}`}
                  class="form-input property-input"
                  type="text"
                  maxLength={maxLength}
                  value={values[name] ?? ''}
                  onInput={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
                />
              </div>
            ),
          )}
          {links.map(({ language: of, address }) => {
            const name = of === null ? t('flow.startLinks.any') : languageName(of, language);
            const id = `start-link-${of ?? 'any'}`;
            return (
              <div key={id} class="property">
                <label class="property-label" for={id}>
                  {name}
                </label>
                <input
                  id={id}
                  class="form-input property-input"
                  type="text"
                  readOnly
                  value={address}
                  onFocus={(event) => event.currentTarget.select()}
                />
                <button
                  type="button"
                  class="button button-tertiary button-small"
                  aria-label={copied === address ? t('flow.startLinks.copied') : t('flow.startLinks.copyOf', { name })}
                  onClick={() => void copy(address)}
                >
                  {t(copied === address ? 'flow.startLinks.copied' : 'flow.startLinks.copy')}
                </button>
              </div>
            );
          })}
        </>
      )}
    </Section>
  );
}
