import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright';

/** One thing a person does, measured by itself. */
export interface Step {
  readonly name: string;
  work(page: Page, means: Means): Promise<void>;
}

export interface Means {
  /** Saves articles of this many invented texts from outside the window. */
  add(texts: readonly string[]): Promise<void>;
}

const WHEEL_PAUSE_MS = 40;

/** What a day of work asks of the window, in an order where each step finds the window as it needs it. */
export const STEPS: readonly Step[] = [
  { name: 'list: wheel', work: (page) => wheel(page, 100) },
  {
    name: 'list: End, Home',
    work: async (page) => {
      await list(page).focus();
      for (const key of ['End', 'Home', 'End', 'Home']) await presses(page, key, 1, 400);
    },
  },
  {
    name: 'reader: 60 × J',
    work: async (page) => {
      await list(page).focus();
      await presses(page, 'j', 60, 60);
    },
  },
  {
    name: 'reader: J held down',
    work: async (page) => {
      await list(page).focus();
      for (let i = 0; i < 90; i++) await page.keyboard.down('j');
      await page.keyboard.up('j');
    },
  },
  {
    name: 'list: select all, and back',
    work: async (page) => {
      await list(page).focus();
      await presses(page, 'Control+a', 1, 600);
      await presses(page, 'Escape', 1, 300);
    },
  },
  {
    name: 'search: typing two words',
    work: async (page) => {
      await page.getByTestId('search.input').fill('');
      await page.keyboard.type('government river', { delay: 100 });
      await page.waitForTimeout(1200);
    },
  },
  {
    name: 'search: Enter, J, cleared',
    work: async (page) => {
      await presses(page, 'Enter', 1, 600);
      await presses(page, 'j', 8, 120);
      await page.getByTestId('search.input').fill('');
      await presses(page, 'Enter', 1, 600);
    },
  },
  {
    name: 'timeline: open',
    work: async (page) => {
      await page.getByTestId('toolbar.view.timeline').click();
      await plot(page).waitFor();
      await page.waitForTimeout(1200);
    },
  },
  {
    name: 'timeline: zoom and pan',
    work: async (page) => {
      await middle(page);
      await page.keyboard.down('Control');
      for (let i = 0; i < 20; i++) {
        await page.mouse.wheel(0, i < 12 ? -120 : 120);
        await page.waitForTimeout(50);
      }
      await page.keyboard.up('Control');
      await page.keyboard.down('Shift');
      for (let i = 0; i < 20; i++) {
        await page.mouse.wheel(0, i < 10 ? 120 : -120);
        await page.waitForTimeout(50);
      }
      await page.keyboard.up('Shift');
    },
  },
  {
    name: 'timeline: brush',
    work: async (page) => {
      const box = await plot(page).boundingBox();
      if (!box) throw new Error('The chart has no place on the page.');
      const y = box.y + 40;
      await page.mouse.move(box.x + box.width * 0.3, y);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.7, y, { steps: 40 });
      await page.mouse.up();
      await page.waitForTimeout(1000);
      await presses(page, 'Escape', 1, 800);
    },
  },
  {
    name: 'timeline: lanes by source',
    work: async (page) => {
      await page.getByTestId('timeline.lanes').click();
      await page.getByRole('option', { name: 'Source' }).click();
      await page.waitForTimeout(1200);
    },
  },
  {
    name: 'timeline: table',
    work: async (page) => {
      await page.getByTestId('timeline.mode.table').click();
      await page.getByTestId('timeline.table').waitFor();
      await page.waitForTimeout(600);
      await page.getByTestId('timeline.mode.chart').click();
      await page.getByTestId('toolbar.view.list').click();
      await page.waitForTimeout(600);
    },
  },
  {
    name: 'list: wheel while 40 come in',
    work: async (page, { add }) => {
      const batch = () =>
        Array.from({ length: 20 }, (_, nth) => `Bench note ${randomUUID()}\n\nA text of the bench, number ${nth}.`);
      const adding = add(batch()).then(() => add(batch()));
      await wheel(page, 100);
      await adding;
      await page.waitForTimeout(1500);
    },
  },
];

const list = (page: Page) => page.getByTestId('list.rows');
const plot = (page: Page) => page.getByTestId('timeline.plot');

async function wheel(page: Page, times: number): Promise<void> {
  const box = await list(page).boundingBox();
  if (!box) throw new Error('The list has no place on the page.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let i = 0; i < times; i++) {
    await page.mouse.wheel(0, 700);
    await page.waitForTimeout(WHEEL_PAUSE_MS);
  }
}

async function middle(page: Page): Promise<void> {
  const box = await plot(page).boundingBox();
  if (!box) throw new Error('The chart has no place on the page.');
  await page.mouse.move(box.x + box.width / 2, box.y + 40);
}

async function presses(page: Page, key: string, times: number, pauseMs: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    await page.keyboard.press(key);
    await page.waitForTimeout(pauseMs);
  }
}
