import type { CaseCheck, CaseCheckStatus } from "#app/domain/graduation/check-case.ts";
import { StatusMark } from "#app/ui/status-mark.tsx";

const NAMES: Record<CaseCheckStatus, string> = {
  fail: "Not met",
  attention: "Needs attention",
  pass: "Met",
};

/** How a check came out, in a word with its mark. */
export function CheckStatus({ status }: { status: CaseCheckStatus }) {
  return (
    <span className={`hw-condition__status hw-condition__status--${status}`}>
      <StatusMark status={status} />
      {NAMES[status]}
    </span>
  );
}

/** What a criterion itself asks for, and what was found of it. */
export function CaseChecks({ checks }: { checks: readonly Omit<CaseCheck, "criterion">[] }) {
  return (
    <ul className="hw-case-checks">
      {checks.map(({ status, sentence }) => (
        <li key={sentence}>
          <CheckStatus status={status} />
          <span>{sentence}</span>
        </li>
      ))}
    </ul>
  );
}
