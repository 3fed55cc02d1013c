import { COLOURS } from "#app/charts/tokens.ts";

/** The house whose door is open; public/favicon.svg draws the same one. */
export function House({ size = 30 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
      <path d="M16 2 1.5 14.5 3.6 17 6 15V30H26V15L28.4 17 30.5 14.5Z" fill={COLOURS["level-5"]} />
      <path d="M13 16H21V30H13Z" fill={COLOURS.light} />
      <path d="M13 16 7.6 18.4V31.6L13 30Z" fill={COLOURS.accent} stroke={COLOURS.paper} />
      <circle cx="9.4" cy="24.6" r="0.9" fill={COLOURS.light} />
    </svg>
  );
}
