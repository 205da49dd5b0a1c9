const { writeSync } = require('node:fs');
const { relative } = require('node:path');
const { inspect } = require('node:util');

// A reporter for node:test: a line for each file that passes, everything about what fails, and the figures to file descriptor 3
// for scripts/run-tests.ts.

/** Descriptor 3 is closed where the reporter is used by hand. */
function hand(counts) {
  try {
    writeSync(3, JSON.stringify(counts));
  } catch {}
}

function nameOf(file) {
  return relative(process.cwd(), file ?? '') || 'tests';
}

function failure({ name, file, line, details }) {
  const error = details.error?.cause ?? details.error;
  return `\n✖ ${name}\n  at ${nameOf(file)}:${line}\n${inspect(error, { depth: 8 }).replaceAll(/^/gm, '  ')}\n`;
}

/** A suite or a test fails because of what is in it: that is told already. */
function isConsequence(data) {
  return data.details.error?.failureType === 'subtestsFailed';
}

/** @param {AsyncIterable<{ type: string, data: any }>} source */
module.exports = async function* report(source) {
  /** @type {Map<string, { passed: number, skipped: number, failed: number, output: string }>} */
  const files = new Map();
  const of = (path) => {
    const file = nameOf(path);
    if (!files.has(file)) files.set(file, { passed: 0, skipped: 0, failed: 0, output: '' });
    return files.get(file);
  };
  for await (const { type, data } of source) {
    if (type === 'test:stdout' || type === 'test:stderr') of(data.file).output += data.message;
    else if (type === 'test:pass' && data.details.type !== 'suite') {
      if (data.skip !== undefined) {
        of(data.file).skipped += 1;
        yield `- ${data.name} (skipped${typeof data.skip === 'string' && data.skip ? `: ${data.skip}` : ''})\n`;
      } else of(data.file).passed += 1;
    } else if (type === 'test:fail') {
      if (data.todo !== undefined || isConsequence(data)) continue;
      of(data.file).failed += 1;
      yield failure(data);
    } else if (type === 'test:summary' && data.file === undefined) {
      for (const [file, { passed, failed, output }] of files) {
        yield `${failed === 0 ? '✔' : '✖'} ${file}: ${passed} passed${failed === 0 ? '' : `, ${failed} failed`}\n`;
        if (failed > 0 && output) yield `${output.trimEnd().replaceAll(/^/gm, '  | ')}\n`;
      }
      hand(data.counts);
    }
  }
};
