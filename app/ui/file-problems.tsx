import { useEffect, useRef } from "react";
import type { FileProblem } from "#app/domain/file-lines.ts";
import { DataTable } from "./data-table.tsx";
import { useErrorTitle } from "./error-title.ts";

/** More than these are not listed at once. */
const LISTED = 100;

/** Everything that is wrong with a file, by line and column. Takes the focus when it arrives. */
export function FileProblems({
  problems,
  advice = "Put the file right and check it again.",
}: {
  problems: readonly FileProblem[];
  /** What to do about them. */
  advice?: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new problems take the focus again
  useEffect(() => {
    box.current?.focus();
  }, [problems]);
  useErrorTitle(true);
  return (
    <div className="nhsuk-error-summary hw-file-problems" ref={box} tabIndex={-1}>
      <div role="alert">
        <h2 className="nhsuk-error-summary__title">
          {problems.length === 1 ? "1 problem" : `${problems.length} problems`}: nothing was saved
        </h2>
      </div>
      <DataTable
        stacked="named"
        caption="What is wrong, by line"
        captionHidden
        dense
        columns={[
          { key: "line", label: "Line", numeric: true },
          { key: "column", label: "Column" },
          { key: "sentence", label: "What is wrong" },
        ]}
        rows={problems.slice(0, LISTED).map(({ line, column, sentence }, at) => ({
          key: String(at),
          cells: { line: line ?? "–", column: column ?? "–", sentence },
        }))}
      />
      {problems.length > LISTED && <p>And {problems.length - LISTED} more.</p>}
      <p>{advice}</p>
    </div>
  );
}
