import { fieldsOf } from '../../../../forms/fields-of.ts';
import { textIn } from '../../../../texts/catalogue.ts';
import { askedForms } from '../../../../workflows/aliases.ts';
import type { WorkflowDefinition } from '../../../../workflows/definition.ts';
import { FindingPlace } from '../../designer/controls/place-findings.tsx';
import { ChoiceControl } from '../../designer/controls/plain-controls.tsx';
import { Section } from '../../designer/panes/section.tsx';
import { useStore } from '../../designer/store.ts';
import { useFlow } from '../flow-context.ts';
import type { WorkflowEditor } from '../workflow-editor.ts';
import { withMember } from './step-context.ts';

type SmsTo = NonNullable<WorkflowDefinition['smsTo']>;

/** To the phone that the citizen has registered nationally; no question is called so, which has a dot. */
const national = 'nem-sms';

function nameOf(to: SmsTo): string {
  if (to === national) return national;
  const { alias, field, registered } = to;
  return [...(registered ? ['registered'] : []), ...(alias === undefined ? [] : [`${alias}.${field ?? ''}`])].join(' ');
}

/** Whether the citizen is told by SMS of news in the case, and at which number; not offered where the organisation sends none. */
export function SmsNoticeField({ editor }: { readonly editor: WorkflowEditor }) {
  const { t, language: own } = useFlow();
  const definition = useStore(editor, (state) => state.history.definition);
  const forms = useStore(editor, (state) => state.forms);
  const { deliveries } = editor.loaded;
  const { smsTo } = definition;
  const value = smsTo && nameOf(smsTo);
  const isSent = (kind: string) => deliveries.some(({ key }) => key === kind);
  if (!smsTo && !isSent('sms') && !isSent(national)) return null;
  const numbers = !isSent('sms')
    ? []
    : askedForms(definition).flatMap(({ alias, form }) => {
        const asked = forms[form];
        return asked === undefined
          ? []
          : fieldsOf(asked)
              .filter(({ kind }) => kind === 'phone')
              .map(({ key, label }) => ({ alias, field: key, label: `${textIn(label, own)} (${alias})` }));
      });
  const offered: readonly { readonly to: SmsTo; readonly label: string }[] = [
    ...(isSent(national) ? [{ to: national, label: t('flow.smsTo.national') } as const] : []),
    ...(isSent('sms') ? [{ to: { registered: true }, label: t('flow.smsTo.registered') } as const] : []),
    ...numbers.map(({ label, ...to }) => ({
      to: { registered: true as const, ...to },
      label: t('flow.smsTo.registeredElse', { field: label }),
    })),
    ...numbers.map(({ label, ...to }) => ({ to, label })),
  ];
  const choices = offered.map(({ to, label }) => ({ value: nameOf(to), label }));
  const isKnown = value === undefined || choices.some((each) => each.value === value);
  return (
    <Section title={t('flow.section.smsTo')} closed>
      <FindingPlace place="smsTo">
        <ChoiceControl
          label={t('flow.smsTo')}
          help={t('flow.smsTo.help')}
          value={value}
          optional
          choices={isKnown ? choices : [{ value, label: value }, ...choices]}
          onChange={(chosen) => {
            const next = offered.find(({ to }) => nameOf(to) === chosen)?.to;
            editor.change(withMember(editor.get().history.definition, 'smsTo', next), 'smsTo');
          }}
        />
      </FindingPlace>
    </Section>
  );
}
