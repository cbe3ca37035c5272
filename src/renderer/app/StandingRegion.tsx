import { useQuery } from '@tanstack/react-query';
import { useArchive } from '../client/archive-context.tsx';
import { failureText } from '../client/failure.ts';
import { useTasks } from '../client/tasks.ts';
import { type StandingFacts, Strips } from '../features/standing/Strips.tsx';
import { useApp } from './app-context.ts';

interface Props {
  readonly info: StandingFacts | null;
  readonly isStopped: boolean;
}

/** How the archive stands, joined to the window. */
export function StandingRegion({ info, isStopped }: Props) {
  const { toast, panes } = useApp();
  const { orpc } = useArchive();
  const tasks = useTasks();
  const hold = useQuery({ ...orpc.captures.jobs.queryOptions(), select: (jobs) => jobs.hold }).data ?? null;
  const rebuild = async () => {
    try {
      await tasks.start({ kind: 'reindex' });
      if (!panes.activity) panes.toggle('activity');
    } catch (error) {
      toast({ message: failureText(error), tone: 'error' });
    }
  };
  return <Strips info={info} isStopped={isStopped} hold={hold} onRebuild={() => void rebuild()} />;
}
