import { z } from "zod";
import { PARTNER_SHAPES, SHORT_NAME_LENGTH } from "../access/partner-look.ts";
import { roleSchema } from "../access/role-schema.ts";
import type { Finding } from "../model/content-document.ts";
import { findRepeats } from "../model/cross-check.ts";
import { keySchema, textSchema } from "../model/edition.ts";

const partnerSchema = z.strictObject({
  key: keySchema,
  name: textSchema,
  shortName: textSchema.max(SHORT_NAME_LENGTH, `must be at most ${SHORT_NAME_LENGTH} characters`),
  /** A key of `content/partners.yaml`. */
  kind: keySchema,
  shape: z.enum(PARTNER_SHAPES),
  /** Index of the partner colour. */
  colour: z.int().min(0).max(7),
});

const personSchema = z
  .strictObject({
    key: keySchema,
    name: textSchema,
    title: textSchema,
    /** The organisation the person scores for; null for people who do not score. */
    partner: keySchema.nullable(),
    roles: z.array(roleSchema).min(1),
  })
  .transform((person) => ({ ...person, email: `${person.key}@example.org` }));

/** The file form of `content/demonstration/partners-and-people.yaml`. */
export const peopleFileSchema = z.strictObject({
  partners: z.array(partnerSchema).min(1),
  people: z.array(personSchema).min(1),
});

export type DemonstrationPartner = z.infer<typeof partnerSchema>;
export type DemonstrationPerson = z.infer<typeof personSchema>;

/** Whether the person scores. */
export function isScorer(person: Pick<DemonstrationPerson, "roles">): boolean {
  return person.roles.some((role) => role === "partner-member" || role === "partner-lead");
}

/** Repeated keys and marks, people without the partner their role needs, partners without one lead. */
export function checkPeople({ partners, people }: z.infer<typeof peopleFileSchema>): Finding[] {
  const keys = new Set(partners.map(({ key }) => key));
  const repeats = (field: "key" | "name" | "shortName" | "shape") =>
    findRepeats(
      partners.map((partner, at) => ({ value: partner[field], path: ["partners", at, field] })),
    );
  return [
    ...repeats("key"),
    ...repeats("name"),
    ...repeats("shortName"),
    ...repeats("shape"),
    ...findRepeats(
      partners.map(({ colour }, at) => ({ value: `${colour}`, path: ["partners", at, "colour"] })),
    ),
    ...findRepeats(people.map(({ key }, at) => ({ value: key, path: ["people", at, "key"] }))),
    ...people.flatMap((person, at): Finding[] => {
      const path = ["people", at, "partner"];
      if (person.partner === null) {
        return isScorer(person) ? [{ path, message: "is needed by someone who scores" }] : [];
      }
      return keys.has(person.partner)
        ? []
        : [{ path, message: `no partner has the key "${person.partner}"` }];
    }),
    ...partners.flatMap(({ key }, at): Finding[] => {
      const leads = people.filter(
        (person) => person.partner === key && person.roles.includes("partner-lead"),
      );
      return leads.length === 1
        ? []
        : [{ path: ["partners", at], message: `must have one lead, not ${leads.length}` }];
    }),
  ];
}
