import { Notice } from "#app/ui/notice.tsx";

type Props = { rows: readonly { key: string; topic: string; pass: 1 | 2 | null }[] };

/** Which rows of the change can be scored a second time, and what that means. */
export function SecondOpen({ rows }: Props) {
  const open = rows.flatMap((row, index) => (row.pass === 2 ? [{ ...row, index }] : []));
  if (open.length === 0) return null;
  return (
    <Notice
      title={
        open.length === 1
          ? "Open for a second score"
          : `${open.length} rows open for a second score`
      }
    >
      <p>
        The room has discussed {open.length === 1 ? "this row" : "these rows"}. You can score again,
        and nobody sees how until the second reveal.
      </p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {open.map(({ key, topic, index }) => (
          <li key={key}>
            <a href={`#row-${index}`}>{topic}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
