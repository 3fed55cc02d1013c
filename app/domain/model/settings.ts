import type { Edition, Row } from "./edition.ts";

/**
 * The edition with an area's own figures in place of the placeholders of the rows that the settings name.
 * `values` is by setting key; a setting without a value keeps its placeholder. The given edition is not changed.
 */
export function fillSettings(
  edition: Edition,
  values: Readonly<Record<string, number | undefined>>,
): Edition {
  const fillRow = (row: Row): Row => {
    const fill = (text: string): string =>
      edition.settings.reduce((filled, setting) => {
        const value = values[setting.key];
        return setting.row === row.key && value !== undefined
          ? filled.replaceAll(`${setting.placeholder} ${setting.unit}`, `${value} ${setting.unit}`)
          : filled;
      }, text);
    return {
      ...row,
      descriptors: row.descriptors.map(fill),
      actions: row.actions.map(fill),
      successMeasures: row.successMeasures.map(fill),
    };
  };
  return {
    ...edition,
    changes: edition.changes.map((change) => ({ ...change, rows: change.rows.map(fillRow) })),
  };
}
