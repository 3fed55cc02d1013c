import type { Model } from "#app/domain/model/edition.ts";
import type { Pass } from "#app/domain/score/score.ts";

export type ChangeName = { number: number; name: string };

export type DueAction = { id: string; text: string; due: string };
type NamedMeeting = { id: string; name: string; date: string; papersDeadline: string };
type NamedCase = { id: string; name: string };

/** One thing that waits for the viewer, with what its words and its link are made from. */
export type Need =
  | { kind: "score"; pass: Pass; change: ChangeName; rows: number; changes: number }
  | { kind: "confirm-view"; topics: string[]; deadline: string | null }
  | { kind: "open-round" }
  | { kind: "reveal"; change: ChangeName; changes: number; ready: number }
  | { kind: "reveal-second"; change: ChangeName; rows: number }
  | { kind: "agree"; change: ChangeName; rows: number }
  | { kind: "send-draft" }
  | { kind: "close"; deadline: string | null; isPast: boolean }
  | { kind: "sign"; capacity: string; year: string; more: number }
  | { kind: "conditions"; failing: string[] }
  | { kind: "overdue"; isMine: boolean; actions: DueAction[] }
  | { kind: "due-soon"; actions: DueAction[] }
  | { kind: "updates"; meeting: NamedMeeting; actions: number }
  | { kind: "papers"; meeting: NamedMeeting; asked: number; silent: number }
  | { kind: "judge-case"; case: NamedCase; criteria: number }
  | { kind: "sign-case"; case: NamedCase; capacity: string; more: number }
  | { kind: "return"; quarter: string; months: string; sentence: string }
  | { kind: "sign-return"; quarter: string; months: string; capacity: string };

/** The round a need is of, and the family of its model, which says what its parts are called. */
type NeedRound = { id: string; name: string; model: Model };

/** A need of a round says which. */
export type PlacedNeed = Need & { round: NeedRound | null };
