import { readCsv } from '../../documents/read-csv.ts';

/** An employee as a file tells of them; what it has no column for is undefined and stays as it is. */
export interface FileEmployee {
  /** The line of the file. */
  readonly line: number;
  /** What the employer's own list calls them. */
  readonly id: string;
  readonly name: string;
  readonly email: string | null | undefined;
  readonly userName: string | null | undefined;
  readonly manager: string | null | undefined;
  readonly groups: readonly string[] | undefined;
  readonly roles: readonly string[] | undefined;
}

/** What is wrong with a file, and where. */
export interface FileProblem {
  readonly kind:
    | 'tooLarge'
    | 'encoding'
    | 'notCsv'
    | 'columns'
    | 'unknownColumn'
    | 'tooMany'
    | 'empty'
    | 'long'
    | 'double'
    | 'email'
    | 'role'
    | 'mayNot'
    | 'ownRight';
  readonly line: number | null;
  readonly column: string | null;
  readonly value?: string;
}

export type ReadEmployees =
  | { readonly ok: true; readonly employees: readonly FileEmployee[] }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Bytes and lines of a file at most. */
export const largestEmployeeFile = 10_000_000;
const mostEmployees = 50_000;
const longest = 320;
/** So many problems are gathered. */
const mostTold = 50;

const columnNames: Readonly<Record<string, keyof FileEmployee>> = {
  id: 'id',
  navn: 'name',
  name: 'name',
  'e-mail': 'email',
  email: 'email',
  brugernavn: 'userName',
  username: 'userName',
  leder: 'manager',
  manager: 'manager',
  grupper: 'groups',
  groups: 'groups',
  roller: 'roles',
  roles: 'roles',
};

/**
 * Reads employees from CSV: `id` and `navn` are demanded; `e-mail`, `brugernavn`, `leder` (an address), `grupper` and `roller`
 * (several with `|` between) may be there, in any order; see `readCsv`. Never throws. Pure.
 */
export function readEmployeeFile(file: Uint8Array): ReadEmployees {
  const refuse = (
    kind: FileProblem['kind'],
    line: number | null = null,
    column: string | null = null,
    value?: string,
  ) => ({ ok: false, problems: [{ kind, line, column, ...(value === undefined ? {} : { value }) }] }) as const;
  if (file.byteLength > largestEmployeeFile) return refuse('tooLarge');
  const read = readCsv(file);
  if (!read.ok) return refuse(read.problem, read.line);
  const { header, rows: lines } = read;
  const named = header.map((name) => ({ name, field: columnNames[name.toLowerCase()] }));
  const unknown = named.find(({ field }) => field === undefined);
  if (unknown) return refuse('unknownColumn', 1, unknown.name.slice(0, 40));
  const fields = named.map(({ field }) => field);
  const twice = named.find(({ field }, index) => fields.indexOf(field) !== index);
  if (twice) return refuse('double', 1, twice.name);
  if (!fields.includes('id') || !fields.includes('name') || lines.length === 0) return refuse('columns');
  if (lines.length > mostEmployees) return refuse('tooMany', null, null, String(mostEmployees));
  return checkRows(named, lines);
}

function checkRows(
  named: readonly { readonly name: string; readonly field: keyof FileEmployee | undefined }[],
  lines: readonly { readonly cells: readonly string[]; readonly line: number }[],
): ReadEmployees {
  const problems: FileProblem[] = [];
  const seen = new Set<string>();
  const employees = lines.map(({ cells, line }): FileEmployee => {
    const cell = (field: keyof FileEmployee): string | undefined => {
      const index = named.findIndex((each) => each.field === field);
      const value = cells[index];
      const column = named[index]?.name ?? null;
      if (value === undefined) return undefined;
      if (value.length > (field === 'groups' || field === 'roles' ? longest * 20 : longest)) {
        problems.push({ kind: 'long', line, column });
      }
      if (value === '' && (field === 'id' || field === 'name')) problems.push({ kind: 'empty', line, column });
      const isAddress = field === 'email' || field === 'manager';
      if (isAddress && value !== '' && !/^[^\s@]+@[^\s@]+$/.test(value))
        problems.push({ kind: 'email', line, column, value: value.slice(0, 80) });
      if (field === 'id' && value !== '' && seen.has(value))
        problems.push({ kind: 'double', line, column, value: value.slice(0, 80) });
      if (field === 'id') seen.add(value);
      return value;
    };
    const list = (value: string | undefined) =>
      value === undefined
        ? undefined
        : [
            ...new Set(
              value
                .split('|')
                .map((each) => each.trim())
                .filter((each) => each !== ''),
            ),
          ];
    const orNull = (value: string | undefined) => (value === '' ? null : value);
    return {
      line,
      id: cell('id') ?? '',
      name: cell('name') ?? '',
      email: orNull(cell('email')),
      userName: orNull(cell('userName')),
      manager: orNull(cell('manager')),
      groups: list(cell('groups')),
      roles: list(cell('roles')),
    };
  });
  return problems.length === 0 ? { ok: true, employees } : { ok: false, problems: problems.slice(0, mostTold) };
}
