import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { SaveOptions } from '../../../shared/contract/captures.ts';
import { useArchive } from '../../client/archive-context.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './AddSheet.module.css';
import { tagsOf } from './kinds.ts';
import { t } from './messages.ts';

/** What the person says about what is added. */
export interface Given {
  readonly title: string;
  readonly source: string;
  readonly date: string;
  readonly url: string;
  readonly collection: string;
  readonly tags: string;
}

export const NOTHING_GIVEN: Given = { title: '', source: '', date: '', url: '', collection: '', tags: '' };

/** What was given as the archive takes it: fields of a text count only for a text. */
export function optionsOf(given: Given, isOwnText: boolean): Partial<SaveOptions> {
  const collection = given.collection.trim();
  const title = given.title.trim();
  const siteName = given.source.trim();
  const published = given.date.trim();
  return {
    tags: tagsOf(given.tags),
    ...(collection !== '' && { collection }),
    ...(isOwnText && title !== '' && { title }),
    ...(isOwnText && siteName !== '' && { siteName }),
    ...(isOwnText && published !== '' && { published }),
  };
}

interface Props {
  readonly given: Given;
  /** A pasted text has no page to say who wrote it when. */
  readonly isOwnText: boolean;
  onGiven(given: Given): void;
}

/** Title, source, date and address of a pasted text, each optional; collection and tags of anything. */
export function GivenFields({ given, isOwnText, onGiven }: Props) {
  const { orpc } = useArchive();
  const id = useId();
  const collections = useQuery(orpc.collections.list.queryOptions());
  const tags = useQuery(orpc.tags.list.queryOptions());
  const set = (field: keyof Given) => (value: string) => onGiven({ ...given, [field]: value });
  return (
    <>
      {isOwnText ? (
        <fieldset className={styles.given}>
          <legend className={styles.legend}>{t('field.supplied')}</legend>
          <TextField label={t('field.title')} value={given.title} onChange={set('title')} testId="add.title" />
          <TextField label={t('field.source')} value={given.source} onChange={set('source')} testId="add.source" />
          <TextField
            label={t('field.date')}
            value={given.date}
            onChange={set('date')}
            placeholder={t('field.date.hint')}
            testId="add.date"
          />
          <TextField label={t('field.url')} value={given.url} onChange={set('url')} dir="ltr" testId="add.url" />
        </fieldset>
      ) : null}
      <div className={styles.given}>
        <div className={styles.suggesting}>
          <label htmlFor={`${id}-collection`}>{t('collection')}</label>
          <input
            id={`${id}-collection`}
            list={`${id}-collections`}
            className={styles.line}
            placeholder={t('collection.none')}
            value={given.collection}
            dir="auto"
            onChange={(event) => set('collection')(event.target.value)}
            data-testid="add.collection"
          />
          <datalist id={`${id}-collections`}>
            {(collections.data?.collections ?? []).map(({ id: key, path }) => (
              <option key={key} value={path} />
            ))}
          </datalist>
        </div>
        <div className={styles.suggesting}>
          <label htmlFor={`${id}-tags`}>{t('tags')}</label>
          <input
            id={`${id}-tags`}
            list={`${id}-taglist`}
            className={styles.line}
            placeholder={t('tags.hint')}
            value={given.tags}
            dir="auto"
            onChange={(event) => set('tags')(event.target.value)}
            data-testid="add.tags"
          />
          <datalist id={`${id}-taglist`}>
            {(tags.data?.tags ?? []).slice(0, 200).map(({ tag }) => (
              <option key={tag} value={suggestion(given.tags, tag)} />
            ))}
          </datalist>
        </div>
      </div>
    </>
  );
}

/** The field with its last tag completed, as the browser's own list replaces the whole of it. */
function suggestion(typed: string, tag: string): string {
  const done = typed
    .split(',')
    .slice(0, -1)
    .map((part) => part.trim());
  return [...done, tag].join(', ');
}
