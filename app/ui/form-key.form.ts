import { z } from "zod";

/** What makes a form that is sent twice one deed. */
export const formKey = z.string().regex(/^[\w-]{8,64}$/);
