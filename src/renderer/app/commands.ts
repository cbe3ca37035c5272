import type { Command } from './command.ts';
import { ARTICLE_COMMANDS } from './commands/article.ts';
import { EDIT_COMMANDS } from './commands/edit.ts';
import { FILE_COMMANDS } from './commands/file.ts';
import { GO_COMMANDS } from './commands/go.ts';
import { VIEW_COMMANDS } from './commands/view.ts';

/** The one registry. */
export const COMMANDS: readonly Command[] = [
  ...FILE_COMMANDS,
  ...EDIT_COMMANDS,
  ...VIEW_COMMANDS,
  ...ARTICLE_COMMANDS,
  ...GO_COMMANDS,
];
