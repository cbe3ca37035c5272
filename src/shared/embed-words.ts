import type { Block } from './contract/shapes/block.ts';

/** What an embed was, for people: “Video from YouTube, not archived”. */
export const embedWords = ({ media, provider }: Extract<Block, { type: 'embed' }>): string =>
  `${WORDS[media]} from ${provider}, not archived`;

const WORDS = {
  post: 'Post',
  video: 'Video',
  audio: 'Audio',
  map: 'Map',
  document: 'Document',
  other: 'Embed',
} as const;
