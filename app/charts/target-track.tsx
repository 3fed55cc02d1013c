import type { Level } from "#app/domain/model/edition.ts";
import { Lines } from "./text.tsx";
import { COLOURS } from "./tokens.ts";

const STEP = 11;

/** Five small places: filled up to the agreed level, a tick at the target, its number beside it. */
export function TargetTrack({
  agreed,
  target,
  x,
  y,
}: {
  agreed: Level | null;
  target: Level | null;
  x: number;
  y: number;
}) {
  if (target === null) return null;
  const tick = x + (target - 0.5) * STEP;
  return (
    <g>
      {[1, 2, 3, 4, 5].map((level) => (
        <rect
          key={level}
          x={x + (level - 1) * STEP + 1}
          y={y - 2}
          width={STEP - 2}
          height={4}
          fill={agreed !== null && level <= agreed ? COLOURS["level-4"] : COLOURS.rule}
        />
      ))}
      <rect x={tick - 1.5} y={y - 9} width={3} height={18} fill={COLOURS.accent} />
      <Lines lines={[String(target)]} x={x + STEP * 5 + 8} y={y} size={14} weight={600} />
    </g>
  );
}

/** A target on a field of levels: the tick alone. */
export function TargetTick({ x, y, height }: { x: number; y: number; height: number }) {
  return <rect x={x - 1.5} y={y - height / 2} width={3} height={height} fill={COLOURS.accent} />;
}
