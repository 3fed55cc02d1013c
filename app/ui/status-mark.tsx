import { COLOURS } from "#app/charts/tokens.ts";

const LINE = { fill: "none", strokeWidth: 2 } as const;

/** How a check came out: the word beside it says it, the mark lets the eye find it. */
export function StatusMark({ status }: { status: "pass" | "fail" | "attention" | "information" }) {
  return (
    <svg viewBox="0 0 18 18" width={18} height={18} aria-hidden="true" focusable="false">
      {status === "fail" && (
        <>
          <rect x={1} y={1} width={16} height={16} rx={2} fill={COLOURS.ink} />
          <path d="M5.5 5.5 12.5 12.5M12.5 5.5 5.5 12.5" {...LINE} stroke={COLOURS.paper} />
        </>
      )}
      {status === "attention" && (
        <>
          <rect x={1} y={1} width={16} height={16} rx={2} fill={COLOURS.split} />
          <path d="M9 4.5V10.2M9 12.2V14" {...LINE} stroke={COLOURS.ink} />
        </>
      )}
      {status === "information" && (
        <>
          <rect x={2} y={2} width={14} height={14} rx={2} {...LINE} stroke={COLOURS.border} />
          <path d="M9 5V6.8M9 8.4V13" {...LINE} stroke={COLOURS.quiet} />
        </>
      )}
      {status === "pass" && <path d="M2.5 9.5 7 14 15.5 4" {...LINE} stroke={COLOURS.accent} />}
    </svg>
  );
}
