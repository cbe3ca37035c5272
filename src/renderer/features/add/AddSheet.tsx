import { FileText, FolderOpen, TriangleAlert, X } from 'lucide-react';
import { type ClipboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useArchive } from '../../client/archive-context.tsx';
import { failureText } from '../../client/failure.ts';
import { useSettings } from '../../client/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { formatBytes } from '../../ui/format-bytes.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useToast } from '../../ui/toasts.ts';
import styles from './AddSheet.module.css';
import { type Given, GivenFields, NOTHING_GIVEN, optionsOf } from './GivenFields.tsx';
import { type Draft, type ReadFile, sitesOf, sourcesOf, wordCount } from './kinds.ts';
import { type FoundLink, LinkList } from './LinkList.tsx';
import { t } from './messages.ts';
import { readFiles } from './read-files.ts';
import { usePreview } from './use-preview.ts';

interface Props {
  readonly text?: string;
  readonly html?: string;
  readonly files?: readonly File[];
  /** Path of the collection to begin with. */
  readonly collection?: string;
  onClose(): void;
}

/** From here on a paste is taken over from the browser. */
const LONG_PASTE = 5_000;

/** One sheet, one field: links, a text, a piece of a page, or files. It closes at once; the saving goes on in Activity. */
export function AddSheet({ text: firstText = '', html: firstHtml, files: firstFiles, collection, onClose }: Props) {
  const { client } = useArchive();
  const { settings } = useSettings();
  const toast = useToast();
  const id = useId();
  const [text, setText] = useState(firstText);
  const [html, setHtml] = useState<string | null>(firstHtml ?? null);
  const [isText, setIsText] = useState(false);
  const [files, setFiles] = useState<readonly ReadFile[]>([]);
  const [ticks, setTicks] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [given, setGiven] = useState<Given>({ ...NOTHING_GIVEN, collection: collection ?? '' });
  const [hasImages, setHasImages] = useState<boolean | null>(null);
  const [isPrivateMeant, setIsPrivateMeant] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { preview, isReading, error } = usePreview(text, html);

  const take = async (chosen: readonly File[]) => {
    const read = await readFiles(chosen);
    setFiles((earlier) => [...earlier, ...read]);
  };
  // The files the sheet was opened with are read once.
  const isTaken = useRef(false);
  useEffect(() => {
    if (isTaken.current || firstFiles === undefined) return;
    isTaken.current = true;
    void take(firstFiles);
  });

  const links = preview?.links ?? [];
  // A pasted list may hide an address of the local network: it is left out until the person says that it is meant.
  const isTicked = (link: FoundLink) => (link.isPrivate && !isPrivateMeant ? false : (ticks.get(link.url) ?? link.held === null));
  const ofThisNetwork = links.filter((link) => link.isPrivate).length;
  const kind: Draft['kind'] =
    preview === null ? 'empty' : isText && preview.kind === 'links' ? (html === null ? 'text' : 'html') : preview.kind;
  const draft: Draft = { kind, text, html, links: links.filter(isTicked).map(({ url }) => url), files, url: given.url };
  const sources = sourcesOf(draft);
  const isOwnText = kind === 'text' || kind === 'html';
  const held = useMemo(() => links.filter((link) => link.held !== null), [links]);
  const images = hasImages ?? settings.saveImages;

  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const pasted = event.clipboardData.getData('text/html');
    const plain = event.clipboardData.getData('text/plain');
    const attached = [...event.clipboardData.files];
    if (attached.length > 0) {
      event.preventDefault();
      void take(attached);
      return;
    }
    if (pasted !== '' && text.trim() === '') setHtml(pasted);
    if (plain.length < LONG_PASTE) return;
    // The browser inserts line by line: five hundred take it half a second, ten thousand ten. A value that is set costs nothing.
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    setText(text.slice(0, selectionStart) + plain + text.slice(selectionEnd));
  };
  const add = async () => {
    try {
      const { jobIds } = await client.captures.enqueue({
        sources,
        options: { ...optionsOf(given, isOwnText), images, allowPrivate: isPrivateMeant && ofThisNetwork > 0 },
      });
      toast({ message: t('queued', { count: jobIds.length }) });
      onClose();
    } catch (failure) {
      setProblem(t('error.enqueue', { why: failureText(failure) }));
    }
  };

  return (
    <Dialog
      title={t('title')}
      isOpen
      onClose={onClose}
      closeLabel={t('close')}
      size="medium"
      testId="add"
      footer={
        <>
          <span className={styles.network}>
            {kind === 'links' && draft.links.length > 0
              ? t('network', { count: draft.links.length, sites: t('network.sites', { count: sitesOf(draft.links) }) })
              : t('network.none')}
          </span>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button kind="main" isDisabled={sources.length === 0 || isReading} onPress={() => void add()} testId="add.submit">
            {sources.length === 0 ? t('add.nothing') : t('add', { count: sources.length })}
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping has its twin in “Choose files…” */}
      <div
        className={styles.sheet}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          event.stopPropagation();
          if (event.dataTransfer.files.length > 0) void take([...event.dataTransfer.files]);
          else setText((earlier) => [earlier, event.dataTransfer.getData('text/plain')].filter(Boolean).join('\n'));
        }}
      >
        <div className={styles.head}>
          <label htmlFor={id}>{t('paste')}</label>
          <FileTrigger allowsMultiple onSelect={(chosen) => void take(chosen === null ? [] : [...chosen])}>
            <Button isCompact testId="add.choose">
              <FolderOpen size={14} strokeWidth={1.75} aria-hidden />
              {t('choose')}
            </Button>
          </FileTrigger>
        </div>
        <textarea
          id={id}
          autoFocus
          className={styles.field}
          rows={5}
          dir="auto"
          spellCheck={false}
          placeholder={t('paste.hint')}
          value={text}
          onPaste={onPaste}
          onChange={(event) => {
            setText(event.target.value);
            if (event.target.value.trim() === '') setHtml(null);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && sources.length > 0 && !isReading) void add();
          }}
          data-testid="add.field"
        />
        <div className={styles.found} aria-live="polite" data-testid="add.found">
          {error ? (
            <span className={styles.problem}>{t('error.preview', { why: failureText(error) })}</span>
          ) : preview === null ? null : isReading && text.length > 20_000 ? (
            t('reading', { count: text.split('\n').length })
          ) : kind === 'links' ? (
            <>
              <strong>{t('found', { count: links.length })}</strong>
              {held.length === 0 ? null : <span>{t('found.held', { count: held.length })}</span>}
              {preview.notLinks === 0 ? null : <span>{t('found.not', { count: preview.notLinks })}</span>}
              <Button kind="link" onPress={() => setIsText(true)}>
                {t('asText')}
              </Button>
            </>
          ) : (
            <>
              <strong>{kind === 'html' ? t('found.html') : t('found.text', { count: wordCount(text) })}</strong>
              {isText && links.length > 0 ? (
                <Button kind="link" onPress={() => setIsText(false)}>
                  {t('asLinks')}
                </Button>
              ) : null}
            </>
          )}
        </div>
        {kind === 'links' && links.length > 0 ? (
          <>
            <LinkList
              links={links}
              isTicked={isTicked}
              onTick={(link, ticked) => setTicks((earlier) => new Map(earlier).set(link.url, ticked))}
            />
            {ofThisNetwork === 0 ? null : (
              <Checkbox isSelected={isPrivateMeant} onChange={setIsPrivateMeant}>
                {t('private', { count: ofThisNetwork })}
              </Checkbox>
            )}
            {held.length === 0 ? null : (
              <Checkbox
                isSelected={held.every(isTicked)}
                isIndeterminate={held.some(isTicked) && !held.every(isTicked)}
                onChange={(ticked) =>
                  setTicks((earlier) => new Map([...earlier, ...held.map((link) => [link.url, ticked] as const)]))
                }
              >
                {t('again')}
              </Checkbox>
            )}
          </>
        ) : null}
        {files.length === 0 ? null : (
          <ul className={styles.files} aria-label={t('files', { count: files.length })}>
            {files.map((file, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and the list only loses members
              <li key={`${file.name}-${index}`} className={styles.file}>
                <FileText size={16} strokeWidth={1.75} aria-hidden />
                <bdi className={styles.url}>{file.name}</bdi>
                <span className={file.problem === null ? styles.held : styles.problem}>
                  {file.problem ?? formatBytes(file.sizeBytes)}
                </span>
                <IconButton
                  icon={X}
                  size={14}
                  label={t('file.remove', { name: file.name })}
                  onPress={() => setFiles((earlier) => earlier.filter((other) => other !== file))}
                />
              </li>
            ))}
          </ul>
        )}
        <GivenFields given={given} isOwnText={isOwnText} onGiven={setGiven} />
        <Checkbox isSelected={images} onChange={setHasImages}>
          {t('images')}
        </Checkbox>
        {problem === null ? null : (
          <p className={styles.problem} role="alert">
            <TriangleAlert size={14} aria-hidden /> {problem}
          </p>
        )}
      </div>
    </Dialog>
  );
}
