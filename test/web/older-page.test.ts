import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FormDefinition } from '../../src/forms/definition.ts';
import { createDraft, findDraft } from '../../src/forms/drafts/draft.ts';
import { createSessions } from '../../src/identity/sessions.ts';
import { formFields } from '../helpers/browse.ts';
import { type DesignerClient, designerClient } from '../helpers/designer-client.ts';
import { personOf } from '../helpers/fritidspas.ts';
import { type RunningProduct, startRunningProduct } from '../helpers/running-product.ts';
import { publishSmallForm, smallForm, twoPages } from '../helpers/small-form.ts';

let product: RunningProduct;
let person: string;
let cookie: string;
// The product itself must know of a new version at once, as it does of what is published by its own pages.
let designer: DesignerClient;
before(async () => {
  product = await startRunningProduct();
  designer = await designerClient(product, product.demo, 'Ditte Designer');
  person = (await personOf({ ...product.services, now: () => new Date() }, product.demo)).id;
  const sessions = createSessions(product.database, { idleMinutes: 30, hours: 8 }, () => new Date());
  const token = await product.database.inOrganisation(product.demo.id, (transaction) =>
    sessions.create(transaction, product.demo, { kind: 'citizen', person, level: 'high' }, 'x'),
  );
  cookie = `session=${token}`;
});
after(() => product.close());

const text = (da: string) => ({ da, en: da });
type Pages = FormDefinition['pages'];
const [about, contact] = twoPages;
assert.ok(about && contact);
const [subject, urgent] = about.fields;
const [name, mail] = contact.fields;
assert.ok(subject && urgent && name && mail);

/** A form on its first version with a draft of it; `page` is its address. */
async function begun(key: string, more: { layout?: FormDefinition['layout']; pages?: Pages } = {}) {
  const { database, definitions, demo } = product;
  await publishSmallForm(definitions, demo.id, { key, ...more });
  const form = await definitions.publishedForm(demo.id, key);
  const workflow = await definitions.workflowStartedBy(demo.id, key);
  assert.ok(form && workflow);
  const now = new Date();
  const { id } = await database.inOrganisation(demo.id, (transaction) =>
    createDraft(transaction, demo, {
      person,
      formVersion: form.id,
      workflowVersion: workflow.id,
      language: 'da',
      content: {
        answers: {},
        prefilled: {},
        visited: [],
        person: { birthDate: '1985-07-01', municipality: '0851' },
        registerUnavailable: false,
      },
      now,
      expiresAt: new Date(now.getTime() + 86_400_000),
    }),
  );
  const stem = `/demo/blanket/${key}/udfyld/${id}`;
  return {
    page: (pageKey: string) => `${stem}/${pageKey}`,
    version: form.id,
    publish: async (pages: Pages) => {
      await designer.publish(smallForm({ key, ...more, pages }));
    },
    content: async () => {
      const draft = await database.inOrganisation(demo.id, (transaction) =>
        findDraft(transaction, demo, id, person, false),
      );
      assert.ok(draft);
      return draft.content;
    },
  };
}

async function get(path: string) {
  const answer = await fetch(product.origin + path, {
    headers: { cookie, 'accept-language': 'da' },
    redirect: 'manual',
  });
  return { status: answer.status, location: answer.headers.get('location'), body: await answer.text() };
}

/** The hidden fields of a page as it stands in a window. */
async function opened(path: string): Promise<Record<string, string>> {
  const hidden = formFields((await get(path)).body, path);
  assert.ok(hidden, `${path} has a form`);
  return hidden;
}

async function post(path: string, fields: Record<string, string>, loggedIn = true) {
  const answer = await fetch(product.origin + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: product.origin, 'accept-language': 'da', ...(loggedIn ? { cookie } : {}) },
    body: new URLSearchParams(fields),
  });
  return { status: answer.status, location: answer.headers.get('location'), body: await answer.text() };
}

const inputOf = (body: string, key: string) => new RegExp(`<input[^>]*name="${key}"[^>]*>`).exec(body)?.[0] ?? '';

