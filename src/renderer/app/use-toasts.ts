import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import { failureText } from '../client/failure.ts';
import type { ShowToast, Toast } from '../ui/toasts.ts';
import type { DoneStep } from '../ui/undo.ts';
import { t } from './messages/en.ts';
import { UndoStack } from './undo-stack.ts';

let nextId = 1;

/** The toast that is shown, and the stack behind its Undo. */
export function useToasts() {
  const [toast, setToast] = useState<(Toast & { readonly id: number }) | null>(null);
  const undo = useMemo(() => new UndoStack(), []);
  useSyncExternalStore(undo.subscribe, () => undo.nextUndo());
  const show = useCallback<ShowToast>((next) => {
    nextId += 1;
    setToast({ ...next, id: nextId });
  }, []);
  const gone = useCallback(() => setToast(null), []);
  const tellFailure = useCallback(
    (error: unknown) => show({ message: t('app.failed.undo', { why: failureText(error) }), tone: 'error' }),
    [show],
  );
  const done = useCallback(
    (step: DoneStep) => {
      undo.push(step);
      show({ message: step.message, action: { title: t('app.undo'), run: () => void undo.undoStep(step).catch(tellFailure) } });
    },
    [undo, show, tellFailure],
  );
  const undoLast = useCallback(() => {
    undo
      .undo()
      .then((step) => {
        if (step) show({ message: t('app.done.undone', { name: step.name }) });
      })
      .catch(tellFailure);
  }, [undo, show, tellFailure]);
  const redoLast = useCallback(() => {
    undo
      .redo()
      .then((step) => {
        if (step) show({ message: t('app.done.redone', { name: step.name }) });
      })
      .catch(tellFailure);
  }, [undo, show, tellFailure]);
  return { toast, show, gone, undo, done, undoLast, redoLast };
}
