import * as z from 'zod';
import type { MetaField } from '../../../shared/contract/shapes/article.ts';

const text = z.string().min(1);
const date = z.looseObject({
  value: text,
  precision: z.enum(['year', 'month', 'day', 'hour', 'minute', 'second']),
  zone: z.union([z.string(), z.null()]),
  certainty: z.enum(['stated', 'inferred', 'user']),
  raw: z.string(),
});
const VALUES: Readonly<Record<MetaField, z.ZodType>> = {
  title: text,
  byline: z.array(text),
  siteName: text,
  publishedAt: date,
  updatedAt: date,
  lang: text,
  dir: z.enum(['ltr', 'rtl']),
  url: text,
};

/** Whether a record's value can stand in a field; null always can: it gives the captured value back. */
export function fitsField(field: MetaField, value: unknown): boolean {
  return value === null || VALUES[field].safeParse(value).success;
}
