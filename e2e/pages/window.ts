import { expect, type Locator, type Page } from '@playwright/test';

/** The main window as a person sees it: by roles and names, never by markup. */
export class MainWindow {
  readonly list: Locator;
  readonly rows: Locator;
  readonly reader: Locator;
  readonly details: Locator;
  readonly library: Locator;
  readonly search: Locator;
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByRole('listbox', { name: /^Articles in/ });
    this.rows = this.list.getByRole('option');
    this.reader = page.getByRole('region', { name: 'Reader' });
    this.details = page.getByRole('complementary', { name: 'Details' });
    this.library = page.getByRole('navigation', { name: 'Library' });
    this.search = page.getByRole('combobox', { name: 'Search' });
  }

  row(title: string | RegExp): Locator {
    return this.list.getByRole('option', { name: title });
  }

  /** The name of an article's heading in the reader. */
  heading(title: string | RegExp): Locator {
    return this.reader.getByRole('heading', { level: 1, name: title });
  }

  async open(title: string | RegExp): Promise<void> {
    await this.row(title).click();
    await expect(this.heading(title)).toBeVisible();
  }

  /** Types into the query bar as a person does. */
  async type(query: string): Promise<void> {
    await this.rows.first().waitFor();
    await this.list.focus();
    await this.page.keyboard.press('/');
    await expect(this.search).toBeFocused();
    await this.page.keyboard.type(query, { delay: 30 });
  }

  /** What was added shows in the list: at once, or behind “n new — Show”, so that no row moves under the pointer. */
  async arrives(title: RegExp): Promise<void> {
    const pill = this.page.getByRole('button', { name: /\d+ new — Show/ });
    await expect(this.row(title).or(pill).first()).toBeVisible({ timeout: 20_000 });
    if (await pill.isVisible()) await pill.click();
    await expect(this.row(title)).toBeVisible();
  }

  async scope(name: string | RegExp): Promise<void> {
    await this.library.getByRole('row', { name }).click();
  }

  async view(name: 'List' | 'Timeline'): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'View', exact: true }).getByText(name).click();
  }

  sheet(name: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name });
  }
}
