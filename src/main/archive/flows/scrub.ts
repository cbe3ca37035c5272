import { setTimeout as sleep } from 'node:timers/promises';
import type { ScrubState } from '../../../shared/contract/fixity.ts';
import type { ArchiveService } from '../ports.ts';
import { type ScrubSlice, scrubSlice, shareOf } from '../store/check/scrub.ts';
import { layoutOf } from '../store/layout.ts';
import { commit } from './commit.ts';
import { type GivenReport, reportOf } from './fixity-report.ts';
import { keptRound, type Round } from './scrub-place.ts';
import type { Session } from './session.ts';
import { recordOf } from './verify.ts';

const DAY_MS = 86_400_000;
/** A round over everything takes this long: a thirtieth of the bytes a day. */
const ROUND_MS = 30 * DAY_MS;
const SLICE = { bytes: 8 * 1024 * 1024, objects: 64 };
/** After a change or a capture the disk belongs to people for a while. */
const QUIET_FOR_MS = 20_000;
const LOOK_EVERY_MS = 60_000;
/** Time between two slices, in times of what the slice took: the disk is left alone for most of it. */
const REST = 3;
const LEAST_REST_MS = 20;

/** Reads everything again little by little while nothing else is going on, and says at once when something has changed. Only in hosts that stay open. */
export function createScrub(session: Session): ArchiveService['archive']['scrub'] {
  const { store, ports, closing } = session;
  const { clock, logger } = ports;
  const isOff = store.readOnly || !['web', 'shell'].includes(ports.process);
  const layout = layoutOf(session.folder);
  const kept = keptRound(ports.fs, layout, store.installation);
  let round: Round | null = null;
  let isHurried = false;
  let isReading = false;
  let quietSince = clock.monotonic();
  let wake = new AbortController();

  const now = () => new Date(clock.now()).toISOString();
  /** Where a round that goes on evenly would be by now. */
  const dueShare = (begun: Round) => (clock.now() - Date.parse(begun.startedAt)) / ROUND_MS;

  async function step(): Promise<boolean> {
    const { isPaused } = await kept.read();
    if (isPaused || store.readOnly) return false;
    round ??= await begin();
    const isDue = isHurried || shareOf(round.after) < dueShare(round);
    const isQuiet = isHurried || clock.monotonic() - quietSince >= QUIET_FOR_MS;
    if (!isDue || !isQuiet) return false;
    const slice = await scrubSlice(ports.fs, layout, { after: round.after, ...SLICE });
    await tell(round, slice);
    round = {
      ...round,
      after: slice.after,
      done: round.done + slice.objects,
      bytes: round.bytes + slice.bytes,
      problems: round.problems + slice.damaged.length,
    };
    if (slice.after === '') await end(round);
    else await kept.write({ round });
    return true;
  }

  async function begin(): Promise<Round> {
    const { round: begun } = await kept.read();
    if (begun) return begun;
    const { objects, bytes } = await store.usage();
    return { startedAt: now(), after: '', done: 0, of: objects, bytes: 0, ofBytes: bytes, problems: 0 };
  }

  /** What has changed is told at once, not at the end of the month. */
  async function tell(begun: Round, { damaged, objects, bytes }: ScrubSlice): Promise<void> {
    const { checks } = session.catalogue;
    const news = damaged.filter(
      ({ object }) => !checks.damaged.has(object) && session.catalogue.articlesOfObject(object).length > 0,
    );
    if (news.length === 0) return;
    const findings = new Map(
      news.map(({ object, found, foundBytes }) => {
        const entry = session.catalogue.objectEntry(object);
        const reason = found === null ? ('unreadable' as const) : ('changed' as const);
        return [object, { role: entry?.role ?? null, expectedBytes: entry?.bytes ?? null, foundBytes, found, reason }];
      }),
    );
    const report = reportOf(session, {
      objects,
      bytes,
      ok: objects - news.length,
      changed: [...findings.keys()],
      missing: [],
      away: [],
      orphans: [],
      journal: { records: 0, ok: true, problems: [], known: [] },
      files: [],
      anchors: { checked: 0, behind: [] },
      state: 'damaged',
      findings,
      articles: 0,
      captures: 0,
    });
    await commit(session, [recordOf(dated(report, begun))]);
  }

  /** The dated report of a round: what was read over the month, what is there today, and how the journals stand. */
  async function end(done: Round): Promise<void> {
    const { known, damaged } = session.catalogue.checks;
    for await (const found of store.verify('quick', closing, session.catalogue.positions(), { known })) {
      if (found.type === 'progress') continue;
      const report = reportOf(session, found.report);
      const stillChanged = [...damaged].filter((object) => !known.has(object));
      const state = report.state === 'damaged' || stillChanged.length > 0 ? 'damaged' : 'clean';
      await commit(session, [recordOf(dated({ ...report, objects: done.done, bytes: done.bytes, state }, done))]);
      await kept.write({ round: null, lastRound: { at: now(), startedAt: done.startedAt, state, objects: done.done } });
    }
    round = null;
    isHurried = false;
  }

  function dated(report: GivenReport, { startedAt }: Round): GivenReport {
    // A round reads everything, but not at one time: its record counts as one of a part, and clears nothing of suspicion.
    return { ...report, at: now(), appVersion: ports.appVersion, mode: 'full', since: startedAt, recorded: true };
  }

  async function run(): Promise<void> {
    while (!closing.aborted) {
      let wait = LOOK_EVERY_MS;
      try {
        const began = clock.monotonic();
        isReading = true;
        if (await step()) wait = Math.max(LEAST_REST_MS, REST * (clock.monotonic() - began));
      } catch (error) {
        if (closing.aborted) return;
        logger.error('the background check could not go on for now', { error });
      }
      isReading = wait < LOOK_EVERY_MS;
      await rest(wait);
    }
  }

  async function rest(ms: number): Promise<void> {
    try {
      await sleep(ms, undefined, { signal: AbortSignal.any([closing, wake.signal]), ref: false });
    } catch {
      // Woken early: somebody asked for something, or the archive closes.
      wake = new AbortController();
    }
  }

  async function listen(): Promise<void> {
    for await (const event of session.events.watch(closing))
      if (event.type === 'archive.changed' || event.type === 'jobs.changed') quietSince = clock.monotonic();
  }

  if (!isOff) {
    void listen();
    void session.mended.then(run);
  }

  return async ({ paused, beginNow }): Promise<ScrubState> => {
    if (!isOff && (paused !== undefined || beginNow)) {
      if (paused !== undefined) await kept.write({ isPaused: paused });
      if (beginNow) isHurried = true;
      wake.abort();
    }
    const { isPaused, lastRound, round: written } = await kept.read();
    const shown = round ?? written;
    const stage = isOff ? 'off' : isPaused ? 'paused' : isReading ? 'checking' : 'waiting';
    return { stage, round: shown && withoutPlace(shown), lastRound };
  };
}

const withoutPlace = ({ after: _after, ...round }: Round) => round;
