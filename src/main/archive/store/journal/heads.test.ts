import { describe, expect, it } from 'vitest';
import { anchorText, headText, readAnchor, readHead } from '../backup/anchor.ts';
import { repairFolder } from '../repair-folder.ts';
import { type MemoryFs, memoryFs } from '../testing/memory-fs.ts';
import { freely, handClock, quiet, saveCapture, scratchStore, tagged, verified } from '../testing/scratch.ts';

/** Two programs write; one makes a backup and remembers where both stood. Then the other's journal is cut at the end of a record. */
async function cutAfterBackup(installation: string): Promise<MemoryFs> {
  const fs = memoryFs();
  const web = await scratchStore(fs, { installation, process: 'web' });
  await saveCapture(web, 1);
  await web.append([tagged('pier')]);
  await web.close();
  const cli = await scratchStore(fs, { process: 'cli' });
  await cli.append([{ type: 'backup.made', objects: 2, bytes: 9, copied: 2, heads: await cli.heads() }]);
  await cli.close();
  const path = `/archive/journal/${installation}-web/000001.jsonl`;
  const whole = fs.files.get(path) ?? new Uint8Array();
  fs.files.set(path, whole.slice(0, whole.lastIndexOf(10, -2) + 1));
  return fs;
}

const checked = async (fs: MemoryFs) => verified(await scratchStore(fs, { readOnly: true }));

describe('a head that the archive remembers', () => {
  it('shows that a journal of this installation was cut, until a repair gives the records up', async () => {
    const fs = await cutAfterBackup('here');
    expect(await checked(fs)).toMatchObject({
      state: 'damaged',
      anchors: { checked: 1, behind: [{ writer: 'here-web', seq: 2, from: expect.stringContaining('the backup of') as string }] },
      journal: { problems: [expect.stringContaining('record 2, which was acknowledged') as string] },
    });
    const needs = {
      fs,
      clock: handClock(),
      logger: quiet,
      process: 'test' as const,
      installation: 'here',
      take: freely,
      reserveBytes: 0,
    };
    for await (const step of repairFolder('/archive', needs, {}))
      if (step.type === 'done') expect(step.report.lost).toMatchObject([{ what: 'records', name: 'here-web' }]);
    expect(await checked(fs)).toMatchObject({
      state: 'clean',
      journal: { known: [expect.stringContaining('record 2') as string] },
    });
  });

  it('is told and no damage where the journal is another machine’s, which a synced folder may deliver late', async () => {
    expect(await checked(await cutAfterBackup('there'))).toMatchObject({
      state: 'clean',
      anchors: { checked: 1, behind: [{ writer: 'there-web', seq: 2 }] },
    });
  });

  it('must be there whoever wrote it when a person holds it against the archive', async () => {
    const fs = memoryFs();
    const there = await scratchStore(fs, { installation: 'there' });
    await saveCapture(there, 1);
    const [head] = await there.heads();
    if (!head) throw new Error('nothing was appended');
    const ask = async (against: (typeof head)[]) => {
      const store = await scratchStore(fs, { readOnly: true });
      for await (const step of store.verify('quick', undefined, undefined, { against }))
        if (step.type === 'done') return step.report.state;
      return null;
    };
    expect(await ask([head])).toBe('clean');
    for (const wrong of [
      { ...head, seq: head.seq + 1 },
      { ...head, hash: '0'.repeat(64) },
      { ...head, writer: 'nobody' },
    ])
      expect(await ask([head, wrong])).toBe('damaged');
  });
});

describe('a head as people write it', () => {
  const head = { writer: 'here-web', seq: 12, hash: 'ab'.repeat(32) };

  it('is read back from a line and from an anchor file, whatever else stands there', () => {
    expect(readHead(headText(head))).toEqual(head);
    const text = anchorText({ archiveId: 'arc-1', at: '2026-11-25T09:00:00.000Z', heads: [head, { ...head, seq: 3 }] });
    expect(readAnchor(text)).toEqual([head, { ...head, seq: 3 }]);
    expect(readAnchor(`From the notebook:\r\n  ${headText(head)}  \r\n`)).toEqual([head]);
  });

  it.each(['', 'here-web', 'here-web:0:ab', `here-web:1:${'AB'.repeat(32)}`, `../x:1:${head.hash}`, `a:1:${head.hash}:more`])(
    '%j is none',
    (text) => {
      expect(readHead(text)).toBeNull();
    },
  );
});
