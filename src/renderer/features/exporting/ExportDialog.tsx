import { Lock } from 'lucide-react';
import { useState } from 'react';
import type { ExportOptions } from '../../../shared/contract/exchange.ts';
import type { Target } from '../../../shared/contract/shapes/result-spec.ts';
import { useArchive } from '../../client/archive-context.tsx';
import { failureText } from '../../client/failure.ts';
import { useTasks } from '../../client/tasks.ts';
import { Button } from '../../ui/Button.tsx';
import { LANGUAGE } from '../../ui/catalogue.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { useToast } from '../../ui/toasts.ts';
import type { Choices } from './choices.ts';
import { ExportChoices } from './ExportChoices.tsx';
import styles from './ExportDialog.module.css';
import { ExportOutcome } from './ExportOutcome.tsx';
import { t } from './messages.ts';
import { PlanPreview } from './PlanPreview.tsx';
import { PRESET_NAMES, PRESETS, presetOf } from './presets.ts';
import { usePlan } from './use-plan.ts';

interface Chosen {
  readonly target: Target;
  readonly count: number;
}

interface Props {
  readonly results: Chosen;
  readonly selection: Chosen | null;
  /** Where they come from, for the title and the folder's name. */
  readonly title: string;
  onClose(): void;
}

/** One page: what, how, and beside it the real plan of files, before anything is written. */
export function ExportDialog({ results, selection, title, onClose }: Props) {
  const { host } = useArchive();
  const toast = useToast();
  const [choices, setChoices] = useState<Choices>({
    what: selection !== null && selection.count > 1 ? 'selection' : 'results',
    formats: new Set(PRESETS.reading),
    captures: 'latest',
    order: 'published-asc',
    tags: false,
    images: false,
    notes: false,
    csvBom: false,
  });
  const chosen = choices.what === 'selection' && selection !== null ? selection : results;
  const options = optionsOf(choices, chosen.target, title);
  const isPossible = chosen.count > 0 && choices.formats.size > 0;
  const plan = usePlan(isPossible ? options : null);
  const tasks = useTasks();
  const [taskId, setTaskId] = useState<string | null>(null);
  const fileCount = plan.plan?.fileCount ?? 0;
  const preset = presetOf(choices.formats);

  const begin = async () => {
    if (plan.plan === null) return;
    const start = async (more: { readonly out?: string }) => {
      const task = await tasks.start({ kind: 'export', input: { ...options, ...more } });
      setTaskId(task.id);
    };
    try {
      if (host.desktop === undefined) return await start({});
      const { path } = await host.desktop.chooseExportFolder();
      if (path !== null) await start({ out: `${path}/${plan.plan.folder}` });
    } catch (error) {
      toast({ message: failureText(error), tone: 'error' });
    }
  };

  if (taskId !== null) return <ExportOutcome taskId={taskId} onAgain={() => setTaskId(null)} onClose={onClose} />;
  const leftOut = plan.plan?.leftOut ?? [];
  return (
    <Dialog
      title={t('title', { count: chosen.count, name: title })}
      isOpen
      onClose={onClose}
      closeLabel={t('close')}
      size="large"
      isFlush
      testId="export"
      footer={
        <>
          <span className={styles.leftOut}>
            {leftOut.length === 0 ? null : (
              <>
                <Lock size={14} strokeWidth={1.75} aria-hidden />
                {t('leftOut', { what: listFormat.format(leftOut) })}
              </>
            )}
          </span>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button
            kind="main"
            isDisabled={!isPossible || plan.plan === null || plan.isBusy || fileCount === 0}
            onPress={() => void begin()}
            testId="export.submit"
          >
            {fileCount === 0 ? t('export.none') : t('export', { count: fileCount })}
          </Button>
        </>
      }
    >
      <div className={styles.presets}>
        <span className={styles.legend}>{t('preset')}</span>
        <SegmentedControl
          label={t('preset')}
          value={preset}
          options={PRESET_NAMES.map((name) => ({ value: name, title: t(`preset.${name}`), testId: `export.preset.${name}` }))}
          onChange={(name) => name !== 'own' && setChoices({ ...choices, formats: new Set(PRESETS[name]) })}
        />
        <span className={styles.hint}>{t(`preset.${preset}.hint`)}</span>
      </div>
      <div className={styles.halves}>
        <ExportChoices choices={choices} results={results.count} selection={selection?.count ?? null} onChoices={setChoices} />
        <PlanPreview
          {...plan}
          plan={isPossible ? plan.plan : null}
          why={chosen.count === 0 ? t('nothing') : choices.formats.size === 0 ? t('nothing.formats') : null}
        />
      </div>
    </Dialog>
  );
}

function optionsOf(choices: Choices, target: Target, name: string): ExportOptions {
  return {
    target,
    formats: [...choices.formats],
    captures: choices.captures,
    include: { notes: choices.notes, highlights: false, tags: choices.tags, images: choices.images },
    order: choices.order,
    csvBom: choices.csvBom && choices.formats.has('csv'),
    name,
  };
}

const listFormat = new Intl.ListFormat(LANGUAGE, { type: 'unit', style: 'short' });
