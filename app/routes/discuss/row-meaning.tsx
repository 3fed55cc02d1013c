import { listWords } from "#app/domain/agreement/names.ts";
import { Drawer } from "#app/ui/drawer.tsx";
import { Descriptors } from "./descriptors.tsx";
import type { RevealedRow } from "./page-data.ts";

const LEVELS = [1, 2, 3, 4, 5];

/** What the levels mean: those round the middle of the positions open, the others folded away. */
export function RowMeaning({
  row,
  levelNames,
}: {
  row: RevealedRow;
  levelNames: readonly string[];
}) {
  const near = LEVELS.filter((level) => isNear(level, row));
  const far = LEVELS.filter((level) => !near.includes(level));
  const { descriptors, note } = row;
  return (
    <section>
      <h3 className="nhsuk-heading-s">What the levels mean here</h3>
      <Descriptors levelNames={levelNames} descriptors={descriptors} only={near} />
      {far.length > 0 && near.length > 0 && (
        <Drawer summary={`${far.length === 1 ? "Level" : "Levels"} ${listWords(far.map(String))}`}>
          <Descriptors levelNames={levelNames} descriptors={descriptors} only={far} />
        </Drawer>
      )}
      {note && <p className="hw-quiet">{note}</p>}
    </section>
  );
}

/** Within a level of the middle position; all five while nobody has given a level. */
function isNear(level: number, { report }: RevealedRow): boolean {
  const positions = report.positions
    .flatMap(({ position }) => (position === null ? [] : [position]))
    .sort((a, b) => a - b);
  const low = positions[Math.ceil(positions.length / 2) - 1];
  const high = positions[Math.floor(positions.length / 2)];
  if (low === undefined || high === undefined) return true;
  return level >= Math.floor(low) - 1 && level <= Math.ceil(high) + 1;
}
