import { memberOf, type PatchOperation } from './patch.ts';
import { invalidValue, ScimError } from './scim-error.ts';

/** What is kept of a user. */
export interface UserValues {
  readonly userName: string;
  readonly externalId: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly active: boolean;
  /** Our id of the manager, or their e-mail address, as the client names them; null for none. */
  readonly manager: string | null;
}

const longest = { userName: 320, externalId: 200, name: 200, email: 320, manager: 320 } as const;
const enterpriseSchema = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** Attributes of the standard's user that a client may send and that nothing here needs. */
const unused: ReadonlySet<string> = new Set(
  [
    'id meta schemas groups nickname profileurl title usertype preferredlanguage locale timezone password phonenumbers ims photos',
    'addresses entitlements roles x509certificates employeenumber costcenter organization division department',
  ]
    .join(' ')
    .split(' '),
);

/** Reads a user that was sent whole. @throws {ScimError} */
export function readUser(body: unknown): UserValues {
  const name = memberOf(body, 'name');
  const formatted = textOf(memberOf(name, 'formatted'));
  const parts = [textOf(memberOf(name, 'givenName')), textOf(memberOf(name, 'familyName'))].filter(
    (part) => part !== null,
  );
  const userName = textOf(memberOf(body, 'userName'));
  if (userName === null) throw invalidValue('userName must be a string that is not empty.');
  const shown = textOf(memberOf(body, 'displayName')) ?? formatted ?? (parts.join(' ') || userName);
  return checked({
    userName,
    externalId: textOf(memberOf(body, 'externalId')),
    name: shown,
    email: emailOf(memberOf(body, 'emails')),
    active: activeOf(memberOf(body, 'active') ?? true),
    manager: managerOf(memberOf(memberOf(body, enterpriseSchema), 'manager')),
  });
}

/** A user after a PATCH. What a client sends that nothing here keeps is passed over. @throws {ScimError} */
export function patchUser(before: UserValues, operations: readonly PatchOperation[]): UserValues {
  let after = before;
  const [given, ...family] = before.name.split(' ');
  const parts = { given: given ?? '', family: family.join(' ') };
  let hasDisplayName = false;
  for (const { op, attribute, filter, value } of operations) {
    const isRemoved = op === 'remove';
    const text = () => {
      const found = isRemoved ? null : textOf(value);
      if (found === null && !isRemoved) throw invalidValue(`${attribute} must be a string that is not empty.`);
      return found;
    };
    switch (attribute) {
      case 'active':
        after = { ...after, active: isRemoved ? false : activeOf(value) };
        break;
      case 'username':
        after = { ...after, userName: demanded(attribute, text()) };
        break;
      case 'externalid':
        after = { ...after, externalId: text() };
        break;
      case 'displayname':
      case 'name.formatted':
        if (attribute === 'name.formatted' && hasDisplayName) break;
        hasDisplayName ||= attribute === 'displayname';
        after = { ...after, name: demanded(attribute, text()) };
        break;
      case 'name.givenname':
      case 'name.familyname':
        parts[attribute === 'name.givenname' ? 'given' : 'family'] = text() ?? '';
        if (!hasDisplayName) after = { ...after, name: `${parts.given} ${parts.family}`.trim() || after.userName };
        break;
      case 'emails':
        after = { ...after, email: isRemoved ? null : emailOf(value) };
        break;
      case 'emails.value':
        // Of the addresses one is kept: the one for work.
        if (filter.every((each) => each.attribute !== 'type' || each.value === 'work'))
          after = { ...after, email: text() };
        break;
      case 'manager':
      case 'manager.value':
      case 'manager.$ref':
        if (attribute !== 'manager.$ref') after = { ...after, manager: isRemoved ? null : managerOf(value) };
        break;
      default:
        if (!unused.has(attribute.split('.')[0] ?? '') && !/^(emails|manager|name)\./.test(attribute)) {
          throw new ScimError(400, `There is no attribute ${attribute.slice(0, 100)}.`, 'invalidPath');
        }
    }
  }
  return checked(after);
}

/** `active` also as a string: Entra ID sends "True" and "False". */
export function activeOf(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  throw invalidValue('active must be true or false.');
}

function checked(values: UserValues): UserValues {
  for (const [name, most] of Object.entries(longest)) {
    const value = values[name as keyof typeof longest];
    if (value !== null && value.length > most) throw invalidValue(`${name} has at most ${most} characters.`);
    if (value?.includes('\0')) throw invalidValue(`${name} must not hold a NUL.`);
  }
  return values;
}

function demanded(attribute: string, value: string | null): string {
  if (value === null) throw invalidValue(`${attribute} can't be removed.`);
  return value;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** The address for work, else the primary one, else the first. */
function emailOf(emails: unknown): string | null {
  if (emails === undefined || emails === null) return null;
  if (!Array.isArray(emails)) return textOf(emails);
  const known: readonly unknown[] = emails;
  const found =
    known.find((each) => memberOf(each, 'type') === 'work') ??
    known.find((each) => memberOf(each, 'primary') === true) ??
    known[0];
  return textOf(memberOf(found, 'value'));
}

/** Entra ID sends the manager's id as a string or as `{ "value": … }`; nothing for none. */
function managerOf(value: unknown): string | null {
  return textOf(value) ?? textOf(memberOf(value, 'value'));
}
