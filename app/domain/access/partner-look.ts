/** The marks that tell partners apart where there is no colour. */
export const PARTNER_SHAPES = [
  "circle",
  "square",
  "triangle",
  "diamond",
  "hexagon",
  "pentagon",
  "star",
  "cross",
] as const;

/** What the eight partner colours are called, by their number. */
export const PARTNER_COLOURS = [
  "Blue",
  "Orange",
  "Green",
  "Magenta",
  "Sky blue",
  "Brown",
  "Purple",
  "Black",
] as const;

/** The longest short name that every chart has room for, in characters. */
export const SHORT_NAME_LENGTH = 12;
