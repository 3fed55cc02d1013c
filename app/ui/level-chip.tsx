type Props = {
  /** Null prints a dash: no level yet. */
  level: 1 | 2 | 3 | 4 | 5 | null;
  /** The level's name, when there is room for it. */
  name?: string;
  size?: "s" | "m" | "l";
};

/** A level: its number on its colour, and its name. */
export function LevelChip({ level, name, size = "m" }: Props) {
  return (
    <span className={`hw-level hw-level--${size} hw-level--${level ?? "none"}`}>
      <span className="hw-level__number">
        <span className="nhsuk-u-visually-hidden">{level === null ? "No level" : "Level "}</span>
        {level ?? <span aria-hidden="true">–</span>}
      </span>
      {name && <span>{name}</span>}
    </span>
  );
}
