import { useEffect, useRef } from 'react';
import styles from './Chart.module.css';
import { drawChart, type Scene } from './draw-chart.ts';
import { type Palette, readPalette } from './palette.ts';
import { useThemeVersion } from './use-theme-version.ts';

interface Props {
  /** The scene without its colours, which only the canvas knows. */
  readonly scene: (palette: Palette) => Scene;
}

/** A canvas at the screen's own resolution, drawn again when its scene or the theme changes, at most once a frame. */
export function ChartCanvas({ scene }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useThemeVersion();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `theme` stands for the tokens readPalette reads
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const element = canvas.current;
      const pen = element?.getContext('2d', { alpha: false });
      if (!element || !pen) return;
      const palette = readPalette(element);
      const drawn = scene(palette);
      const ratio = window.devicePixelRatio;
      const width = Math.round(drawn.scale.width * ratio);
      const height = Math.round(drawn.height * ratio);
      // Setting a size clears the canvas, also to the size it has.
      if (element.width !== width) element.width = width;
      if (element.height !== height) element.height = height;
      element.style.inlineSize = `${drawn.scale.width}px`;
      element.style.blockSize = `${drawn.height}px`;
      drawChart(pen, drawn, palette, ratio);
    });
    return () => cancelAnimationFrame(frame);
  }, [scene, theme]);
  return <canvas ref={canvas} className={styles.canvas} aria-hidden />;
}
