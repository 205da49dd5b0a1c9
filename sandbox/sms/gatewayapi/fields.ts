export type Fields = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is wrong with a value; undefined where nothing is. */
type Kind = (value: unknown) => string | undefined;

const text =
  (most: number): Kind =>
  (value) =>
    typeof value === 'string' && value.length <= most ? undefined : `is a text of at most ${most} characters`;

const integer =
  (least: number, most: number): Kind =>
  (value) =>
    Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most
      ? undefined
      : `is an integer from ${least} to ${most}`;

const oneOf =
  (...allowed: readonly string[]): Kind =>
  (value) =>
    typeof value === 'string' && allowed.includes(value) ? undefined : `is one of ${allowed.join(', ')}`;

const list: Kind = (value) => (Array.isArray(value) ? undefined : 'is a list');

const texts: Kind = (value) =>
  Array.isArray(value) && value.every((each) => typeof each === 'string' && each !== '')
    ? undefined
    : 'is a list of texts';

const base64: Kind = (value) =>
  typeof value === 'string' && value !== '' && /^[A-Za-z0-9+/]+={0,2}$/.test(value) && value.length % 4 === 0
    ? undefined
    : 'is base64';

/** Up to 11 alphanumeric characters or 15 digits. Blanks and a few signs are taken by the real one too. */
const sender: Kind = (value) =>
  typeof value === 'string' && (/^\d{1,15}$/.test(value) || /^(?=.*\D)[A-Za-z0-9 .\-_&+]{1,11}$/.test(value))
    ? undefined
    : 'is at most 11 alphanumeric characters or 15 digits';

const address: Kind = (value) =>
  typeof value === 'string' && /^https?:\/\//.test(value) && URL.canParse(value) ? undefined : 'is a URL';

/** Every field that a message may have (docs/rest.rst, "Advanced usage"). */
export const fieldKinds: Readonly<Record<string, Kind>> = {
  message: text(100_000),
  recipients: list,
  sender,
  class: text(20),
  sendtime: integer(0, 100_000_000_000),
  userref: text(255),
  callback_url: address,
  priority: text(20),
  validity_period: integer(0, 10_000_000),
  encoding: oneOf('UTF8', 'UCS2'),
  destaddr: oneOf('MOBILE', 'DISPLAY', 'SIMCARD', 'EXTUNIT'),
  tags: texts,
  payload: base64,
  udh: base64,
  label: text(255),
  max_parts: integer(1, 255),
  extra_details: oneOf('recipients_usage'),
};