test('FRM-5 a page that was drawn from the version before is read by the questions it had, and nobody is led past what changed', async () => {
  const { page, publish, content } = await begun('gammel-side');
  const hidden = await opened(page('sagen'));
  await publish([
    {
      ...about,
      fields: [subject, { kind: 'date', key: 'since', label: text('Siden hvornår?'), required: true }, mail],
    },
    { ...contact, fields: [name] },
  ]);
  const sent = await post(page('sagen'), { ...hidden, subject: 'Hul i vejen', urgent: 'yes', _next: '1' });
  assert.deepEqual([sent.status, sent.location], [303, page('sagen')], 'not to the next page');
  const { body } = await get(page('sagen'));
  assert.match(inputOf(body, 'subject'), /value="Hul i vejen"/);
  assert.match(body, /Blanketten er ændret/);
  assert.match(body, /Vi spørger ikke længere om «Haster det\?»/);
  assert.match(body, /Der er et nyt spørgsmål på siden «Hvad drejer det sig om\?»: «Siden hvornår\?»/);
  const { answers, aside, visited } = await content();
  assert.deepEqual(answers, { subject: 'Hul i vejen' });
  assert.equal(aside?.urgent?.raw, 'yes', 'kept, though there is no question for it now');
  assert.deepEqual(visited, [], 'the page as it is now has not been sent in');

  const now = await opened(page('sagen'));
  const next = await post(page('sagen'), {
    ...{ ...now, subject: 'Hul i vejen', 'since.day': '1', 'since.month': '2', 'since.year': '2026', mail: '' },
    _next: '1',
  });
  assert.deepEqual([next.status, next.location], [303, page('kontakt')]);
  assert.doesNotMatch((await get(page('kontakt'))).body, /Blanketten er ændret/, 'told once');
});

test('FRM-5 what was typed follows its question to another page, also from a page that is gone', async () => {
  const { page, publish, content } = await begun('flyttet');
  const first = await opened(page('sagen'));
  await post(page('sagen'), { ...first, subject: 'Et', urgent: 'no', _next: '1' });
  const hidden = await opened(page('kontakt'));
  await publish([
    { ...about, fields: [subject, urgent, name] },
    { ...contact, key: 'mere', fields: [mail] },
  ]);
  const sent = await post(page('kontakt'), { ...hidden, name: 'Karen', mail: 'karen@', _next: '1' });
  assert.equal(sent.status, 303);
  const { answers } = await content();
  assert.deepEqual([answers.name, answers.mail], ['Karen', 'karen@'], 'also what was half typed');
  assert.match(inputOf((await get(page('sagen'))).body, 'name'), /value="Karen"/);
  assert.match(inputOf((await get(page('mere'))).body, 'mail'), /value="karen@"/);
  const led = sent.location ?? '';
  assert.match((await get(led)).status === 303 ? 'led on again' : (await get(led)).body, /<h1/);
});

test('FRM-5 an answer is not taken for one to a question of another kind under the same key', async () => {
  const { page, publish, content } = await begun('anden-art');
  const hidden = await opened(page('sagen'));
  const choice = {
    kind: 'oneOf',
    key: 'subject',
    label: text('Emne'),
    options: [{ value: 'vej', label: text('Vej') }],
  };
  await publish([{ ...about, fields: [choice as (typeof about.fields)[number], urgent] }, contact]);
  const sent = await post(page('sagen'), { ...hidden, subject: 'Hul', urgent: 'yes', _next: '1' });
  assert.deepEqual([sent.status, sent.location], [303, page('sagen')]);
  assert.match((await get(page('sagen'))).body, /Spørgsmålet «Emne» skal nu besvares på en anden måde/);
  const { answers, aside } = await content();
  assert.deepEqual(answers, { urgent: 'yes' });
  assert.equal(aside?.subject?.raw, 'Hul');
});

test('FRM-5 a new version that does not concern the page is not in the way', async () => {
  const { page, publish, content } = await begun('uberoert');
  const hidden = await opened(page('sagen'));
  await publish([
    { ...about, title: text('Hvad er det?') },
    { ...contact, fields: [name] },
  ]);
  const sent = await post(page('sagen'), { ...hidden, subject: 'Hul', urgent: 'yes', _next: '1' });
  assert.deepEqual([sent.status, sent.location], [303, page('kontakt')]);
  const { answers, visited } = await content();
  assert.deepEqual([answers, visited], [{ subject: 'Hul', urgent: 'yes' }, ['sagen']]);
});

