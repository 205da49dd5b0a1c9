import type { VNode } from 'preact';
import { type Language, markedIn } from '../../texts/catalogue.ts';
import type { WorkflowDefinition } from '../../workflows/definition.ts';
import { type FlowLine, outlineWorkflow } from '../../workflows/design/outline-workflow.ts';
import { flowTexts } from '../../workflows/design/texts.ts';
import { stepTitle } from '../../workflows/design/workflow-path.ts';
import type { StepStanding } from './workflow-diagram.tsx';

interface WorkflowOutlineProperties {
  readonly definition: WorkflowDefinition;
  readonly language: Language;
  readonly standings?: ReadonlyMap<string, StepStanding>;
}

/** The workflow as a nested list that says the same as the diagram, for those who do not see it, and for narrow screens. */
export function WorkflowOutline({ definition, language, standings }: WorkflowOutlineProperties): VNode {
  const lines = outlineWorkflow(definition);
  return <ul class="flow-list">{within(null)}</ul>;

  function within(parent: string | null): VNode[] {
    return lines.filter((line) => line.parent === parent).map((line) => <li key={line.id}>{lineOf(line)}</li>);
  }

  function goesTo(step: string): string {
    return `${markedIn(flowTexts['flow.goesTo'], language)} ${markedIn(stepTitle(definition, step), language)}`;
  }

  function lineOf(line: FlowLine): VNode {
    const inner = within(line.id);
    const standing = line.kind === 'step' ? standings?.get(line.key) : undefined;
    return (
      <>
        {line.kind === 'step' && (
          <span
            class={standing === 'current' ? 'flow-current' : undefined}
            aria-current={standing === 'current' ? 'step' : undefined}
          >
            {markedIn(flowTexts[`flow.kind.${line.step.kind}`], language)}:{' '}
            {markedIn(stepTitle(definition, line.key), language)}
            {standing !== undefined && ` (${markedIn(flowTexts[`flow.standing.${standing}`], language)})`}
          </span>
        )}
        {line.kind === 'branch' && (
          <span>
            {markedIn(line.title, language)}
            {inner.length === 0 && `: ${goesTo(line.target)}`}
          </span>
        )}
        {line.kind === 'goto' && <span>{goesTo(line.target)}</span>}
        {line.kind === 'unconnected' && <span>{markedIn(flowTexts['flow.unconnected'], language)}</span>}
        {inner.length > 0 && <ul>{inner}</ul>}
      </>
    );
  }
}
