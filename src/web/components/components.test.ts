import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ComponentChild, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Language } from '../../texts/catalogue.ts';
import { PageEnvironmentContext, webTranslator } from '../page-environment.ts';
import { Alert } from './alert.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { fileSize } from './file-size.ts';
import { LocalText } from './local-text.tsx';
import { Pagination, shownPages } from './pagination.tsx';
import { PostForm } from './post-form.tsx';
import { StepIndicator } from './step-indicator.tsx';
import { SummaryList } from './summary-list.tsx';
import { Table } from './table.tsx';
import { TextInput } from './text-input.tsx';
import { formatTime } from './time-format.ts';

function draw(part: ComponentChild, language: Language = 'da'): string {
  return renderToString(h(PageEnvironmentContext.Provider, { value: { language, icons: '/i.svg' }, children: part }));
}

test('an error summary counts its errors, links each to its input, and is nothing without errors', () => {
  const html = draw(
    h(ErrorSummary, { errors: [{ message: 'Skriv et navn', fieldId: 'name' }, { message: 'Prøv igen' }] }),
  );
  assert.match(html, /Der er 2 fejl på siden/);
  assert.match(html, /<li><a href="#name">Skriv et navn<\/a><\/li><li>Prøv igen<\/li>/);
  assert.match(html, /role="alert" aria-labelledby="error-summary-heading" tabindex="-1" data-focus-on-load/);
  assert.match(draw(h(ErrorSummary, { errors: [{ message: 'x' }] })), /Der er en fejl på siden/);
  assert.equal(draw(h(ErrorSummary, { errors: [] })), '');
});

test('only what is urgent interrupts a screen reader', () => {
  for (const [kind, urgent] of [
    ['info', false],
    ['success', false],
    ['warning', true],
    ['error', true],
  ] as const) {
    assert.equal(draw(h(Alert, { kind, children: 'x' })).includes('role="alert"'), urgent, kind);
  }
});

test('what people typed is text, never markup', () => {
  const evil = '"><script>alert(1)</script>';
  const html = draw(h(TextInput, { name: 'a', label: evil, help: evil, error: evil, value: evil }));
  assert.doesNotMatch(html, /<script/);
});

test('an input with an error says so to everyone', () => {
  const html = draw(h(TextInput, { name: 'a', label: 'Navn', help: 'Fulde navn', error: 'Skriv et navn' }));
  assert.match(html, /aria-invalid="true" aria-describedby="a-hint a-error"/);
  assert.match(html, /<span class="sr-only">Fejl: <\/span>Skriv et navn/);
  assert.doesNotMatch(draw(h(TextInput, { name: 'a', label: 'Navn' })), /aria-/);
});

test('a step that can be gone to is a link, the present one is marked, and its state is in words', () => {
  const html = draw(
    h(StepIndicator, {
      steps: [
        { title: 'Et', href: '/1', state: 'done', current: false },
        { title: 'To', href: '/2', state: 'error', current: true },
        { title: 'Tre', state: 'open', current: false },
      ],
    }),
  );
  assert.match(html, /<a class="step" href="\/1">.*aria-label="Trin 1, udfyldt"/);
  assert.match(html, /<li class="current error"><a class="step" href="\/2" aria-current="step">/);
  assert.match(html, /<li class="disabled"><div class="step">/);
  assert.match(html, /Trin 2 af 3/);
});

test('a summary says what each change link changes, and that nothing was answered', () => {
  const html = draw(h(SummaryList, { caption: 'Svar', rows: [{ label: 'Navn', value: null, changeHref: '/1' }] }));
  assert.match(html, /<a href="\/1">Ret<span class="sr-only"> Navn<\/span><\/a>/);
  assert.match(html, /Ikke besvaret/);
});

test('a table without rows is a sentence; with rows it can be scrolled by keyboard under its own name', () => {
  const columns = [{ heading: 'Nr.', cell: (row: string) => row, numeric: true }];
  const table = (rows: readonly string[]) =>
    draw(h(Table<string>, { caption: 'Sager', columns, rows, rowKey: (row) => row, empty: 'Ingen sager' }));
  assert.equal(table([]), '<p>Ingen sager</p>');
  assert.match(table(['1']), /tabindex="0" aria-label="Sager, kan rulles vandret"/);
});

test('pages: all up to seven; past that the ends, those around the one shown, and gaps of at least two', () => {
  assert.deepEqual(shownPages(1, 7), [1, 2, 3, 4, 5, 6, 7]);
  assert.deepEqual(shownPages(1, 8), [1, 2, 3, 4, 5, 'gap-after', 8]);
  assert.deepEqual(shownPages(4, 8), [1, 2, 3, 4, 5, 'gap-after', 8]);
  assert.deepEqual(shownPages(5, 12), [1, 'gap-before', 4, 5, 6, 'gap-after', 12]);
  assert.deepEqual(shownPages(9, 12), [1, 'gap-before', 8, 9, 10, 11, 12]);
  assert.deepEqual(shownPages(12, 12), [1, 'gap-before', 8, 9, 10, 11, 12]);
  for (let count = 8; count < 30; count++) {
    for (let page = 1; page <= count; page++) assert.ok(shownPages(page, count).includes(page), `${page} of ${count}`);
  }
});

test('one page needs no links to others', () => {
  assert.equal(draw(h(Pagination, { page: 1, pageCount: 1, href: String })), '');
});

test('a form that changes something carries its token first', () => {
  const html = draw(
    h(PostForm, { action: '/x', csrfToken: 'abc', multipart: true, children: h('input', { name: 'file' }) }),
  );
  assert.match(
    html,
    /^<form method="post" action="\/x" novalidate enctype="multipart\/form-data"><input type="hidden" name="_csrf" value="abc"\/>/,
  );
});

test('SPR-3 a text that is not translated is shown in Danish and marked as Danish', () => {
  assert.equal(draw(h(LocalText, { text: { da: 'Fritid' } }), 'en'), '<span lang="da">Fritid</span>');
  assert.equal(draw(h(LocalText, { text: { da: 'Fritid', en: 'Leisure' } }), 'en'), 'Leisure');
});

test('a moment is told by Danish time, in summer and winter, and a date is that day everywhere', () => {
  assert.equal(formatTime(new Date('2026-07-01T22:30:00Z'), 'dateTime', 'da'), '2. juli 2026 kl. 00.30');
  assert.equal(formatTime(new Date('2026-11-03T13:05:00Z'), 'dateTime', 'en'), '3 November 2026 at 14:05');
  assert.equal(formatTime('2026-12-24', 'date', 'da'), '24. december 2026');
  assert.equal(formatTime('2026-12-24', 'shortDate', 'da'), '24.12.2026');
});

test('a size is in the unit that is read easily, with the language’s own comma', () => {
  assert.equal(fileSize(950, 'da', webTranslator('da')), '950 byte');
  assert.equal(fileSize(1_430_000, 'da', webTranslator('da')), '1,4 MB');
  assert.equal(fileSize(25_000_000, 'en', webTranslator('en')), '25 MB');
  assert.equal(fileSize(87_400, 'en', webTranslator('en')), '87 kB');
});
