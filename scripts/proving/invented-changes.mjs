// Captures and edits for proofs of the store: invented, different each, and the same for the same numbers.

const utf8 = new TextEncoder();
const PLACES = ['pier', 'ferry office', 'harbour gate', 'tide gauge', 'net loft'];

/** What the save flow hands to the store for one capture: the objects, and the change that names them. `size` is that of the page. */
export function inventedCapture(archiveId, key, size) {
  const articleId = `art-${key}`;
  const place = PLACES[key.length % PLACES.length];
  const line = `The ${place} of Tarn, notice ${key}. `;
  const page = `<!doctype html><title>Notice ${key}</title><p>${line.repeat(Math.ceil(size / line.length)).slice(0, size)}`;
  const object = (role, mime, text) => ({ role, mime, bytes: utf8.encode(text) });
  const objects = [
    object('warc', 'application/warc', `WARC/1.1 ${key}\r\n\r\n${page}`),
    object('rendition', 'text/html', page),
    object('image', 'image/png', `png ${key}`),
    object('manifest', 'application/json', JSON.stringify({ archiveId, articleId, capture: { key }, objects: [] })),
  ];
  const change = (entries) => {
    const named = (role) => entries.find((entry) => entry.role === role).sha256;
    return {
      type: 'capture.add',
      articleId,
      manifest: named('manifest'),
      objects: entries,
      title: `Notice ${key}`,
      url: `https://tarn.example/notices/${key}`,
      tags: [],
      collectionId: null,
      capture: {
        id: `cap-${key}`,
        capturedAt: '2026-11-25T09:00:00.000Z',
        method: 'file',
        status: 'complete',
        requestedUrl: null,
        finalUrl: null,
        redirects: [],
        httpStatus: null,
        mime: 'text/html',
        bytes: page.length,
        sha256: named('warc'),
        warc: named('warc'),
        rendition: named('rendition'),
        resourcesSaved: 1,
        resourcesWanted: 1,
        interventions: [],
        warnings: [],
      },
    };
  };
  return { articleId, objects, change };
}

const WORDS = ['tide', 'ferry', 'strike', 'permit', 'dredging', 'fog'];

/** An edit as people make them: a tag, a note, a title, a star, the trash and back. */
export function inventedEdit(random, articleIds, key) {
  const articleId = articleIds[Math.floor(random() * articleIds.length)];
  const word = WORDS[Math.floor(random() * WORDS.length)];
  const isOn = random() < 0.7;
  const kinds = [
    () => ({ type: 'tag.set', articleIds: [articleId], tag: word, on: isOn }),
    () => ({ type: 'note.rev', noteId: `note-${key}`, articleId, text: `Ask about the ${word} (${key}).`, removed: false }),
    () => ({ type: 'meta.set', articleId, field: 'title', value: `${word} at the pier (${key})` }),
    () => ({ type: 'status.set', articleIds: [articleId], starred: isOn }),
    () => ({
      type: 'collection.set',
      collectionId: `col-${word}`,
      name: `${word} ${key}`,
      parentId: null,
      position: 1,
      removed: false,
    }),
    () => ({ type: 'collection.members', collectionId: `col-${word}`, articleIds: [articleId], on: isOn }),
    () => ({ type: isOn ? 'restore' : 'trash', articleIds: [articleId] }),
  ];
  return kinds[Math.floor(random() * kinds.length)]();
}
