import { Link, useLocation } from "@remix-run/react";
import { countActions } from "#app/domain/report/plan-words.ts";
import { Notice } from "#app/ui/notice.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { ChangedActions, MarkedActions } from "./proposal-lists.tsx";

type Line = {
  id: string;
  topic: string;
  fields: readonly { name: string; before: string; after: string }[];
  problem: string | null;
};

type Props = {
  lines: readonly Line[];
  /** What was sent to look at it, to be sent again. */
  sent: readonly (readonly [name: string, value: string])[];
  back: string;
};

/** What a change of several actions would do, line by line, and the button that does it. */
export function TogetherPreview({ lines, sent, back }: Props) {
  const { pathname, search } = useLocation();
  const problems = lines.filter(({ problem }) => problem !== null);
  const changed = lines.filter(({ fields }) => fields.length > 0);
  const same = lines.filter(({ fields, problem }) => fields.length === 0 && problem === null);
  const ready = problems.length === 0 && changed.length > 0;
  return (
    <>
      {problems.length > 0 && (
        <Notice title="It cannot be done to every action, so nothing is changed" focus>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {problems.map(({ id, topic, problem }) => (
              <li key={id}>
                {topic}: {problem}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {problems.length === 0 && changed.length === 0 && (
        <Notice title="Nothing would change" focus>
          Every action says this already, or nothing was chosen.
        </Notice>
      )}
      <ChangedActions title="Would change" after="Will say" changed={changed} />
      <MarkedActions title="Stay as they are" actions={same} />
      <PlainForm>
        {sent
          .filter(([name]) => name !== "form")
          .map(([name, value]) => (
            <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
          ))}
        <input type="hidden" name="form" value="change" />
        <div className="hw-buttons">
          {ready && <SubmitButton>Change {countActions(changed.length)}</SubmitButton>}
          <Link to={`${pathname}${search}`}>Choose again</Link>
          <Link to={back}>Cancel</Link>
        </div>
      </PlainForm>
    </>
  );
}
