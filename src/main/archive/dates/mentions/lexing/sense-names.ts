import type { Part, Role, Sense, ShiftFrom, Unit, Which } from './senses.ts';

/** What a key of a language table means: `'month 1'`, `'unit day'`, `'which next'`. */
export function senseOf(key: string): Sense {
  const [kind = '', value = '', more] = key.split(' ');
  switch (kind) {
    case 'number':
      return { kind: 'number', n: Number(value), ordinal: false, digits: 0 };
    case 'ordinal':
      return { kind: 'number', n: Number(value), ordinal: true, digits: 0 };
    case 'month':
      return { kind: 'month', month: Number(value) };
    case 'weekday':
      return { kind: 'weekday', weekday: Number(value) };
    case 'unit':
    case 'units':
      return { kind: 'unit', unit: value as Unit, plural: kind === 'units' }; // safe: the tables are tested for it, here and below
    case 'day':
      return { kind: 'day', offset: Number(value), ...(more === undefined ? {} : { part: more as Part }) }; // safe: as above
    case 'now':
      return { kind: 'now' };
    case 'which':
      return { kind: 'which', which: WHICH[value] ?? WHICH.this ?? { step: 0, near: false } };
    case 'period':
      return { kind: 'period', unit: value as Unit, step: Number(more) }; // safe: as above
    case 'shift':
      return { kind: 'shift', ...(SHIFTS[value] ?? { sign: 1, from: 'now' }) };
    case 'part':
      return { kind: 'part', part: value as Part }; // safe: as above
    case 'half':
      return { kind: 'half', half: value === 'pm' ? 'pm' : 'am' };
    case 'edge':
      return { kind: 'edge', edge: value as 'early' | 'mid' | 'late' | 'end' }; // safe: as above
    case 'holiday':
      return { kind: 'holiday', id: value };
    case 'season':
      return { kind: 'season', season: Number(value) };
    case 'piece':
      return { kind: 'piece', of: value === 'half' ? 'half' : 'quarter' };
    case 'glue':
      return { kind: 'glue', role: value as Role }; // safe: as above
    default:
      return { kind: 'opaque' };
  }
}

const WHICH: Readonly<Record<string, Which>> = {
  'before-last': { step: -2, near: true },
  last: { step: -1, near: false },
  past: { step: -1, near: true },
  this: { step: 0, near: false },
  coming: { step: 1, near: true },
  next: { step: 1, near: false },
  'after-next': { step: 2, near: true },
};

const SHIFTS: Readonly<Record<string, { readonly sign: -1 | 1; readonly from: ShiftFrom }>> = {
  ago: { sign: -1, from: 'now' },
  in: { sign: 1, from: 'now' },
  within: { sign: 1, from: 'within' },
  span: { sign: 1, from: 'span' },
  before: { sign: -1, from: 'anchor' },
  after: { sign: 1, from: 'anchor' },
  earlier: { sign: -1, from: 'any' },
  later: { sign: 1, from: 'any' },
};
