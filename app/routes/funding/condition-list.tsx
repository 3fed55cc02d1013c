import { Link } from "@remix-run/react";
import type { ConditionReport } from "#app/domain/report/funding-conditions.ts";
import { Drawer } from "#app/ui/drawer.tsx";
import { StatusMark } from "#app/ui/status-mark.tsx";
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
