import type { Measure } from "../measure/measure.ts";
import type { Finding, Path } from "./content-document.ts";
import type { Edition } from "./edition.ts";
import type { Source } from "./source.ts";

/** Findings for every value that stands more than once, each at its later place. */
export function findRepeats(values: readonly { value: string; path: Path }[]): Finding[] {
  const seen = new Set<string>();
  return values.flatMap(({ value, path }) => {
    if (seen.has(value)) return [{ path, message: `"${value}" is used more than once` }];
    seen.add(value);
    return [];
  });
}

/** What is wrong inside an edition of the right shape: repeated keys, numbers that skip, settings without a place. */
export function checkEdition(edition: Edition): Finding[] {
  const changes = edition.changes.map((change, at) => ({ change, path: ["changes", at] as Path }));
  const rows = changes.flatMap(({ change, path }) =>
    change.rows.map((row, at) => ({ change, row, path: [...path, "rows", at] as Path })),
  );

  return [
    ...edition.levels.flatMap((level, at) =>
      level.value === at + 1
        ? []
        : [{ path: ["levels", at, "value"], message: `must be ${at + 1}: levels run from 1 to 5` }],
    ),
    ...changes.flatMap(({ change, path }, at) =>
      change.number === at + 1
        ? []
        : [
            {
              path: [...path, "number"],
              message: `must be ${at + 1}: changes are numbered 1 to n`,
            },
          ],
    ),
    ...findRepeats(
      edition.levels.map(({ name }, at) => ({ value: name, path: ["levels", at, "name"] })),
    ),
    ...findRepeats(
      changes.map(({ change, path }) => ({ value: change.key, path: [...path, "key"] })),
    ),
    ...findRepeats(rows.map(({ row, path }) => ({ value: row.key, path: [...path, "key"] }))),
    ...rows.flatMap(({ change, row, path }) =>
      row.key.startsWith(`${change.key}.`)
        ? []
        : [{ path: [...path, "key"], message: `must begin with "${change.key}."` }],
    ),
    ...rows.flatMap(({ row, path }) =>
      findRepeats(
        row.measures.map((value, at) => ({ value, path: [...path, "measures", at] as Path })),
      ),
    ),
    ...findRepeats(
      edition.settings.map(({ key }, at) => ({ value: key, path: ["settings", at, "key"] })),
    ),
    ...edition.settings.flatMap((setting, at): Finding[] => {
      const found = rows.find(({ row }) => row.key === setting.row);
      if (found === undefined) {
        return [{ path: ["settings", at, "row"], message: `no row has the key "${setting.row}"` }];
      }
      const blank = `${setting.placeholder} ${setting.unit}`;
      return found.row.descriptors.some((descriptor) => descriptor.includes(blank))
        ? []
        : [
            {
              path: ["settings", at, "placeholder"],
              message: `no descriptor of the row holds "${blank}"`,
            },
          ];
    }),
  ];
}

/** What an edition refers to that does not exist: measures, and publications when the sources are given. */
export function crossCheck(
  edition: Edition,
  measures: readonly Pick<Measure, "key">[],
  sources?: readonly Source[],
): Finding[] {
  const measureKeys = new Set(measures.map(({ key }) => key));
  const sourceIds = sources && new Set(sources.map(({ id }) => id));
  const lacksSource = (id: string) => sourceIds !== undefined && !sourceIds.has(id);

  const rows = edition.changes.flatMap(({ rows }, change) =>
    rows.map((row, at) => ({ row, path: ["changes", change, "rows", at] as Path })),
  );
  return [
    ...(lacksSource(edition.publication)
      ? [{ path: ["publication"], message: `no source has the id "${edition.publication}"` }]
      : []),
    ...rows.flatMap(({ row, path }) => [
      ...row.measures.flatMap((key, at) =>
        measureKeys.has(key)
          ? []
          : [{ path: [...path, "measures", at], message: `no measure has the key "${key}"` }],
      ),
      ...(lacksSource(row.source.publication)
        ? [
            {
              path: [...path, "source", "publication"],
              message: `no source has the id "${row.source.publication}"`,
            },
          ]
        : []),
    ]),
  ];
}

/** What an edition says it touches of other editions, and is not there. */
export function crossCheckTouches(
  { changes }: Edition,
  editions: readonly Pick<Edition, "id" | "changes">[],
): Finding[] {
  return changes.flatMap(({ touches }, at): Finding[] => {
    if (!touches) return [];
    const path: Path = ["changes", at, "touches"];
    const other = editions.find(({ id }) => id === touches.edition);
    if (!other) {
      const message = `no edition has the id "${touches.edition}"`;
      return [{ path: [...path, "edition"], message }];
    }
    const keys = new Set(other.changes.map(({ key }) => key));
    return [
      ...touches.changes.flatMap((key, place) =>
        keys.has(key)
          ? []
          : [
              {
                path: [...path, "changes", place],
                message: `${other.id} has no change with the key "${key}"`,
              },
            ],
      ),
      ...findRepeats(
        touches.changes.map((value, place) => ({ value, path: [...path, "changes", place] })),
      ),
    ];
  });
}

/** Every citation in a file whose publication is not among the sources, wherever it stands. */
export function crossCheckSources(
  value: unknown,
  sources: readonly Source[],
  path: Path = [],
): Finding[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): Finding[] => {
    const place = [...path, Array.isArray(value) ? Number(key) : key];
    if (key !== "publication" || typeof inner !== "string") {
      return crossCheckSources(inner, sources, place);
    }
    return sources.some(({ id }) => id === inner)
      ? []
      : [{ path: place, message: `no source has the id "${inner}"` }];
  });
}
