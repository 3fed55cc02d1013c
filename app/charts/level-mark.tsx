import { cutText, Lines, round } from "./text.tsx";
import { COLOURS, LEVEL_FILLS, LEVEL_INKS } from "./tokens.ts";

/** A level's number on its colour, around a point. */
export function LevelMark({
  level,
  x,
  y,
  width = 22,
}: {
  level: number;
  x: number;
  y: number;
  width?: number;
}) {
  return (
    <>
      <rect
        x={x - width / 2}
        y={round(y - 11)}
        width={width}
        height={22}
        rx={3}
        fill={LEVEL_FILLS[level - 1]}
        stroke={level > 3 ? LEVEL_FILLS[level - 1] : COLOURS.border}
      />
      <Lines
        lines={[String(level)]}
        x={x}
        y={y}
        size={14}
        weight={700}
        anchor="middle"
        fill={LEVEL_INKS[level - 1]}
      />
    </>
  );
}

/** The five levels at the head of their columns. */
export function LevelHeads({ place }: { place: (level: number) => number }) {
  return [1, 2, 3, 4, 5].map((level) => (
    <LevelMark key={level} level={level} x={place(level)} y={15} width={24} />
  ));
}

/** A change's name over its rows, under a rule at `y`; `room` is how wide the name may be. */
export function ChangeHeading({
  change,
  y,
  height,
  width,
  room,
}: {
  change: { number: number; name: string };
  y: number;
  height: number;
  width: number;
  room: number;
}) {
  return (
    <>
      <line x1={0} x2={width} y1={round(y)} y2={round(y)} stroke={COLOURS.rule} />
      <Lines
        lines={[cutText(`${change.number} ${change.name}`, room, 13.5)]}
        x={0}
        y={y + height / 2 + 2}
        size={13.5}
        weight={600}
      />
    </>
  );
}
