import { describe, expect, it } from 'vitest';
import { UndoStack } from './undo-stack.ts';

const step = (name: string, log: string[], fails = false) => ({
  name,
  message: name,
  undo: async () => {
    if (fails) throw new Error('no');
    log.push(`undo ${name}`);
  },
  redo: async () => {
    log.push(`redo ${name}`);
  },
});

describe('the undo stack', () => {
  it('takes back the last change first, and does it again', async () => {
    const log: string[] = [];
    const stack = new UndoStack();
    stack.push(step('a', log));
    stack.push(step('b', log));
    await stack.undo();
    await stack.undo();
    await stack.redo();
    expect(log).toEqual(['undo b', 'undo a', 'redo a']);
    expect(stack.nextUndo()?.name).toBe('a');
    expect(stack.nextRedo()?.name).toBe('b');
  });

  it('forgets what could be done again once something new is done', async () => {
    const stack = new UndoStack();
    stack.push(step('a', []));
    await stack.undo();
    stack.push(step('b', []));
    expect(stack.nextRedo()).toBeNull();
  });

  it('keeps a step whose undo failed', async () => {
    const stack = new UndoStack();
    stack.push(step('a', [], true));
    await expect(stack.undo()).rejects.toThrow('no');
    expect(stack.nextUndo()?.name).toBe('a');
  });

  it('holds a hundred steps', () => {
    const stack = new UndoStack();
    for (let nth = 0; nth < 150; nth += 1) stack.push(step(String(nth), []));
    expect(stack.nextUndo()?.name).toBe('149');
  });
});
