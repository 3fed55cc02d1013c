import { Link } from "@remix-run/react";
import { useParts } from "./parts.ts";

type Change = { number: number; name: string; href: string; state: "none" | "part" | "done" };

/** "Change 1 of 8", or of what the model has, with a dot for each change: empty, half full or full, the present one ringed. */
export function ChangeProgress({
  changes,
  current,
}: {
  changes: readonly Change[];
  current: number;
}) {
  const { One, Many } = useParts();
  const words = { none: "not begun", part: "begun", done: "finished" };
  const place = changes.findIndex(({ number }) => number === current) + 1;
  return (
    <nav className="hw-progress" aria-label={Many}>
      <span>
        {One} {place} of {changes.length}
      </span>
      <ol>
        {changes.map(({ number, name, href, state }) => (
          <li key={number}>
            <Link
              to={href}
              aria-current={number === current ? "step" : undefined}
              aria-label={`${number} ${name}, ${words[state]}`}
              title={name}
            >
              <span
                className={`hw-progress__dot${state === "none" ? "" : ` hw-progress__dot--${state}`}${
                  number === current ? " hw-progress__dot--current" : ""
                }`}
              />
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
