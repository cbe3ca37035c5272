import type { Archive } from '../../src/main/archive/archive.ts';
import type { SaveOptions, Source } from '../../src/shared/contract/captures.ts';
import { type GeneratedArticle, generateArticles } from '../generate/articles.ts';

/** What a person does in a day, by chance and checked against what must be there. */
export interface MixedWork {
  /** Does one thing in an open archive. */
  step(archive: Archive): Promise<void>;
  /** Everything that must be listed and found is, and nothing else. */
  check(archive: Archive): Promise<void>;
  readonly counts: Readonly<Record<string, number>>;
  readonly articles: number;
}

const call = { trust: 'local' as const };
const OPTIONS: SaveOptions = { tags: [], engine: 'auto', images: true, allowPrivate: false };
const AT_ONCE = 8;
/** Older articles are deleted for ever, so that the archive stays of a size and memory that grows is a leak. */
const MOST = 3000;

export function mixedWork(random: () => number): MixedWork {
  const texts = generateArticles({ n: 1_000_000, seed: Math.floor(random() * 2 ** 31) });
  const live: { readonly id: string; readonly word: string }[] = [];
  const trashed: { readonly id: string; readonly word: string }[] = [];
  const counts: Record<string, number> = {};
  let made = 0;

  const any = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  const some = () =>
    [...new Set(Array.from({ length: 1 + Math.floor(random() * 5) }, () => any(live)?.id))].filter((id) => id !== undefined);
  const take = <T>(from: T[]): T | undefined => from.splice(Math.floor(random() * from.length), 1)[0];

  function nextText(): GeneratedArticle {
    const next = texts.next();
    if (next.done) throw new Error('there are no texts left');
    return next.value;
  }

  function next(): { source: Source; word: string } {
    const { title, text: story, lang } = nextText();
    made += 1;
    const word = `mark${made.toString(36)}x`;
    const text = `${story}\n\n${word}`;
    if (random() < 0.7)
      return {
        word,
        source: { kind: 'ready', id: word, title: `${title} ${made}`, text, lang },
      };
    const body = text
      .split('\n\n')
      .map((paragraph) => `<p>${paragraph}</p>`)
      .join('');
    const page = `<html><head><title>${title} ${made}</title></head><body><article><h1>${title} ${made}</h1>${body}</article></body></html>`;
    return { word, source: { kind: 'text', as: 'html', text: page, url: `https://harbour.example/${made}` } };
  }

  async function save(archive: Archive): Promise<void> {
    const given = Array.from({ length: AT_ONCE }, next);
    for await (const event of archive.service.captures.save(
      { sources: given.map(({ source }) => source), options: OPTIONS },
      call,
    )) {
      if (event.type !== 'result') continue;
      const { status, articleId, error } = event.result;
      const word = given[event.index]?.word;
      if (status !== 'saved' || !articleId || !word) throw new Error(`a text was ${status}: ${error?.message ?? ''}`);
      live.push({ id: articleId, word });
    }
  }

  const found = async (archive: Archive, query: string) =>
    archive.service.search.query(
      { scope: { kind: 'all' }, query, filters: [], limit: 20, offset: 0, typing: false, snippets: true, explain: false },
      call,
    );

  const kinds: readonly (readonly [number, string, (archive: Archive) => Promise<unknown>])[] = [
    [0.25, 'save', save],
    [0.45, 'search', async (archive) => found(archive, any(['the', 'word*', 'tag:pier', 'a OR the']) ?? 'the')],
    [0.6, 'read', async (archive) => archive.service.articles.get({ id: any(live)?.id ?? '' }, call)],
    [
      0.7,
      'tag',
      async (archive) =>
        archive.service.tags.add({ tag: any(['pier', 'quay', 'ferry']) ?? 'pier', target: { ids: some() } }, call),
    ],
    [
      0.8,
      'status',
      async (archive) => archive.service.articles.setStatus({ target: { ids: some() }, unread: random() < 0.5 }, call),
    ],
    [
      0.86,
      'title',
      async (archive) =>
        archive.service.articles.setMeta({ id: any(live)?.id ?? '', field: 'title', value: `Corrected ${made}` }, call),
    ],
    [0.9, 'note', async (archive) => archive.service.notes.add({ articleId: any(live)?.id ?? '', text: `Seen ${made}` }, call)],
    [
      0.96,
      'trash',
      async (archive) => {
        const one = take(live);
        if (!one) return;
        await archive.service.articles.trash({ target: { ids: [one.id] } }, call);
        trashed.push(one);
      },
    ],
    [
      1,
      'restore',
      async (archive) => {
        const one = take(trashed);
        if (!one) return;
        await archive.service.articles.restore({ target: { ids: [one.id] } }, call);
        live.push(one);
      },
    ],
  ];

  async function purge(archive: Archive): Promise<void> {
    while (live.length > MOST) {
      const one = take(live);
      if (one) trashed.push(one);
    }
    const ids = trashed.splice(0).map(({ id }) => id);
    await archive.service.articles.trash({ target: { ids } }, call);
    await verify(archive, 'full');
    await archive.service.articles.purge({ target: { ids } }, call);
  }

  async function verify(archive: Archive, mode: 'quick' | 'full'): Promise<void> {
    for await (const step of archive.service.archive.verify({ mode }, call))
      if (step.type === 'done' && step.report.state !== 'clean')
        throw new Error(`the archive is damaged: ${JSON.stringify(step.report)}`);
    counts[`verify ${mode}`] = (counts[`verify ${mode}`] ?? 0) + 1;
  }

  return {
    counts,
    get articles() {
      return live.length;
    },
    async step(archive) {
      const chance = live.length === 0 ? 0 : random();
      const [, name, work] = kinds.find(([upTo]) => chance < upTo) ?? [0, 'save', save];
      await work(archive);
      counts[name] = (counts[name] ?? 0) + 1;
    },
    async check(archive) {
      if (live.length > MOST + MOST / 10) await purge(archive);
      const all = await found(archive, '');
      if (all.total !== live.length) throw new Error(`${all.total} articles are listed, and ${live.length} must be`);
      for (const { id, word } of [any(live), any(live), live.at(-1)].filter((one) => one !== undefined)) {
        const { results } = await found(archive, word);
        if (results.map(({ article }) => article.id).join() !== id)
          throw new Error(`“${word}” finds ${results.length} articles, not ${id}`);
      }
      await verify(archive, 'quick');
    },
  };
}
