import type { parser } from '@bpmn-io/lezer-feel';

/** The tree that the parser gives. */
export type SyntaxTree = ReturnType<typeof parser.parse>;

/** A node of that tree, named after the rules of the grammar. */
export type SyntaxNode = SyntaxTree['topNode'];
