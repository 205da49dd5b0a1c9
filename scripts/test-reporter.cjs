const { writeSync } = require('node:fs');
const { inspect } = require('node:util');

// A reporter for node:test that writes to file descriptor 3, for scripts/run-test-files.ts, so that what the tests print stays
// apart: a line for each file that passes, everything about what fails, and last the figures as one line of JSON. What each file
// took is left by scripts/test-files.ts.

function write(text) {
  writeSync(3, text);
}

function failure(file, { name, details }) {
  const error = details.error?.cause ?? details.error;
  return `\n✖ ${name} (${file})\n${inspect(error, { depth: 8 }).replaceAll(/^/gm, '  ')}\n\n`;
}

/** A test fails because of one inside it: that is told already. */
function isConsequence(data) {
  return data.details.error?.failureType === 'subtestsFailed';
}

/** @param {AsyncIterable<{ type: string, data: any }>} source */
module.exports = async function* report(source) {
  /** @type {Map<string, { passed: number, failed: number }>} */
  const files = new Map();
  // Files that could not be loaded, or whose hooks failed: node:test counts tests alone.
  let brokenFiles = 0;
  // The suite that all later events belong to.
  let file = 'tests';
  const current = () => {
    if (!files.has(file)) files.set(file, { passed: 0, failed: 0 });
    return files.get(file);
  };
  for await (const { type, data } of source) {
    if (type === 'test:start' && data.nesting === 0) file = data.name;
    else if (type === 'test:pass' && data.details.type !== 'suite') {
      if (data.skip === undefined) current().passed += 1;
      else write(`- ${data.name} (skipped${typeof data.skip === 'string' && data.skip ? `: ${data.skip}` : ''})\n`);
    } else if (type === 'test:fail' && data.todo === undefined && !isConsequence(data)) {
      current().failed += 1;
      if (data.details.type === 'suite') brokenFiles += 1;
      write(failure(file, data));
    } else if (type === 'test:diagnostic' && /^(Error|Warning): /.test(data.message)) {
      // What goes wrong between tests fails the process and no test.
      write(`${data.message}\n`);
    } else if (type === 'test:summary' && data.file === undefined) {
      for (const [file, { passed, failed }] of files) {
        const seconds = globalThis.testFigures.get(file)?.seconds.toFixed(1);
        const took = seconds === undefined ? '' : ` (${seconds} s)`;
        write(
          `${failed === 0 ? '✔' : '✖'} ${file}: ${passed} passed${failed === 0 ? '' : `, ${failed} failed`}${took}\n`,
        );
      }
      const figures = [...globalThis.testFigures].map(([file, took]) => ({ file, ...took }));
      const counts = { ...data.counts, failed: data.counts.failed + brokenFiles };
      write(JSON.stringify({ counts, figures }));
    }
  }
};
