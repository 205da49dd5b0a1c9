import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { PageEnvironmentContext } from '../page-environment.ts';
import { componentExamples } from './examples.tsx';
import { iconNames } from './icon-names.ts';

const styles = `${await readFile('node_modules/dkfds/dist/css/dkfds.css', 'utf8')}${await readFile('src/web/styles.css', 'utf8')}`;
const styled = new Set([...styles.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name));

for (const language of ['da', 'en']) {
  for (const { name, draw } of componentExamples(language)) {
    const html = renderToString(
      h(PageEnvironmentContext.Provider, { value: { language, icons: '/i.svg' }, children: draw() }),
    );
    const every = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, value = '']) => value);

    test(`SEC-3 ${name} (${language}): ids are unique and every reference within it leads somewhere`, () => {
      const ids = every(/\sid="([^"]+)"/g);
      assert.equal(new Set(ids).size, ids.length);
      const references = every(/\s(?:for|aria-describedby|aria-labelledby)="([^"]+)"/g).flatMap((value) =>
        value.split(' '),
      );
      for (const reference of references) assert.ok(ids.includes(reference), reference);
    });

    test(`${name} (${language}): every class is one of the design system or of our own styles`, () => {
      for (const used of every(/\sclass="([^"]+)"/g).flatMap((value) => value.split(' ')))
        assert.ok(styled.has(used), used);
    });

    test(`SEC-2 ${name} (${language}): nothing inline that the policy would block, and every icon is in the file`, () => {
      assert.doesNotMatch(html, /\sstyle=|\son\w+=|<script/);
      for (const icon of every(/href="\/i\.svg#([^"]+)"/g))
        assert.ok(
          iconNames.some((known) => known === icon),
          icon,
        );
    });
  }
}
