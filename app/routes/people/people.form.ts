import { z } from "zod";

/** For whom to make an invitation link. */
export const invitationForm = z.object({ member: z.string("Choose a person").min(1) });
