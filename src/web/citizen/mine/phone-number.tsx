import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** A number in E.164 as people read it, such as `+45 20 12 34 56`; from left to right also among Arabic. */
export function PhoneNumber({ e164 }: { readonly e164: string }) {
  return (
    <bdi dir="ltr" class="phone-number">
      {writtenNumber(e164)}
    </bdi>
  );
}

/** The same as a text. */
export function writtenNumber(e164: string): string {
  return parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;
}