test('FRM-5 a question that came to the page from another one is shown before one is led on', async () => {
  const { page, publish } = await begun('til-siden');
  const hidden = await opened(page('sagen'));
  await publish([
    { ...about, fields: [subject, urgent, mail] },
    { ...contact, fields: [name] },
  ]);
  const sent = await post(page('sagen'), { ...hidden, subject: 'Hul', urgent: 'yes', _next: '1' });
  const shown = sent.status === 303 ? await get(sent.location ?? '') : sent;
  assert.match(inputOf(shown.body, 'mail'), /name="mail"/);
  assert.match(inputOf(shown.body, 'subject'), /value="Hul"/);
});

test('FRM-5 of two windows on the older version the later one is not let over the earlier', async () => {
  const { page, publish, content } = await begun('to-vinduer');
  const [one, two] = [await opened(page('sagen')), await opened(page('sagen'))];
  await publish([{ ...about, title: text('Ny titel') }, contact]);
  assert.equal((await post(page('sagen'), { ...one, subject: 'Et', urgent: 'yes', _next: '1' })).status, 303);
  const later = await post(page('sagen'), { ...two, subject: 'To', urgent: 'yes', _next: '1' });
  assert.equal(later.status, 409);
  assert.match(inputOf(later.body, 'subject'), /value="To"/);
  assert.equal((await content()).answers.subject, 'Et');
});

test('FRM-5 all pages on one: what was typed before the new version stands in the new one', async () => {
  const { page, publish, content } = await begun('paa-en-side', { layout: 'onePage' });
  const hidden = await opened(page('sagen'));
  await publish([{ ...contact, fields: [name, subject] }]);
  const sent = await post(page('sagen'), {
    ...hidden,
    subject: 'Hul',
    urgent: 'yes',
    name: 'Karen',
    mail: 'k@b.dk',
    _next: '1',
  });
  assert.equal(sent.status, 303);
  const { answers, aside } = await content();
  assert.deepEqual(answers, { subject: 'Hul', name: 'Karen' });
  assert.deepEqual(Object.keys(aside ?? {}).sort(), ['mail', 'urgent']);
  const { body } = await get(page('kontakt'));
  assert.match(body, /Vi spørger ikke længere om «Haster det\?»/);
  assert.match(inputOf(body, 'name'), /value="Karen"/);
});

test('FRM-5 what was typed before the log-in ended follows its question to the new version', async () => {
  const { page, publish } = await begun('logget-af');
  const hidden = await opened(page('kontakt'));
  const sent = await post(page('kontakt'), { ...hidden, name: 'Karen', mail: 'k@b.dk', _next: '1' }, false);
  assert.equal(sent.status, 401);
  await publish([
    { ...about, fields: [subject, urgent, name] },
    { ...contact, fields: [mail] },
  ]);
  assert.match(inputOf((await get(page('sagen'))).body, 'name'), /value="Karen"/);
  assert.match(inputOf((await get(page('kontakt'))).body, 'mail'), /value="k@b.dk"/);
});

test('FRM-5 a browser that names another form, a newer version or nothing real is read by the draft’s own version', async () => {
  const other = await begun('en-anden');
  const { page, version, content } = await begun('ikke-troet');
  const hidden = await opened(page('sagen'));
  assert.equal(hidden._version, version);
  for (const [index, named] of [other.version, 'x', '00000000-0000-7000-8000-000000000000', ''].entries()) {
    const now = await opened(page('sagen'));
    const sent = await post(page('sagen'), {
      ...now,
      _version: named,
      subject: `Nr. ${index}`,
      urgent: 'yes',
      _next: '1',
    });
    assert.deepEqual([sent.status, sent.location], [303, page('kontakt')], named);
    assert.equal((await content()).answers.subject, `Nr. ${index}`);
  }
});
