import { parseCpr } from '../../registers/cpr-number.ts';
import type { Text } from '../../texts/catalogue.ts';
import type { DeliveryValue } from '../option.ts';
import { appointmentOf } from './appointment.ts';
import { remotePrintTexts as texts } from './texts.ts';

/** An appointment is judged alike whatever it is called. */
const anyKey = '00000000-0000-4000-8000-000000000000';

/** What is wrong with what is told of a delivery, by field, as far as that can be seen before it is sent. Nothing need be told. */
export function wrongPostFields(fields: Readonly<Record<string, DeliveryValue>>): Readonly<Record<string, Text>> {
  const said = (name: string) => String(fields[name] ?? '').trim();
  const length = (name: string) => [...said(name)].length;
  const recipient = said('recipient').replaceAll(/[\s-]/g, '');
  const isNumber = /^\d{8}$/.test(recipient) || parseCpr(recipient).ok;
  const appointment = appointmentOf(anyKey, fields);
  const [linkTitle, link] = [said('linkTitle'), said('link')];
  return {
    ...(recipient !== '' && !isNumber && { recipient: texts['remote-print.field.wrong.recipient'] }),
    ...(length('title') > 256 && { title: texts['remote-print.rejected.title'] }),
    ...(length('notification') > 150 && { notification: texts['remote-print.rejected.notification'] }),
    ...(linkTitle === '' && link !== '' && { linkTitle: texts['remote-print.field.wrong.half-link'] }),
    ...(linkTitle !== '' && link === '' && { link: texts['remote-print.field.wrong.half-link'] }),
    ...(appointment &&
      'problem' in appointment && {
        [appointment.field]: texts[`remote-print.field.wrong.appointment.${appointment.problem}`],
      }),
    ...(link !== '' && !isHttps(link) && { link: texts['remote-print.field.wrong.link'] }),
  };
}

function isHttps(link: string): boolean {
  return URL.canParse(link) && new URL(link).protocol === 'https:';
}
