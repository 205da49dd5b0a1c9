import type { Language } from '../../../../texts/catalogue.ts';
import type { PreparedWorkflow } from '../../../../workflows/compile-workflow.ts';
import type { Step, WorkflowDefinition } from '../../../../workflows/definition.ts';
import type { ExpressionScope } from '../../designer/conditions/subjects.ts';
import type { Placeholder } from '../controls/template-control.tsx';
import type { WorkflowEditor } from '../workflow-editor.ts';

/** What the properties of a step are drawn from, whatever its kind. */
export interface StepProperties<Kind extends Step> {
  readonly editor: WorkflowEditor;
  readonly definition: WorkflowDefinition;
  readonly prepared: PreparedWorkflow;
  readonly stepKey: string;
  readonly step: Kind;
  /** The language that texts are written in. */
  readonly language: Language;
  readonly scope: ExpressionScope;
  readonly placeholders: readonly Placeholder[];
  /** Puts the step as it is to be; edits with the same mark in a row are one step to undo. */
  readonly put: (step: Kind, mark: string) => void;
}

/** A step with a member set, or taken out for undefined. */
export function withMember<Kind extends object, Name extends keyof Kind>(
  step: Kind,
  name: Name,
  value: Kind[Name] | undefined,
): Kind {
  if (value !== undefined) return { ...step, [name]: value };
  const { [name]: _gone, ...rest } = step;
  // What may be undefined may be missing.
  return rest as Kind;
}
