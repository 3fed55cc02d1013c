import type { Role } from "#app/domain/access/roles.ts";

/** Who of the demonstration stands for each role. */
export const PEOPLE: Readonly<Record<Exclude<Role, "guest">, string>> = {
  facilitator: "frances-oyelaran",
  deputy: "bryn-hopkins",
  recorder: "lin-zhao",
  "partner-lead": "yvonne-batchelor",
  "partner-member": "adaeze-okonkwo",
  "board-member": "alan-whitcombe",
  "finance-lead": "sunita-bhatti",
  signatory: "oliver-sandford",
  observer: "elspeth-cairns",
};
