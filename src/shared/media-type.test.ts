import { describe, expect, it } from 'vitest';
import { mediaTypeOf } from './media-type.ts';

function bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

describe('mediaTypeOf', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n....', 'image/png'],
    ['\xff\xd8\xff\xe0..', 'image/jpeg'],
    ['GIF89a..', 'image/gif'],
    ['RIFF\x10\0\0\0WEBPVP8 ', 'image/webp'],
    ['\0\0\0\x20ftypavif\0\0\0\0avifmif1', 'image/avif'],
    ['wOF2....', 'font/woff2'],
    ['\0\x01\0\0....', 'font/ttf'],
    ['<svg xmlns="x">', 'image/svg+xml'],
    ['\xef\xbb\xbf<?xml version="1.0"?>\n<!-- drawn -->\n<!DOCTYPE svg PUBLIC "x" "y">\n<svg>', 'image/svg+xml'],
    ['<html><svg>', null],
    ['<script>', null],
    ['plain', null],
    ['', null],
  ])('knows %j as %s', (head, expected) => {
    expect(mediaTypeOf(bytes(head))).toBe(expected);
  });
});
