import { Link } from "@remix-run/react";
import { formatDate } from "#app/domain/dates.ts";
import { SaidWords } from "./row-saving-state.tsx";
import type { Words } from "./words.ts";

export type LastTimeSaid = { asAt: string; said: Words | null };

type Props = {
  /** The page with this row's last answer on it. */
  href: string;
  said: LastTimeSaid | null;
  index: number;
  levelNames: readonly string[];
};

/** What the viewer said last time: only once it asks, so that it does not lead the answer. */
export function LastTime({ href, said, index, levelNames }: Props) {
  if (!said) {
    return (
      <Link className="hw-score__last" to={`${href}#row-${index}`} preventScrollReset>
        What I said last time
      </Link>
    );
  }
  return (
    <p className="hw-score__last" role="status">
      <span className="hw-quiet">As at {formatDate(said.asAt)} you said </span>
      {said.said ? <SaidWords said={said.said} levelNames={levelNames} /> : "nothing on this row"}
    </p>
  );
}
