import { useEffect, useRef } from "react";
import { DataTable } from "#app/ui/data-table.tsx";
import { useErrorTitle } from "#app/ui/error-title.ts";
import type { CheckedEdition } from "./model-data.ts";

/** What is wrong in an edition file, by line and field, with the line itself. */
export function EditionProblems({ checked }: { checked: CheckedEdition }) {
  const { problems, text } = checked;
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer takes the focus anew
  useEffect(() => box.current?.focus(), [problems]);
  useErrorTitle(problems.length > 0);
  const lines = text.split(/\r\n|\n/);
  const all = problems.length >= 200 ? "The first 200" : String(problems.length);
  return (
    <div className="hw-notice hw-edition-problems" role="alert" tabIndex={-1} ref={box}>
      <h2 className="nhsuk-heading-m">
        {problems.length === 1 ? "One thing to put right" : `${all} things to put right`}
      </h2>
      <p>Nothing was stored. Mend the file, then send it again.</p>
      <DataTable
        stacked="named"
        dense
        caption="What is wrong, in the order of the file"
        captionHidden
        columns={[
          { key: "line", label: "Line", numeric: true, rowHeader: true },
          { key: "field", label: "Field" },
          { key: "message", label: "What is wrong" },
          { key: "text", label: "The line" },
        ]}
        rows={[...problems]
          .sort((one, other) => one.line - other.line)
          .map(({ line, field, message }, index) => ({
            key: `${index} ${line}`,
            cells: {
              line,
              field: <code>{field || "the file"}</code>,
              message,
              text: <code>{cut(lines[line - 1] ?? "")}</code>,
            },
          }))}
      />
    </div>
  );
}

function cut(line: string): string {
  const text = line.trim();
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
