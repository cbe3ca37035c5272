/** Whether a value has a shape. Unlike a schema library it copies nothing, because a rebuild checks hundreds of thousands of records. */
export type Check = (value: unknown) => boolean;

export const anything: Check = () => true;
export const text: Check = (value) => typeof value === 'string';
export const flag: Check = (value) => typeof value === 'boolean';
export const number: Check = (value) => typeof value === 'number';
export const count: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;

export const oneOf =
  (...values: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && values.includes(value);

export const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

export const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

export const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

/** An object with at least these members. */
export function having(members: Readonly<Record<string, Check>>): Check {
  const entries = Object.entries(members);
  return (value) => {
    if (typeof value !== 'object' || value === null) return false;
    const held = value as Readonly<Record<string, unknown>>; // safe: read by name and checked one by one
    return entries.every(([name, check]) => check(held[name]));
  };
}
