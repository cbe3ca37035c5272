/** An attribute as it is written; those that need no value stand alone when they have none. */
export const attributeMarkup = (name: string, value: string): string =>
  value === '' && BARE.has(name) ? name : `${name}="${value.replaceAll('"', '&quot;')}"`;

/** Text as it is written. */
export const textMarkup = (text: string): string =>
  SPECIAL.test(text) ? text.replace(SPECIALS, (each) => ESCAPED[each] ?? each) : text;

/** Whether an element has no end tag. */
export const isVoid = (name: string): boolean => VOID.has(name.toLowerCase());

/** Whether what stands in an element is text alone, written as it is. */
export const isRaw = (name: string): boolean => RAW.has(name);

const SPECIAL = /[<>&\u00a0]/;
const SPECIALS = /[<>&\u00a0]/g;
const ESCAPED: Readonly<Record<string, string>> = { '\u00a0': '&#160;', '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const VOID = new Set('area base br col embed hr img input keygen link menuitem meta param source track wbr'.split(' '));
const RAW = new Set(['script', 'style', 'textarea', 'title']);
const BARE = new Set(
  'allowfullscreen allowpaymentrequest async autofocus autoplay checked class contenteditable controls default defer disabled draggable formnovalidate hidden id ismap itemscope loop multiple muted nomodule novalidate open playsinline readonly required reversed selected style truespeed'.split(
    ' ',
  ),
);
