import { type Document, isMap, isNode, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { ContentError, type ContentProblem } from "./content-error.ts";

/** Keys and indexes that lead to a place in the data. */
export type Path = readonly (string | number)[];

/** Something found wrong at a place in the data, before its line is known. */
export type Finding = { path: Path; message: string };

/** A content file that was read: its value, and a way to say on which lines findings stand. */
export type ContentDocument<T> = {
  value: T;
  locate: (findings: readonly Finding[]) => ContentProblem[];
};

/**
 * Reads YAML text against a schema. Throws a ContentError that lists every problem with file, line and field:
 * broken YAML, then what the schema refuses, then what `check` finds in data of the right shape.
 */
export function readContent<T>(
  text: string,
  file: string,
  schema: z.ZodType<T>,
  check: (value: T) => Finding[] = () => [],
): ContentDocument<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    throw new ContentError(
      document.errors.map((error) => ({
        file,
        line: error.linePos?.[0].line ?? 1,
        field: "",
        message: `not readable as YAML: ${firstLine(error.message)}`,
      })),
    );
  }

  const locate = (findings: readonly Finding[]): ContentProblem[] =>
    findings.map(({ path, message }) => ({
      file,
      line: lineOf(document, lines, path),
      field: formatPath(path),
      message,
    }));

  const parsed = schema.safeParse(document.toJS(), { reportInput: true });
  if (!parsed.success) throw new ContentError(locate(parsed.error.issues.flatMap(toFindings)));

  const findings = check(parsed.data);
  if (findings.length > 0) throw new ContentError(locate(findings));
  return { value: parsed.data, locate };
}

function toFindings(issue: z.core.$ZodIssue): Finding[] {
  const path = issue.path.filter((part) => typeof part !== "symbol");
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ path: [...path, key], message: "is not a field here" }));
  }
  if (issue.input === undefined) return [{ path, message: "is missing" }];
  return [{ path, message: issue.message }];
}

/** The line of the innermost place on the path that exists; for a map's entry, the line of its key. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const offset = offsetOf(document, path.slice(0, depth));
    if (offset !== undefined) return lines.linePos(offset).line;
  }
  return 1;
}

function offsetOf(document: Document, path: Path): number | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (isMap(parent)) {
    const pair = parent.items.find((item) => keyText(item.key) === path.at(-1));
    return isNode(pair?.key) ? pair.key.range?.[0] : undefined;
  }
  const node = document.getIn(path, true);
  return isNode(node) ? node.range?.[0] : undefined;
}

function keyText(key: unknown): unknown {
  return isNode(key) ? key.toJSON() : key;
}

function formatPath(path: Path): string {
  return path
    .map((part, at) => (typeof part === "number" ? `[${part}]` : at === 0 ? part : `.${part}`))
    .join("");
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0]?.replace(/:$/, "") ?? text;
}
