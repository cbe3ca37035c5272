// An archive in use, in a process that may be killed: `node indexing-process.mjs JSON`. It opens the archive several times, each time adds, edits and deletes
// articles, searches between so that each becomes a piece of the index of its own, and closes it again. What was acknowledged is said aloud.
import { writeSync } from 'node:fs';
import { openArchive } from '../../src/main/archive/archive.ts';
import { testPorts } from '../../src/main/archive/testing/ports.ts';
import { inventedLanguage, inventedText } from './index-questions.mjs';
import { between, oneOf, seeded } from './seeded.mjs';

const { folder, seed, sessions, death } = JSON.parse(process.argv[2]);
const random = seeded(seed);
const say = (line) => writeSync(1, `${line}\n`);
const quiet = { info() {}, warn() {}, error() {} };
const call = { trust: 'local' };
const everything = { kind: 'all' };

const ports = testPorts({ logger: quiet });
const worker = new URL('dying-index-worker.mjs', import.meta.url).pathname;

async function add(service, count) {
  const sources = Array.from({ length: count }, (_, at) => {
    const lang = inventedLanguage(random);
    return {
      kind: 'ready',
      id: `r${at}`,
      title: inventedText(random, lang, 4),
      text: inventedText(random, lang, between(random, 5, 40)),
    };
  });
  const options = { tags: ['witness'], engine: 'auto', images: true, allowPrivate: false };
  const ids = [];
  for await (const event of service.captures.save({ sources, options }, call))
    if (event.type === 'result') ids.push(event.result.articleId);
  return ids;
}

const search = (service, query, scope = everything) =>
  service.search.query(
    { scope, filters: [], query, limit: 500, offset: 0, typing: false, snippets: false, explain: false },
    call,
  );
const idsIn = async (service, scope) => (await search(service, '', scope)).results.map(({ article }) => article.id);

async function remove(service, count) {
  const ids = await idsIn(service, everything);
  const gone = Array.from({ length: Math.min(count, ids.length) }, () => oneOf(random, ids));
  await service.articles.trash({ target: { ids: [...new Set(gone)] } }, call);
  for await (const _step of service.archive.verify({ mode: 'full' }, call));
  await service.articles.purge({ target: { ids: [...new Set(gone)] } }, call);
}

for (let session = 0; session < sessions; session++) {
  process.env.PRESSMARK_DEATH = JSON.stringify(session === death?.session ? death : {});
  say('doing open');
  const archive = await openArchive(folder, { ...ports, workers: { ...ports.workers, index: worker } }, { create: true });
  const { service } = archive;
  await archive.mended;
  if (session === 0) say('ready');
  for (let round = 0; round < 3; round++) {
    say('doing add');
    for (const id of await add(service, between(random, 1, 3))) say(`added ${id}`);
    await search(service, 'gauge');
    say('doing edit');
    const id = oneOf(random, await idsIn(service, everything));
    await service.articles.setMeta({ id, field: 'title', value: inventedText(random, 'en', 5) }, call);
    await search(service, 'pier');
  }
  say('doing delete');
  await remove(service, between(random, 1, 4));
  say('doing write');
  await archive.close();
}
