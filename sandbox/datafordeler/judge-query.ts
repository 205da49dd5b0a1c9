import { type DocumentNode, type FieldNode, parse, type SelectionSetNode, visit } from 'graphql';

/** What Datafordeler says to a question that it does not take. */
export interface GraphqlRefusal {
  readonly code: string;
  readonly message: string;
}

export type JudgedQuery =
  | { readonly ok: true; readonly root: FieldNode }
  | { readonly ok: false; readonly refusal: GraphqlRefusal };

const refuse = (code: string, message: string): JudgedQuery => ({ ok: false, refusal: { code, message } });

/** Datafordeler's own rules, beside those of GraphQL: one root field, no aliases, no introspection, no Danish letters in names. */
export function judgeQuery(query: unknown): JudgedQuery {
  if (typeof query !== 'string') return refuse('HC0009', 'The query is missing.');
  const names = query.replaceAll(/"[^"]*"/g, '');
  if (/[æøåÆØÅ]/.test(names)) return refuse('HC0011', 'Unexpected character.');
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch {
    return refuse('HC0011', 'The query could not be parsed.');
  }
  let hasAlias = false;
  let isIntrospection = false;
  visit(document, {
    Field(node) {
      if (node.alias) hasAlias = true;
      if (node.name.value.startsWith('__')) isIntrospection = true;
    },
  });
  if (isIntrospection) return refuse('HC0046', 'Introspection is not allowed for the current request.');
  if (hasAlias) return refuse('DAF-GQL-0008', 'Aliases are not allowed.');
  const [operation] = document.definitions;
  const roots = operation?.kind === 'OperationDefinition' ? operation.selectionSet.selections : [];
  const [root] = roots;
  if (roots.length !== 1 || root?.kind !== 'Field') return refuse('DAF-GQL-0010', 'Exactly one root field is allowed.');
  return { ok: true, root };
}

/** The fields of a selection. */
export function selected(set: SelectionSetNode | undefined): readonly FieldNode[] {
  return (set?.selections ?? []).flatMap((each) => (each.kind === 'Field' ? [each] : []));
}

/** Whether each selection of a person has its protections, in whatever depth it stands. */
export function selectsProtections(nodes: FieldNode): boolean {
  const people = new Set(['barn', 'foraelder', 'indehaver', 'vaerge']);
  const check = (node: FieldNode): boolean => {
    const fields = selected(node.selectionSet);
    const isPerson = people.has(node.name.value) || node === nodes;
    if (isPerson && !fields.some(({ name }) => name.value === 'beskyttelser')) return false;
    return fields.every(check);
  };
  return check(nodes);
}

/** A value with what was selected of it alone; a field that it does not have is a fault of the question. */
export function project(
  value: unknown,
  set: SelectionSetNode | undefined,
): { readonly value: unknown; readonly unknown?: string } {
  if (set === undefined || value === null || value === undefined) return { value: value ?? null };
  if (Array.isArray(value)) {
    const parts = value.map((each) => project(each, set));
    const wrong = parts.find((part) => part.unknown !== undefined);
    return wrong ?? { value: parts.map((part) => part.value) };
  }
  const result: Record<string, unknown> = {};
  for (const field of selected(set)) {
    const name = field.name.value;
    if (typeof value !== 'object' || !Object.hasOwn(value, name)) return { value: null, unknown: name };
    const part = project((value as Record<string, unknown>)[name], field.selectionSet);
    if (part.unknown !== undefined) return part;
    result[name] = part.value;
  }
  return { value: result };
}
