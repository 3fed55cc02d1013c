import { Link, useSearchParams } from "@remix-run/react";
import { formatDate, formatMonth } from "#app/domain/dates.ts";
import type { Words } from "#app/domain/score/words.ts";
import { SaidWords } from "./row-saving-state.tsx";

export type LastTimeSaid = { asAt: string; said: Words | null };

type Props = {
  rowKey: string;
  /** The page with this row's last answer on it. */
  href: string;
  /** The date of the round it is from. */
  asAt: string;
  said: LastTimeSaid | null;
  index: number;
  levelNames: readonly string[];
};

/** What the viewer said last time: only once it asks, so that it does not lead the answer. */
export function LastTime({ rowKey, href, asAt, said, index, levelNames }: Props) {
  const [asking] = useSearchParams();
  if (!said) {
    return (
      <p className="hw-score__last">
        <Link to={`${href}#row-${index}`} preventScrollReset>
          Show what I scored in {formatMonth(asAt)}
        </Link>
        {asking.get("last") === rowKey && (
          <span className="hw-quiet"> This needs a network: it is not kept on the device.</span>
        )}
      </p>
    );
  }
  return (
    <p className="hw-score__last" role="status">
      <span className="hw-quiet">As at {formatDate(said.asAt)} you said </span>
      {said.said ? <SaidWords said={said.said} levelNames={levelNames} /> : "nothing on this row"}
    </p>
  );
}
