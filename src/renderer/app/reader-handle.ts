export type ReadingMode = 'reading' | 'original' | 'text';

/** What commands may ask of the reader, whichever article it shows. */
export interface ReaderHandle {
  readonly mode: ReadingMode;
  setMode(mode: ReadingMode): void;
  /** Scrolls one page; false when it is at that end already. */
  page(direction: 1 | -1): boolean;
  /** Goes to the next or previous hit; false when there is none that way. */
  hit(direction: 1 | -1): boolean;
  openFind(): void;
  /** True when find was open. */
  closeFind(): boolean;
  focus(): void;
}
