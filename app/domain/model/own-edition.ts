import { type ContentDocument, type Finding, type Path, readContent } from "./content-document.ts";
import { ContentError } from "./content-error.ts";
import { checkEdition, crossCheck, crossCheckTouches } from "./cross-check.ts";
import { type Edition, editionSchema } from "./edition.ts";

/** The most an edition file may hold, in bytes. The national one has 48,000. */
export const EDITION_BYTES = 200_000;

/** Lines and commas, so that no reading of a file takes long. The national one has 2,000. */
const MOST_PIECES = 10_000;

const MOST_CHANGES = 20;
const MOST_ROWS = 120;

/** The most characters of a text, by the name of its field; of any other, the last. */
const MOST_CHARACTERS: Readonly<Record<string, number>> = {
  key: 80,
  title: 150,
  topic: 120,
  name: 150,
  shortName: 40,
  unit: 40,
  placeholder: 40,
  other: 1500,
};

/** Controls, and marks that turn the direction of writing: nobody sees them, and they can mislead. */
const UNSEEN = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;

/**
 * Reads the YAML of an edition that an area writes for itself: what `loadEdition` refuses, keys of
 * measures that do not exist, the id of a national edition, and more than pages can show. Throws a
 * ContentError that lists every problem. A publication may be one that Homeward does not know.
 */
export function readOwnEdition(
  text: string,
  file: string,
  known: {
    measures: readonly { key: string }[];
    national: readonly Pick<Edition, "id" | "changes">[];
  },
): ContentDocument<Edition> {
  const pieces = text.match(/[\n,]/g)?.length ?? 0;
  if (pieces > MOST_PIECES) {
    const message = "holds far more lines or entries than an edition can";
    throw new ContentError([{ file, line: 1, field: "", message }]);
  }
  return readContent(text, file, editionSchema, (edition) => [
    ...checkEdition(edition),
    ...crossCheck(edition, known.measures),
    ...crossCheckTouches(edition, known.national),
    ...checkOwnId(edition, known.national),
    ...checkSize(edition),
    ...checkTexts(edition),
  ]);
}

function checkOwnId({ id }: Edition, national: readonly Pick<Edition, "id">[]): Finding[] {
  return national.some((edition) => edition.id === id)
    ? [{ path: ["id"], message: `"${id}" is a national edition: choose an id of your own` }]
    : [];
}

function checkSize({ changes, settings }: Edition): Finding[] {
  const rows = changes.reduce((sum, change) => sum + change.rows.length, 0);
  return [
    ...(changes.length > MOST_CHANGES
      ? [{ path: ["changes"], message: `must hold at most ${MOST_CHANGES} changes` }]
      : []),
    ...(rows > MOST_ROWS
      ? [{ path: ["changes"], message: `must hold at most ${MOST_ROWS} rows in all` }]
      : []),
    // A round asks for one figure of the area's own, as a share.
    ...settings.slice(1).map((_, at) => ({
      path: ["settings", at + 1],
      message: "an edition can ask for one figure of the area's own, not more",
    })),
  ];
}

/** Texts too long for a page, or with something in them that nobody sees, wherever they stand. */
function checkTexts(value: unknown, path: Path = []): Finding[] {
  if (typeof value === "string") {
    const field = String(path.findLast((part) => typeof part === "string"));
    const most = MOST_CHARACTERS[field] ?? MOST_CHARACTERS.other ?? 0;
    return [
      ...(value.length > most
        ? [{ path, message: `must have at most ${most} characters, and has ${value.length}` }]
        : []),
      ...(UNSEEN.test(value.replace(/[\n\t]/g, " "))
        ? [{ path, message: "holds a control character, which nobody could see" }]
        : []),
    ];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    checkTexts(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
