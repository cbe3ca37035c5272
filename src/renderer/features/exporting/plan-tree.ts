import type { ExportPlan } from '../../../shared/contract/exchange.ts';

/** A line of the preview: a folder or a file in it. */
export interface PlanRow {
  readonly path: string;
  readonly name: string;
  readonly depth: number;
  readonly isFolder: boolean;
  readonly bytes: number | null;
  readonly what: string;
}

/** The planned files as a tree, folders before the files in them, in the order they will be written. */
export function planTree(plan: Pick<ExportPlan, 'folder' | 'files'>): PlanRow[] {
  const rows: PlanRow[] = [{ path: plan.folder, name: plan.folder, depth: 0, isFolder: true, bytes: null, what: '' }];
  const seen = new Set<string>();
  for (const file of plan.files) {
    const parts = file.path.split('/');
    parts.slice(0, -1).forEach((name, index) => {
      const path = parts.slice(0, index + 1).join('/');
      if (seen.has(path)) return;
      seen.add(path);
      rows.push({ path, name, depth: index + 1, isFolder: true, bytes: null, what: '' });
    });
    rows.push({
      path: file.path,
      name: parts.at(-1) ?? file.path,
      depth: parts.length,
      isFolder: false,
      bytes: file.bytes,
      what: file.what,
    });
  }
  return rows;
}
