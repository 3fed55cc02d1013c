import { Link } from "@remix-run/react";
import { COLOURS } from "#app/charts/tokens.ts";
import type { ConditionReport } from "#app/domain/report/funding-conditions.ts";
import { Drawer } from "#app/ui/drawer.tsx";
import { linkToField } from "./field-link.ts";

type Props = { conditions: readonly ConditionReport[]; here: string; mayEdit: boolean };

/** What there is to do about the conditions first, with the way to it; those met folded below. */
export function ConditionList({ conditions, here, mayEdit }: Props) {
  const open = conditions.filter(({ status }) => status !== "pass");
  const met = conditions.filter(({ status }) => status === "pass");
  const items = (list: readonly ConditionReport[]) => (
    <ul className="hw-conditions">
      {list.map((condition) => (
        <Condition key={condition.key} condition={condition} here={here} mayEdit={mayEdit} />
      ))}
    </ul>
  );
  return (
    <>
      {open.length > 0 && items(open)}
      {met.length > 0 && (
        <Drawer summary={`${met.length} met`} open={open.length === 0}>
          {items(met)}
        </Drawer>
      )}
    </>
  );
}

type ConditionProps = { condition: ConditionReport; here: string; mayEdit: boolean };

function Condition({ condition, here, mayEdit }: ConditionProps) {
  const { key, status, statusName, title, words, clause, findings, evidence } = condition;
  const links = findings.flatMap((finding) =>
    mayEdit && finding.status !== "pass" ? (linkToField(key, finding.field, here) ?? []) : [],
  );
  // Several findings are often put right in one place: one link to it.
  const places = [...new Map(links.map((link) => [link.href, link])).values()];
  return (
    <li className="hw-condition" id={`condition-${key}`}>
      <p className={`hw-condition__status hw-condition__status--${status}`}>
        <StatusMark status={status} />
        {statusName}
      </p>
      <div>
        <h3 className="nhsuk-heading-xs">{title}</h3>
        <ul className="hw-findings">
          {findings.map(({ sentence }) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {evidence.length > 0 && (
          <details className="hw-evidence">
            <summary>
              Evidence<span className="nhsuk-u-visually-hidden">: {title}</span>
            </summary>
            <ul>
              {evidence.map((sentence) => (
                <li key={sentence} className="hw-typed-text">
                  {sentence}
                </li>
              ))}
            </ul>
          </details>
        )}
        {places.length > 0 && (
          <p className="hw-row hw-screen-only">
            {places.map(({ href, label }) => (
              <Link key={href} to={href}>
                {label}
                <span className="nhsuk-u-visually-hidden">: {title}</span>
              </Link>
            ))}
          </p>
        )}
      </div>
      <div className="hw-condition__clause">
        <p>{words}</p>
        <p>{clause}</p>
      </div>
    </li>
  );
}

const LINE = { fill: "none", strokeWidth: 2 } as const;

/** The word says it; the mark lets the eye find it. */
function StatusMark({ status }: { status: ConditionReport["status"] }) {
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
