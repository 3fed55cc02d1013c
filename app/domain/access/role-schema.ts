import { z } from "zod";
import { MEMBER_ROLES } from "./roles.ts";

/** A role that may be given. */
export const roleSchema = z.enum(MEMBER_ROLES);
