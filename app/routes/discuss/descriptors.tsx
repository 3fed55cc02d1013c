import { LevelChip } from "#app/ui/level-chip.tsx";

type Props = {
  levelNames: readonly string[];
  descriptors: readonly string[];
  /** The levels to show; all five when left out. */
  only?: readonly number[];
};

/** What the levels of a row mean, lowest first. */
export function Descriptors({ levelNames, descriptors, only }: Props) {
  return (
    <ul className="hw-descriptors">
      {([1, 2, 3, 4, 5] as const).flatMap((level) =>
        only && !only.includes(level)
          ? []
          : [
              <li key={level}>
                <LevelChip level={level} size="s" name={levelNames[level - 1] ?? ""} />
                <span>{descriptors[level - 1]}</span>
              </li>,
            ],
      )}
    </ul>
  );
}
