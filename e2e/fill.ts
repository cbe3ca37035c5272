import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from './hosts.ts';
import { articlePage, articles } from './site/articles.ts';

/** Saves the little site's articles into a host's archive, as files that came from their addresses. */
export async function fillFromSite(host: Host, folder: string): Promise<void> {
  const lines: string[] = [];
  for (const [n, article] of articles.entries()) {
    const path = join(folder, `page-${n}.html`);
    await writeFile(path, articlePage(article));
    lines.push(`${path}\thttps://${article.lang}.site.example${article.path}`);
  }
  const list = join(folder, 'list.txt');
  await writeFile(list, lines.join('\n'));
  await host.run(['add', '--from-list', list, '--json']);
}

/** Texts dated over some weeks, for the timeline: `perDay[i]` articles on the i-th day from `start`. */
export async function fillOverTime(host: Host, folder: string, start: string, perDay: readonly number[]): Promise<void> {
  const lines: string[] = [];
  perDay.forEach((count, day) => {
    const date = new Date(Date.parse(start) + day * 86_400_000).toISOString().slice(0, 10);
    for (let n = 0; n < count; n++) {
      const source = ['Tarn Harbour Gazette', 'Ivel Morning Post', 'Coast Wire'][n % 3];
      lines.push(
        JSON.stringify({
          id: `${date}-${n}`,
          title: `Pier report ${n + 1} of ${date}`,
          date,
          text: `The pier of Tarn on ${date}, report ${n + 1}. Crews counted the crossings of the ferry.`,
          lang: 'en',
          source,
        }),
      );
    }
  });
  lines.push(
    JSON.stringify({
      id: 'undated',
      title: 'A leaflet without a date',
      text: 'The ferry office asks travellers to come early.',
      lang: 'en',
      source: 'Coast Wire',
    }),
  );
  const file = join(folder, 'texts.jsonl');
  await writeFile(file, lines.join('\n'));
  await host.run(['add', '--from-jsonl', file, '--json']);
}
