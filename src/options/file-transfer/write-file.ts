import { XMLValidator } from 'fast-xml-parser';
import Mustache from 'mustache';
import { writeCsv } from '../../documents/csv.ts';
import type { DeliveryValue } from '../option.ts';
import { escapeXml, writeXml } from './xml.ts';

type Context = { readonly [name: string]: DeliveryValue };

export type WrittenFile =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: 'content' | 'template'; readonly detail: string };

/**
 * The text of a file from a step's content: by the template where there is one (Mustache, each value escaped as the format
 * demands), else an element or a column for each member. Pure; the same content gives the same bytes.
 */
export function writeFile(format: 'csv' | 'xml', content: DeliveryValue, template: string): WrittenFile {
  const rows = rowsOf(content);
  if (rows === undefined || rows.length === 0) return { ok: false, problem: 'content', detail: '' };
  if (template === '') {
    if (format === 'csv') return { ok: true, text: writeCsv(rows) };
    const [first] = rows;
    return {
      ok: true,
      text: isItems(content) ? writeXml('afleveringer', { aflevering: rows }) : writeXml('aflevering', first ?? {}),
    };
  }
  const view = isItems(content) ? { rows: content } : content;
  try {
    const text = Mustache.render(template, view, {}, { escape: format === 'xml' ? escapeXml : escapeCell });
    if (format === 'csv') return { ok: true, text };
    const valid = XMLValidator.validate(text);
    if (valid === true) return { ok: true, text };
    return { ok: false, problem: 'template', detail: `${valid.err.code} (${valid.err.line}:${valid.err.col})` };
  } catch (error) {
    return { ok: false, problem: 'template', detail: error instanceof Error ? error.message.slice(0, 200) : '' };
  }
}

function escapeCell(value: unknown): string {
  const text = String(value);
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function rowsOf(content: DeliveryValue): readonly Context[] | undefined {
  if (isItems(content)) return content.every(isContext) ? content : undefined;
  return isContext(content) ? [content] : undefined;
}

function isItems(value: DeliveryValue): value is readonly DeliveryValue[] {
  return Array.isArray(value);
}

function isContext(value: DeliveryValue): value is Context {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
