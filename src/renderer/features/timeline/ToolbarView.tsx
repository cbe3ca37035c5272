import { ZoomIn, ZoomOut } from 'lucide-react';
import { memo } from 'react';
import { IconButton } from '../../ui/IconButton.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { t } from './messages.ts';
import type { TimelineState } from './timeline-state.ts';

interface Props {
  readonly mode: TimelineState['mode'];
  onZoom(factor: number): void;
  onMode(mode: TimelineState['mode']): void;
}

const ZOOM_STEP = 1.6;

/** Zoom, and chart or table. */
export const ToolbarView = memo(function ToolbarView({ mode, onZoom, onMode }: Props) {
  return (
    <>
      <IconButton
        icon={ZoomOut}
        label={t('zoom.out')}
        keys="−"
        onPress={() => onZoom(1 / ZOOM_STEP)}
        testId="timeline.zoom.out"
      />
      <IconButton icon={ZoomIn} label={t('zoom.in')} keys="+" onPress={() => onZoom(ZOOM_STEP)} testId="timeline.zoom.in" />
      <SegmentedControl
        label={t('view')}
        value={mode}
        options={[
          { value: 'chart', title: t('view.chart'), testId: 'timeline.mode.chart' },
          { value: 'table', title: t('view.table'), testId: 'timeline.mode.table' },
        ]}
        onChange={onMode}
      />
    </>
  );
});
