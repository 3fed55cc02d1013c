import { Link } from "@remix-run/react";
import { formatDate } from "#app/domain/dates.ts";

type Props = {
  decided: readonly {
    id: string;
    text: string;
    meetingId: string;
    meeting: string;
    date: string;
  }[];
  /** The address of the area's meetings. */
  meetings: string;
};

/** The meetings that decided on an action, with what they decided. */
export function DecidedAt({ decided, meetings }: Props) {
  if (decided.length === 0) return null;
  return (
    <ul className="hw-plan__decided">
      {decided.map(({ id, text, meetingId, meeting, date }) => (
        <li key={id}>
          Decided at the{" "}
          <Link to={`${meetings}/${meetingId}`}>
            {meeting}, {formatDate(date)}
          </Link>
          : {text}
        </li>
      ))}
    </ul>
  );
}
