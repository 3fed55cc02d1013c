import { formatDate, londonDate } from "#app/domain/dates.ts";

type Props = {
  entries: readonly { id: string; at: number; topic?: string | null | undefined; text: string }[];
};

/** Dated remarks beside a record, each with the row it is about, if it is about one. */
export function DatedList({ entries }: Props) {
  return (
    <ul>
      {entries.map(({ id, at, topic, text }) => (
        <li key={id}>
          <span className="hw-quiet">
            {formatDate(londonDate(at))}
            {topic && `, ${topic}`}:
          </span>{" "}
          {text}
        </li>
      ))}
    </ul>
  );
}
