import assert from 'node:assert/strict';
import { createTestBrowser } from '../../../sandbox/mitid/provider/test-browser.ts';
import { people } from '../../../sandbox/people.ts';
import type { CitizenBrowser } from '../../../src/web/citizen/test-support/citizen-server.ts';
import type { RunningProduct } from '../../helpers/running-product.ts';

/** Logs somebody of the sandbox's people in as a browser without scripts does: by the product, the provider, and back. */
export async function logIn(
  product: RunningProduct,
  visitor: CitizenBrowser,
  firstName: string,
  back: string,
): Promise<void> {
  const person = people.find((each) => each.firstName === firstName)?.mitidUuid;
  assert.ok(person);
  const url = `/demo/login/mitid?${new URLSearchParams({ tilbage: back })}`;
  const begun = await visitor.request({ method: 'GET', url });
  const provider = createTestBrowser(product.origin);
  const form = await provider.open(String(begun.headers.location));
  assert.ok(form.kind === 'page');
  const left = await provider.submit(form.url, { level: 'substantial', person });
  assert.ok(left.kind === 'left');
  await visitor.get(left.url.pathname + left.url.search);
}
