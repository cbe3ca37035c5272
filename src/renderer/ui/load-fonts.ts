const FIRST = ['450 13px "Inter Variable"', '600 13px "Inter Variable"', '400 18px "Source Serif 4 Variable"'];

/** Waits for the faces of the first screen, so that no text moves when they arrive; a face that does not come is no reason to wait for ever. */
export async function loadFonts(): Promise<void> {
  if (!('fonts' in document)) return;
  const patience = new Promise((resolve) => setTimeout(resolve, 1500));
  await Promise.race([Promise.allSettled(FIRST.map((face) => document.fonts.load(face))), patience]);
}
