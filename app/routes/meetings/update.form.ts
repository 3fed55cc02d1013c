import { z } from "zod";
import { ACTION_STATUSES, type ActionStatus } from "#app/domain/plan/action.ts";
import { dateOrNone } from "#app/ui/date.form.ts";
import { formKey } from "#app/ui/form-key.form.ts";
import { neededText, version } from "#app/ui/text.form.ts";

const STATUSES = Object.keys(ACTION_STATUSES) as [ActionStatus, ...ActionStatus[]];

/** One answer to what an owner was asked about an action. */
export const updateForm = z.object({
  request: z.string().min(1),
  formKey,
  version,
  note: neededText(2000, "Say in a sentence how it stands"),
  status: z.enum(STATUSES, { error: "Choose how it goes" }),
  dueDate: dateOrNone,
});
