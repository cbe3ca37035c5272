// Mistakes that an index could make, one at a time, each made in a source on its way into a process: a proof that lets one pass proves nothing.

/*
 * The text `from` stands once in the sources of indexing and query, or in the file `in`, and becomes `to`; how it is broken into lines does not matter.
 */

/** What the proof of equality must notice. */
export const WRONG_ANSWERS = [
  {
    name: 'how often a word stands there does not count',
    in: 'weights.ts',
    from: 'const tf = frequencies[i] ?? 0;',
    to: 'const tf = 1;',
  },
  {
    name: 'long texts count as short ones',
    in: 'weights.ts',
    from: 'const length = lengths[documents[i] ?? 0] ?? 0;',
    to: 'const length = Math.min(7, lengths[documents[i] ?? 0] ?? 0);',
  },
  { name: 'the half in idf is left out', in: 'score.ts', from: '(articles - df + 0.5)', to: '(articles - df)' },
  { name: 'weights are rounded to two places', in: 'weights.ts', from: '* boost * 1000) / 1000', to: '* boost * 100) / 100' },
  {
    name: 'articles gone count among all',
    in: 'score.ts',
    from: 'sum + liveCount(shard), 0);',
    to: 'sum + shard.slots.length, 0);',
  },
  {
    name: 'the query is as long as its boldest term',
    in: 'score.ts',
    from: '(boosts[field] ?? 0) ** 2',
    to: '(boosts[field] ?? 0)',
  },
  { name: 'a term met twice counts once', in: 'asked.ts', from: 'boost + (boosts[field] ?? 0)', to: 'boosts[field] ?? 0' },
  { name: 'idf counts articles gone', in: 'shard.ts', from: 'return df - known.postings;', to: 'return df;' },
  {
    name: 'what was counted of articles gone is never counted again',
    in: 'shard.ts',
    from: 'known?.deadCount !== deadCount',
    to: '!known',
  },
  {
    name: 'lengths of articles gone stay in the average',
    in: 'shard.ts',
    from: '(shard.lengthSums[field] ?? 0) - (lengths[document] ?? 0)',
    to: '(shard.lengthSums[field] ?? 0)',
  },
  {
    name: 'idf is that of one segment',
    in: 'expand.ts',
    from: 'if (shard) df += liveDf(shard, number);',
    to: 'if (shard) df = liveDf(shard, number);',
  },
  { name: 'articles gone are found', in: 'lists.ts', from: 'kept += gone.has(document) ? 0 : 1;', to: 'kept += 1;' },
  {
    name: 'articles gone come back with a restart',
    from: 'for (const document of dead) bury(shard, document);',
    to: '',
  },
  {
    name: 'an article replaced stays beside its successor',
    from: 'this.bury(articleId); } else fresh.push(document);',
    to: '} else fresh.push(document);',
  },
  {
    name: 'of equals the one captured first comes first',
    in: 'sort.ts',
    from: '(captured[b] ?? 0) - (captured[a] ?? 0)',
    to: '(captured[a] ?? 0) - (captured[b] ?? 0)',
  },
  {
    name: 'what goes during a merge comes back after it',
    from: 'if (shard.dead.has(document)) gone.push(count);',
    to: '',
  },
  {
    name: 'the first word of a stretch is passed over',
    in: 'dictionary.ts',
    from: 'if (reading.final) found.push(index);',
    to: 'if (reading.final && depth > 1) found.push(index);',
  },
  {
    name: 'of equals the last id comes first',
    in: 'sort.ts',
    from: "(id[a] ?? '') < (id[b] ?? '') ? -1 : 1",
    to: "(id[a] ?? '') < (id[b] ?? '') ? 1 : -1",
  },
  {
    name: 'a stretch that leads nowhere is taken for longer than it is',
    in: 'dictionary.ts',
    from: 'index = firstFrom({ text, at }, index, end, depth, wanted);',
    to: 'index = firstFrom({ text, at }, index, end, depth, wanted + 1);',
  },
];

/** What the proof of kills must notice. */
export const LOST_BY_KILLS = [
  {
    name: 'the list of segments is written in place',
    in: 'manifest.ts',
    from: '.new`);',
    to: '`);',
  },
  {
    name: 'segments that are still named go first',
    from: 'await writeManifest(this.folder,',
    to: 'this.sweep(new Set(segments.map(({ name }) => name))); await writeManifest(this.folder,',
  },
  {
    name: 'articles gone are not written down',
    from: 'segments.push({ ...file, dead });',
    to: 'segments.push({ ...file, dead: [] });',
  },
];

/** What the proof of flipped bytes must notice. */
export const BELIEVED_BYTES = [
  { name: 'heads of segments are believed', in: 'segment-file.ts', from: 'if (crc32(head) !== expected.crc)', to: 'if (false)' },
  {
    name: 'the list of segments is believed',
    in: 'manifest.ts',
    from: 'if (cut < 0 || text.slice(0, cut) !== sum(body))',
    to: 'if (cut < 0)',
  },
];
