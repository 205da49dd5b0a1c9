import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addStep } from '../add-step.ts';
import { demoWorkflow, doings, done, templates } from '../testing.ts';
import { diagramGraph } from './diagram-graph.ts';
import { layoutDiagram, type PlacedNode } from './diagram-layout.ts';

const apart = (one: PlacedNode, other: PlacedNode): boolean =>
  one.x + one.width <= other.x ||
  other.x + other.width <= one.x ||
  one.y + one.height <= other.y ||
  other.y + other.height <= one.y;

test('PLA-3 the diagram lays itself out: every step has a box, every way an arrow, and no boxes overlap', () => {
  fc.assert(
    fc.property(templates, doings, (template, actions) => {
      let definition = template;
      for (const action of actions) {
        const edited = done(definition, action);
        if (edited.ok) definition = edited.definition;
      }
      const { nodes, edges, width, height } = layoutDiagram(definition);
      for (const key of Object.keys(definition.steps)) assert.ok(nodes.some((node) => node.id === key));
      for (const { points, id } of edges) assert.ok(points.length >= 2, id);
      for (const [index, node] of nodes.entries()) {
        assert.ok(node.x >= 0 && node.y >= 0 && node.x + node.width <= width + 1 && node.y + node.height <= height + 1);
        for (const other of nodes.slice(index + 1)) assert.ok(apart(node, other), `${node.id} and ${other.id}`);
      }
    }),
    { numRuns: 60 },
  );
});

test('PLA-3 branches come together in a box of their own, from which the way goes on', () => {
  const defaults = { form: 'fritidspas', group: 'Fritid', delivery: '' };
  const start = { step: demoWorkflow.start, exit: 'next' };
  const parallel = addStep(demoWorkflow, start, 'parallel', defaults);
  assert.ok(parallel.ok);
  const notify = addStep(parallel.definition, { step: 'parallel', exit: 'branches.0' }, 'notify', defaults);
  assert.ok(notify.ok);
  const { edges } = diagramGraph(notify.definition);
  const arrows = edges.map(({ from, to }) => `${from} → ${to}`);
  for (const arrow of ['parallel → notify', 'notify → parallel join', 'parallel → parallel join']) {
    assert.ok(arrows.includes(arrow), arrow);
  }
  assert.ok(edges.some(({ from }) => from === 'parallel join'));
});

test('PLA-3 the start stands above every other step, in whatever order the steps are kept', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(Object.keys(demoWorkflow.steps), { minLength: Object.keys(demoWorkflow.steps).length }),
      (keys) => {
        const steps = Object.fromEntries(
          keys.flatMap((key) => (demoWorkflow.steps[key] ? [[key, demoWorkflow.steps[key]]] : [])),
        );
        const { nodes } = layoutDiagram({ ...demoWorkflow, steps });
        const [first, ...others] = nodes;
        assert.equal(first?.id, demoWorkflow.start);
        for (const other of others) assert.ok(first && first.y < other.y, other.id);
      },
    ),
    { numRuns: 30 },
  );
});

test('PLA-3 the largest workflow there may be is drawn with every step and every way', () => {
  const defaults = { form: 'fritidspas', group: 'Fritid', delivery: '' };
  let definition = demoWorkflow;
  let way = { step: demoWorkflow.start, exit: 'next' };
  while (Object.keys(definition.steps).length < 480) {
    const kind = Object.keys(definition.steps).length % 3 === 0 ? 'approve' : 'notify';
    const added = addStep(definition, way, kind, defaults);
    assert.ok(added.ok);
    definition = added.definition;
    way = { step: added.step, exit: kind === 'approve' ? 'approved' : 'next' };
  }
  const { nodes, edges } = layoutDiagram(definition);
  assert.equal(nodes.length, Object.keys(definition.steps).length);
  assert.equal(edges.length, diagramGraph(definition).edges.length);
  for (const { points, id } of edges) assert.ok(points.length >= 2, id);
});
