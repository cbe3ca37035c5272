// Flips bytes of the files of an index. What it answers must be right for the articles it says it holds; what is missing it must say, and have again once that
// is brought. The same with a whole archive, which brings it by itself and is in use meanwhile.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openArchive } from '../../src/main/archive/archive.ts';
import { Engine } from '../../src/main/archive/indexing/engine.ts';
import { testPorts } from '../../src/main/archive/testing/ports.ts';
import { answersOf, firstDifference, inventedDocument, inventedText } from './index-questions.mjs';
import { between, oneOf, seeded } from './seeded.mjs';

const quiet = { info() {}, warn() {}, error() {} };
const call = { trust: 'local' };

async function inScratch(work) {
  const scratch = mkdtempSync(join(tmpdir(), 'pressmark-index-bytes-'));
  try {
    return await work(scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const settle = (engine) => {
  while (engine.work(1000));
};

/** The answers of an index made afresh of some articles. */
function freshAnswers(documents, scratch) {
  const fresh = new Engine(mkdtempSync(join(scratch, 'fresh-')));
  fresh.apply(documents);
  const answers = answersOf(fresh);
  fresh.close();
  return answers;
}

/** Flips a bit in every `step`th byte of every file of a small index of several segments with articles gone. */
export function flippedBytes({ seed, step = 1, report = () => {} }) {
  return inScratch(async (scratch) => {
    const random = seeded(seed);
    const [original, folder] = [join(scratch, 'original'), join(scratch, 'index')];
    const documents = Array.from({ length: 6 }, (_, at) => inventedDocument(random, `a${at}`, '1'));
    const first = new Engine(original);
    first.apply(documents.slice(0, 3));
    await first.flush();
    first.apply([...documents.slice(3), inventedDocument(random, 'gone', '1')]);
    await first.flush();
    first.remove(['gone']);
    await first.flush();
    first.close();
    const whole = freshAnswers(documents, scratch);
    /** By which of the articles are there. */
    const answersOfSome = new Map();
    const rightFor = (known) => {
      const key = [...known.keys()].sort().join(' ');
      if (!answersOfSome.has(key))
        answersOfSome.set(
          key,
          freshAnswers(
            documents.filter(({ articleId }) => known.has(articleId)),
            scratch,
          ),
        );
      return answersOfSome.get(key);
    };
    const total = { files: 0, bytes: 0, flips: 0, damaged: 0, rebuilt: 0, unharmed: 0, wrong: [] };
    for (const name of readdirSync(original).sort()) {
      total.files += 1;
      const bytes = readFileSync(join(original, name));
      total.bytes += bytes.length;
      for (let at = between(random, 0, Math.min(step, bytes.length)); at < bytes.length; at += step) {
        rmSync(folder, { recursive: true, force: true });
        cpSync(original, folder, { recursive: true });
        const flipped = Buffer.from(bytes);
        flipped[at] ^= 1 << between(random, 0, 8);
        writeFileSync(join(folder, name), flipped);
        const wrong = await hurt(folder, documents, whole, rightFor, total).catch((error) => `it fails with ${error.message}`);
        if (wrong) total.wrong.push(`byte ${at} of ${name} (seed ${seed}): ${wrong}`);
        total.flips += 1;
        report(total);
      }
    }
    return total;
  });
}

/** Opens an index that was harmed, asks, brings what is missing, and says what is wrong. */
async function hurt(folder, documents, whole, rightFor, total) {
  const engine = new Engine(folder);
  try {
    const atOnce = answersOf(engine);
    settle(engine);
    const known = engine.known();
    const then = answersOf(engine);
    // Before the damage is met every answer is right for all, afterwards for those it still holds.
    const early = atOnce.findIndex((answer, at) => ![whole[at], rightFor(known)[at]].some((right) => same(answer, right)));
    if (early >= 0) return `question ${early} is answered wrongly at once: ${JSON.stringify(atOnce[early])}`;
    const late = firstDifference(then, rightFor(known));
    if (late) return `of ${[...known.keys()]} it says: ${late}`;
    if (known.size === documents.length) total.unharmed += 1;
    else if (engine.damaged) total.damaged += 1;
    else if (known.size === 0) total.rebuilt += 1;
    else return `it holds ${known.size} of ${documents.length} and says nothing of damage`;
    engine.apply(documents.filter(({ articleId, version }) => known.get(articleId) !== version));
    await engine.flush();
    const mended = firstDifference(answersOf(engine), whole);
    if (mended || engine.damaged) return `brought up to date, ${mended ?? 'it calls itself damaged'}`;
  } finally {
    engine.close();
  }
  const again = new Engine(folder);
  try {
    settle(again);
    const kept = firstDifference(answersOf(again), whole);
    return kept || again.damaged ? `opened once more, ${kept ?? 'it calls itself damaged'}` : null;
  } finally {
    again.close();
  }
}

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

const WORDS = ['gauge', 'pier', 'ferry', 'the', 'maree', 'رصيف', 'quai', '码头'];

/** Opens a whole archive whose index was harmed, `rounds` times: a byte flipped, or `derived/` gone. Whatever it answers it must say of it whether all is in it. */
export function harmedInUse({ rounds, seed, report = () => {} }) {
  return inScratch(async (scratch) => {
    const random = seeded(seed);
    const [original, folder] = [join(scratch, 'original'), join(scratch, 'archive')];
    const open = () => openArchive(folder, testPorts({ logger: quiet }), { create: true });
    const first = await open();
    await save(first, random, 8);
    const expected = await facts(first);
    await first.close();
    cpSync(folder, original, { recursive: true });
    const total = { rounds: 0, incomplete: 0, answers: 0, wrong: [] };
    for (let round = 0; round < rounds; round++) {
      rmSync(folder, { recursive: true });
      cpSync(original, folder, { recursive: true });
      const what = round % 8 === 0 ? 'derived/ gone' : flip(join(folder, 'derived', 'index'), random);
      if (round % 8 === 0) rmSync(join(folder, 'derived'), { recursive: true });
      const wrong = await usedWhileMended(open, expected, random, total);
      total.wrong.push(...wrong.map((text) => `round ${round} (seed ${seed}), ${what}: ${text}`));
      total.rounds += 1;
      report(total);
    }
    return total;
  });
}

function flip(index, random) {
  const files = readdirSync(index, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const { parentPath, name } = oneOf(random, files);
  const path = join(parentPath, name);
  const bytes = readFileSync(path);
  const at = between(random, 0, bytes.length);
  bytes[at] ^= 1 << between(random, 0, 8);
  writeFileSync(path, bytes);
  return `byte ${at} of ${name}`;
}

/** Waits until an answer is complete, as long as a busy machine may take; whoever asks next sees whether it came to that. */
async function whole(archive) {
  await setTimeout(30);
  for (let turn = 0; turn < 3000 && !(await search(archive, 'gauge')).complete; turn++) await setTimeout(10);
}

async function usedWhileMended(open, expected, random, total) {
  const wrong = [];
  const archive = await open();
  let saved = 0;
  for (let turn = 0; turn < 200; turn++) {
    const listed = await search(archive, '');
    if (listed.total !== expected.all + saved) wrong.push(`${listed.total} articles are listed, and not ${expected.all + saved}`);
    const found = await search(archive, 'gauge');
    total.answers += 1;
    if (!found.complete) total.incomplete += 1;
    // Nothing was saved yet that could be found as well.
    else if (saved === 0 && found.total !== expected.found.gauge)
      wrong.push(`calls ${found.total} of ${expected.found.gauge} complete`);
    if (turn === 0) saved += await save(archive, random, 1, 'zzz');
    else if (found.complete) break;
  }
  await archive.mended;
  await whole(archive);
  const mended = await facts(archive);
  if (!same(mended.found, expected.found))
    wrong.push(`mended, it finds ${JSON.stringify(mended)} and not ${JSON.stringify(expected)}`);
  await archive.close();
  const again = await open();
  await again.mended;
  await whole(again);
  const { found } = await facts(again);
  const { complete } = await search(again, 'gauge');
  if (!complete || !same(found, expected.found))
    wrong.push(`opened once more, it finds ${JSON.stringify(found)}, complete: ${complete}`);
  await again.close();
  return wrong;
}

async function save({ service }, random, count, text = null) {
  const sources = Array.from({ length: count }, (_, at) => {
    const words = text ?? `${inventedText(random, 'en', 12)} ${inventedText(random, oneOf(random, ['fr', 'ar', 'zh']), 6)}`;
    return { kind: 'ready', id: `r${at}`, title: text ?? inventedText(random, 'en', 3), text: words };
  });
  const options = { tags: [], engine: 'auto', images: true, allowPrivate: false };
  let saved = 0;
  for await (const event of service.captures.save({ sources, options }, call))
    if (event.type === 'result' && event.result.status === 'saved') saved += 1;
  return saved;
}

const search = ({ service }, query) =>
  service.search.query(
    { scope: { kind: 'all' }, filters: [], query, limit: 100, offset: 0, typing: false, snippets: false, explain: false },
    call,
  );

/** How many articles there are, and how many each word finds. */
async function facts(archive) {
  await archive.mended;
  const found = {};
  for (const word of WORDS) found[word] = (await search(archive, word)).total;
  return { all: (await search(archive, '')).total, found };
}
