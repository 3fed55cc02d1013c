import { z } from "zod";
import { ACTION_STATUSES, type ActionStatus } from "#app/domain/plan/action.ts";
import { PROPOSED_FIELDS } from "#app/domain/plan/proposed-words.ts";
import type { TogetherWish } from "#app/domain/plan/together.ts";
import { dateOrNone } from "#app/ui/date.form.ts";
import { longText, neededText } from "#app/ui/text.form.ts";

const LONG = 4000;
const STATUSES = Object.keys(ACTION_STATUSES) as [ActionStatus, ...ActionStatus[]];

const version = z.coerce.number().int().min(0);

/** A choice from a list that may be left empty. */
const choice = z.string().transform((id) => id || null);

const fields = {
  whereNow: longText(LONG),
  whatToDo: neededText(LONG, "Say what needs to be done"),
  startDate: dateOrNone,
  dueDate: dateOrNone,
  howKnow: longText(LONG),
  measureKey: choice,
  /** Read as a figure of its measure, which the form does not know. */
  targetValue: z.string().trim().max(40, "Use at most 40 characters"),
  ownerPartnerId: choice,
  ownerMemberId: choice,
  ownerName: z.string().trim().max(120, "Use at most 120 characters"),
  priority: z.enum(["now", "later"], { error: "Choose now or later" }),
  status: z.enum(STATUSES, { error: "Choose how it goes" }),
  stopReason: z.string().trim().max(1000, "Use at most 1,000 characters"),
};

/** What the form for a new action sends. */
export const newActionForm = z.object({
  changeKey: z.string().min(1, "Choose the change it belongs to"),
  ...fields,
});

/** What the form for an action sends. */
export const editForm = z.object({
  form: z.literal("edit"),
  version,
  ...fields,
  /** That the target holds in the unit in which its measure is counted now. */
  meansUnitNow: z.literal("yes").optional(),
});

/** What the form for a progress note sends. */
export const noteForm = z.object({
  form: z.literal("note"),
  note: neededText(LONG, "Write the note first"),
});

/** Which other action an action is to wait for. */
const waitForm = z.object({
  form: z.literal("wait"),
  waitsForId: z.string().min(1, "Choose the action it waits for"),
});

/** Which scheme is to pay for an action. */
const payForm = z.object({
  form: z.literal("pay"),
  schemeId: z.string().min(1, "Choose the scheme that pays for it"),
});

/** Whose words to take for a field that the last round words otherwise. */
const wordsForm = z.object({
  form: z.literal("words"),
  version,
  field: z.enum(PROPOSED_FIELDS),
  take: z.enum(["theirs", "ours"]),
});

/** All that an action's page takes. */
export const actionForms = z.discriminatedUnion("form", [
  editForm,
  noteForm,
  wordsForm,
  waitForm,
  payForm,
  z.object({ form: z.literal("unpaid"), schemeId: z.string().min(1) }),
  z.object({ form: z.literal("go-on"), waitsForId: z.string().min(1) }),
  z.object({ form: z.literal("delete"), version }),
]);

/** All that the plan's page takes: what to bring back or take back, and where a card moves. */
export const planForms = z.union([
  z.object({ restore: z.string().min(1) }),
  z.object({ undo: z.string().min(1) }),
  z.object({ id: z.string().min(1), version, status: z.enum(STATUSES), query: z.string() }),
]);

/** A choice that may be left as it is. */
const left = <T extends string>(values: readonly [T, ...T[]]) =>
  z.enum(["", ...values]).transform((value) => (value === "" ? null : (value as T)));

/** What several actions are to say, and the actions as they were seen: "3 one-discharge-team". */
export const togetherForm = z
  .object({
    form: z.enum(["check", "change"]),
    seen: z.array(z.string().regex(/^\d{1,9} \S+$/)).min(1, "Tick actions in the plan first"),
    status: left(STATUSES),
    stopReason: fields.stopReason,
    /** An organisation's id, "none" for no owner at all, or empty. */
    owner: choice,
    ownerMemberId: choice,
    ownerName: fields.ownerName,
    priority: left(["now", "later"]),
    dueDate: dateOrNone,
  })
  .transform(({ form, seen, status, stopReason, owner, priority, dueDate, ...named }) => ({
    form,
    seen: seen.map((text) => {
      const [version = "", id = ""] = text.split(" ");
      return { id, version: Number(version) };
    }),
    wish: {
      ...(status ? { status, stopReason } : {}),
      ...(owner === "none"
        ? { owner: { ownerPartnerId: null, ownerMemberId: null, ownerName: "" } }
        : owner
          ? { owner: { ...named, ownerPartnerId: owner } }
          : named.ownerMemberId || named.ownerName
            ? { owner: named }
            : {}),
      ...(priority ? { priority } : {}),
      ...(dueDate ? { dueDate } : {}),
    } satisfies TogetherWish as TogetherWish,
  }));

/** Which round's proposals to take. */
export const takeForm = z.object({ round: z.string().min(1) });
