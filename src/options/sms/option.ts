import { fillText, type Text } from '../../texts/catalogue.ts';
import type { EntryProblem, OptionDeclaration, SettingsFact } from '../option.ts';
import { openAccount } from './open-account.ts';
import { type SmsAccount, type SmsSettings, SmsSettingsSchema } from './settings.ts';
import { smsKind } from './sms-kind.ts';
import { smsOptionTexts as texts } from './texts.ts';
import { senderProblem } from './write-sms.ts';

/** SMS by an account at a commercial gateway. What goes to the number that somebody registered nationally goes by Digital Post. */
export const smsOption: OptionDeclaration<SmsSettings> = {
  key: 'sms',
  title: texts['sms-option.title'],
  intro: texts['sms-option.intro'],
  settings: SmsSettingsSchema,
  deliveries: [smsKind],
  problems: ({ accounts = [] }) =>
    accounts.flatMap(({ name, sender, gateway, user }): readonly EntryProblem[] => {
      const tell = (member: string, problem: Text): EntryProblem => ({
        list: 'accounts',
        entry: name,
        member,
        problem,
      });
      const wrongSender = senderProblem(sender);
      return [
        ...(wrongSender ? [tell('sender', wrongSender)] : []),
        ...(gateway === 'cpsms' && user === undefined ? [tell('user', texts['sms-option.problem.user'])] : []),
      ];
    }),
  facts: ({ accounts = [], afterDoubt = 'person' }): readonly SettingsFact[] => [
    ...accounts
      .filter(({ webhookSecret }) => webhookSecret === undefined)
      .map(({ title }) => ({ text: fillText(texts['sms-option.fact.no-webhook'], { title }), warning: true })),
    { text: texts[`sms-option.fact.after-doubt.${afterDoubt}`], warning: false },
  ],
  health: (settings, signal) =>
    Promise.all(
      (settings.accounts ?? []).map(async (account) => ({
        peer: account.title,
        problem: await problemOf(account, settings, signal),
      })),
    ),
};

/** What an administrator is told who tries the account. */
async function problemOf(account: SmsAccount, settings: SmsSettings, signal: AbortSignal): Promise<Text | null> {
  const answer = await openAccount(account, settings).account(signal);
  switch (answer.kind) {
    case 'refused':
      return fillText(texts['sms-option.health.refused'], { code: answer.code });
    case 'unavailable':
      return fillText(texts['sms-option.health.unavailable'], { reason: answer.why });
    case 'ok':
      return answer.value.credit > 0 ? null : texts['sms-option.health.credit'];
  }
}
