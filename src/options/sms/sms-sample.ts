import { maskedNumber } from '../../sms/masked-number.ts';
import { smsNumber } from '../../sms/sms-number.ts';
import { fill, type Text, textIn } from '../../texts/catalogue.ts';
import type { CaseInput, DeliverySample } from '../option.ts';
import type { SmsSettings } from './settings.ts';
import { smsOptionTexts as texts } from './texts.ts';

/** An SMS to a number that an administrator types, by the account that they choose: the same rules, gateway and bill as all others. */
export const smsSample: DeliverySample<SmsSettings> = {
  title: texts['sms-option.sample.title'],
  intro: texts['sms-option.sample.intro'],
  send: texts['sms-option.sample.send'],
  asks: ({ accounts = [] } = {}) =>
    accounts.length === 0
      ? []
      : [
          {
            key: 'to',
            label: texts['sms-option.sample.to'],
            help: texts['sms-option.sample.to-help'],
            type: 'tel',
          },
          ...(accounts.length === 1
            ? []
            : [
                {
                  key: 'account',
                  label: texts['sms-option.field.account'],
                  choices: accounts.map(({ name, title }) => ({ value: name, label: title })),
                },
              ]),
        ],
  wrong: ({ foreignNumbers = false }, { to = '' }): Readonly<Record<string, Text>> => {
    const number = smsNumber(to, { foreignAllowed: foreignNumbers });
    return number.ok ? {} : { to: number.problem };
  },
  input: (_settings, { to = '', account = '' }, { name, language }): CaseInput => ({
    recipient: null,
    title: textIn(texts['sms-option.sample.title'], language),
    caseNumber: '–',
    language,
    replyAllowed: false,
    fields: {
      to,
      account,
      text: fill(textIn(texts['sms-option.sample.text'], language), { name }),
      urgent: 'yes',
      hours: '1',
    },
  }),
  receiver: ({ to = '' }) => {
    const number = smsNumber(to, { foreignAllowed: true });
    return number.ok ? number.e164 : to;
  },
  keeps: (kept) => ({ ...kept, text: '', to: maskedNumber(String(kept.to)) }),
};
