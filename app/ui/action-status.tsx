import { COLOURS } from "#app/charts/tokens.ts";
import { ACTION_STATUSES, type ActionStatus } from "#app/domain/plan/action.ts";

const LINE = { fill: "none", stroke: COLOURS.quiet, strokeWidth: 2 } as const;

function Mark({ status }: { status: ActionStatus }) {
  switch (status) {
    case "not-started":
      return <circle cx={8} cy={8} r={5.5} {...LINE} strokeDasharray="2.5 2" />;
    case "on-track":
      return <path d="M2 8H12.5M8.5 4 12.5 8 8.5 12" {...LINE} />;
    case "at-risk":
      return <path d="M8 2 14.5 13.5H1.5Z" {...LINE} strokeLinejoin="round" />;
    case "off-track":
      return <path d="M2 8H6L10 13M10 3 6 8" {...LINE} />;
    case "complete":
      return <path d="M2.5 8.5 6.5 12.5 13.5 3.5" {...LINE} strokeWidth={2.5} />;
    case "stopped":
      return <path d="M3.5 3.5H12.5V12.5H3.5Z" {...LINE} />;
  }
}

/** An action's status: the word first, then its mark. Overdue is the only red thing on a page. */
export function ActionStatusTag({
  status,
  overdue = false,
}: {
  status: ActionStatus;
  overdue?: boolean;
}) {
  return (
    <span className="hw-status">
      {ACTION_STATUSES[status].name}
      <svg viewBox="0 0 16 16" width={16} height={16} aria-hidden="true" focusable="false">
        <Mark status={status} />
      </svg>
      {overdue && <span className="hw-overdue">Overdue</span>}
    </span>
  );
}
