import { type Command, InvalidArgumentError } from 'commander';
import { UsageError } from './failure.ts';
import type { Session } from './session.ts';

/** Turns a command's work into what the parser calls: opens a session, runs, tells what failed, closes. The work answers with an exit code, nothing meaning done. */
export type Act = <A extends unknown[]>(
  work: (session: Session, ...given: A) => Promise<number> | Promise<void>,
) => (...given: A) => Promise<void>;

/** Adds one command to the program. */
export type Register = (program: Command, act: Act) => void;

/** Gathers the values of an option that may be given again and again. */
export const gather = (value: string, before: readonly string[]): string[] => [...before, value];

/** A whole number of at least `least`. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
      throw new InvalidArgumentError(`It must be a whole number of at least ${least}.`);
    }
    return value;
  };
}

/** Refuses a value that is empty or only spaces. */
export function notEmpty(what: string, value: string): string {
  if (value.trim() === '') throw new UsageError(`${what} is empty.`);
  return value;
}
