/**
 * Every colour of the product, by name: the one source for charts and documents. The style sheet
 * holds the same names and values (app/ui/styles/_tokens.scss); a test keeps the two together.
 */
export const COLOURS = {
  paper: "#ffffff",
  ground: "#f4f7fa",
  rule: "#d3dde6",
  border: "#6b7f92",
  quiet: "#4a5d70",
  ink: "#10263f",
  link: "#0b57a4",
  accent: "#006b5b",
  light: "#ffe3ad",
  overdue: "#c4281b",
  saved: "#006b5b",

  // Levels 1 to 5: one hue, light to dark, monotone in greyscale
  "level-1": "#e8f1f8",
  "level-2": "#b7d3e9",
  "level-3": "#6fa5d2",
  "level-4": "#2f72ae",
  "level-5": "#0b3c6b",

  // Agreement: never traffic lights
  split: "#ffc857",
  polarised: "#5c1a4a",

  // Partners: told apart with each common colour blindness, and 3:1 on white
  "partner-0": "#1b56d6",
  "partner-1": "#d06a00",
  "partner-2": "#1b9a69",
  "partner-3": "#b5338c",
  "partner-4": "#2596e6",
  "partner-5": "#65500f",
  "partner-6": "#4a1487",
  "partner-7": "#2c3237",

  // Steps 1 to 8 follow the changes; step 9 is hatched
  "step-1": "#3f5e9a",
  "step-2": "#2c7da0",
  "step-3": "#1f837c",
  "step-4": "#4b8438",
  "step-5": "#85761b",
  "step-6": "#ad622a",
  "step-7": "#a4486b",
  "step-8": "#6f4a9e",
  "step-9": "#5a6b7c",
} as const;

/** The grounds of levels 1 to 5. */
export const LEVEL_FILLS = [
  COLOURS["level-1"],
  COLOURS["level-2"],
  COLOURS["level-3"],
  COLOURS["level-4"],
  COLOURS["level-5"],
] as const;

/** The ink of a number printed on each level's ground: at least 4.5:1. */
export const LEVEL_INKS = [
  COLOURS.ink,
  COLOURS.ink,
  COLOURS.ink,
  COLOURS.paper,
  COLOURS.paper,
] as const;

/** The eight hues of partners, by the number an area keeps for each. */
export const PARTNER_HUES = [
  COLOURS["partner-0"],
  COLOURS["partner-1"],
  COLOURS["partner-2"],
  COLOURS["partner-3"],
  COLOURS["partner-4"],
  COLOURS["partner-5"],
  COLOURS["partner-6"],
  COLOURS["partner-7"],
] as const;

/** The colours of steps 1 to 9. */
export const STEP_FILLS = [
  COLOURS["step-1"],
  COLOURS["step-2"],
  COLOURS["step-3"],
  COLOURS["step-4"],
  COLOURS["step-5"],
  COLOURS["step-6"],
  COLOURS["step-7"],
  COLOURS["step-8"],
  COLOURS["step-9"],
] as const;

/** The typeface of charts; documents embed the same one. */
export const CHART_FONT = "Source Sans 3, Arial, sans-serif";
