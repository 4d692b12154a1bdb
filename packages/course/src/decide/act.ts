import type { CommandBody } from '../command.ts';
import type { CommandType } from '../command-table.ts';
import type { Course } from '../course.ts';
import type { NewEvent } from '../event.ts';
import type { Gate } from '../gate.ts';
import type { Given } from '../given.ts';

/** How one command is decided. */
export interface Act<K extends CommandType> {
  /** Conditions as they stand; with `body` null, those that can be told before anything is typed. */
  gates(course: Course, body: CommandBody<K> | null, given: Given): Gate[];
  /** The facts it records, all gates having passed or been overridden. */
  record(course: Course, body: CommandBody<K>, given: Given): NewEvent[];
}

export type Acts<K extends CommandType> = { readonly [T in K]: Act<T> };

export const none = (): Gate[] => [];
