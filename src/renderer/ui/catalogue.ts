/** A message: one form, or one per plural category of `count`. `{name}` is replaced by the value given under that name. */
export type Message = string | ({ readonly other: string } & { readonly [category in Intl.LDMLPluralRule]?: string });
export type MessageValues = Readonly<Record<string, string | number>>;
/** Gives the text of one message; numbers are written as the language writes them, `count` chooses the plural form. */
export type Translate<Key extends string> = (key: Key, values?: MessageValues) => string;

export const LANGUAGE = 'en-GB';

/** Turns a table of messages into the function that words them. */
export function catalogue<const Table extends Readonly<Record<string, Message>>>(table: Table): Translate<keyof Table & string> {
  return (key, values = {}) => fill(form(table[key] ?? key, values), values);
}

/** A number as the language writes it: 98,412. */
export function formatNumber(value: number): string {
  return numbers.format(value);
}

const numbers = new Intl.NumberFormat(LANGUAGE);
const plurals = new Intl.PluralRules(LANGUAGE);

function form(message: Message, values: MessageValues): string {
  if (typeof message === 'string') return message;
  const { count } = values;
  return typeof count === 'number' ? (message[plurals.select(count)] ?? message.other) : message.other;
}

function fill(text: string, values: MessageValues): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? formatNumber(value) : value;
  });
}
