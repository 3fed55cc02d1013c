import type { StepsFile } from "#app/domain/funding/funding-content.ts";
import type { Measure } from "#app/domain/measure/measure.ts";
import type { ContentDocument, Finding, Path } from "#app/domain/model/content-document.ts";
import type { ContentProblem } from "#app/domain/model/content-error.ts";
import { findRepeats } from "#app/domain/model/cross-check.ts";
import type { Edition } from "#app/domain/model/edition.ts";
import type { Source } from "#app/domain/model/source.ts";

/** Findings for every entry of a list whose field says what an earlier one says. */
export function repeats<K extends string>(
  listName: string,
  entries: readonly Record<K, string>[],
  field: K,
): Finding[] {
  return findRepeats(
    entries.map((entry, at) => ({ value: entry[field], path: [listName, at, field] })),
  );
}

/** An edition stands in a folder of its own name. */
export function checkFolder(edition: Edition, folder: string): Finding[] {
  return edition.id === folder
    ? []
    : [{ path: ["id"], message: `must be "${folder}", the name of its folder` }];
}

/** Steps 1 to 8 carry the keys of the model's changes: needs are matched by them. */
export function checkSteps({ steps }: StepsFile, edition: Edition): Finding[] {
  return edition.changes.flatMap(({ key }, at) =>
    steps[at]?.key === key
      ? []
      : [
          {
            path: ["steps", at, "key"],
            message: `must be "${key}", the change of ${edition.id} with this number`,
          },
        ],
  );
}

/** Keys are unique over all the files, and each publication exists. */
export function checkMeasures(
  documents: readonly ContentDocument<{ measures: Measure[] }>[],
  sources: readonly Source[] | undefined,
): ContentProblem[] {
  const sourceIds = sources && new Set(sources.map(({ id }) => id));
  const seen = new Set<string>();
  return documents.flatMap(({ value, locate }) =>
    locate(
      value.measures.flatMap((measure, at): Finding[] => {
        const path: Path = ["measures", at];
        const repeated = seen.has(measure.key);
        seen.add(measure.key);
        const { publication } = measure.source;
        return [
          ...(repeated
            ? [{ path: [...path, "key"], message: `"${measure.key}" is used more than once` }]
            : []),
          ...(sourceIds && !sourceIds.has(publication)
            ? [
                {
                  path: [...path, "source", "publication"],
                  message: `no source has the id "${publication}"`,
                },
              ]
            : []),
        ];
      }),
    ),
  );
}
