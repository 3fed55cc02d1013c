/** Where a condition stands in a publication of `content/sources.yaml`. */
export type Clause = {
  /** Key of the condition in `content/conditions/ibcf-2017.yaml`, with its words. */
  condition: string;
  publication: string;
  page: number;
  place: string;
};

const FRAMEWORK = "bcf-policy-framework-2017";
const NEW_GRANT = "New grant for adult social care";

/** The clauses that the checks cite; the same references as in `content/conditions/ibcf-2017.yaml`. */
export const CLAUSES = {
  "grant-by-year": {
    condition: "grant-by-year",
    publication: FRAMEWORK,
    page: 15,
    place: "Better Care Fund in 2017-18 and in 2018-19",
  },
  "permitted-purposes": {
    condition: "permitted-purposes",
    publication: FRAMEWORK,
    page: 17,
    place: `${NEW_GRANT}, draft condition 1`,
  },
  pooling: {
    condition: "pooling",
    publication: FRAMEWORK,
    page: 17,
    place: `${NEW_GRANT}, draft condition 2a`,
  },
  "work-together": {
    condition: "work-together",
    publication: FRAMEWORK,
    page: 17,
    place: `${NEW_GRANT}, draft condition 2b`,
  },
  "quarterly-reports": {
    condition: "quarterly-reports",
    publication: FRAMEWORK,
    page: 18,
    place: `${NEW_GRANT}, draft condition 2c`,
  },
  "agreed-locally": {
    condition: "agreed-locally",
    publication: FRAMEWORK,
    page: 18,
    place: `${NEW_GRANT}, draft condition 3`,
  },
  "no-offset": {
    condition: "no-offset",
    publication: FRAMEWORK,
    page: 17,
    place: NEW_GRANT,
  },
  additionality: {
    condition: "additionality",
    publication: FRAMEWORK,
    page: 18,
    place: NEW_GRANT,
  },
  "national-condition-4": {
    condition: "national-condition-4",
    publication: FRAMEWORK,
    page: 29,
    place: "Annex A, condition 4",
  },
} as const satisfies Record<string, Clause>;
